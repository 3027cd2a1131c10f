// What happens: files dropped or chosen, a code pasted or in the address, newer lists.

const known = {pins: [], trust: null, roots: [], statuses: []};
const state = {answers: [], notes: [], trouble: null};
const byId = id => document.getElementById(id);

// The moment asked about; none when the clock is behind what was made before.
const moment = () => {
  const now = Date.now();
  const made = [known.trust, ...known.statuses].filter(Boolean).map(list => list.issued);
  return now >= Math.max(readMoment(data.made), ...made) ? now : null;
};

const setWords = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
};

const showLists = at => {
  const lists = [known.trust, ...known.statuses].filter(Boolean);
  const lines = lists.map(list => {
    const isOld = at !== null && at >= list.until;
    const old = isOld ? [' ', make('span', {class: 'stale'}, say('trust-too-old'))] : [];
    const name = list.sequence === undefined ? [make('br'), make('span', {class: 'quiet'}, list.id)] : [];
    return make('li', {}, listLine(list, at), ...old, ...name);
  });
  const none = known.trust || known.pins.length > 0 ? [] : [make('li', {}, say('page-no-trust'))];
  byId('lists').replaceChildren(...none, ...lines);
  const origin = [[say('page-made'), momentInWords(readMoment(data.made))]];
  for (const pin of known.pins) origin.push([say('page-pin'), pin.key.did]);
  for (const root of known.roots) origin.push([say('page-root'), root]);
  byId('about').replaceChildren(...pairs(origin).childNodes);
};

const show = () => {
  setWords();
  showLists(moment());
  byId('trouble').hidden = state.trouble === null;
  byId('trouble').textContent = state.trouble === null ? '' : say(state.trouble);
  const notes = state.notes.map(({id, name}) =>
    make('p', {class: 'notice', 'data-note': id}, say(`page-${id}`, {name})));
  byId('answers').replaceChildren(...notes, ...state.answers.map(articleOf));
  const said = state.answers.map(({name, answer}) =>
    [name, say(`verify-verdict-${answer.verdict}`)].filter(Boolean).join(' – '));
  byId('said').textContent = [...notes.map(note => note.textContent), ...said].join(' ');
};

// A list among what was handed over takes the place of an older one.
const takeList = async (value, name) => {
  try {
    if (isTrustList(value)) {
      if (!known.trust) throw badList('list-no-roots');
      const list = await trustedList(value, known.trust.roots);
      checkFollows(known.trust, list);
      known.trust = list;
    } else {
      const list = await readStatusList(value);
      known.statuses.push(list);
    }
    state.notes.push({id: 'list-taken', name});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const id = error.reason.startsWith('list-') ? error.reason : 'list-shape';
    state.notes.push({id, name});
  }
};

const listIn = bytes => {
  try {
    const value = readJson(bytes);
    return isTrustList(value) || isStatusList(value) ? value : null;
  } catch {
    return null;
  }
};

// The line of a text that is a code, if there is just one; else all of it.
const codeIn = bytes => {
  const content = new TextDecoder().decode(bytes.slice(0, LARGEST + 1));
  if (content.trimStart().startsWith('{')) return bytes;
  const codes = content.split('\n').filter(isCode);
  return codes.length === 1 ? utf8(codes[0]) : bytes;
};

// The certificates among `handed` that a Passeport names.
const supporting = async (bytes, handed) => {
  const ids = (await certificateIn(bytes))?.passport?.modules.map(one => one.id) ?? [];
  const found = [];
  for (const other of handed) {
    const certificate = await certificateIn(other.bytes);
    if (ids.includes(certificate?.id)) found.push({...certificate, fileName: other.name});
  }
  return found;
};

const certificateIn = async bytes => {
  try {
    const {certificate, dossier} = await readAny(bytes);
    return dossier ? null : certificate;
  } catch {
    return null;
  }
};

// A signature goes with the file whose name it bears, `.sig` added.
const sealOf = (name, handed) => handed.find(one => name && one.name === `${name}.sig`)?.bytes;

