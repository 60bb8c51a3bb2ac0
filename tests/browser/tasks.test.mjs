// Twelve tasks of an analyst who knows no GraphQL: each from the start page by clicks alone, with and without JavaScript.
//
// PALERMO      the program to test; it is started in an empty folder
// PALERMO_URL  or the address of GraphQL of a server that already runs
// CHROMIUM     the browser, if it is not /usr/bin/chromium
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serveAndBrowse } from './browser.mjs';

let folder;
let both;
let origin;
let browser;
let page;

before(async () => {
  both = await serveAndBrowse();
  ({ folder, origin, browser } = both);
});

after(() => both?.stop());

task('EU and UN bodies that identify victims in Libya, and their ties', async () => {
  await click('States');
  await fill('input[name="text"]', 'Libya');
  await submit('form.filter');
  await click('Libya');
  await page.select('form.place select[name="type"]', 'victim_identification');
  for (const kind of ['EU agency', 'UN entity']) await check(kind);
  await submit('form.place');
  const shown = await text('main');
  assert.match(shown, /Victim identification/);
  assert.match(shown, /no tie on record|What joins them|No two agencies are on record/);
  const rows = await csv('CSV');
  assert.ok(rows.length > 1 && rows.every((row) => /victim_identification|Victim identification|type/i.test(row)), rows.join('\n'));
});

task('the growth of ICAT as a picture', async () => {
  await click('Growth');
  await page.select('.chart-controls select[name="network"]', 'icat');
  await submit('.chart-controls');
  assert.match(await text('main'), /31/);
  const picture = await download('PNG');
  assert.equal(picture.toString('latin1', 1, 4), 'PNG');
});

task('provisions on residence permits, universal beside European, with their wording, as CSV', async () => {
  await click('Instruments, agencies or networks side by side');
  const form = 'form[aria-label="Provisions of one type of measure"]';
  await page.select(`${form} select[name="type"]`, 'residence_permit');
  await submit(form);
  assert.match(await text('main'), /Universal/);
  assert.match(await text('main'), /European/);
  const rows = await csv('CSV');
  assert.match(rows[0], /wording/);
  assert.ok(rows.length > 5, `${rows.length}`);
});

task('whom to invite on child victims in the Western Balkans', async () => {
  await click('regions');
  await fill('input[name="text"]', 'Western Balkans');
  await submit('form.filter');
  await click('Western Balkans');
  await fill('form.place input[name="text"]', 'child');
  await submit('form.place');
  assert.match(await text('main'), /What is done there, and by whom/);
  assert.ok((await page.$$('table.work tbody tr')).length > 0);
});

task('the convention of the Council of Europe beside the Palermo protocol', async () => {
  await click('Instruments, agencies or networks side by side');
  const form = 'form[aria-label="Compare instruments"]';
  await page.select(`${form} #instrument-0`, 'coe-trafficking-convention');
  await page.select(`${form} #instrument-1`, 'palermo-trafficking-protocol');
  await submit(form);
  const heads = await page.$$eval('table.beside thead th, .beside thead th', (heads) => heads.map((head) => head.innerText.trim()));
  assert.ok(heads.some((head) => /Council of Europe/.test(head)) && heads.some((head) => /Palermo/.test(head)), heads.join());
  assert.ok((await page.$$('q.wording')).length > 0);
});

task('databases that can be combined', async () => {
  await click('Databases against databases');
  const comparable = await page.$$eval('.chart-data td', (cells) => cells.filter((cell) => /^=/.test(cell.innerText.trim())).length);
  assert.ok(comparable > 0);
  assert.equal((await csv('CSV')).filter((row) => row.includes(',=,0,')).length, comparable);
});

task('a network for Gephi, read by NetworkX', async () => {
  await click('networks', 'ul.counts a');
  await fill('input[name="text"]', 'EMPACT');
  await submit('form.filter');
  await page.waitForSelector('th a[href="/network/empact"]');
  await follow(() => page.click('th a[href="/network/empact"]'));
  const file = join(folder, 'empact.gexf');
  await writeFile(file, await download('Download this network for Gephi'));
  const read = 'import sys, networkx; graph = networkx.read_gexf(sys.argv[1]); print(graph.number_of_nodes(), graph.number_of_edges())';
  const [nodes, edges] = execFileSync('/usr/bin/python3', ['-c', read, file], { encoding: 'utf8' }).split(' ').map(Number);
  assert.ok(nodes > 3 && edges > 3, `${nodes} ${edges}`);
});

