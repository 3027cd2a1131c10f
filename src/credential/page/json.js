// A reader of JSON that takes only what our documents may hold: no name twice, no
// number, no null, nothing after the end, no byte order mark, no lone surrogate, no
// character that hides or reorders text, normal form C only, limits on size and depth.

const LARGEST = 256 * 1024;
const DEEPEST = 32;

// Why a document is refused: a word, and what the sentence about it needs.
class Refusal extends Error {
  constructor(reason, details = {}) {
    super(reason);
    this.reason = reason;
    this.details = details;
  }
}

const FORBIDDEN = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e' +
  '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufe00-\\ufe0f\\u{e0000}-\\u{e007f}]', 'u');

const isHidden = text => FORBIDDEN.test(text) || text.normalize('NFC') !== text;

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  broken() {
    const before = this.text.slice(0, this.at).split('\n');
    return new Refusal('syntax', {line: before.length, column: before.at(-1).length + 1});
  }

  // The next sign that is no blank, without taking it.
  next() {
    while (' \t\n\r'.includes(this.text[this.at] ?? '-')) this.at += 1;
    return this.text[this.at];
  }

  take(sign) {
    if (this.next() !== sign) throw this.broken();
    this.at += 1;
  }

  // What `pattern`, a sticky one, finds here.
  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  value(depth) {
    const sign = this.next();
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.array(depth);
    if (sign === '"') return this.string();
    const word = this.match(/true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    if (word === undefined) throw this.broken();
    if (word !== 'true' && word !== 'false') throw new Refusal('number');
    return word === 'true';
  }

  string() {
    this.take('"');
    let text = '';
    for (;;) {
      text += this.match(/[^"\\\u0000-\u001f]*/y);
      const sign = this.text[this.at];
      if (sign === '"') break;
      if (sign !== '\\') throw this.broken();
      const escape = this.match(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y);
      if (escape === undefined) throw this.broken();
      text += JSON.parse(`"${escape}"`);
    }
    this.at += 1;
    if (!text.isWellFormed()) throw this.broken();
    if (isHidden(text)) throw new Refusal('hidden');
    return text;
  }

  array(depth) {
    if (depth >= DEEPEST) throw new Refusal('too-deep');
    this.take('[');
    const items = [];
    if (this.next() === ']') {
      this.at += 1;
      return items;
    }
    for (;;) {
      items.push(this.value(depth + 1));
      if (this.next() === ']') break;
      this.take(',');
    }
    this.at += 1;
    return items;
  }

  object(depth) {
    if (depth >= DEEPEST) throw new Refusal('too-deep');
    this.take('{');
    // Without a prototype: no name has a meaning of its own.
    const members = Object.create(null);
    if (this.next() === '}') {
      this.at += 1;
      return members;
    }
    for (;;) {
      if (this.next() !== '"') throw this.broken();
      const name = this.string();
      if (name in members) throw new Refusal('twice', {name});
      this.take(':');
      members[name] = this.value(depth + 1);
      if (this.next() === '}') break;
      this.take(',');
    }
    this.at += 1;
    return members;
  }
}

const readJson = bytes => {
  if (bytes.length > LARGEST) throw new Refusal('too-large');
  if (isSame(bytes.slice(0, 3), [0xef, 0xbb, 0xbf])) throw new Refusal('byte-order-mark');
  let text;
  try {
    text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    throw new Refusal('syntax', {line: 1, column: 1});
  }
  const reader = new Reader(text);
  const value = reader.value(0);
  if (reader.next() !== undefined) throw reader.broken();
  return value;
};

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

// The canonical text of a value (JCS, RFC 8785). Names are in the order of their
// UTF-16 units, which is the order of `sort`.
const canonical = value => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

const isEqual = (one, other) => canonical(one) === canonical(other);

// A copy of an object without some of its members.
const without = (value, ...names) => {
  const copy = Object.assign(Object.create(null), value);
  for (const name of names) delete copy[name];
  return copy;
};
