// The document that we would have written for what was read.

const rewritten = certificate => {
  const {document, key, siret, id, issued, until, status} = certificate;
  return members({
    '@context': CONTEXT,
    id: `urn:uuid:${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: document.name,
    issuer: members({
      id: key.did,
      type: ['Profile'],
      name: document.issuer.name,
      url: document.issuer.url,
      otherIdentifier: siret && [entryOf(siret.text, siret.kind)]
    }),
    validFrom: writeMoment(issued),
    validUntil: until === null ? null : writeMoment(until),
    credentialSubject: subjectOf(certificate),
    evidence: evidenceOf(certificate),
    relatedResource: certificate.passport?.modules.map(module => ({
      id: `urn:uuid:${module.id}`,
      digestMultibase: `u${toBase64url(joined([0x12, 0x20], module.digest))}`
    })),
    credentialStatus: status && {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.list
    }
  });
};

const entryOf = (identifier, identifierType) =>
  ({type: 'IdentifierEntry', identifier, identifierType});

const identityOf = (identityType, identityHash) =>
  ({type: 'IdentityObject', identityType, hashed: false, identityHash});

const identitiesOf = ({number, organisation, name, email}) => {
  const all = [identityOf(number.kind, number.text), identityOf('ext:organisation', organisation)];
  if (name !== null) all.push(identityOf('name', name));
  if (email !== null) {
    const hashed = identityOf('emailAddress', `sha256$${email.sha256}`);
    all.push({...hashed, hashed: true, salt: email.salt});
  }
  return all;
};

const subjectOf = certificate => {
  const {document, module, passport, learner} = certificate;
  const {achievement} = document.credentialSubject;
  return members({
    id: `urn:uuid:${learner}`,
    type: ['AchievementSubject'],
    activityStartDate: module && writeMoment(module.started),
    activityEndDate: module && writeMoment(module.ended),
    identifier: identitiesOf(certificate),
    achievement: members({
      id: module ? MODULE + module.id : PASSPORT,
      type: ['Achievement'],
      achievementType: module ? 'CertificateOfCompletion' : 'LearningProgram',
      version: module?.version,
      inLanguage: achievement.inLanguage,
      name: achievement.name,
      description: achievement.description,
      criteria: members({
        id: passport &&
          `${PASSPORT}:rule:distinct-modules:${passport.needed}:same-organisation`,
        narrative: achievement.criteria.narrative
      }),
      otherIdentifier: module && [entryOf(module.content, 'ext:sha256')],
      resultDescription: module && describedOf(module, achievement.resultDescription)
    }),
    result: module && [
      {type: ['Result'], resultDescription: SCORE, value: String(module.right)},
      {type: ['Result'], resultDescription: STATUS, status: 'Completed'}
    ]
  });
};

const describedOf = ({needed, drawn}, [score, status]) => [
  {
    id: SCORE, type: ['ResultDescription'], name: score.name, resultType: 'RawScore',
    requiredValue: String(needed), valueMin: '0', valueMax: String(drawn)
  },
  {id: STATUS, type: ['ResultDescription'], name: status.name, resultType: 'Status'}
];

const evidenceOf = ({document, module, passport}) => {
  if (module === null) {
    return passport.modules.map(one => ({
      id: `urn:uuid:${one.id}`, type: ['Evidence'], genre: 'module', name: one.title,
      description: MODULE + one.module
    }));
  }
  const [{name, narrative}] = document.evidence;
  return [members({
    id: module.journal && JOURNAL + module.journal,
    type: ['Evidence'],
    genre: Object.keys(WAYS).find(genre => WAYS[genre] === module.way),
    name,
    narrative
  })];
};
