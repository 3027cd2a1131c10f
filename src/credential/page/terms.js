// What the members of our documents mean (W3C Verifiable Credentials Data Model 2.0,
// Open Badges 3.0.3, CLR 2.0.1), as far as we use them: a predicate, and how the value
// is read. Only terms that every published version of these contexts defines alike.

const OB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
const VC = 'https://www.w3.org/2018/credentials#';
const STATUS_TERM = 'https://www.w3.org/ns/credentials/status#';
const SECURITY = 'https://w3id.org/security#';
const SCHEMA = 'https://schema.org/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
// Open Badges writes the datatypes with `https`, the data model with `http`.
const XSDS = 'https://www.w3.org/2001/XMLSchema#';

const plain = () => ({kind: 'text'});
const typed = datatype => ({kind: 'typed', datatype});
const truth = () => ({kind: 'truth', datatype: `${XSDS}boolean`});
const named = () => ({kind: 'name'});
const word = vocabulary => ({kind: 'word', vocabulary});
const node = role => ({kind: 'node', role});
const graph = role => ({kind: 'graph', role});

const TERMS = {
  credential: {
    types: {
      VerifiableCredential: `${VC}VerifiableCredential`,
      OpenBadgeCredential: `${OB}OpenBadgeCredential`
    },
    terms: {
      name: [`${SCHEMA}name`, plain()],
      issuer: [`${VC}issuer`, node('issuer')],
      validFrom: [`${VC}validFrom`, typed(`${XSD}dateTime`)],
      validUntil: [`${VC}validUntil`, typed(`${XSD}dateTime`)],
      credentialSubject: [`${VC}credentialSubject`, node('subject')],
      evidence: [`${VC}evidence`, node('evidence')],
      relatedResource: [`${VC}relatedResource`, node('resource')],
      credentialStatus: [`${VC}credentialStatus`, node('status')],
      proof: [`${SECURITY}proof`, graph('proof')]
    }
  },
  dossier: {
    types: {
      VerifiableCredential: `${VC}VerifiableCredential`,
      ClrCredential: `${CLR}ClrCredential`
    },
    terms: {
      name: [`${SCHEMA}name`, plain()],
      issuer: [`${VC}issuer`, node('issuer')],
      validFrom: [`${VC}validFrom`, typed(`${XSD}dateTime`)],
      validUntil: [`${VC}validUntil`, typed(`${XSD}dateTime`)],
      credentialSubject: [`${VC}credentialSubject`, node('dossierSubject')]
    }
  },
  issuer: {
    types: {Profile: `${OB}Profile`},
    terms: {
      name: [`${SCHEMA}name`, plain()],
      url: [`${SCHEMA}url`, typed(`${XSDS}anyURI`)],
      otherIdentifier: [`${OB}otherIdentifier`, node('entry')]
    }
  },
  subject: {
    types: {AchievementSubject: `${OB}AchievementSubject`},
    terms: {
      activityStartDate: [`${OB}activityStartDate`, typed(`${XSDS}date`)],
      activityEndDate: [`${OB}activityEndDate`, typed(`${XSDS}date`)],
      identifier: [`${OB}identifier`, node('identity')],
      achievement: [`${OB}achievement`, node('achievement')],
      result: [`${OB}result`, node('outcome')]
    }
  },
  dossierSubject: {
    types: {ClrSubject: `${CLR}ClrSubject`},
    terms: {
      identifier: [`${CLR}identifier-1`, node('identity')],
      verifiableCredential: [`${CLR}verifiableCredential`, node('credential')]
    }
  },
  entry: {
    types: {IdentifierEntry: `${OB}IdentifierEntry`},
    terms: {
      identifier: [`${OB}identifier`, plain()],
      identifierType: [`${OB}identifierType`, plain()]
    }
  },
  identity: {
    types: {IdentityObject: `${OB}IdentityObject`},
    terms: {
      identityType: [`${OB}identityType`, plain()],
      hashed: [`${OB}hashed`, truth()],
      identityHash: [`${OB}identityHash`, plain()],
      salt: [`${OB}salt`, plain()]
    }
  },
  achievement: {
    types: {Achievement: `${OB}Achievement`},
    terms: {
      achievementType: [`${OB}achievementType`, plain()],
      version: [`${OB}version`, plain()],
      inLanguage: [`${SCHEMA}inLanguage`, plain()],
      name: [`${SCHEMA}name`, plain()],
      description: [`${SCHEMA}description`, plain()],
      criteria: [`${OB}Criteria`, node('criteria')],
      otherIdentifier: [`${OB}otherIdentifier`, node('entry')],
      resultDescription: [`${OB}resultDescription`, node('resultDescription')]
    }
  },
  criteria: {
    types: {},
    terms: {
      narrative: [`${OB}narrative`, plain()]
    }
  },
  resultDescription: {
    types: {ResultDescription: `${OB}ResultDescription`},
    terms: {
      name: [`${SCHEMA}name`, plain()],
      resultType: [`${OB}resultType`, plain()],
      requiredValue: [`${OB}requiredValue`, plain()],
      valueMin: [`${OB}valueMin`, plain()],
      valueMax: [`${OB}valueMax`, plain()]
    }
  },
  outcome: {
    types: {Result: `${OB}Result`},
    terms: {
      resultDescription: [`${OB}resultDescription`, typed(`${XSDS}anyURI`)],
      value: [`${SCHEMA}value`, plain()],
      status: [`${OB}status`, plain()]
    }
  },
  evidence: {
    types: {Evidence: `${OB}Evidence`},
    terms: {
      genre: [`${SCHEMA}genre`, plain()],
      name: [`${SCHEMA}name`, plain()],
      narrative: [`${OB}narrative`, plain()],
      description: [`${SCHEMA}description`, plain()]
    }
  },
  resource: {
    types: {},
    terms: {
      digestMultibase: [`${SECURITY}digestMultibase`, typed(`${SECURITY}multibase`)]
    }
  },
  status: {
    types: {BitstringStatusListEntry: `${STATUS_TERM}BitstringStatusListEntry`},
    terms: {
      statusPurpose: [`${STATUS_TERM}statusPurpose`, plain()],
      statusListIndex: [`${STATUS_TERM}statusListIndex`, plain()],
      statusListCredential: [`${STATUS_TERM}statusListCredential`, named()]
    }
  },
  proof: {
    types: {DataIntegrityProof: `${SECURITY}DataIntegrityProof`},
    terms: {
      cryptosuite: [`${SECURITY}cryptosuite`, typed(`${SECURITY}cryptosuiteString`)],
      created: ['http://purl.org/dc/terms/created', typed(`${XSD}dateTime`)],
      verificationMethod: [`${SECURITY}verificationMethod`, named()],
      proofPurpose: [`${SECURITY}proofPurpose`, word(SECURITY)],
      proofValue: [`${SECURITY}proofValue`, typed(`${SECURITY}multibase`)]
    }
  }
};