task('a citation of a fact', async () => {
  await click('agencies', 'ul.counts a');
  await follow(() => page.click('.listing th a[href^="/agency/"]'));
  const entry = (await download('BibTeX')).toString();
  const [, fields] = /^@\w+\{[^,]+,([\s\S]*)\}\s*$/.exec(entry);
  const names = [...fields.matchAll(/^\s*(\w+)\s*=\s*\{/gm)].map(([, name]) => name.toLowerCase());
  for (const name of ['title', 'url', 'urldate', 'version']) assert.ok(names.includes(name), `${name} is not in ${entry}`);
});

task('what changed since the last edition', async () => {
  await click('what changed with the last edition');
  assert.equal(await text('h1'), 'What changed');
  // A server that began with this edition remembers none before it, and says so.
  assert.match(await text('main'), /edition/);
});

task('the gaps of EMPACT as a table', async () => {
  await follow(() => page.click('a[aria-label^="Gaps of EMPACT"]'));
  const rows = await page.$$eval('.table tbody tr', (rows) => rows.length);
  assert.ok(rows > 0);
  assert.equal((await csv('CSV')).length - 1, rows);
});

task('ratifications in Africa as a map and as a table', async () => {
  await click('signatures and ratifications');
  await click('as a map');
  await page.select('.chart-controls select[name="region"]', 'africa');
  await submit('.chart-controls');
  assert.ok((await page.$$('svg.chart path')).length > 50);
  assert.ok((await page.$$('.chart-data tbody tr')).length > 40);
});

task('who funds what', async () => {
  await click('Funding');
  assert.ok((await page.$$('.chart-data tbody tr')).length > 3);
  assert.ok((await csv('CSV')).length > 4);
});

/** A task, from the start page, with and without JavaScript. */
function task(name, work) {
  for (const scripts of [true, false]) {
    test(`${name}, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
      const context = await browser.createBrowserContext();
      page = await context.newPage();
      try {
        await page.setViewport({ width: 1280, height: 900 });
        await page.setJavaScriptEnabled(scripts);
        await page.goto(`${origin}/`);
        await work();
      } finally {
        await context.close();
      }
    });
  }
}

/** The address of the link that begins with these words. */
async function link(words, selector = 'main a, footer a') {
  const links = await page.$$eval(selector, (links) => links.map((link) => [link.innerText.trim(), link.getAttribute('href')]));
  const found = links.find(([said]) => said.startsWith(words)) ?? links.find(([said]) => said.includes(words));
  assert.ok(found, `no link says “${words}” on ${page.url()}`);
  return found[1];
}

async function click(words, selector) {
  const address = await link(words, selector);
  await follow(() => page.click(`main a[href="${address}"]`));
}

async function follow(action) {
  const [response] = await Promise.all([page.waitForNavigation(), action()]);
  assert.ok([200, 304].includes(response.status()), `${response.url()}: ${response.status()}`);
}

async function fill(selector, words) {
  await page.$eval(selector, (input) => (input.value = ''));
  await page.type(selector, words);
}

async function check(label) {
  const boxes = await page.$$('form.place fieldset label');
  for (const box of boxes) {
    if ((await box.evaluate((box) => box.innerText.trim())) === label) return box.click();
  }
  assert.fail(`nothing to tick says “${label}”`);
}

async function submit(form) {
  await follow(() => page.click(`${form} button:not([type="button"])`));
}

function text(selector) {
  return page.$eval(selector, (element) => element.innerText);
}

/** What a link of the page leads to, as a file. */
async function download(words) {
  const address = await link(words);
  const response = await fetch(new URL(address, page.url()));
  assert.equal(response.status, 200, address);
  return Buffer.from(await response.arrayBuffer());
}

/** The lines of a CSV that a link of the page leads to; none of ours has a line break in a cell but in quotation marks. */
async function csv(words) {
  const lines = (await download(words)).toString().split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return lines.filter((line) => line);
}
