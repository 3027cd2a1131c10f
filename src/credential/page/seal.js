// The signature beside a file, as OpenSSH writes it (PROTOCOL.sshsig): over the very
// bytes of the file, by the key of its issuer.

const SEAL_HEADING = '-----BEGIN SSH SIGNATURE-----';
const SEAL_END = '-----END SSH SIGNATURE-----';
const SEAL_PURPOSE = 'passeport-certificat';
const LARGEST_SEAL = 4096;
const SEAL_DIGESTS = {sha256: 'SHA-256', sha512: 'SHA-512'};

const latin = bytes => new TextDecoder('latin1').decode(bytes);

const isSeal = bytes => trimmed(latin(bytes.slice(0, LARGEST_SEAL))).startsWith(SEAL_HEADING);

// The lengths of OpenSSH's fields are four bytes before each.
class Fields {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    const part = this.bytes.slice(this.at, this.at + length);
    if (part.length !== length) throw new Refusal('proof-form');
    this.at += length;
    return part;
  }

  number() {
    return this.take(4).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  field() {
    return this.take(this.number());
  }

  text() {
    return latin(this.field());
  }

  end() {
    if (this.at !== this.bytes.length) throw new Refusal('proof-form');
  }
}

// What is inside the one text that spells it.
const sealBytes = bytes => {
  const text = trimmed(latin(bytes)).replaceAll('\r\n', '\n');
  const lines = text.split('\n');
  if (text.length > LARGEST_SEAL || lines.shift() !== SEAL_HEADING || lines.pop() !== SEAL_END) {
    throw new Refusal('proof-form');
  }
  const isWidth = lines.every((line, at) =>
    line.length === 70 || at === lines.length - 1 && line.length > 0 && line.length < 70);
  const body = lines.join('');
  if (!isWidth || !/^[A-Za-z0-9+/]+={0,2}$/.test(body) || body.length % 4 !== 0) {
    throw new Refusal('proof-form');
  }
  const inner = atob(body);
  if (btoa(inner) !== body) throw new Refusal('proof-form');
  return Uint8Array.from(inner, sign => sign.charCodeAt(0));
};

// A kind and its bytes: a key, or a signature.
const ofEd25519 = (bytes, length) => {
  const fields = new Fields(bytes);
  const kind = fields.text();
  const content = fields.field();
  fields.end();
  if (kind !== 'ssh-ed25519' || content.length !== length) throw new Refusal('proof-form');
  return content;
};

const readSeal = bytes => {
  const fields = new Fields(sealBytes(bytes));
  const magic = latin(fields.take(6));
  const version = fields.number();
  const key = ofEd25519(fields.field(), 32);
  const [purpose, reserved, digest] = [fields.text(), fields.text(), fields.text()];
  const signature = ofEd25519(fields.field(), 64);
  fields.end();
  const isOurs = magic === 'SSHSIG' && version === 1 && purpose === SEAL_PURPOSE
    && reserved === '' && Object.hasOwn(SEAL_DIGESTS, digest);
  if (!isOurs) throw new Refusal('proof-form');
  return {key, digest, signature};
};

const fieldOf = bytes => joined([0, 0, bytes.length >> 8, bytes.length & 255], bytes);

// The reason why `seal` is not the signature of `key` over `bytes`, or null.
const troubleOfSeal = async (key, bytes, seal) => {
  let read;
  try {
    read = readSeal(seal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.reason;
  }
  if (!isSame(read.key, key.raw)) return 'other-key';
  const digest = new Uint8Array(await crypto.subtle.digest(SEAL_DIGESTS[read.digest], bytes));
  const fields = [utf8(SEAL_PURPOSE), [], utf8(read.digest), digest].map(fieldOf);
  return await isSignature(key, joined(utf8('SSHSIG'), ...fields), read.signature) ? null : 'signature';
};

// The same answer after looking at the signature beside the file.
const withSeal = async (answer, bytes, seal) => {
  if (!answer.certificate || answer.checks.proof !== held) return answer;
  const reason = await troubleOfSeal(answer.certificate.key, bytes, seal);
  if (reason === null) return answer;
  const checks = {...answer.checks, proof: failed(reason)};
  return {...answer, checks, verdict: verdictOf(checks)};
};
