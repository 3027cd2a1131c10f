// What people see. Words come from the data of the page; what a document says is only
// ever put in as text.

const data = JSON.parse(document.getElementById('data').textContent);
const SVG = 'http://www.w3.org/2000/svg';

// French, unless the browser speaks other languages only: the first of them that is
// here, else English.
const asked = navigator.languages.map(one => one.toLowerCase().split('-')[0]);
let language = asked.length === 0 || asked.includes('fr') ? 'fr' :
  asked.find(one => Object.hasOwn(data.words, one)) ?? 'en';

const say = (id, details = {}) => {
  const template = data.words[language][id] ?? id;
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
};

// A day, or a moment, in words; all of them in universal time.
const inWords = (at, options) =>
  new Intl.DateTimeFormat(language, {...options, timeZone: 'UTC'}).format(at);
const dayInWords = at => inWords(at, {dateStyle: 'long'});
const momentInWords = at => `${inWords(at, {dateStyle: 'long', timeStyle: 'short'})} UTC`;

// Nothing that hides or reorders text is ever shown.
const shown = text => String(text).replace(new RegExp(FORBIDDEN, 'gu'), '\ufffd');

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.map(child => typeof child === 'string' ? shown(child) : child));
  return element;
};

// Each answer has a shape of its own: colour is never alone.
const SHAPES = {
  valid: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20zM7 12.5l3.5 3.5L17 9',
  altered: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM8 8l8 8M16 8l-8 8',
  revoked: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20zM5 19L19 5',
  'out-of-date': 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20zM12 6v6l4 3',
  untrusted: 'M12 2L22 21H2zM12 9v6M12 17.5v1',
  unknown: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20zM9 9.5a3 3 0 1 1 4 2.8q-1 .5-1 1.7M12 16.5v1',
  held: 'M4 12.5l5 5L20 6.5',
  failed: 'M5 5l14 14M19 5L5 19',
  'not-checked': 'M8 8.5a4 4 0 1 1 5.3 3.8q-1.3.6-1.3 2.2M12 18v1.2',
  'not-needed': 'M5 12h14'
};

