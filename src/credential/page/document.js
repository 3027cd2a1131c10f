// The closed profile of our certificates: what is read is put together again and
// compared, so that a document is ours when we would have written exactly that.

const CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
];
const MODULE = 'urn:pen:module:';
const PASSPORT = 'urn:pen:passport';
const JOURNAL = 'urn:pen:journal:sha-256:';
const SCORE = 'urn:pen:result:score';
const STATUS = 'urn:pen:result:status';
// The programme's own rule: no issuer can ask for less.
const MODULES_NEEDED = 3;
const WAYS = {autonome: 'alone', groupe: 'group', supervise: 'supervised', test: 'test'};

const ENTRY = {type: String, identifier: String, identifierType: String};
const RESULT_DESCRIPTION = {
  id: String, type: [String], name: String, resultType: String,
  'requiredValue?': String, 'valueMin?': String, 'valueMax?': String
};
const CREDENTIAL = {
  '@context': [String], id: String, type: [String], name: String,
  issuer: {id: String, type: [String], name: String, 'url?': String, 'otherIdentifier?': [ENTRY]},
  validFrom: String, 'validUntil?': String,
  credentialSubject: {
    id: String, type: [String], 'activityStartDate?': String, 'activityEndDate?': String,
    identifier: [{
      type: String, identityType: String, hashed: Boolean, identityHash: String, 'salt?': String
    }],
    achievement: {
      id: String, type: [String], achievementType: String, 'version?': String, inLanguage: String,
      name: String, description: String, criteria: {'id?': String, narrative: String},
      'otherIdentifier?': [ENTRY], 'resultDescription?': [RESULT_DESCRIPTION]
    },
    'result?': [{type: [String], resultDescription: String, 'value?': String, 'status?': String}]
  },
  evidence: [{
    'id?': String, type: [String], genre: String, name: String, 'narrative?': String,
    'description?': String
  }],
  'relatedResource?': [{id: String, digestMultibase: String}],
  'credentialStatus?': {
    id: String, type: String, statusPurpose: String, statusListIndex: String,
    statusListCredential: String
  }
};

// `value`, unless there is none.
const demand = (value, member) => {
  if (value === null || value === undefined) throw new Refusal('member', {member});
  return value;
};

const cut = (text, prefix) => text?.startsWith(prefix) ? text.slice(prefix.length) : null;

const uuidOf = (text, member) => {
  const id = cut(text, 'urn:uuid:');
  return demand(id !== null && UUID.test(id) ? id : null, member);
};

// Takes the proofs out of a document: at least one, in an array.
const takeProofs = document => {
  if (!isObject(document)) throw new Refusal('shape', {detail: '{}'});
  const {proof} = document;
  if (!Array.isArray(proof) || proof.length === 0) throw new Refusal('member', {member: 'proof'});
  return [without(document, 'proof'), proof];
};

const readCertificate = (document, proofs) => {
  if (!hasShape(document, CREDENTIAL)) throw new Refusal('shape', {detail: 'OpenBadgeCredential'});
  const key = demand(readKey(document.issuer.id), 'issuer.id');
  const entry = document.issuer.otherIdentifier?.[0];
  const siret = entry ? demand(readNumber(entry.identifier), 'issuer.otherIdentifier') : null;
  const facts = readFacts(document);
  checkClaims(facts);
  const certificate = {document, proofs, key, siret, ...facts};
  checkIssuer(document.issuer, siret);
  checkWords(document, facts.module !== null);
  if (!isEqual(rewritten(certificate), document)) throw new Refusal('spelling');
  return certificate;
};

const readFacts = document => {
  const subject = document.credentialSubject;
  const issued = demand(readMoment(document.validFrom), 'validFrom');
  const until = document.validUntil === undefined
    ? null : demand(readMoment(document.validUntil), 'validUntil');
  const learner = uuidOf(subject.id, 'credentialSubject.id');
  const find = kind => subject.identifier.find(one => one.identityType === kind);
  const kind = ['ext:siren', 'ext:siret', 'ext:rna'].find(find);
  const number = demand(kind && readNumber(find(kind).identityHash), 'credentialSubject.identifier');
  const organisation = demand(find('ext:organisation')?.identityHash, 'credentialSubject.identifier');
  const mail = find('emailAddress');
  const email = mail === undefined ? null : {
    sha256: demand(cut(mail.identityHash, 'sha256$'), 'credentialSubject.identifier'),
    salt: demand(mail.salt, 'credentialSubject.identifier')
  };
  const entry = document.credentialStatus;
  const status = entry === undefined ? null : {
    list: entry.statusListCredential,
    index: demand(readCount(entry.statusListIndex, 2 ** 32 - 1), 'statusListIndex')
  };
  const module = cut(subject.achievement.id, MODULE);
  const earned = module === null ? {module: null, passport: readPassport(document)}
    : {module: readModule(module, document), passport: null};
  const id = uuidOf(document.id, 'id');
  const name = find('name')?.identityHash ?? null;
  return {id, issued, until, learner, number, organisation, email, name, status, ...earned};
};

