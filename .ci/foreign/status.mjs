// Reads our lists with other people's software, without any network: lists of
// withdrawals with Digital Bazaar's bitstring status list, their token and the
// trust list with the cryptography of node and the canonical JSON of others.
//
// usage: node status.mjs STANDARDS EXAMPLES
//   EXAMPLES  folder with status/{list,withdrawn,kept}.json, status/list.jwt and
//             trust/list.json

import {createHash, createPublicKey, verify} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {verifyCredential} from '@digitalbazaar/vc';
import {decode} from 'base58-universal';
import canonicalize from 'canonicalize';

const [standards, examples] = process.argv.slice(2);
if(!examples) {
  console.error('usage: node status.mjs STANDARDS EXAMPLES');
  process.exit(64);
}

const text = path => readFileSync(path, 'utf8');
const read = path => JSON.parse(text(path));
const example = path => read(join(examples, path));
const standard = path => read(join(standards, path));

const list = example('status/list.json');
const contexts = new Map([
  ['https://www.w3.org/ns/credentials/v2', standard('w3c-contexts/credentials-v2.jsonld')],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    standard('openbadges-3.0/context-3.0.3.json')]
]);

const answer = (url, document) => ({contextUrl: null, documentUrl: url, document});

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
  assertionMethod: [`${did}#${multibase}`]
});

const loaderWith = statusList => async url => {
  if(contexts.has(url)) {
    return answer(url, contexts.get(url));
  }
  if(url === statusList.id) {
    return answer(url, statusList);
  }
  const key = /^(did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+))(#\2)?$/.exec(url);
  if(key) {
    const [, did, multibase, fragment] = key;
    return answer(url, fragment ? method(did, multibase) : controller(did, multibase));
  }
  throw new Error(`nothing may be fetched, and this was asked for: ${url}`);
};

const judge = async (credential, statusList = list) => verifyCredential({
  credential,
  suite: new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()}),
  documentLoader: loaderWith(statusList),
  checkStatus: options => checkStatus({...options, verifyBitstringStatusListCredential: true}),
  now: new Date('2027-01-01T00:00:00Z')
});

let failures = 0;
const tell = (ok, line) => {
  failures += ok ? 0 : 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${line}`);
};

for(const [name, isWithdrawn] of [['withdrawn', true], ['kept', false]]) {
  const result = await judge(example(`status/${name}.json`));
  const status = result.statusResult?.results?.[0]?.status;
  const said = result.statusResult?.error?.message ?? '';
  // It says "verified" of a withdrawn one too: the status stands beside.
  tell(status === isWithdrawn, `status/${name}: ${status} ${said}`);
}

const changed = structuredClone(list);
changed.validUntil = '2037-01-01T00:00:00Z';
const refused = await judge(example('status/kept.json'), changed);
tell(!refused.verified, 'a changed list of withdrawals is refused');

// A did:key of Ed25519 as a key of node.
const keyOf = did => {
  const raw = Buffer.from(decode(did.slice('did:key:z'.length))).subarray(2);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return createPublicKey({key: der, format: 'der', type: 'spki'});
};

const token = text(join(examples, 'status/list.jwt')).trim();
const [header, payload, signature] = token.split('.');
const signs = (message, did, bytes) => verify(null, message, keyOf(did), bytes);
const claims = JSON.parse(Buffer.from(payload, 'base64url'));
tell(signs(Buffer.from(`${header}.${payload}`), claims.iss, Buffer.from(signature, 'base64url')),
  'status/list.jwt: the signature holds');
tell(claims.credentialSubject.encodedList === list.credentialSubject.encodedList,
  'status/list.jwt: the same bits');

const hash = value => createHash('sha256').update(canonicalize(value)).digest();
const holds = (document, {proofValue, ...options}) => signs(
  Buffer.concat([hash(options), hash(document)]),
  options.verificationMethod.split('#')[0],
  Buffer.from(decode(proofValue.slice(1))));

const {proof, ...trust} = example('trust/list.json');
const roots = new Set(proof.filter(one => holds(trust, one))
  .map(one => one.verificationMethod.split('#')[0])
  .filter(did => trust.roots.includes(did)));
tell(roots.size >= 2, `trust/list: signed by ${roots.size} of its roots`);
trust.expires = '2037-01-01T00:00:00Z';
tell(!proof.some(one => holds(trust, one)), 'a changed trust list is refused');

process.exit(failures === 0 ? 0 : 1);