const shape = name => {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [attribute, value] of [['viewBox', '0 0 24 24'], ['aria-hidden', 'true'], ['fill', 'none'],
    ['stroke', 'currentColor'], ['stroke-width', '2'], ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round']]) svg.setAttribute(attribute, value);
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
};

const reasonText = ({reason, details}) => {
  const values = {...details};
  if (typeof values.date === 'number') values.date = momentInWords(values.date);
  if (values.refusal) {
    const field = values.field ? say(`certificate-field-${values.field}`) : '';
    values.why = say(`certificate-refusal-${values.refusal}`, {...values, field, longest: LONGEST});
  }
  return say(`verify-reason-${reason}`, values);
};

const resultText = check => {
  if (check.result === 'held') return say('verify-held');
  if (check.result === 'not-needed') return say('verify-not-needed');
  return say(`verify-${check.result}`, {why: reasonText(check)});
};

const listAge = ({issued, until}, at) => {
  const details = {issued: dayInWords(issued), until: dayInWords(until)};
  const days = at === null ? -1 : Math.floor(at / DAY) - Math.floor(issued / DAY);
  if (days < 0) return say('verify-list-dates', details);
  return say(`verify-list-age-${days > 1 ? 'days' : days}`, {...details, days});
};

const listName = list => list.sequence === undefined ? say('verify-list-status')
  : say('verify-list-trust', {number: String(list.sequence)});

const listLine = (list, at) => say('verify-line', {label: listName(list), value: listAge(list, at)});

const siteLines = site => {
  const lines = [['verify-issuer', `${site.name} (${site.siret})`]];
  if (site.isDeclared) lines.push(['verify-provider', say('verify-provider-declared')]);
  return lines;
};

const scoreLines = ({way, right, of, needed}) => [
  ['verify-score', say('verify-score-value', {right, of, needed})],
  ['verify-obtained', say(`verify-obtained-${way}`)]
];

// What a certificate says, in words.
const certificateLines = (certificate, site) => {
  const {id, document: whole, organisation, number, name, module, passport, siret} = certificate;
  const lines = [
    ['verify-code', shortCode(id)],
    ['verify-title', whole.name],
    ['verify-organisation', `${organisation} (${number.text})`]
  ];
  if (name !== null) lines.push(['verify-holder', name]);
  if (module) lines.push(...scoreLines({...module, of: module.drawn}));
  const statement = module?.way === 'supervised' && whole.evidence[0].narrative;
  if (statement) lines.push(['verify-statement', statement]);
  for (const one of passport?.modules ?? []) {
    lines.push(['verify-module', `${one.title} (${shortCode(one.id)})`]);
  }
  const own = [['verify-issuer', whole.issuer.name + (siret ? ` (${siret.text})` : '')]];
  lines.push(...site ? siteLines(site) : own);
  lines.push(['verify-issued', momentInWords(certificate.issued)]);
  if (certificate.until !== null) {
    lines.push(['verify-until', momentInWords(certificate.until)]);
  }
  if (certificate.email) lines.push(['verify-email', say('page-email')]);
  return lines;
};

const codeLines = (code, site) => {
  const {names, number} = code;
  const lines = [['verify-code', shortCode(code.id)]];
  if (!code.outcome) lines.push(['verify-title', say('certificate-passport-name')]);
  const organisation = names ? `${names.organisation} (${number.text})` : number.text;
  lines.push(['verify-organisation', organisation]);
  if (names?.holder) lines.push(['verify-holder', names.holder]);
  for (const place of code.modules) {
    const title = data.modules[place]?.[language];
    lines.push(['verify-module', title ?? say('verify-code-module', {number: place})]);
  }
  if (code.outcome) lines.push(...scoreLines(code.outcome));
  lines.push(...site ? siteLines(site) : names ? [['verify-issuer', names.issuer]] : []);
  lines.push(['verify-issued', dayInWords(code.issued)]);
  if (code.until !== null) lines.push(['verify-until', dayInWords(code.until)]);
  return lines;
};

// Every member under its full name.
const memberLines = (value, name) => {
  if (Array.isArray(value)) return value.flatMap((item, at) => memberLines(item, `${name}[${at}]`));
  if (!isObject(value)) return [[name, String(value)]];
  return Object.keys(value).flatMap(member =>
    memberLines(value[member], name === '' ? member : `${name}.${member}`));
};

const pairs = (lines, attributes = {}) => make('dl', attributes,
  ...lines.flatMap(([label, value]) => [make('dt', {}, label), make('dd', {}, value)]));

const spoken = lines => lines.map(([id, value]) => [say(id), value]);

const checksOf = checks => make('ul', {class: 'checks'}, ...CHECKS.map(name => {
  const {result, reason = ''} = checks[name];
  const label = make('strong', {}, say(`verify-check-${name}`));
  const line = say('verify-line', {label: '\u0000', value: resultText(checks[name])}).split('\u0000');
  return make('li', {'data-check': name, 'data-result': result, 'data-reason': reason},
    shape(result), make('span', {}, line[0], label, line[1]));
}));

const contentOf = ({certificate, code, dossier, site, checks, verdict}) => {
  if (!certificate && !code) return [];
  if (verdict === 'altered' || code && checks.proof !== held) {
    return [make('p', {}, say('verify-content-withheld'))];
  }
  const lines = certificate ? certificateLines(certificate, site) : codeLines(code, site);
  const content = [make('h3', {}, say('verify-content')), pairs(spoken(lines))];
  if (code) content.push(make('p', {class: 'notice'}, say('verify-code-compare')));
  return content;
};

// Every signed member, word for word, for who wants to see it.
const everythingOf = ({certificate, dossier, verdict}) => {
  if (!certificate || verdict === 'altered') return [];
  const {document: whole, proofs} = dossier ?? certificate;
  const every = [...memberLines(whole, ''), ...memberLines(proofs, 'proof')];
  return [make('details', {}, make('summary', {}, say('verify-everything')),
    pairs(every, {class: 'raw'}))];
};

const articleOf = ({name, answer, at}, place) => {
  const {verdict, checks, lists} = answer;
  const title = make('h2', {id: `answer-${place}`}, say(`verify-verdict-${verdict}`));
  const parts = [make('div', {class: 'verdict'}, shape(verdict), title)];
  if (name) parts.push(make('p', {class: 'quiet'}, name));
  parts.push(make('p', {}, say(`page-todo-${verdict}`)), ...contentOf(answer));
  parts.push(make('h3', {}, say('verify-checks')), checksOf(checks));
  if (lists.length > 0) {
    const lines = lists.map(list => make('li', {}, listLine(list, at)));
    parts.push(make('h3', {}, say('verify-lists')), make('ul', {}, ...lines));
  }
  const when = at === null ? say('page-clock-wrong') : say('page-checked', {date: momentInWords(at)});
  parts.push(...everythingOf(answer), make('p', {class: 'quiet'}, when));
  const print = make('button', {type: 'button'}, say('page-print'));
  print.addEventListener('click', () => window.print());
  parts.push(make('p', {class: 'actions'}, print));
  return make('article', {
    'aria-labelledby': `answer-${place}`, 'data-verdict': verdict, 'data-name': name, tabindex: '-1'
  }, ...parts);
};
