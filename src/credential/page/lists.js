// The lists one goes by: which sites may issue what, signed by two of three roots, and
// what each site withdrew. Each is checked again by this page, whoever put it there.

const THRESHOLD = 2;
const SMALLEST_LIST = 131_072;
const LARGEST_LIST = 8 * 1024 * 1024;

const TRUST_LIST = {
  type: String, sequence: String, 'previous?': String, issued: String, expires: String,
  roots: [String],
  issuers: [{
    name: String, siret: String, declaredProvider: Boolean,
    keys: [{id: String, kid: String, from: String, 'until?': String, issues: [String]}]
  }],
  revokedKeys: [{id: String, since: String, reason: String}]
};
const MAY = ['module', 'supervised', 'passport'];

const isTrustList = value => isObject(value) && value.type === 'PenTrustList';
const isStatusList = value => isObject(value) && Array.isArray(value.type) &&
  value.type.includes('BitstringStatusListCredential');

const badList = why => new Refusal(why);

const orBad = value => {
  if (value === null || value === undefined || value === false) throw badList('list-shape');
  return value;
};

// Three different keys, sorted by their names.
const readRoots = dids => {
  const roots = dids.map(did => orBad(readKey(did)).did).sort();
  orBad(roots.length === 3 && new Set(roots).size === 3);
  return roots;
};

const readListedKey = async ({id, kid, from, until, issues}) => {
  const key = orBad(readKey(id));
  const places = issues.map(word => MAY.indexOf(word));
  // Each once, in order: the one way we write it.
  orBad(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1])));
  orBad(kid === await shortName(key));
  const listed = {key, from: orBad(readMoment(from)), until: null, may: issues};
  if (until !== undefined) {
    listed.until = orBad(readMoment(until));
    orBad(listed.until >= listed.from);
  }
  return listed;
};

const readTrustList = async whole => {
  const document = without(whole, 'proof');
  orBad(hasShape(document, TRUST_LIST) && Array.isArray(whole.proof));
  const {sequence, previous, issued, expires, issuers, revokedKeys} = document;
  orBad(/^[1-9]\d{0,18}$/.test(sequence) && (sequence === '1') === (previous === undefined));
  orBad(previous === undefined || isDigest(previous));
  const list = {
    document, proofs: whole.proof, sequence: BigInt(sequence), previous,
    issued: orBad(readMoment(issued)), until: orBad(readMoment(expires)),
    roots: readRoots(document.roots), sites: [], revoked: []
  };
  orBad(list.issued < list.until && isEqual(list.roots, document.roots));
  for (const {name, siret, declaredProvider, keys} of issuers) {
    checkText('issuer', name);
    orBad(readNumber(siret)?.kind === 'ext:siret' && readNumber(siret).text === siret);
    const read = await Promise.all(keys.map(readListedKey));
    list.sites.push({name, siret, isDeclared: declaredProvider, keys: read});
  }
  for (const {id, since, reason} of revokedKeys) {
    checkText('reason', reason);
    list.revoked.push({key: orBad(readKey(id)), since: orBad(readMoment(since))});
  }
  const dids = list.sites.flatMap(site => site.keys.map(one => one.key.did));
  orBad(new Set([...dids, ...list.roots]).size === dids.length + list.roots.length);
  orBad(new Set(list.revoked.map(one => one.key.did)).size === list.revoked.length);
  return {...list, digest: hex(await sha256(utf8(canonical(document))))};
};

// The root whose proof this is; none when it does not hold.
const signerOf = async (proof, document) => {
  const isOurs = hasShape(proof, PROOF) && suiteOf(proof) === OURS;
  const key = isOurs ? readKey(proof.verificationMethod.split('#')[0]) : null;
  const isMeant = key?.method === proof.verificationMethod &&
    proof.proofPurpose === 'assertionMethod';
  return isMeant && await holdsBytes(key, proof, document) ? key.did : null;
};

// The list, if two of `roots` signed it, and two of its own roots.
const trustedList = async (whole, roots) => {
  const list = await readTrustList(whole);
  const signers = await Promise.all(list.proofs.map(proof => signerOf(proof, list.document)));
  if (signers.includes(null)) throw badList('list-signature');
  for (const needed of [roots, list.roots]) {
    if (needed.filter(root => signers.includes(root)).length < THRESHOLD) {
      throw badList('list-roots');
    }
  }
  return list;
};

// Whether `next` may take the place of `known`.
const checkFollows = (known, next) => {
  const isOther = next.sequence === known.sequence && next.digest !== known.digest;
  if (next.sequence < known.sequence || isOther) throw badList('list-rollback');
  const isNext = next.sequence === known.sequence + 1n;
  const isEarlier = next.sequence > known.sequence && next.issued < known.issued;
  if (isNext && next.previous !== known.digest || isEarlier) throw badList('list-chain');
};

const STATUS_LIST = {
  '@context': [String], id: String, type: [String], issuer: String, validFrom: String,
  validUntil: String,
  credentialSubject: {id: String, type: String, statusPurpose: String, encodedList: String}
};

const readBits = async encoded => {
  const packed = cut(encoded, 'u');
  const bytes = orBad(packed === null ? null : fromBase64url(packed));
  let bits;
  try {
    bits = await gunzip(bytes, LARGEST_LIST / 8);
  } catch {
    throw badList('list-shape');
  }
  orBad(bits !== null && bits.length * 8 >= SMALLEST_LIST);
  return bits;
};

// A list of withdrawals whose signature holds.
const readStatusList = async whole => {
  const {proof: proofs} = whole;
  const document = without(whole, 'proof');
  orBad(hasShape(document, STATUS_LIST) && Array.isArray(proofs) && proofs.length > 0);
  const {id, issuer, validFrom, validUntil, credentialSubject: subject} = document;
  const key = orBad(readKey(issuer));
  orBad(isEqual(document['@context'], CONTEXT.slice(0, 1)));
  orBad(isEqual(document.type, ['VerifiableCredential', 'BitstringStatusListCredential']));
  orBad(subject.type === 'BitstringStatusList' && subject.statusPurpose === 'revocation');
  orBad(isListName(id));
  const [issued, until] = [orBad(readMoment(validFrom)), orBad(readMoment(validUntil))];
  orBad(issued < until);
  for (const proof of proofs) {
    const isOurs = suiteOf(proof) === OURS && isEqual(proof['@context'] ?? [], CONTEXT.slice(0, 1));
    const trouble = isOurs ? await troubleOf(key, proof, document) : 'proof-form';
    if (trouble !== null) throw badList('list-signature');
  }
  return {id, key, issued, until, bits: await readBits(subject.encodedList)};
};

// Whether a place is set; null beyond the end.
const isSet = (bits, place) => {
  const byte = bits[Math.floor(place / 8)];
  return byte === undefined ? null : (byte >> 7 - place % 8 & 1) === 1;
};
