// The GraphiQL page in a real browser.
//
// PALERMO      the program to test; it is started in an empty folder
// PALERMO_URL  or the address of the page of a server that already runs
// CHROMIUM     the browser, if it is not /usr/bin/chromium
// SCREENSHOTS  a folder for pictures of the page
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { axeFindsNothing, click, graphiqlIsReady, serveAndBrowse } from './browser.mjs';

const QUERY = '{ agency(slug: "iom") { acronym } }';
const EDITOR = '.graphiql-query-editor';
const VARIABLES = '.graphiql-editor-tool';
const RESPONSE = '.graphiql-response';
const RUN = 'button.graphiql-execute-button';
const PRECISION = new URL('../../explorer/questions/02-precision-by-scope.graphql', import.meta.url);
const PATIENCE = 30_000;
const TABLE = '::-p-aria([name="The answer as a table"][role="region"])';
const HINTS = 'button[aria-label="Hints"]';
const QUESTIONS = '::-p-aria([name="Example questions"][role="button"])';

let both;
let address;
let browser;
let context;
let page;
let seen;

before(async () => {
  both = await serveAndBrowse();
  ({ endpoint: address, browser } = both);
});

after(() => both?.stop());

beforeEach(async () => {
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await setScheme('light');
  seen = await watch(page);
});

afterEach(async () => {
  await context.close();
});

test('a typed query runs with Ctrl+Enter', async () => {
  await open();
  await typeQuery(QUERY);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await shows(RESPONSE, '"IOM"');
  await screenshot('light');
  await quiet();
});

test('the run button runs the query', async () => {
  await open(link({ query: QUERY }));
  await click(page, RUN);
  await shows(RESPONSE, '"IOM"');
  await quiet();
});

test('a refused query shows the errors of the server', async () => {
  await open(link({ query: '{ noFieldHasThisName }' }));
  const [answer] = await Promise.all([answerTo('{ noFieldHasThisName }'), click(page, RUN)]);
  assert.ok(Array.isArray(answer.errors));
  await shows(RESPONSE, '"errors"');
  // The browser itself reports a status of 400 as an error on the console.
  seen.errors = seen.errors.filter((text) => !/status of 400/.test(text));
  await quiet();
});

test('the docs panel shows the fields of the schema', async () => {
  await open();
  await click(page, 'button[aria-label="Show Documentation Explorer"]');
  await click(page, withText('a', 'Query'));
  await page.waitForSelector(withText('a', 'agency'));
  await screenshot('docs');
  await quiet();
});

test('the explorer panel shows fields and writes the query', async () => {
  await open(link({ query: '{ __typename }' }));
  await click(page, 'button[aria-label="Show GraphiQL Explorer"]');
  await click(page, '.graphiql-explorer-root [data-field-name="agency"] > span');
  await shows(EDITOR, 'agency');
  await screenshot('explorer');
  await quiet();
});

