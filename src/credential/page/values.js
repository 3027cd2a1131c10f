// Texts, numbers, names and moments that may stand in a signed document.

const LONGEST = 2000;

const refuse = (why, field) => new Refusal('refused', {refusal: why, field});

const checkText = (field, text) => {
  if (text.trim() === '') throw refuse('empty', field);
  if (utf8(text).length > LONGEST) throw refuse('too-long', field);
  if (isHidden(text)) throw refuse('hidden', field);
};

const isDigest = text => /^[0-9a-f]{64}$/.test(text);

const checkDigest = (field, text) => {
  if (!isDigest(text)) throw refuse('digest', field);
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isModuleId = text => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);

const isAddress = text => text.length <= LONGEST && /^https:\/\/[\x21-\x7e]+$/.test(text);

const isListName = text => text.startsWith('urn:uuid:')
  ? UUID.test(text.slice('urn:uuid:'.length))
  : isAddress(text) && !text.includes('#');

// Milliseconds since 1970, of the one spelling we write.
const readMoment = text => {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || writeMoment(at) !== text ? null : at;
};

const writeMoment = at => new Date(at).toISOString().replace('.000Z', 'Z');

// A whole number from 0 to `most`.
const readCount = (text, most) => {
  const value = /^\+?\d+$/.test(text ?? '') ? Number(text) : NaN;
  return value <= most ? value : null;
};

const sumOfDigits = digits => Array.from(digits, Number).reduce((sum, digit) => sum + digit, 0);

// ISO/IEC 7812-1, annex B: every second digit from the right counts double.
const luhn = digits => Array.from(digits, Number).reverse().reduce((sum, digit, place) => {
  const doubled = digit * 2;
  return sum + (place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
}, 0) % 10 === 0;

// The places of La Poste have a check of their own.
const isSiret = digits =>
  luhn(digits) || (digits.startsWith('356000000') && sumOfDigits(digits) % 5 === 0);

// The number of an organisation, and its kind; null for any other text.
const readNumber = text => {
  const digits = text.replace(/[\s.]/g, '').replace(/^w/, 'W');
  if (/^W\d{9}$/.test(digits)) return {kind: 'ext:rna', text: digits, company: null};
  const company = digits.slice(0, 9);
  if (/^\d{9}$/.test(digits) && luhn(digits)) return {kind: 'ext:siren', text: digits, company};
  if (/^\d{14}$/.test(digits) && isSiret(digits)) return {kind: 'ext:siret', text: digits, company};
  return null;
};

// The same company, whichever of its places, or the same association.
const isSameOrganisation = (one, other) =>
  one.company && other.company ? one.company === other.company : one.text === other.text;

// Whether a value has a shape: `String`, `Boolean`, `[shape]`, or an object of shapes
// with no other member; a name that ends in `?` may be missing.
const hasShape = (value, shape) => {
  if (shape === Object) return value !== undefined;
  if (shape === String) return typeof value === 'string';
  if (shape === Boolean) return typeof value === 'boolean';
  if (Array.isArray(shape)) {
    return Array.isArray(value) && value.every(item => hasShape(item, shape[0]));
  }
  if (!isObject(value)) return false;
  const names = Object.keys(shape);
  const known = names.map(name => name.replace('?', ''));
  return Object.keys(value).every(name => known.includes(name)) && names.every((name, at) =>
    known[at] in value ? hasShape(value[known[at]], shape[name]) : name.endsWith('?'));
};
