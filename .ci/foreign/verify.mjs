// Reads our certificates with other people's software, without any network:
// the verifiable credentials library of Digital Bazaar, jsonld.js, jose, and the
// JSON schema of Open Badges 3.0 with Ajv.
//
// usage: node verify.mjs STANDARDS EXAMPLES [CLR]
//   STANDARDS  folder of the standards' files
//   EXAMPLES   folder with genuine/*.json, which must be accepted, altered/*.json,
//              which must be refused, and forms/
//   CLR        the context of CLR 2.0.1, for the dossier

import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {importSPKI, jwtVerify} from 'jose';
import jsonld from 'jsonld';

const [standards, examples, clr] = process.argv.slice(2);
if(!examples) {
  console.error('usage: node verify.mjs STANDARDS EXAMPLES [CLR]');
  process.exit(64);
}

const read = path => JSON.parse(readFileSync(path, 'utf8'));
const standard = path => read(join(standards, path));

const V2 = 'https://www.w3.org/ns/credentials/v2';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

// Two versions of the badge context are in circulation under one name; what we
// sign must mean the same under both.
const badgeContexts = ['context-3.0.3.json', 'context-3.0.3-as-served.json']
  .map(name => standard(join('openbadges-3.0', name)));

const answer = (url, document) => ({contextUrl: null, documentUrl: url, document});

// What the verifier may look up: two contexts, and keys that are their own name.
const loaderWith = badges => {
  const contexts = new Map([
    [V2, standard('w3c-contexts/credentials-v2.jsonld')],
    [BADGES, badges],
    ...clr ? [[CLR, read(clr)]] : []
  ]);
  return async url => {
    if(contexts.has(url)) {
      return answer(url, contexts.get(url));
    }
    const key = /^(did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+))(#\2)?$/.exec(url);
    if(key) {
      const [, did, multibase, fragment] = key;
      return answer(url, fragment ? method(did, multibase) : controller(did, multibase));
    }
    throw new Error(`nothing may be fetched, and this was asked for: ${url}`);
  };
};

const method = (did, multibase) => ({
  '@context': 'https://w3id.org/security/multikey/v1',
  id: `${did}#${multibase}`,
  type: 'Multikey',
  controller: did,
  publicKeyMultibase: multibase
});

const controller = (did, multibase) => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: did,
  verificationMethod: [method(did, multibase)],
  assertionMethod: [`${did}#${multibase}`],
  authentication: [`${did}#${multibase}`]
});

const ajv = new Ajv2019({allErrors: true, strict: false});
addFormats(ajv);
const isBadge = ajv.compile(
  standard('openbadges-3.0/ob_v3p0_achievementcredential_schema.json'));

const now = new Date('2027-01-01T00:00:00Z');

// One at a time: with both, a bad proof hides behind the good one.
const suites = {
  'eddsa-jcs-2022': () => createVerifyCryptosuite(),
  'eddsa-rdfc-2022': () => rdfc
};

// Accepted or refused, with the reason of a refusal.
const judge = async (credential, badges, name) => {
  const suite = new DataIntegrityProof({cryptosuite: suites[name]()});
  const result = await verifyCredential({
    credential, suite, documentLoader: loaderWith(badges), now
  });
  const inner = result.error?.errors?.map(error => error.message).join('; ');
  return {accepted: result.verified, why: inner || result.error?.message};
};

// Whether every member means something under the contexts: what means nothing
// would silently be left out by software that signs meanings instead of bytes.
const undefinedMember = async ({proof, ...credential}, badges) => {
  try {
    const statements = await jsonld.toRDF(
      credential, {safe: true, documentLoader: loaderWith(badges)});
    return statements.length > 20 ? null : 'hardly any statement';
  } catch(error) {
    return error.details?.event?.message ?? error.message;
  }
};

// Whether our statements are those of jsonld.js, byte for byte.
const isSameMeaning = async ({proof, ...credential}, badges, name) => {
  const theirs = await jsonld.canonize(credential, {
    algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true,
    documentLoader: loaderWith(badges)
  });
  return theirs === readFileSync(join(examples, 'forms', name), 'utf8');
};

