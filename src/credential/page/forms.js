// The other forms of a certificate: a token (VC-JWT), and a dossier that holds a
// Passeport with what it rests on (CLR 2.0).

const readText = bytes => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);

const trimmed = text => text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, '');

const isToken = bytes => /^[ \t\n\f\r]*eyJ/.test(new TextDecoder('latin1').decode(bytes));

// A token is ours when we would have written exactly that line.
const readToken = bytes => {
  const parts = trimmed(readText(bytes)).split('.');
  const [, claims, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || !claims || !signature) throw new Refusal('token');
  let value;
  try {
    value = JSON.parse(readText(claims));
  } catch {
    throw new Refusal('token');
  }
  if (!isObject(value)) throw new Refusal('token');
  const inner = without(value, 'iss', 'jti', 'nbf', 'sub', 'exp');
  // The same strict reader as for a file, over the same bytes as in a file.
  const certificate = readCertificate(readJson(utf8(canonical(inner))), []);
  const signed = parts.slice(0, 2).join('.');
  if (tokenOf(certificate) !== signed) throw new Refusal('token');
  return {...certificate, token: {signed, signature}};
};

const tokenOf = ({key, document, issued, until}) => {
  const claims = {
    ...document,
    iss: document.issuer.id,
    jti: document.id,
    nbf: issued / 1000,
    sub: document.credentialSubject.id
  };
  if (until !== null) claims.exp = until / 1000;
  const header = {alg: 'EdDSA', kid: key.method, typ: 'JWT'};
  return [header, claims].map(part => toBase64url(utf8(canonical(part)))).join('.');
};

const DOSSIER = {
  '@context': [String], id: String, type: [String], name: Object, issuer: Object,
  validFrom: Object, 'validUntil?': Object,
  credentialSubject: {
    id: Object, type: [String], identifier: Object, verifiableCredential: [Object]
  }
};
const CLR_CONTEXT = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

const isDossier = value =>
  isObject(value) && Array.isArray(value.type) && value.type.includes('ClrCredential');

const readDossier = async whole => {
  const [document, proofs] = takeProofs(whole);
  if (!hasShape(document, DOSSIER)) throw new Refusal('shape', {detail: 'ClrCredential'});
  const inner = document.credentialSubject.verifiableCredential;
  const [passport, ...modules] = inner.map(one => readCertificate(...takeProofs(one)));
  const ids = modules.map(module => module.id);
  const isWhole = passport?.passport && isEqual(passport.passport.modules.map(one => one.id), ids);
  demand(isWhole || null, 'verifiableCredential');
  const again = await dossierOf(passport, modules);
  if (again === null || !isEqual(again, document)) throw new Refusal('spelling');
  return {document, proofs, passport, modules};
};

// The dossier we would have put together. Its certificates keep the proof over their
// meaning alone; null when one has none.
const dossierOf = async (passport, modules) => {
  const {document} = passport;
  const kept = [passport, ...modules].map(one => {
    const proof = one.proofs.find(found => suiteOf(found) === MEANING);
    return proof && {...one.document, proof: [proof]};
  });
  if (kept.includes(undefined)) return null;
  return members({
    '@context': [...CONTEXT, CLR_CONTEXT],
    id: `urn:uuid:${await dossierName(passport.id)}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: document.name,
    issuer: document.issuer,
    validFrom: document.validFrom,
    validUntil: document.validUntil,
    credentialSubject: {
      id: document.credentialSubject.id,
      type: ['ClrSubject'],
      identifier: document.credentialSubject.identifier,
      verifiableCredential: kept
    }
  });
};

// The name of the dossier of a Passeport: always the same, and not its own.
const dossierName = async id => {
  const digest = (await sha256(utf8(`urn:pen:dossier:${id}`))).slice(0, 16);
  return uuidText(randomId(digest));
};

// Sixteen bytes with the version and the variant of RFC 9562, section 5.4.
const randomId = bytes => {
  const versioned = Uint8Array.from(bytes);
  versioned[6] = versioned[6] & 0x0f | 0x40;
  versioned[8] = versioned[8] & 0x3f | 0x80;
  return versioned;
};

const uuidText = bytes =>
  hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

// The proofs of the whole, then the one proof of each certificate in it.
const checkDossierProofs = async ({document, proofs, passport, modules}) => {
  const whole = await checkSet(passport.key, document, proofs);
  if (whole !== held) return whole;
  for (const {key, document: inner, proofs: [proof, ...others]} of [passport, ...modules]) {
    if (others.length > 0 || suiteOf(proof) !== MEANING) return failed('no-proof');
    const trouble = await troubleOf(key, proof, inner);
    if (trouble !== null) return failed(trouble);
  }
  return held;
};
