// The page that verifies, tried in a browser without any network.
//
// usage: node page.mjs MADE CHROMIUM [PICTURES]
//   MADE      folder with verifier.html, pinned.html, nobody.html, registered.html,
//             table.json, codes.json, cases/ and lists, as the test `certificate::page` writes them
//   CHROMIUM  the browser
//   PICTURES  folder for pictures of the page, if any

import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {isDeepStrictEqual} from 'node:util';

import {chromium} from 'playwright-core';

const [made, executablePath, pictures] = process.argv.slice(2);
if(!executablePath) {
  console.error('usage: node page.mjs MADE CHROMIUM [PICTURES]');
  process.exit(64);
}

const LATER = '2027-01-01T00:00:00Z';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const table = JSON.parse(readFileSync(join(made, 'table.json'), 'utf8'));
const filesOf = name =>
  readdirSync(join(made, 'cases', name)).sort().map(file => join(made, 'cases', name, file));

let failures = 0;
const tell = (ok, line) => {
  failures += ok ? 0 : 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${line}`);
};

const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});

// A page of its own, at a moment of our choosing. Anything it asks for is a fault.
const open = async (file, {at = LATER, hash = '', prepare, ...options} = {}) => {
  const context = await browser.newContext({locale: 'fr-FR', ...options});
  const page = await context.newPage();
  page.on('request', request => {
    if(!request.url().startsWith('file:')) {
      tell(false, `${file}: asked for ${request.url()}`);
    }
  });
  page.on('pageerror', error => tell(false, `${file}: ${error.message}`));
  page.on('console', message => {
    if(message.type() === 'error') {
      tell(false, `${file}: ${message.text()}`);
    }
  });
  await page.clock.setFixedTime(new Date(at));
  if(prepare) {
    await page.addInitScript(prepare);
  }
  await page.goto(pathToFileURL(join(made, file)).href + hash);
  await page.waitForSelector('html[data-ready]', {timeout: 20_000, state: 'attached'});
  return page;
};

const hand = async (page, files) => {
  await page.evaluate(() => {
    for(const old of document.querySelectorAll('article, [data-note]')) {
      old.remove();
    }
  });
  await page.setInputFiles('#files', []);
  await page.setInputFiles('#files', files);
  await page.waitForSelector('article, [data-note]');
};

const answers = page => page.$$eval('article', articles => articles.map(article => ({
  file: article.dataset.name,
  verdict: article.dataset.verdict,
  checks: Object.fromEntries(Array.from(article.querySelectorAll('[data-check]'), check => [
    check.dataset.check,
    {result: check.dataset.result, reason: check.dataset.reason || null}
  ])),
  code: /PEN-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(
    article.querySelector('dl:not(.raw)')?.textContent ?? '')?.[0] ?? null
})));

const everyCase = async () => {
  const page = await open('verifier.html');
  for(const {name, answers: expected} of table) {
    await hand(page, filesOf(name));
    const found = await answers(page);
    const brief = all => all.toSorted((a, b) => a.file < b.file ? -1 : 1);
    const agree = isDeepStrictEqual(brief(expected), brief(found));
    tell(agree, `${name}: ${expected.map(one => one.verdict).join(', ')}`);
    if(!agree) {
      console.log(`      ours:    ${JSON.stringify(brief(expected))}`);
      console.log(`      browser: ${JSON.stringify(brief(found))}`);
    }
  }
  await page.context().close();
};

const verdicts = async page => (await answers(page)).map(one => one.verdict).join();

const everyField = async () => {
  const page = await open('verifier.html');
  for(const name of ['module-named', 'dossier']) {
    const [file] = filesOf(name);
    await hand(page, [file]);
    const text = await page.$eval('article', article => article.textContent);
    const leaves = value => typeof value === 'object' ? Object.values(value).flatMap(leaves)
      : [String(value)];
    const missing = leaves(JSON.parse(readFileSync(file, 'utf8'))).filter(leaf => !text.includes(leaf));
    tell(missing.length === 0, `${name}: every signed field is shown ${missing.join(' ')}`);
  }
  await page.context().close();
};

const addresses = async () => {
  for(const [name, encode] of [['code-screen', encodeURIComponent], ['code-paper', encodeURIComponent],
    ['code-screen', text => text], ['code-paper', text => text.replaceAll(' ', '%20')]]) {
    const text = readFileSync(filesOf(name)[0], 'utf8');
    const page = await open('verifier.html', {hash: `#${encode(text)}`});
    tell(await verdicts(page) === 'valid', `${name} in the address: ${await verdicts(page)}`);
    await page.context().close();
  }
  const page = await open('verifier.html', {hash: '#PEN1:ABC'});
  tell(await verdicts(page) === 'altered', 'a broken code in the address is refused');
  await page.context().close();
};

