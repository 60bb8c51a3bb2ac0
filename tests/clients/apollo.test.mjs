// Apollo Client in a browser, on a page of another origin, with client awareness and persisted queries.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBrowser } from '../browser/browser.mjs';
import { serve } from '../server.mjs';
import { Section } from './section.mjs';

const PATIENCE = 20_000;

let server;
let section;
let site;
let browser;
before(async () => {
  server = await serve();
  section = await Section.layOut('Apollo Client', server.endpoint);
  await section.runCommands();
  const script = await readFile(join(section.folder, 'bundle.js'));
  site = createServer((request, response) => {
    const isScript = request.url === '/bundle.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script src="bundle.js" type="module"></script>');
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  browser = await startBrowser(section.folder);
});

after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
  await section?.remove();
  await server?.stop();
});

test('a page of another site pages through a list, and the second visit sends hashes only', async () => {
  const first = await visit();
  assert.equal(first.labels.length, await agencies());
  assert.ok(first.labels.includes('UNODC'), first.labels.join());
  for (const headers of first.requests.map((request) => request.headers())) {
    assert.equal(headers['apollographql-client-name'], 'atlas');
    assert.equal(headers['apollographql-client-version'], '1.0');
  }
  const second = await visit();
  assert.deepEqual(second.labels, first.labels);
  assert.ok(second.requests.length > 1);
  for (const request of second.requests) {
    assert.equal(request.method(), 'GET', request.url());
    const asked = new URL(request.url()).searchParams;
    assert.equal(asked.get('query'), null);
    assert.match(JSON.parse(asked.get('extensions')).persistedQuery.sha256Hash, /^[0-9a-f]{64}$/);
  }
});

/** How many agencies there are to page through. */
async function agencies() {
  const address = new URL(server.endpoint);
  address.searchParams.set('query', '{ network(slug: "icat") { agencies { totalCount } } }');
  const { data } = await (await fetch(address)).json();
  return data.network.agencies.totalCount;
}

/** Opens the page anew; gives the labels that it shows in the end and the questions that it asked. */
async function visit() {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const requests = [];
    const errors = [];
    page.on('request', (request) => {
      if (request.url().startsWith(server.endpoint) && request.method() !== 'OPTIONS') requests.push(request);
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      // A hash that is not known yet is answered by a status of 400 where nobody asked before; the client knows what to do.
      if (message.type() === 'error' && !/status of 400/.test(message.text())) errors.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.waitForFunction(() => document.title !== '', { timeout: PATIENCE }).catch((error) => {
      throw new Error(`${error.message}; errors on the page: ${errors.join('; ')}`);
    });
    assert.deepEqual(errors, []);
    return { labels: (await page.evaluate(() => document.body.textContent)).split(', '), requests };
  } finally {
    await context.close();
  }
}