// Sorts what was handed over: lists are taken, signatures go with their files.
const documentsIn = async handed => {
  const documents = [];
  const seals = new Set();
  for (const one of handed) {
    const list = listIn(one.bytes);
    if (list) await takeList(list, one.name);
    else if (!isSeal(one.bytes) && !handed.some(file => sealOf(file.name, [one]))) {
      const seal = sealOf(one.name, handed);
      if (seal) seals.add(seal);
      documents.push({...one, bytes: codeIn(one.bytes), seal});
    }
  }
  for (const one of handed) {
    if (isSeal(one.bytes) && !seals.has(one.bytes)) state.notes.push({id: 'lone-seal', name: one.name});
  }
  return documents;
};

// Checks `documents`, each with those of `all` that it rests on.
const judge = async (documents, all) => {
  const at = moment();
  const belief = new Belief(known, at);
  const answers = [];
  for (const {name, bytes, seal} of documents) {
    const others = await supporting(bytes, all);
    const answer = await verify(bytes, belief, others);
    answers.push({name, at, answer: seal ? await withSeal(answer, bytes, seal) : answer});
  }
  return answers;
};

// Checks all that was handed over: [{name, bytes}].
const check = async handed => {
  if (state.trouble !== null) return;
  state.notes = [];
  const documents = await documentsIn(handed);
  await tell(await judge(documents, documents));
};

// Looks a short code up among the certificates of the page. A code proves nothing: what
// it finds is checked as always.
const lookUp = async code => {
  if (state.trouble !== null) return;
  const all = data.register.map(text => ({name: '', bytes: utf8(text)}));
  const found = [];
  for (const one of all) {
    const certificate = await certificateIn(one.bytes);
    if (certificate && shortCode(certificate.id) === code) found.push(one);
  }
  state.notes = found.length > 0 ? [] : [{id: code ? 'unknown-code' : 'bad-code', name: code || ''}];
  await tell(await judge(found, all));
};

const tell = async answers => {
  state.answers = answers;
  show();
  document.querySelector('article, [data-note]')?.scrollIntoView({block: 'start'});
};

const checkFiles = async files => {
  const read = Array.from(files, async file => ({
    name: file.name,
    // One byte more than is allowed, so that the reader can say so.
    bytes: new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer())
  }));
  await check(await Promise.all(read));
};

// The code in the address. Its signs may have been escaped on the way, or not; the
// first reading that is a code counts, and the signature decides.
const checkAddress = async () => {
  const raw = location.hash.slice(1);
  if (raw === '') return;
  const candidates = [raw.replaceAll('%20', ' ')];
  try {
    candidates.unshift(decodeURIComponent(raw));
  } catch {
    // Not escaped.
  }
  const isRead = text => {
    try {
      return isCode(text) && readCode(text) !== null;
    } catch {
      return false;
    }
  };
  await check([{name: '', bytes: utf8(candidates.find(isRead) ?? candidates[0])}]);
};

const listen = () => {
  byId('files').addEventListener('change', event => checkFiles(event.target.files));
  byId('typed').addEventListener('submit', event => {
    event.preventDefault();
    const text = byId('code').value;
    const code = typedCode(text);
    if (code !== null) lookUp(code);
    else if (text.trim() !== '') check([{name: '', bytes: utf8(text)}]);
  });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      language = button.dataset.language;
      show();
    });
  }
  const drop = byId('drop');
  document.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', () => drop.classList.remove('over'));
  document.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    checkFiles(event.dataTransfer.files);
  });
  window.addEventListener('hashchange', checkAddress);
};

// Takes in what the page was made with. Each list is checked again.
const takeIn = async () => {
  known.pins = data.pins.map(({did, from, until}) =>
    ({key: orBad(readKey(did)), from: readMoment(from), until: readMoment(until)}));
  if (data.trust) {
    known.roots = readRoots(data.roots);
    known.trust = await trustedList(readJson(utf8(data.trust)), known.roots);
  }
  known.statuses = await Promise.all(
    data.statuses.map(list => readStatusList(readJson(utf8(list)))));
};

const begin = async () => {
  if (await canVerify()) {
    try {
      await takeIn();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      state.trouble = 'page-damaged';
    }
  } else {
    state.trouble = 'page-no-crypto';
  }
  listen();
  show();
  await checkAddress();
  document.documentElement.dataset.ready = 'yes';
};

await begin();