const lists = async () => {
  const page = await open('verifier.html');
  const note = async file => {
    await hand(page, [join(made, file)]);
    return page.$eval('[data-note]', element => element.dataset.note);
  };
  for(const [file, expected] of [['list-stray.json', 'list-chain'], ['list-one-root.json', 'list-roots'],
    ['list-changed.json', 'list-signature']]) {
    const found = await note(file);
    tell(found === expected, `${file}: ${found}`);
  }
  await hand(page, filesOf('untrusted'));
  tell(await verdicts(page) === 'untrusted', 'refused lists change nothing');
  tell(await note('status-next.json') === 'list-taken', 'a newer list of withdrawals is taken');
  await hand(page, filesOf('kept'));
  tell(await verdicts(page) === 'revoked', 'what it withdraws is withdrawn');
  tell(await note('list-next.json') === 'list-taken', 'the next trust list is taken');
  await hand(page, filesOf('untrusted'));
  tell(await verdicts(page) === 'valid', 'who is new in it is known');
  await page.context().close();
};

const ages = async () => {
  let page = await open('verifier.html', {at: '2027-04-01T00:00:00Z'});
  await hand(page, filesOf('kept'));
  tell(await verdicts(page) === 'unknown', 'an old list of withdrawals absolves nobody');
  await hand(page, filesOf('revoked'));
  tell(await verdicts(page) === 'revoked', 'an old list of withdrawals still withdraws');
  await page.context().close();
  page = await open('verifier.html', {at: '2028-01-01T00:00:00Z'});
  await hand(page, filesOf('module'));
  tell(await verdicts(page) === 'unknown', 'an old trust list concludes nothing');
  tell(await page.locator('#lists .stale').count() === 2, 'old lists are told before anything is checked');
  const text = await page.textContent('article');
  tell(/il y a \d+ jours/.test(text), 'the age of the lists is told');
  await page.context().close();
  page = await open('verifier.html', {at: '2020-01-01T00:00:00Z'});
  await hand(page, filesOf('module'));
  const [{verdict, checks}] = await answers(page);
  tell(verdict === 'unknown' && checks.dates.reason === 'clock', 'a clock that is behind is named');
  await page.context().close();
};

// Short codes are looked up among the certificates that were put into the page.
const shortCodes = async () => {
  const page = await open('registered.html');
  const type = async (text, into = page) => {
    await into.evaluate(() => {
      for(const old of document.querySelectorAll('article, [data-note]')) {
        old.remove();
      }
    });
    await into.fill('#code', text);
    await into.click('#typed button');
    await into.waitForSelector('article, [data-note]');
  };
  const note = (of = page) =>
    of.$$eval('[data-note]', notes => notes.map(one => one.dataset.note).join());
  for(const {typed, answers: expected} of JSON.parse(readFileSync(join(made, 'codes.json'), 'utf8'))) {
    for(const spelling of [typed, typed.toLowerCase().replaceAll('-', ' '), typed.replaceAll('0', 'o')]) {
      await type(spelling);
      const found = await answers(page);
      const agree = isDeepStrictEqual(expected, found);
      tell(agree, `${spelling}: ${expected.map(one => one.verdict).join(', ')}`);
      if(!agree) {
        console.log(`      ours:    ${JSON.stringify(expected)}`);
        console.log(`      browser: ${JSON.stringify(found)}`);
      }
    }
  }
  await type('PEN-1234-5678');
  tell(await note() === 'bad-code', `a wrong short code is told: ${await note()}`);
  await type('PEN-04HM-ASWS');
  tell(await note() === 'unknown-code', `an unknown short code is told: ${await note()}`);
  await type('PEN-1234');
  tell(await verdicts(page) === 'altered', 'what is no code at all is no document either');
  const without = await open('verifier.html');
  await type('PEN-04HM-ASWS', without);
  tell(await note(without) === 'unknown-code', 'a page without certificates finds none');
  await page.context().close();
  await without.context().close();
};

