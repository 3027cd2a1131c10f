// Bytes and the ways they are spelled. Each spelling has one canonical form, and
// only that one is read.

const utf8 = text => new TextEncoder().encode(text);

const isSame = (one, other) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const fromBase58 = text => {
  let value = 0n;
  for (const sign of text) {
    const digit = BASE58.indexOf(sign);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const bytes = [];
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 255n));
  const zeros = text.length - text.replace(/^1+/, '').length;
  return new Uint8Array([...new Array(zeros).fill(0), ...bytes]);
};

const toBase64url = bytes => {
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64url = text => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(plain, sign => sign.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : null;
};

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

// RFC 9285: three signs for two bytes, two for a last one.
const fromBase45 = text => {
  const digits = Array.from(text, sign => BASE45.indexOf(sign));
  if (digits.includes(-1) || digits.length % 3 === 1) return null;
  const bytes = [];
  for (let at = 0; at < digits.length; at += 3) {
    const [low, middle, high] = digits.slice(at, at + 3);
    const value = low + middle * 45 + (high ?? 0) * 2025;
    if (value > (high === undefined ? 0xff : 0xffff)) return null;
    if (high !== undefined) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return new Uint8Array(bytes);
};

// Unfolds gzip, and stops at `most` bytes whatever the input promises.
const gunzip = async (bytes, most) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return joined(...parts);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
};
