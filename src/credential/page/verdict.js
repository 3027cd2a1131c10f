// Is this certificate genuine? One answer, and the checks behind it apart.

const CHECKS = ['form', 'proof', 'issuer', 'dates', 'status', 'rule'];

const blank = () => Object.fromEntries(CHECKS.map(name => [name, notChecked('earlier')]));

const checkDates = ({issued, until}, at) => {
  if (at === null) return notChecked('clock');
  if (at < issued) return failed('not-yet', {date: issued});
  return until !== null && at >= until ? failed('expired', {date: until}) : held;
};

// The answer. What makes a document worthless comes before what makes it doubtful.
const verdictOf = ({form, proof, issuer, dates, status, rule}) => {
  const isFailed = check => check.result === 'failed';
  const ofFile = rule.reason?.startsWith('file-') ? rule.reason : null;
  const isDoubtful = ofFile === 'file-untrusted';
  const isWithdrawn = ofFile === 'file-revoked';
  const isRuleBroken = isFailed(rule) && !isDoubtful && !isWithdrawn;
  if (isFailed(form) || isFailed(proof) || isRuleBroken) return 'altered';
  if (isFailed(issuer) || isDoubtful) return 'untrusted';
  if (isFailed(status) || isWithdrawn) return 'revoked';
  if (isFailed(dates)) return 'out-of-date';
  const isOpen = [form, proof, issuer, dates, status].some(one => one.result === 'not-checked');
  return isOpen || ofFile === 'file-unsure' ? 'unknown' : 'valid';
};

// Reads a document in any of its forms: {certificate}, {code} or {dossier}.
const readAny = async bytes => {
  const text = new TextDecoder().decode(bytes.slice(0, LARGEST + 1));
  if (isCode(text)) return {code: readCode(text)};
  if (bytes.length <= LARGEST && isToken(bytes)) return {certificate: readToken(bytes)};
  const value = readJson(bytes);
  if (isDossier(value)) {
    const dossier = await readDossier(value);
    return {dossier, certificate: dossier.passport};
  }
  return {certificate: readCertificate(...takeProofs(value))};
};