const loneSeal = async () => {
  const page = await open('verifier.html');
  const files = filesOf('sealed');
  await hand(page, files.filter(file => file.endsWith('.sig')));
  const found = await page.$$eval('[data-note]', notes => notes.map(one => one.dataset.note).join());
  tell(found === 'lone-seal' && await verdicts(page) === '', `a signature alone says nothing: ${found}`);
  await hand(page, [...filesOf('module'), ...files.filter(file => file.endsWith('.sig'))]);
  const beside = await page.$$eval('[data-note]', notes => notes.length);
  tell(beside === 1 && await verdicts(page) === 'valid', 'nor does one of another file');
  await page.context().close();
};

const others = async () => {
  for(const [file, expected] of [['pinned.html', 'valid'], ['nobody.html', 'unknown']]) {
    const page = await open(file);
    await hand(page, filesOf('module'));
    tell(await verdicts(page) === expected, `${file}: ${await verdicts(page)}`);
    await page.context().close();
  }
  const page = await open('verifier.html', {prepare: () => {
    crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
  }});
  const said = await page.textContent('#trouble');
  tell(said.includes('Ed25519') && await page.isVisible('#trouble'), 'a browser without Ed25519 says so');
  await page.context().close();
};

// A page whose lists were changed afterwards says that it is worth nothing.
const damaged = async () => {
  const text = readFileSync(join(made, 'verifier.html'), 'utf8');
  writeFileSync(join(made, 'damaged.html'), text.replace('EPN du Rhône', 'EPN du Rhone'));
  const page = await open('damaged.html');
  tell((await page.textContent('#trouble')).includes('abîmée'), 'a damaged page says so');
  await page.context().close();
};

// With the keyboard alone: to the text of a code, in, and to its answer.
const keyboard = async () => {
  const page = await open('verifier.html');
  const text = readFileSync(filesOf('code-screen')[0], 'utf8');
  const seen = [];
  for(let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => document.activeElement.id);
    // The label of the files stands for what chooses them.
    const outline = await page.evaluate(() => {
      const {activeElement} = document;
      const marked = activeElement.id === 'files' ? activeElement.labels[0] : activeElement;
      return getComputedStyle(marked).outlineStyle;
    });
    seen.push(outline);
    if(id === 'code') {
      break;
    }
  }
  tell(seen.length < 8 && !seen.includes('none'), 'everything that takes keys shows where one is');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  tell(await verdicts(page) === 'valid', 'a code is checked with the keyboard alone');
  const said = await page.textContent('#said');
  tell(said.startsWith('VALABLE'), 'the answer is announced');
  await page.click('[data-language="en"]');
  tell((await page.textContent('#said')).startsWith('VALID'), 'the language is changed with the answer kept');
  tell(await page.evaluate(() => document.documentElement.lang) === 'en', 'the page says its language');
  await page.context().close();
};

const sights = async () => {
  const looks = [
    {name: 'light', viewport: {width: 1280, height: 900}, colorScheme: 'light'},
    {name: 'dark', viewport: {width: 1280, height: 900}, colorScheme: 'dark'},
    {name: 'narrow-light', viewport: {width: 360, height: 740}, colorScheme: 'light'},
    {name: 'narrow-dark', viewport: {width: 360, height: 740}, colorScheme: 'dark'}
  ];
  for(const {name, ...look} of looks) {
    const page = await open('verifier.html', {...look, bypassCSP: true});
    for(const shown of ['', 'module-named', 'revoked', 'score', 'untrusted', 'kept', 'code-paper', 'dossier']) {
      if(shown) {
        await hand(page, filesOf(shown));
        await page.evaluate(() => document.querySelectorAll('details').forEach(one => one.open = true));
      }
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document));
      const faults = found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target)}`);
      tell(faults.length === 0, `${name} ${shown}: no fault of accessibility ${faults.join('; ')}`);
      const wide = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
      tell(wide <= 0, `${name} ${shown}: nothing is wider than the screen`);
      if(pictures) {
        mkdirSync(pictures, {recursive: true});
        await page.evaluate(() => document.querySelectorAll('details').forEach(one => one.open = false));
        await page.screenshot({path: join(pictures, `${name}-${shown || 'empty'}.png`), fullPage: true});
        if(name === 'dark') {
          await page.pdf({path: join(pictures, `print-${shown || 'empty'}.pdf`), format: 'A4'});
        }
      }
    }
    await page.context().close();
  }
};

for(const part of [everyCase, everyField, addresses, shortCodes, loneSeal, lists, ages, others, damaged, keyboard, sights]) {
  try {
    await part();
  } catch(error) {
    tell(false, `${part.name}: ${error.message}`);
  }
}
await browser.close();
console.log(failures === 0 ? 'all agree' : `${failures} disagree`);
process.exit(failures === 0 ? 0 : 1);