test('the first visit starts with the first example question and with hints; what is chosen is remembered', async () => {
  await open();
  const [first] = await questions();
  await shows(EDITOR, firstLine(first.document));

  await tabTo('#hints button');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${HINTS}[aria-expanded="false"]:focus`);
  assert.equal(await page.$('#hints li'), null);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#hints li');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#hints li', { hidden: true });
  await tabTo('[name="palermo-view"]');
  await page.keyboard.press('ArrowRight');

  await page.reload();
  await graphiqlIsReady(page);
  assert.equal(await page.$('#hints li'), null);
  assert.equal(await content('.palermo-views label:has(:checked)'), 'Table');
  await quiet();
});

test('every example question opens in a tab and gives data', async () => {
  await open();
  const list = await questions();
  assert.ok(list.length > 0, 'there are example questions');
  for (const [index, question] of list.entries()) {
    const tabs = (await page.$$('[role="tab"]')).length;
    await click(page, QUESTIONS);
    const items = await page.waitForSelector('[role="menu"]').then(() => page.$$('[role="menuitem"]'));
    assert.equal(items.length, list.length);
    if (index === 0) await screenshot('questions');
    await items[index].click();
    await page.waitForFunction((n) => document.querySelectorAll('[role="tab"]').length === n, {}, tabs + 1);
    await shows(EDITOR, firstLine(question.document));
    await page.waitForSelector('[role="menu"]', { hidden: true });
    const [body] = await Promise.all([answerTo(question.document), click(page, RUN)]);
    assert.equal(body.errors, undefined, `${question.name} has no errors`);
    assert.ok(body.data, `${question.name} has data`);
    await shows(RESPONSE, '"data"');
  }
  await quiet();
});

test('an example question can be chosen with the keyboard alone', async () => {
  await open();
  const list = await questions();
  await tabTo('button[aria-haspopup="menu"]', 'Example questions');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role="menuitem"]:focus');
  await page.keyboard.press('End');
  await page.waitForSelector('[role="menuitem"]:last-of-type:focus');
  await page.keyboard.press('Enter');
  await shows(EDITOR, firstLine(list.at(-1).document));
  await page.waitForSelector(`${EDITOR} .monaco-editor.focused`);

  await tabTo('button[aria-haspopup="menu"]', 'Example questions');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role="menuitem"]:focus');
  await page.keyboard.press('Escape');
  await page.waitForSelector('button[aria-haspopup="menu"]:focus');
  await quiet();
});

test('the run button can be reached and used with the keyboard alone', async () => {
  await open(link({ query: QUERY }));
  await tabTo(RUN);
  await page.keyboard.press('Enter');
  await shows(RESPONSE, '"IOM"');
  await quiet();
});

test('a shared link opens with its query and variables, and runs', async () => {
  const query = 'query Other { __typename }\nquery Linked($slug: String!) { agency(slug: $slug) { acronym } }';
  await open(link({ query, variables: '{"slug":"iom"}', operationName: 'Linked' }));
  await shows(EDITOR, 'query Linked($slug: String!)');
  await shows(VARIABLES, '"slug": "iom"');
  await shows(RESPONSE, '"IOM"');
  assert.equal(seen.operations.at(-1).operationName, 'Linked');
  await click(page, '::-p-aria([name="Copy link"][role="button"])');
  await page.waitForFunction(() => new URL(location.href).searchParams.get('operationName') === 'Linked');
  await quiet();
});

test('a shared link that does not say which of its operations is meant runs none', async () => {
  await open(link({ query: 'query One { __typename }\nquery Other { __typename }' }));
  await shows(EDITOR, 'query Other');
  await settled();
  assert.deepEqual(seen.operations, [], 'nothing has run');
  await quiet();
});

test('"CSV" saves the answer as a table', async () => {
  await page.evaluateOnNewDocument(() => {
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => { globalThis.saved = text; });
      return 'about:blank#saved';
    };
    HTMLAnchorElement.prototype.click = function click() { globalThis.savedAs = this.download; };
  });
  await open(link({ query: '{ agencies(first: 2) { nodes { slug } } }' }));
  await page.waitForSelector('.palermo-csv:not(:disabled)');
  await click(page, '::-p-aria([name="CSV"][role="button"])');
  await page.waitForFunction(() => globalThis.saved);
  const [saved, name] = await page.evaluate(() => [globalThis.saved, globalThis.savedAs]);
  assert.equal(name, 'palermo.csv');
  assert.equal(saved.trim().split(/\r?\n/).length, 3, saved);
  await quiet();
});

test('the answer can be seen as the table that its CSV is, below what it cost and what it does not know', async () => {
  const document = await readFile(PRECISION, 'utf8');
  const asked = answer((operation) => operation.query === document);
  await open(link({ query: document }));
  const { extensions } = await (await asked).body();
  await page.waitForSelector('.palermo-facts');
  const cost = extensions.cost.requested.toLocaleString('en');
  assert.match(await content('.palermo-facts'), new RegExp(`^Cost ${cost} of 100,000 nodes · [0-9.]+ m?s$`));
  const [unknown] = extensions.incomplete;
  assert.equal(await content('summary'), `This answer rests on what is not recorded: ${unknown.relation}`);

  await tabTo('[name="palermo-view"]');
  await page.keyboard.press('ArrowRight');
  const region = await page.waitForSelector(TABLE);
  const rows = await csvOf(document);
  assert.deepEqual(await cells(), rows);
  assert.ok((await content('.palermo-note')).startsWith(`${rows.length - 1} rows, ${rows[0].length} columns. `));
  await page.waitForSelector(`${RESPONSE} .result-window`, { hidden: true });

  await page.focus('summary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('details[open]');
  assert.ok((await content('details')).includes(unknown.note), unknown.note);
  await screenshot('table');
  await axe('light');
  await setScheme('dark');
  await screenshot('table-dark');
  await axe('dark');
  await page.setViewport({ width: 390, height: 844 });
  await fits();
  const { x, width } = await region.boundingBox();
  assert.ok(x >= 0 && x + width <= 390, 'the table scrolls within the window');
  await screenshot('table-phone');
  await quiet();
});

test('each tab has a table of its own, of its first rows if it is long, and what is refused says why', async () => {
  await open(link({ query: QUERY }));
  await click(page, withText('span', 'Table'));
  await page.waitForSelector(TABLE);
  assert.deepEqual(await cells(), [['agency.acronym'], ['IOM']]);

  await click(page, 'button[aria-label="New tab"]');
  await page.waitForSelector(TABLE, { hidden: true });
  const long = '{ instruments(first: 99) { nodes { slug ratifications(first: 500) { nodes { id } } } } }';
  await setQuery(long);
  await click(page, RUN);
  await page.waitForSelector(TABLE);
  const rows = await csvOf(long);
  assert.match(await content('.palermo-note'), new RegExp(`^The first 500 of ${(rows.length - 1).toLocaleString('en')} rows, 2 columns; `));
  assert.deepEqual(await cells(), rows.slice(0, 501));

  await click(page, withText('button', '<untitled>'));
  await page.waitForFunction(() => document.querySelectorAll('.palermo-table tr').length === 2);
  assert.deepEqual(await cells(), [['agency.acronym'], ['IOM']]);

  await setQuery('{ noFieldHasThisName }');
  await click(page, RUN);
  await shows(RESPONSE, '"errors"');
  await page.waitForSelector(TABLE, { hidden: true });
  assert.equal(await content('.palermo-note'), 'An error has no table.');

  await page.evaluate(() => {
    const { fetch } = globalThis;
    globalThis.fetch = async (address, options) => {
      if (!String(address).includes('format=csv')) return fetch(address, options);
      globalThis.fetch = fetch;
      return new Response('{"errors": [{"message": "there is too much to do"}]}', { status: 503 });
    };
  });
  await setQuery('{ agency(slug: "unodc") { acronym } }');
  await click(page, RUN);
  await page.waitForSelector(withText('p', 'There is no table: there is too much to do'));
  await click(page, withText('span', 'JSON'));
  await shows(RESPONSE, '"UNODC"');
  await click(page, withText('span', 'Table'));
  await page.waitForSelector(TABLE);
  assert.deepEqual(await cells(), [['agency.acronym'], ['UNODC']]);
  // The browser itself reports a status of 400 as an error on the console.
  seen.errors = seen.errors.filter((text) => !/status of 400/.test(text));
  await quiet();
});

test('an edit takes the shared link out of the address', async () => {
  await open(link({ query: QUERY }));
  assert.notEqual(new URL(page.url()).search, '');
  await typeQuery('{ __typename }');
  await page.waitForFunction(() => location.search === '');
  await quiet();
});

test('"Copy link" copies a link that opens the same query', async () => {
  const { origin } = new URL(address);
  await context.overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const query = 'query Linked($slug: String!) { agency(slug: $slug) { acronym } }';
  const shared = link({ query, variables: '{"slug":"iom"}' });
  await open(shared);
  await click(page, '::-p-aria([name="Copy link"][role="button"])');
  await page.waitForSelector('::-p-aria([name="Link copied"][role="button"])');
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.origin + copied.pathname, `${origin}/graphql`);
  assert.equal(copied.searchParams.get('query'), query);
  assert.deepEqual(JSON.parse(copied.searchParams.get('variables')), { slug: 'iom' });
  assert.equal(page.url(), copied.href);
  await quiet();
});

test('"Copy link" works where the browser offers no clipboard', async () => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => {
      globalThis.copied = document.activeElement.value;
    });
  });
  await open(link({ query: QUERY }));
  await click(page, '::-p-aria([name="Copy link"][role="button"])');
  await page.waitForSelector('::-p-aria([name="Link copied"][role="button"])');
  const copied = new URL(await page.evaluate(() => globalThis.copied));
  assert.equal(copied.searchParams.get('query'), QUERY);
  await quiet();
});

test('the page follows the system in light and dark', async () => {
  await open(link({ query: QUERY }));
  await click(page, RUN);
  await shows(RESPONSE, '"IOM"');
  const light = await colours();
  await setScheme('dark');
  await differs(light);
  const dark = await colours();
  for (const part of Object.keys(light)) assert.notEqual(dark[part], light[part], part);
  await screenshot('dark');
  await quiet();
});

test('the theme setting of GraphiQL also holds for the header', async () => {
  await open(link({ query: QUERY }));
  const light = await colours();
  await click(page, 'button[aria-label="Open settings dialog"]');
  await page.waitForSelector('[role="dialog"]');
  await click(page, withText('button', 'Dark'));
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role="dialog"]', { hidden: true });
  await differs(light);
  const dark = await colours();
  for (const part of Object.keys(light)) assert.notEqual(dark[part], light[part], part);
  await quiet();
});

test('nothing overflows on a phone', async () => {
  await page.setViewport({ width: 390, height: 844 });
  await open(link({ query: QUERY }));
  await click(page, RUN);
  await shows(RESPONSE, '"IOM"');
  await fits();
  await screenshot('phone');
  await click(page, QUESTIONS);
  await page.waitForSelector('[role="menu"]');
  await fits();
  await screenshot('phone-questions');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role="menu"]', { hidden: true });
  await click(page, 'button[aria-label="Show Documentation Explorer"]');
  await page.waitForSelector('.graphiql-doc-explorer');
  await fits();
  await screenshot('phone-docs');
  await quiet();
});

test('the page says what it is', async () => {
  await open();
  assert.equal(await page.title(), 'Palermo GraphiQL');
  assert.equal(await page.$eval('html', (html) => html.lang), 'en');
  assert.equal(await page.$eval('#header a', (a) => a.href), new URL('/', address).href);
  const icon = await page.$eval('link[rel="icon"]', (element) => element.href);
  const loaded = await page.evaluate(async (href) => {
    const image = new Image();
    image.src = href;
    await image.decode();
    return image.complete;
  }, icon);
  assert.ok(loaded);
  await quiet();
});

test('without JavaScript the page says how to go on', async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto(address);
  const plain = await page.$eval('noscript, body', () => document.body.innerText);
  assert.match(plain, /needs JavaScript/);
  const schema = await page.$eval('noscript a', (a) => a.href);
  assert.equal(schema, new URL('/schema.graphql', address).href);
  await screenshot('plain');
});

/** Writes down what the page and its workers request and complain about. */
async function watch(target) {
  const notes = { requests: [], workers: 0, errors: [], operations: [], answers: [] };
  target.on('pageerror', (error) => notes.errors.push(String(error)));
  target.on('request', (request) => {
    if (request.method() !== 'POST') return;
    const body = JSON.parse(request.postData() ?? '{}');
    if (body.operationName !== 'IntrospectionQuery') notes.operations.push(body);
  });
  await target.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });

  const follow = async (session) => {
    const posts = new Map();
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      notes.requests.push(request.url);
      if (request.method === 'POST') posts.set(requestId, JSON.parse(request.postData ?? '{}'));
    });
    session.on('Network.loadingFinished', ({ requestId }) => {
      if (!posts.has(requestId)) return;
      const body = async () => JSON.parse((await session.send('Network.getResponseBody', { requestId })).body);
      notes.answers.push({ operation: posts.get(requestId), body });
    });
    session.on('Network.webSocketCreated', ({ url }) => notes.requests.push(url));
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (['error', 'warning', 'assert'].includes(type)) {
        notes.errors.push(args.map((arg) => arg.value ?? arg.description).join(' '));
      }
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      notes.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error') notes.errors.push(`${entry.text} ${entry.url ?? ''}`);
    });
    session.on('sessionattached', (child) => {
      notes.workers += 1;
      follow(child).catch((error) => {
        // A worker that ended before it could be followed has asked for nothing: it still waited to be let go.
        if (error.name !== 'TargetCloseError') notes.errors.push(String(error));
      });
    });
    await Promise.all([
      session.send('Network.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable').catch(() => {}),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  };
  await follow(await target.createCDPSession());
  return notes;
}

/** Opens the page and waits until the editor and the schema are there. */
async function open(url = address) {
  const schema = answer((operation) => operation.operationName === 'IntrospectionQuery');
  await page.goto(url);
  await schema;
  await graphiqlIsReady(page);
}

function link(parameters) {
  return `${address}?${new URLSearchParams(parameters)}`;
}

/** The element of this kind with exactly this text. */
function withText(kind, words) {
  return `::-p-xpath(//${kind}[normalize-space()="${words}"])`;
}

/** What an element says, one space between two words. */
function content(selector) {
  return page.$eval(selector, (element) => element.textContent.replaceAll(/\s+/g, ' ').trim());
}

/** The rows of the table that is seen, its head among them. */
function cells() {
  return page.$$eval('.palermo-table tr', (rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent.replaceAll('\u200b', ''))),
  );
}

/** The rows of the CSV of a question whose cells need no quotes. */
async function csvOf(query) {
  const csv = await page.evaluate(
    (search) => fetch(`/graphql?${search}`).then((answer) => answer.text()),
    String(new URLSearchParams({ query, format: 'csv' })),
  );
  assert.ok(!csv.includes('"'), 'no cell is quoted');
  return csv.trim().split('\n').map((line) => line.split(','));
}

/** Asks axe-core about all but what GraphiQL itself draws. */
function axe(where) {
  return axeFindsNothing(page, where, '.graphiql-tabs', '.monaco-editor');
}

function questions() {
  return page.evaluate(() => fetch('/explorer/questions.json').then((answer) => answer.json()));
}

function firstLine(document) {
  return document.split('\n')[0].trim();
}

async function typeQuery(query) {
  // The lines reach far beyond the window, so that they are never seen to rest in it as a whole.
  await page.click(`${EDITOR} .view-lines`);
  await page.waitForSelector(`${EDITOR} .monaco-editor.focused`);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Delete');
  await page.keyboard.type(query);
  await shows(EDITOR, query);
}

/** Puts a question into the editor at once, for those that would take long to type. */
async function setQuery(query) {
  await page.evaluate(
    (text) => globalThis.__MONACO.editor.getEditors()
      .find((editor) => editor.getContainerDomNode().closest('.graphiql-query-editor'))
      .setValue(text),
    query,
  );
}

async function answerTo(query) {
  const { body } = await answer((operation) => operation.query?.trim() === query.trim());
  return body();
}

/**
 * Waits for the next answer to such an operation. It asks what the session of its own saw: with two sessions on one page
 * `waitForResponse` now and then waits for ever for headers that only the other was told of.
 */
async function answer(isMeant) {
  const before = seen.answers.length;
  for (let waited = 0; waited < PATIENCE; waited += 50) {
    const found = seen.answers.slice(before).find(({ operation }) => isMeant(operation));
    if (found) return found;
    await setTimeout(50);
  }
  throw new Error(`no answer in ${PATIENCE} ms; ${seen.answers.length - before} to other operations`);
}

/** Waits until the editor inside `selector` shows `wanted`. */
async function shows(selector, wanted) {
  try {
    await page.waitForFunction(
      (...args) => globalThis.linesOf(args[0]).includes(args[1]),
      {},
      selector,
      await prepared(wanted),
    );
  } catch (cause) {
    throw new Error(`${selector} shows ${JSON.stringify(await text(selector))}, not ${wanted}`, { cause });
  }
}

async function text(selector) {
  await prepared();
  return page.evaluate((where) => globalThis.linesOf(where), selector);
}

/** Gives the page a function that reads the visible lines of an editor from top to bottom. */
async function prepared(value) {
  await page.evaluate(() => {
    globalThis.linesOf = (where) =>
      [...document.querySelectorAll(`${where} .view-line`)]
        .filter((line) => line.checkVisibility())
        .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
        .map((line) => line.textContent.replaceAll('\u00a0', ' '))
        .join('\n');
  });
  return value;
}

/** Presses Tab until the focus is on the element. */
async function tabTo(selector, name) {
  const passed = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const [reached, where] = await page.evaluate(
      (wanted) => {
        const element = document.activeElement;
        return [element.matches(wanted), element.ariaLabel ?? element.textContent.slice(0, 30)];
      },
      selector,
    );
    if (reached) {
      if (name) assert.equal(where.trim(), name);
      return;
    }
    passed.push(where);
  }
  assert.fail(`Tab does not reach ${selector}, only ${passed.join(', ')}`);
}