// Verifies what was handed over. `others` are certificates handed over with it, among
// which those that a Passeport rests on are found.
const verify = async (bytes, belief, others = []) => {
  let read;
  try {
    read = await readAny(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const checks = {...blank(), form: failed(error.reason, error.details)};
    return {checks, verdict: 'altered', site: null, lists: belief.trust ? [belief.trust] : []};
  }
  const answer = read.code ? await verifyCode(read.code, belief)
    : await verifyRead(read, belief, others);
  return {...read, ...answer, verdict: verdictOf(answer.checks)};
};

const verifyRead = async ({certificate, dossier}, belief, others) => {
  const proof = dossier ? await checkDossierProofs(dossier) : await checkProofs(certificate);
  const isRead = dossier ? proof === held : proof.result !== 'failed';
  let rule = notNeeded;
  if (certificate.passport) {
    const files = dossier ? dossier.modules : others;
    rule = isRead ? await checkRule(certificate, files, belief, Boolean(dossier))
      : notChecked('earlier');
  }
  const [status, withdrawals] = belief.status(certificate);
  const dates = checkDates(certificate, belief.at);
  return {
    checks: {form: held, proof, issuer: belief.issuer(certificate), dates, status, rule},
    site: belief.site(certificate.key),
    lists: [belief.trust, withdrawals].filter(Boolean)
  };
};

// Whether a Passeport rests on the certificates handed over with it.
const checkRule = async (passport, files, belief, isProven) => {
  const supported = new Set();
  const doubts = [];
  const doubtful = ['file-untrusted', 'file-revoked', 'file-unsure'];
  for (const [at, file] of files.entries()) {
    const isGenuine = isProven || (await checkProofs(file)) === held;
    const why = isGenuine ? await troubleOfFile(passport, file, belief) : 'file-not-genuine';
    if (why === null) supported.add(file.id);
    else if (doubtful.includes(why)) doubts.push({why, number: file.fileName ?? at + 1});
    else return failed(why, {number: file.fileName ?? at + 1});
  }
  // The gravest first.
  for (const grave of doubtful) {
    const found = doubts.find(doubt => doubt.why === grave);
    if (found === undefined) continue;
    const details = {number: found.number};
    return grave === 'file-unsure' ? notChecked(grave, details) : failed(grave, details);
  }
  const of = passport.passport.modules.length;
  const missing = of - supported.size;
  return missing === 0 ? held : notChecked('files-missing', {missing, of});
};

const troubleOfFile = async (passport, file, belief) => {
  if (file.module === null) return 'file-not-a-module';
  const named = passport.passport.modules.find(one => one.id === file.id);
  if (!named) return 'file-not-named';
  const digest = await sha256(utf8(canonical(file.document)));
  if (!isSame(digest, named.digest) || file.module.id !== named.module) return 'file-other-content';
  if (!isSameOrganisation(file.number, passport.number)) return 'file-other-organisation';
  const isOver = file.until !== null && file.until <= passport.issued;
  if (file.issued > passport.issued || isOver) return 'file-not-valid-then';
  // Last: a file that does not fit is worthless, whoever signed it.
  const [issuer, [status]] = [belief.issuer(file), belief.status(file)];
  if (issuer.result === 'failed') return 'file-untrusted';
  if (status.result === 'failed') return 'file-revoked';
  const isOpen = [issuer, status].some(check => check.result === 'not-checked');
  return isOpen ? 'file-unsure' : null;
};

// A code does not hold its key: that comes from the issuers one believes.
const verifyCode = async (code, belief) => {
  const listed = belief.trust?.sites.flatMap(site => site.keys) ?? [];
  const all = [...belief.pins, ...listed, ...belief.trust?.revoked ?? []].map(one => one.key);
  const names = await Promise.all(all.map(shortName));
  const keys = all.filter((_, at) => names[at] === code.kid);
  const signs = await Promise.all(keys.map(key => isSignature(key, code.signed, code.signature)));
  const key = keys.find((_, at) => signs[at]) ?? null;
  const of = code.modules.length;
  const rule = code.outcome ? notNeeded : notChecked('files-missing', {missing: of, of});
  let [proof, issuer] = [held, key && codeIssuer(key, code, belief)];
  if (key === null) {
    [proof, issuer] = keys.length === 0 ? [notChecked('no-key'), codeNobody(belief)]
      : [failed('signature'), notChecked('earlier')];
  }
  const [status, withdrawals] = code.index === null ? [notNeeded, null]
    : key === null ? [notChecked('earlier'), null] : belief.statusOf(key, code.index);
  return {
    checks: {form: held, proof, issuer, dates: checkDates(code, belief.at), status, rule},
    site: key && belief.site(key),
    lists: [belief.trust, withdrawals].filter(Boolean)
  };
};

const codeNobody = ({trust, pins, at}) => {
  if (trust && (at === null || at >= trust.until)) return notChecked('list-old', {date: trust.until});
  if (trust) return failed('not-listed');
  return pins.length === 0 ? notChecked('no-pin') : failed('not-pinned');
};

// A day is all that is known: one moment of it within a window is enough.
const codeIssuer = (key, {issued, outcome}, belief) => {
  const last = issued + DAY - 1;
  const isWithin = ({from, until}) =>
    (from === null || last >= from) && (until === null || issued <= until);
  const revoked = belief.revoked(key);
  if (revoked) {
    const details = {date: revoked.since};
    return last < revoked.since ? notChecked('key-compromised', details)
      : failed('key-revoked', details);
  }
  if (belief.pins.some(pin => pin.key.did === key.did && isWithin(pin))) return held;
  const found = belief.find(key);
  if (!found || !isWithin(found.listed)) return failed('outside-pin');
  if (!mayAny(found.listed, outcome?.way)) return failed('not-allowed');
  const {until} = belief.trust;
  return belief.isPast(until) ? notChecked('list-old', {date: until}) : held;
};
