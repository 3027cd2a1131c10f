// The code of a certificate, as on paper: `PEN1:`, base 45, an untagged COSE_Sign1
// (RFC 9052) whose payload is a CBOR array (RFC 8949) by position.

const PREFIX = 'PEN1:';
const LONGEST_CODE = 4296;
const DAY = 86_400_000;

// A reader of the little CBOR that stands in a code: whole numbers, bytes, texts,
// arrays, null, each in its shortest form.
class Cbor {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    const part = this.bytes.slice(this.at, this.at + length);
    if (part.length !== length) throw new Refusal('code');
    this.at += length;
    return part;
  }

  // A whole number in the five bits after the kind, or in the bytes that follow.
  number(low) {
    if (low < 24) return BigInt(low);
    if (low > 27) throw new Refusal('code');
    const length = 2 ** (low - 24);
    const value = this.take(length).reduce((sum, byte) => sum << 8n | BigInt(byte), 0n);
    const least = length === 1 ? 24n : 1n << BigInt(length * 4);
    if (value < least) throw new Refusal('code');
    return value;
  }

  value(depth = 0) {
    const [first] = this.take(1);
    const [kind, low] = [first >> 5, first & 31];
    if (first === 0xf6) return null;
    if (kind > 5 || depth > 4) throw new Refusal('code');
    const number = this.number(low);
    if (kind === 0) return number;
    if (kind === 1) return -1n - number;
    if (number > BigInt(this.bytes.length)) throw new Refusal('code');
    const length = Number(number);
    if (kind === 2) return this.take(length);
    if (kind === 3) return readText(this.take(length));
    const inner = () => this.value(depth + 1);
    if (kind === 4) return Array.from({length}, inner);
    return Array.from({length}, () => [inner(), inner()]);
  }

  whole() {
    const value = this.value();
    if (this.at !== this.bytes.length) throw new Refusal('code');
    return value;
  }
}

const cbor = bytes => {
  try {
    return new Cbor(bytes).whole();
  } catch {
    throw new Refusal('code');
  }
};

const expect = isTrue => {
  if (!isTrue) throw new Refusal('code');
};

const isBytes = (value, length) => value instanceof Uint8Array && value.length === length;

const isCode = text => trimmed(text).startsWith(PREFIX);

const readCode = text => {
  const encoded = trimmed(text).slice(PREFIX.length);
  expect(encoded.length <= LONGEST_CODE);
  const bytes = fromBase45(encoded);
  expect(bytes !== null);
  const sealed = cbor(bytes);
  expect(Array.isArray(sealed) && sealed.length === 4);
  const [header, open, payload, signature] = sealed;
  expect(header instanceof Uint8Array && payload instanceof Uint8Array);
  expect(signature instanceof Uint8Array && bytes[0] === 0x84);
  // Nothing in the open header; in the signed one {1: -8 (EdDSA), 4: name of the key}.
  expect(Array.isArray(open) && open.length === 0 && bytes[1 + 1 + header.length] === 0xa0);
  expect(header.length === 9 && isSame(header.slice(0, 5), [0xa2, 0x01, 0x27, 0x04, 0x44]));
  // The bytes that are signed (RFC 9052, section 4.4).
  const part = one => joined(one.length < 24 ? [0x40 + one.length]
    : one.length < 256 ? [0x58, one.length] : [0x59, one.length >> 8, one.length & 255], one);
  const label = utf8('Signature1');
  const signed = joined([0x84, 0x60 + label.length], label, part(header), [0x40], part(payload));
  return {...claimsOf(cbor(payload)), kid: hex(header.slice(5)), signed, signature};
};

const claimsOf = list => {
  expect(Array.isArray(list) && (list.length === 8 || list.length === 11));
  const [version, id, issued, until, number, bitmap, result, place, ...names] = list;
  expect(version === 1n && isBytes(id, 16) && isSame(id, randomId(id)));
  expect(typeof bitmap === 'bigint' && bitmap >= 0n);
  const modules = Array.from({length: 64}, (_, at) => at).filter(at => bitmap >> BigInt(at) & 1n);
  const outcome = result === null ? null : outcomeOf(result);
  expect(outcome ? modules.length === 1 : modules.length >= MODULES_NEEDED);
  expect(place === null || isBelow(place, 2 ** 32));
  return {
    id: uuidText(id),
    issued: momentOf(issued),
    until: until === null ? null : momentOf(until),
    number: numberOf(number),
    modules,
    outcome,
    index: place === null ? null : Number(place),
    names: names.length === 0 ? null : namesOf(names)
  };
};

const isBelow = (value, bound) => typeof value === 'bigint' && value >= 0n && value < bound;

// A day up to the year 9999.
const momentOf = days => {
  expect(isBelow(days, 2_932_896));
  return Number(days) * DAY;
};

const outcomeOf = list => {
  expect(Array.isArray(list) && list.length === 4 && list.every(one => isBelow(one, 65536)));
  const [how, right, of, needed] = list.map(Number);
  const way = ['alone', 'group', 'supervised', 'test'][how];
  expect(way !== undefined && right <= of && right >= needed);
  return {way, right, of, needed};
};

const numberOf = value => {
  expect(typeof value === 'bigint');
  const digits = String(value < 0n ? -1n - value : value).padStart(9, '0');
  const number = readNumber(value < 0n ? `W${digits}` : digits);
  expect(number !== null);
  return number;
};

const namesOf = ([holder, organisation, issuer]) => {
  const check = text => {
    expect(typeof text === 'string' && text.trim() !== '' && !isHidden(text));
    expect(utf8(text).length <= LONGEST);
    return text;
  };
  return {
    holder: holder === null ? null : check(holder),
    organisation: check(organisation),
    issuer: check(issuer)
  };
};

// Crockford's base 32: without I, L, O and U.
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const doubled = value => value & 16 ? value << 1 ^ 0b100101 : value << 1;

const product = (one, other) => {
  let [sum, weight] = [0, other];
  for (let bit = 0; bit < 5; bit += 1, weight = doubled(weight)) {
    if (one >> bit & 1) sum ^= weight;
  }
  return sum;
};

// Seven values, and a weighted sum that shows a wrong or exchanged one.
const checkOf = values => {
  let [sum, weight] = [0, 2];
  for (const value of values.toReversed()) {
    sum ^= product(value, weight);
    weight = doubled(weight);
  }
  return sum;
};

// The short code of a certificate, for paper and telephone: 35 bits of its name.
const shortCode = id => {
  const bits = BigInt(`0x${id.replaceAll('-', '').slice(0, 9)}`) >> 1n;
  const values = Array.from({length: 7}, (_, place) => Number(bits >> BigInt(30 - 5 * place) & 31n));
  return spelled([...values, checkOf(values)]);
};

const spelled = values => {
  const signs = values.map(value => BASE32[value]).join('');
  return `PEN-${signs.slice(0, 4)}-${signs.slice(4)}`;
};

// The short code that somebody typed: case, hyphens and spaces do not matter, O is
// read as 0, I and L as 1. Null for another text, false when a sign is wrong.
const typedCode = text => {
  const plain = text.replace(/[\s\u0085-]/g, '').replace(/[a-z]/g, sign => sign.toUpperCase());
  const body = plain.replace(/^PEN/, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = Array.from(body, sign => BASE32.indexOf(sign));
  if (values.length !== 8 || values.includes(-1)) return null;
  return checkOf(values.slice(0, 7)) === values[7] && spelled(values);
};
