// The pages in a real browser: a walk through them, with and without JavaScript, by keyboard, on a phone, and what
// axe-core says of them.
//
// PALERMO      the program to test; it is started in an empty folder
// PALERMO_URL  or the address of GraphiQL of a server that already runs
// CHROMIUM     the browser, if it is not /usr/bin/chromium
// SCREENSHOTS  a folder for pictures of the pages
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { axeFindsNothing, click, serveAndBrowse } from './browser.mjs';

/** One page of each sort, with the names of their pictures. */
const PAGES = {
  start: '/',
  search: '/search?query=child+victims',
  empty: '/search?query=xyzzy',
  agency: '/agency/iom',
  instrument: '/instrument/palermo-trafficking-protocol',
  measure: '/measure/palermo-trafficking-protocol-art-6-3',
  network: '/network/icat',
  project: '/project/glo-act',
  action: '/action/iom-direct-assistance-victims',
  output: '/output/ctdc',
  arrangement: '/arrangement/europol-frontex-2015',
  state: '/state/es',
  region: '/region/western-africa?kind=un_related',
  finding: '/finding/icat-main-network-with-23-agencies',
  agencies: '/agencies',
  states: '/states',
  findings: '/findings',
  changes: '/changes',
  coordination: '/coordination?network=icat',
  gaps: '/coordination?network=icat&kind=gap',
  measures: '/charts/measures',
  structures: '/charts/structures',
  networks: '/charts/networks?view=graph',
  picture: '/charts/structures?view=picture',
  databases: '/charts/databases',
  timeline: '/charts/timeline',
  growth: '/charts/history?network=icat',
  funding: '/charts/fundings',
  ties: '/charts/ties?agency=iom',
  compare: '/compare?instrument=coe-trafficking-convention',
  instruments: '/compare?instrument=palermo-trafficking-protocol&instrument=coe-trafficking-convention',
  provisions: '/compare?type=residence_permit',
  together: '/compare?agency=iom&agency=unodc&agency=europol',
  ratifications: '/charts/ratifications',
  method: '/about/method',
  api: '/about/api',
  data: '/export',
  terms: '/ns',
  words: '/ns/agency_kind',
  inicio: '/es/',
  organismo: '/es/agency/iom',
  organismos: '/es/agencies',
  coordinacion: '/es/coordination?network=icat',
  redes: '/es/charts/networks?view=graph',
  lugar: '/es/state/es',
  missing: '/agency/nobody',
};

/** What stands within pages of other sites has no navigation, and a reader all the same. */
const SEEN = { ...PAGES, embedded: '/charts/networks?network=icat&embed=1' };

let both;
let origin;
let browser;
let context;
let page;
let seen;

before(async () => {
  both = await serveAndBrowse();
  ({ origin, browser } = both);
});

after(() => both?.stop());

beforeEach(async () => {
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  seen = { elsewhere: [], failures: [], errors: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) seen.elsewhere.push(request.url());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) seen.errors.push(message.text());
  });
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(seen.elsewhere, [], 'requests to other hosts');
  assert.deepEqual(seen.errors, [], 'errors on the page');
});

test('from the start page over a search to an entity and to GraphiQL with the question in it', async () => {
  await open('/');
  await page.type('#query', 'ICAT');
  await follow(() => page.keyboard.press('Enter'));
  assert.equal(new URL(page.url()).pathname, '/search');
  await follow(() => page.click('ol.rows a'));
  assert.equal(new URL(page.url()).pathname, '/network/icat');
  await follow(() => page.click('a.button'));
  assert.equal(new URL(page.url()).pathname, '/graphql');
  await page.waitForFunction(() => document.querySelector('.graphiql-query-editor')?.innerText.includes('network'));
  await page.waitForSelector('button.graphiql-execute-button');
  await click(page, 'button.graphiql-execute-button');
  await page.waitForFunction(() => document.querySelector('.graphiql-response')?.innerText.includes('"ICAT"'));
});