const readModule = (id, document) => {
  const {achievement, result, activityStartDate, activityEndDate} = document.credentialSubject;
  const [described, state] = achievement.resultDescription ?? [];
  demand(achievement.resultDescription?.length === 2 ? state : null, 'resultDescription');
  demand(result?.length === 2 ? result : null, 'result');
  const [evidence] = document.evidence;
  demand(document.evidence.length === 1 ? evidence : null, 'evidence');
  const drawn = demand(readCount(described.valueMax, 65535), 'valueMax');
  const isNamed = isModuleId(id) && achievement.version !== undefined;
  return {
    id: demand(isNamed ? id : null, 'credentialSubject.achievement'),
    version: achievement.version,
    content: demand(achievement.otherIdentifier?.[0], 'credentialSubject.achievement').identifier,
    way: demand(Object.hasOwn(WAYS, evidence.genre) ? WAYS[evidence.genre] : null, 'evidence.genre'),
    started: demand(readMoment(activityStartDate), 'activityStartDate'),
    ended: demand(readMoment(activityEndDate), 'activityEndDate'),
    drawn,
    right: demand(readCount(result[0].value, 65535), 'value'),
    needed: demand(readCount(described.requiredValue, 65535), 'requiredValue'),
    journal: evidence.id === undefined ? null : demand(cut(evidence.id, JOURNAL), 'evidence.id')
  };
};

const readPassport = document => {
  const rule = document.credentialSubject.achievement.criteria.id?.split(':')[5];
  const needed = demand(readCount(rule, 65535), 'criteria.id');
  const resources = document.relatedResource ?? [];
  const pairs = document.evidence.slice(0, resources.length);
  const modules = pairs.map((evidence, at) => {
    const module = cut(evidence.description, MODULE);
    const packed = cut(resources[at].digestMultibase, 'u');
    const digest = packed === null ? null : fromBase64url(packed);
    const isSha256 = digest?.length === 34 && digest[0] === 0x12 && digest[1] === 0x20;
    return {
      id: uuidOf(resources[at].id, 'relatedResource.id'),
      module: demand(module !== null && isModuleId(module) ? module : null, 'evidence.description'),
      title: evidence.name,
      digest: demand(isSha256 ? digest.slice(2) : null, 'digestMultibase')
    };
  });
  return {needed, modules};
};

const checkClaims = ({organisation, name, email, issued, until, status, module, passport}) => {
  checkText('organisation', organisation);
  if (name !== null) checkText('name', name);
  if (email !== null) {
    if (!/^[A-Za-z0-9_-]{24}$/.test(email.salt)) throw refuse('digest', 'email');
    checkDigest('email', email.sha256);
  }
  if (until !== null && until <= issued) throw refuse('dates');
  if (status !== null && !isListName(status.list)) throw refuse('list-name');
  if (module !== null) checkModule(module, issued);
  else checkPassport(passport);
};

const checkModule = ({right, drawn, needed, started, ended, version, content, journal}, issued) => {
  if (right > drawn || right < needed) throw new Refusal('refused', {
    refusal: 'not-passed', right, of: drawn
  });
  if (started > ended || ended > issued) throw refuse('dates');
  checkText('version', version);
  checkDigest('edition', content);
  if (journal !== null) checkDigest('journal', journal);
};

const checkPassport = ({needed, modules}) => {
  const tooFew = (asked, found) =>
    new Refusal('refused', {refusal: 'too-few', needed: asked, found});
  if (needed < MODULES_NEEDED) throw tooFew(MODULES_NEEDED, needed);
  const seen = new Set();
  for (const {title, module, id} of modules) {
    checkText('title', title);
    for (const name of [module, id]) {
      if (seen.has(name)) throw new Refusal('refused', {refusal: 'twice', name});
      seen.add(name);
    }
  }
  if (modules.length < needed) throw tooFew(needed, modules.length);
};

const checkIssuer = ({name, url}, siret) => {
  checkText('issuer', name);
  if (siret !== null && siret.kind !== 'ext:siret') throw refuse('siret');
  if (url !== undefined && !isAddress(url)) throw refuse('address');
};

const checkWords = ({name, credentialSubject: {achievement}, evidence}, isModule) => {
  checkText('language', achievement.inLanguage);
  checkText('title', name);
  checkText('achievement', achievement.name);
  checkText('description', achievement.description);
  checkText('criteria', achievement.criteria.narrative);
  if (!isModule) return;
  checkText('score', achievement.resultDescription[0].name);
  checkText('status', achievement.resultDescription[1].name);
  checkText('evidence', evidence[0].name);
  checkText('narrative', evidence[0].narrative ?? '');
};

// Leaves out what has no value.
const members = all => Object.fromEntries(
  Object.entries(all).filter(([, value]) => value !== undefined && value !== null));
