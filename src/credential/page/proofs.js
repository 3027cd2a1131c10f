// Data integrity proofs (W3C, "Data Integrity EdDSA Cryptosuites v1.0"): ours, which
// must be there, and the one over the meaning, which must hold as well.

const PROOF = {
  type: String, cryptosuite: String, created: String, verificationMethod: String,
  proofPurpose: String, 'proofValue?': String
};
const OURS = 'eddsa-jcs-2022';
const MEANING = 'eddsa-rdfc-2022';

// What a check came to: a word, and why.
const held = {result: 'held'};
const notNeeded = {result: 'not-needed'};
const failed = (reason, details = {}) => ({result: 'failed', reason, details});
const notChecked = (reason, details = {}) => ({result: 'not-checked', reason, details});

const suiteOf = proof => {
  const isOne = isObject(proof) && proof.type === 'DataIntegrityProof';
  return isOne && typeof proof.cryptosuite === 'string' ? proof.cryptosuite : null;
};

const isSigned = async (key, proof, texts) => {
  const hashes = await Promise.all(texts.map(text => sha256(utf8(text))));
  return isSignature(key, joined(...hashes), readSignature(proof.proofValue));
};

// Whether our proof is `key`'s over the very bytes of `document`.
const holdsBytes = (key, proof, document) =>
  isSigned(key, proof, [canonical(without(proof, 'proofValue')), canonical(document)]);

// Whether a proof is `key`'s over the meaning of `document`.
const holdsMeaning = async (key, proof, document) => {
  const role = document.credentialSubject?.verifiableCredential ? 'dossier' : 'credential';
  try {
    const options = await meaningOf(without(proof, 'proofValue'), 'proof');
    return await isSigned(key, proof, [options, await meaningOf(document, role)]);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

// Why one proof does not hold; null when it does.
const troubleOf = async (key, proof, document) => {
  const isOurs = proof.cryptosuite === OURS;
  const shape = isOurs ? {...PROOF, '@context?': [String]} : PROOF;
  if (!hasShape(proof, shape) || readMoment(proof.created) === null) return 'proof-form';
  const isSameContext = !isOurs || isEqual(proof['@context'] ?? [], document['@context'] ?? null);
  if (proof.proofPurpose !== 'assertionMethod' || !isSameContext) return 'proof-form';
  if (proof.verificationMethod !== key.method) return 'other-key';
  const holds = isOurs ? holdsBytes : holdsMeaning;
  return await holds(key, proof, document) ? null : 'signature';
};

// Every proof of a kind we know must hold, and one of them must be ours.
const checkSet = async (key, document, proofs) => {
  let unknown = null;
  for (const proof of proofs) {
    const suite = suiteOf(proof);
    if (suite === null) return failed('proof-form');
    if (suite !== OURS && suite !== MEANING) {
      unknown = suite;
      continue;
    }
    const trouble = await troubleOf(key, proof, document);
    if (trouble !== null) return failed(trouble);
  }
  if (!proofs.some(proof => suiteOf(proof) === OURS)) return failed('no-proof');
  return unknown === null ? held : notChecked('unknown-proof', {kind: unknown});
};

const checkProofs = async ({key, document, proofs, token}) => {
  if (!token) return checkSet(key, document, proofs);
  return await isSignature(key, utf8(token.signed), token.signature) ? held : failed('signature');
};