test('names are offered while one types, and the keyboard chooses', async () => {
  await open('/');
  await page.type('#query', 'europo');
  await page.waitForSelector('[role="option"]');
  const field = (name) => page.$eval('#query', (input, name) => input.getAttribute(name), name);
  assert.equal(await field('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const chosen = await field('aria-activedescendant');
  assert.equal(await page.$eval(`#${chosen}`, (option) => option.getAttribute('aria-selected')), 'true');
  await axe('with suggestions');
  await page.keyboard.press('Escape');
  assert.equal(await field('aria-expanded'), 'false');
  assert.equal(await field('aria-activedescendant'), null);
  await page.type('#query', 'l');
  await page.waitForSelector('.suggestions:not([hidden]) [role="option"]');
  await page.keyboard.press('ArrowDown');
  await follow(() => page.keyboard.press('Enter'));
  assert.equal(new URL(page.url()).pathname, '/agency/europol');
});

test('the same way without JavaScript', async () => {
  await page.setJavaScriptEnabled(false);
  await open('/');
  await page.type('#query', 'GLO.ACT');
  await follow(() => page.click('form.search button'));
  await follow(() => page.click('ol.rows a[href^="/project/"]'));
  assert.match(new URL(page.url()).pathname, /^\/project\//);
  await follow(() => page.click('section a[href^="/agency/"]'));
  assert.match(new URL(page.url()).pathname, /^\/agency\//);
  for (const path of Object.values(PAGES)) await open(path);
});

for (const scripts of [true, false]) {
  test(`from the start page over a chart, a filter and a cell to an entity, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
    await page.setJavaScriptEnabled(scripts);
    await open('/');
    await follow(() => page.click('.cards a[href="/charts/structures"]'));
    const overlaps = await page.$eval('#description', (description) => description.innerText);
    await page.focus('#control-axis');
    await page.keyboard.type('Prot');
    await follow(() => page.click('.chart-controls button'));
    assert.equal(new URL(page.url()).searchParams.get('axis'), 'protection');
    const fewer = await page.$eval('#description', (description) => description.innerText);
    assert.notEqual(fewer, overlaps, 'the filter changes what is counted');
    await follow(() => page.click('.chart-data th a[href="/agency/iom"]'));
    assert.equal(new URL(page.url()).pathname, '/agency/iom');
    assert.match(await page.$eval('main', (main) => main.innerText), /International Organization for Migration/);
    if (!scripts) return;
    await follow(() => page.click('a.button'));
    await page.waitForSelector('button.graphiql-execute-button');
    await click(page, 'button.graphiql-execute-button');
    await page.waitForFunction(() => document.querySelector('.graphiql-response')?.innerText.includes('"IOM"'));
  });
}

test('the question behind a chart gives an answer in GraphiQL', async () => {
  await open('/charts/databases?crime=smuggling');
  await follow(() => page.click('.chart-formats a[href^="/graphql?"]'));
  await page.waitForSelector('button.graphiql-execute-button');
  await click(page, 'button.graphiql-execute-button');
  await page.waitForFunction(() => document.querySelector('.graphiql-response')?.innerText.includes('"databaseOverlaps"'));
});

test('the picture of ties comes nearer, leaves a kind out, shows whose ties are whose, and leads on', async () => {
  await open('/charts/ties?agency=iom');
  const box = () => page.$eval('svg.chart', (picture) => picture.viewBox.baseVal.width);
  const whole = await box();
  await page.click('.walk button[aria-label="Nearer"]');
  assert.ok((await box()) < whole);
  await page.click('.walk button:last-of-type');
  assert.equal(await box(), whole);
  const networks = () =>
    page.$$eval('path.tie-network[data-from]', (ties) => {
      return ties.filter((tie) => getComputedStyle(tie.parentNode).display !== 'none').length;
    });
  assert.ok((await networks()) > 10);
  await page.click('.walk input[type="checkbox"]');
  assert.equal(await networks(), 0);
  const other = 'svg.chart a[href*="agency=unodc"]';
  await page.$eval(other, (name) => name.focus());
  const clear = await page.$$eval('path[data-from]:not(.faded)', (ties) => ties.map((tie) => ({ ...tie.dataset })));
  assert.ok(clear.length > 0 && clear.every((tie) => [tie.from, tie.to].includes('unodc')), JSON.stringify(clear));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(new URL(page.url()).searchParams.get('agency'), 'unodc');
  await open('/es/charts/ties?agency=iom');
  const buttons = await page.$$eval('.walk button[aria-label], .walk label', (all) => all.map((one) => (one.ariaLabel ?? one.innerText).trim()));
  assert.deepEqual([buttons[0], buttons[6]], ['Acercar', 'Redes'], 'in the language of the page');
});

test('what a picture counts leads to its rows in the table below it, in sight', async () => {
  for (const [path, mark, rows] of [
    ['/charts/fundings?view=picture', 'svg.chart a[href*="#payer-"]', (text) => Number(text.match(/(\d+):/)[1])],
    ['/es/charts/ties?agency=iom', 'svg.chart a[href*="#tie-iom-unodc-arrangement"]', (text) => text.split(', ').length - 1],
  ]) {
    await open(path);
    const text = await page.$eval(mark, (link) => {
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      return link.querySelector('text')?.textContent ?? link.textContent;
    });
    await page.waitForFunction(() => {
      const [rows, headings] = [document.querySelector('tbody:target'), document.querySelector('.chart-data thead')];
      const top = rows?.getBoundingClientRect().top;
      return top >= headings.getBoundingClientRect().bottom - 1 && top < innerHeight;
    });
    assert.equal(await page.$$eval('tbody:target th[scope="row"]', (names) => names.length), rows(text), `${path}: ${text}`);
  }
});

test('the keyboard alone reaches the filter, the cells and the formats of a chart', async () => {
  await open('/charts/databases');
  const reached = new Set();
  const tabUntil = async (wanted) => {
    for (let at = 0; at < 200 && !reached.has(wanted); at += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => {
        const element = document.activeElement;
        if (element.closest('.chart-controls')) return 'filter';
        if (element.closest('.chart-data td')) return 'cell';
        if (element.matches('.skip-table')) return 'past the table';
        if (element.matches('.chart-formats a[href^="/graphql"]')) return 'question';
        return element.closest('.chart-formats') ? 'format' : 'other';
      }));
    }
    assert.ok(reached.has(wanted), `${wanted} is not among ${[...reached].join(', ')}`);
  };
  await tabUntil('past the table');
  assert.ok(reached.has('filter'));
  await tabUntil('cell');
  // What the cell means is seen by who reaches it.
  assert.ok(await page.evaluate(() => document.activeElement.querySelector('.tip').offsetHeight > 10));
  await page.focus('.skip-table');
  await page.keyboard.press('Enter');
  await tabUntil('question');
  assert.ok(reached.has('format'));
});

test('the keyboard reaches the content past the navigation', async () => {
  await open('/agency/iom');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  // The first thing in the content, and not the second in the navigation.
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none');
});

for (const scheme of ['light', 'dark']) {
  test(`axe-core finds nothing on any page, ${scheme}`, async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [name, path] of Object.entries(SEEN)) {
      await open(path);
      await axe(`${path}, ${scheme}`);
      await screenshot(`${name}-${scheme}`);
      // What the keyboard reaches is the same in both.
      if (scheme === 'light') assert.deepEqual(await walkByKeyboard(), [], path);
    }
  });
}

test('nothing overflows on a phone', async () => {
  await page.setViewport({ width: 390, height: 844 });
  for (const [name, path] of Object.entries(SEEN)) {
    await open(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
    await screenshot(`${name}-phone`);
  }
});

test('a chart is printed across the sheet, on few of them', async () => {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await open('/charts/measures');
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  if (process.env.SCREENSHOTS) await writeFile(join(process.env.SCREENSHOTS, 'measures.pdf'), pdf);
  assert.ok(pdf.length < 3_000_000, `${pdf.length} bytes`);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'));
  assert.ok(Number(width) > Number(height), `${width} by ${height}`);
});

test('on paper there is no navigation, and nothing runs off the sheet', async () => {
  await page.emulateMediaType('print');
  for (const [name, path] of Object.entries(PAGES)) {
    // A4 between its margins; charts lie across it.
    await page.setViewport(path.startsWith('/charts') ? { width: 1054, height: 700 } : { width: 718, height: 1000 });
    await open(path);
    assert.equal(await page.$eval('.masthead nav', (nav) => getComputedStyle(nav).display), 'none', path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
    await screenshot(`${name}-print`);
  }
});

test('on paper words are whole, signs stand on one line, and what was chosen is said where forms are not', async () => {
  await page.emulateMediaType('print');
  const chosen = {
    '/measures?category=prevention': 'Category: Prevention',
    '/coordination?network=empact&kind=gap&axis=protection': 'Axis: Protection',
    '/charts/structures?axis=protection': 'Axis: Protection',
    '/charts/measures': null,
    '/charts/databases': null,
    '/es/charts/measures': null,
  };
  for (const [path, said] of Object.entries(chosen)) {
    await page.setViewport(path.includes('/charts') ? { width: 1054, height: 700 } : { width: 718, height: 1000 });
    await open(path);
    const faults = await page.evaluate(() => {
      const faults = [];
      const walker = document.createTreeWalker(document.querySelector('main table tbody'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest('.unseen, .tip, .signs td.long')) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}+]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const rects = [...range.getClientRects()];
          const cell = node.parentElement.closest('td, th').getBoundingClientRect();
          if (new Set(rects.map(({ top }) => Math.round(top))).size > 1) faults.push(`${word} is broken`);
          if (rects.some(({ right }) => right > cell.right + 1)) faults.push(`${word} is cut off`);
        }
      }
      return faults;
    });
    assert.deepEqual(faults.slice(0, 5), [], path);
    const text = await page.$eval('main', (main) => main.innerText);
    assert.ok(said === null || text.includes(said), `${path} says ${said}`);
    const forms = await page.$$eval('form, .facets, .to-facets', (forms) => forms.filter((form) => form.checkVisibility()).length);
    assert.equal(forms, 0, path);
  }
});

test('the letters of a picture can be read on a phone', async () => {
  await page.setViewport({ width: 390, height: 844 });
  for (const path of ['/charts/ties', '/charts/ratifications', '/charts/history?view=picture']) {
    await open(path);
    const scale = await page.$eval('svg.chart', (svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
    assert.ok(scale > 0.9, `${path}: ${scale}`);
  }
});

test('a table that scrolls has a frame and a shade where more of it is', async () => {
  for (const path of ['/measures', '/coordination?network=empact&kind=gap', '/charts/measures']) {
    await open(path);
    const looks = await page.$eval('.table, .chart-data', (table) => {
      const { borderBottomWidth, backgroundImage, backgroundAttachment } = getComputedStyle(table);
      const scrolls = table.scrollHeight > table.clientHeight;
      return { scrolls, border: parseFloat(borderBottomWidth), shades: backgroundImage.split('gradient').length - 1, backgroundAttachment };
    });
    assert.ok(looks.scrolls && looks.border >= 1 && looks.shades === 8, JSON.stringify(looks));
    assert.match(looks.backgroundAttachment, /local.*scroll/);
    await page.$eval('.table, .chart-data', (table) => table.scrollIntoView({ block: 'end', behavior: 'instant' }));
    await screenshot(`scrolls-${path.replace(/\W+/g, '-')}`);
  }
});

test("a partner's site shows a chart as high as it is, and asks again only what changed", async () => {
  const site = await partnerSite();
  try {
    const statuses = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname === '/graphql' && /Members/.test(response.url())) statuses.push(response.status());
    });
    await page.goto(site.origin);
    await page.waitForSelector('#list li');
    const link = await page.$eval('#list a', (link) => link.href);
    assert.ok(link.startsWith(`${origin}/agency/`), link);
    assert.match(await page.$eval('#told', (told) => told.innerText), /members, from edition \d/);
    // As high as the chart says, and not as the page had it.
    await page.waitForFunction(() => /^\d+px$/.test(document.querySelector('iframe').style.height));
    const frame = page.frames().find((frame) => frame.url().startsWith(`${origin}/charts/`));
    const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    assert.equal(await page.$eval('iframe', (frame) => frame.style.height), `${height}px`);
    await page.reload();
    await page.waitForSelector('#list li');
    assert.deepEqual(statuses, [200, 304]);
    // A page that is not made for it may not stand in a frame.
    await page.evaluate((address) => (document.querySelector('iframe').src = address), `${origin}/agency/iom`);
    await page.waitForFunction(() => document.querySelector('iframe').contentDocument === null);
    seen.errors = seen.errors.filter((error) => !/frame-ancestors/.test(error));
  } finally {
    seen.elsewhere = seen.elsewhere.filter((url) => !url.startsWith(`${site.origin}/`));
    site.close();
  }
});

/** Serves the example of a partner's site, with the server of the test for the one that it names. */
async function partnerSite() {
  const folder = new URL('../../docs/examples/partner-site/', import.meta.url);
  const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
  const server = createServer(async (request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    if (!/^(index\.html|site\.(css|js))$/.test(name)) return response.writeHead(404).end();
    const text = await readFile(new URL(name, folder), 'utf8');
    response.writeHead(200, { 'content-type': types[name.split('.').pop()] });
    response.end(text.replaceAll('https://palermo.example.org', origin));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

test('colours follow the system', async () => {
  const ground = async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  };
  await open('/');
  assert.notEqual(await ground('light'), await ground('dark'));
});

async function open(path) {
  const response = await page.goto(origin + path);
  // 304: the browser's own copy is still right.
  assert.ok((path === PAGES.missing ? [404] : [200, 304]).includes(response.status()), `${path}: ${response.status()}`);
}

async function follow(action) {
  await Promise.all([page.waitForNavigation(), action()]);
}

function focused() {
  return page.evaluate(() => document.activeElement.textContent.trim());
}

function axe(where) {
  return axeFindsNothing(page, where);
}

/**
 * Goes through a page with the tab key, as far as 30 steps: what is wrong with where it leads. Each step has to reach
 * something else, further on, that can be seen and is marked.
 */
async function walkByKeyboard() {
  const steps = await page.evaluate(() => {
    const reachable = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, [tabindex="0"]';
    const all = [...document.querySelectorAll(reachable)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0,
    );
    globalThis.reached = [];
    document.addEventListener('focusin', ({ target }) => {
      const { width, height } = target.getBoundingClientRect();
      const { outlineStyle, boxShadow } = getComputedStyle(target);
      const before = globalThis.reached.at(-1)?.target;
      const faults = [];
      if (width * height === 0) faults.push('has no extent');
      if (outlineStyle === 'none' && boxShadow === 'none') faults.push('is not marked');
      if (before && !(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push('goes back');
      globalThis.reached.push({ target, faults: faults.map((fault) => `${target.outerHTML.slice(0, 120)} ${fault}`) });
    });
    return Math.min(all.length, 30);
  });
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Tab');
  const { reached, faults } = await page.evaluate(() => ({
    reached: globalThis.reached.length,
    faults: globalThis.reached.flatMap(({ faults }) => faults),
  }));
  return reached < steps ? [...faults, `${reached} of ${steps} were reached`] : faults;
}

async function screenshot(name) {
  if (!process.env.SCREENSHOTS) return;
  await page.screenshot({ path: join(process.env.SCREENSHOTS, `pages-${name}.png`) });
}