function setScheme(value) {
  return page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
}

/** The colours in which the parts of the page are seen. */
function colours() {
  return page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      header: style('#header').backgroundColor,
      page: style('body').backgroundColor,
      graphiql: style('.graphiql-container').backgroundColor,
      code: style('.graphiql-query-editor .view-line span span').color,
    };
  });
}

async function differs(before) {
  await page.waitForFunction(
    (was) =>
      getComputedStyle(document.querySelector('.graphiql-query-editor .view-line span span')).color !== was,
    {},
    before.code,
  );
}

/** Nothing that can be seen reaches over the right or left edge of the window. */
async function fits() {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const controls = [...document.querySelectorAll('button, a, [role="menu"], section, .graphiql-plugin')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.monaco-editor'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.right > 0 && (box.right > width + 0.5 || box.left < -0.5))
      .map(({ element }) => element.outerHTML.slice(0, 120));
    if (document.documentElement.scrollWidth > width || document.body.scrollWidth > width) controls.push('the page');
    return controls;
  });
  assert.deepEqual(wide, []);
}

/**
 * Waits until the page asks for nothing more. That all was answered can't be waited for: whether the script of a worker
 * came is now and then told to nobody, since the worker is watched by a session of its own.
 */
async function settled() {
  let asked;
  while (seen.requests.length !== asked) {
    asked = seen.requests.length;
    await setTimeout(500);
  }
}

/** The page asked no other host, and neither it nor a worker complained. */
async function quiet() {
  await settled();
  const { origin } = new URL(address);
  const foreign = seen.requests.filter(
    (url) => !/^(data|blob):/.test(url) && new URL(url).origin !== origin,
  );
  assert.deepEqual(foreign, [], 'every request goes to the server');
  assert.ok(seen.requests.length > 0 && seen.workers > 0, 'the page and its workers were watched');
  assert.deepEqual(seen.errors, [], 'no errors');
}

async function screenshot(name) {
  const target = process.env.SCREENSHOTS;
  if (!target) return;
  await mkdir(target, { recursive: true });
  await page.screenshot({ path: join(target, `graphiql-${name}.png`) });
}
