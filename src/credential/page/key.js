// Ed25519 keys as did:key, and their signatures, judged as strictly as can be.

const MULTICODEC = [0xed, 0x01];
const PRIME = 2n ** 255n - 19n;

const power = (base, exponent) => {
  let result = 1n;
  for (let square = base % PRIME; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = result * square % PRIME;
    square = square * square % PRIME;
  }
  return result;
};

const D = PRIME - 121665n * power(121666n, PRIME - 2n) % PRIME;

// The second coordinate of a point, as spelled.
const ordinate = bytes => {
  const value = Array.from(bytes).reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n);
  return value & (2n ** 255n - 1n);
};

// Whether there is a point with that second coordinate.
const isPoint = bytes => {
  const square = ordinate(bytes) ** 2n % PRIME;
  const quotient = (square + PRIME - 1n) * power(D * square + 1n, PRIME - 2n) % PRIME;
  return quotient === 0n || power(quotient, (PRIME - 1n) / 2n) === 1n;
};

const reversed = digits => ordinate(digits.match(/../g).map(pair => parseInt(pair, 16)));

// The points whose order divides eight: with them, anything has a signature.
const SMALL = [
  0n, 1n, PRIME - 1n, PRIME, PRIME + 1n,
  reversed('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
  reversed('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')
];

const isSmall = bytes => SMALL.includes(ordinate(bytes));

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

// A key: its 32 bytes, and its names. Null unless spelled in the one canonical way.
const readKey = did => {
  const encoded = /^did:key:z([1-9A-HJ-NP-Za-km-z]{1,64})$/.exec(did)?.[1];
  const bytes = encoded ? fromBase58(encoded) : null;
  if (bytes?.length !== 34 || !isSame(bytes.slice(0, 2), MULTICODEC)) return null;
  const raw = bytes.slice(2);
  return isPoint(raw) ? {did, raw, method: `${did}#z${encoded}`} : null;
};

// The first four bytes of the SHA-256 of a key: its name where room is scarce.
const shortName = async key => hex((await sha256(key.raw)).slice(0, 4));

const canVerify = async () => {
  try {
    const raw = readKey('did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp').raw;
    await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return typeof DecompressionStream === 'function';
  } catch {
    return false;
  }
};

const isSignature = async (key, message, signature) => {
  if (signature?.length !== 64) return false;
  const scalar = Array.from(signature.slice(32))
    .reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n);
  if (isSmall(key.raw) || isSmall(signature.slice(0, 32)) || scalar >= ORDER) return false;
  const imported = await crypto.subtle.importKey('raw', key.raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', imported, signature, message);
};

// The 64 bytes behind a proof value.
const readSignature = text => {
  const encoded = /^z([1-9A-HJ-NP-Za-km-z]{1,90})$/.exec(text)?.[1];
  const bytes = encoded ? fromBase58(encoded) : null;
  return bytes?.length === 64 ? bytes : null;
};