let failures = 0;
const tell = (ok, line) => {
  failures += ok ? 0 : 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${line}`);
};

for(const kind of ['genuine', 'altered']) {
  const names = readdirSync(join(examples, kind)).filter(name => name.endsWith('.json'));
  if(names.length === 0) {
    tell(false, `${kind}: no examples`);
  }
  for(const name of names) {
    const credential = read(join(examples, kind, name));
    for(const [version, badges] of badgeContexts.entries()) {
      for(const suite of Object.keys(suites)) {
        const {accepted, why} = await judge(credential, badges, suite);
        const said = accepted ? 'accepted' : `refused: ${why}`;
        tell(accepted === (kind === 'genuine'),
          `${kind}/${name}, context ${version + 1}, ${suite}: ${said}`);
      }
      if(kind === 'genuine') {
        const same = await isSameMeaning(credential, badges, name.replace(/json$/, 'nq'));
        tell(same, `${kind}/${name}, context ${version + 1}: our statements are theirs`);
        const loss = await undefinedMember(credential, badges);
        tell(!loss, `${kind}/${name}, context ${version + 1}, meaning: ${loss ?? 'complete'}`);
      }
    }
    if(kind === 'genuine') {
      const valid = isBadge(credential);
      tell(valid, `${kind}/${name}, schema: ${valid ? 'valid' : ajv.errorsText(isBadge.errors)}`);
    }
  }
}

if(clr) {
  const dossier = read(join(examples, 'forms', 'dossier.json'));
  for(const [version, badges] of badgeContexts.entries()) {
    for(const suite of Object.keys(suites)) {
      const {accepted, why} = await judge(dossier, badges, suite);
      tell(accepted, `dossier, context ${version + 1}, ${suite}: ${accepted ? 'accepted' : why}`);
    }
    const same = await isSameMeaning(dossier, badges, 'dossier.nq');
    tell(same, `dossier, context ${version + 1}: our statements are theirs`);
  }
  const other = structuredClone(dossier);
  other.credentialSubject.identifier[0].identityHash = '552100554';
  for(const suite of Object.keys(suites)) {
    const {accepted} = await judge(other, badgeContexts[0], suite);
    tell(!accepted, `dossier altered, ${suite}: ${accepted ? 'accepted' : 'refused'}`);
  }
} else {
  tell(false, 'dossier: the context of CLR 2.0.1 is missing');
}

// Tokens, with jose.
const form = name => readFileSync(join(examples, 'forms', name), 'utf8');
const key = await importSPKI(form('issuer.pem'), 'EdDSA');
for(const name of ['module.jwt', 'passport.jwt']) {
  const token = form(name);
  const {payload} = await jwtVerify(token, key, {algorithms: ['EdDSA'], currentDate: now});
  const same = payload.iss === payload.issuer.id && payload.jti === payload.id &&
    payload.sub === payload.credentialSubject.id &&
    payload.nbf * 1000 === Date.parse(payload.validFrom);
  tell(same, `${name}: accepted by jose`);
  const [header, claims, signature] = token.split('.');
  const other = Buffer.from(claims, 'base64url').toString().replace('Zoé', 'Zoe');
  const forged = [header, Buffer.from(other).toString('base64url'), signature].join('.');
  const refused = await jwtVerify(forged, key, {algorithms: ['EdDSA'], currentDate: now}).then(() => false, () => true);
  tell(refused, `${name} altered: refused by jose`);
}

// A schema that accepts anything would prove nothing.
const mutilated = read(join(examples, 'genuine', 'module.json'));
delete mutilated.credentialSubject.achievement.criteria;
tell(!isBadge(mutilated), 'the schema refuses a badge without criteria');

const added = read(join(examples, 'altered', 'member-added.json'));
tell(await undefinedMember(added, badgeContexts[0]), 'a member without meaning is noticed');

process.exit(failures === 0 ? 0 : 1);
