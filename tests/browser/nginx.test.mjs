// Palermo behind nginx, with a part of a host: as the README sets it up, where nginx takes the path off, and as it may be set
// up as well, where nginx hands the path on.
//
// PALERMO   the program to test; it is started in an empty folder
// NGINX     nginx, if it is not /usr/sbin/nginx
// CHROMIUM  the browser, if it is not /usr/bin/chromium
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startServer } from '../server.mjs';
import { click, graphiqlIsReady, startBrowser } from './browser.mjs';

const BASE = '/palermo';

/** How many addresses are followed. Every kind of address is followed in a graph with a fact of each kind, without nginx. */
const FOLLOWED = 250;

let folder;
let server;
let nginx;
let browser;

/** What each nginx is reached at. */
const origins = {};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palermo-nginx-'));
  const ports = { 'takes the path off': await freePort(), 'hands the path on': await freePort() };
  for (const [what, port] of Object.entries(ports)) origins[what] = `http://127.0.0.1:${port}`;
  server = await startServer('--public-url', `${origins['takes the path off']}${BASE}`);
  const { host } = new URL(server.endpoint);
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, strips] = /```nginx\n(location \/palermo\/.*?)```/s.exec(readme);
  const keeps = strips.replace('127.0.0.1:8000/;', '127.0.0.1:8000;');
  assert.notEqual(keeps, strips, 'the README tells both ways');
  nginx = await startNginx(folder, [
    [ports['takes the path off'], strips],
    [ports['hands the path on'], keeps],
  ].map(([port, location]) => [port, location.replace('127.0.0.1:8000', host)]));
  browser = await startBrowser(folder);
});

after(async () => {
  await browser?.close();
  await nginx?.stop();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

for (const what of ['takes the path off', 'hands the path on']) {
  test(`GraphiQL gives a result where nginx ${what}`, async () => {
    const { page, seen } = await watched(what);
    const query = new URLSearchParams({ query: '{ agency(slug: "iom") { acronym } }' });
    await page.goto(`${origins[what]}${BASE}/graphql?${query}`);
    await graphiqlIsReady(page);
    await click(page, 'button.graphiql-execute-button');
    await page.waitForFunction(() => document.querySelector('.graphiql-response')?.innerText.includes('"IOM"'));
    await page.waitForSelector('::-p-aria([name="Example questions"][role="button"])');
    await click(page, '#header a');
    await page.waitForFunction((base) => location.pathname === `${base}/`, {}, BASE);
    assert.deepEqual(seen, []);
    await page.close();
  });

  test(`from the start page over a name and a chart to GraphiQL where nginx ${what}`, async () => {
    const { page, seen } = await watched(what);
    const path = () => new URL(page.url()).pathname;
    const follow = (action) => Promise.all([page.waitForNavigation(), action()]);
    await page.goto(`${origins[what]}${BASE}`);
    assert.equal(path(), `${BASE}/`);
    await page.type('#query', 'europol');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('ArrowDown');
    await follow(() => page.keyboard.press('Enter'));
    assert.equal(path(), `${BASE}/agency/europol`);
    await follow(() => page.click('nav a[href$="/charts/measures"]'));
    await follow(() => page.click('.chart-tabs a[href$="/charts/structures"]'));
    await follow(() => page.click('.chart-controls button'));
    await follow(() => page.click('.chart-data th a[href$="/agency/iom"]'));
    assert.equal(path(), `${BASE}/agency/iom`);
    await follow(() => page.click('a.button'));
    assert.equal(path(), `${BASE}/graphql`);
    await page.waitForSelector('button.graphiql-execute-button');
    assert.deepEqual(seen, []);
    await page.close();
  });

  test(`no address leaves the path and none fails where nginx ${what}`, async () => {
    const origin = origins[what];
    const waiting = ['/', '/charts', '/agency/easo', '/agencies/', '/search?query=victims', '/graphql', '/sitemap.xml']
      .map((path) => `${origin}${BASE}${path}`);
    const seen = new Set(waiting);
    let followed = 0;
    while (waiting.length > 0 && followed < FOLLOWED) {
      const address = waiting.shift();
      followed += 1;
      const response = await fetch(address, { headers: { Accept: 'text/html' }, redirect: 'manual' });
      const text = await response.text();
      assert.ok(response.status < 400, `${address}: ${response.status}`);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff', address);
      const links = [response.headers.get('location')].filter(Boolean);
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        for (const [, link] of text.matchAll(/ (?:href|src|action)="([^"#]+)/g)) links.push(link.replaceAll(/&(?:amp|#38);/g, '&'));
      }
      // Absolute addresses begin with the public URL, at whichever of the two they were asked for.
      for (const [, path] of text.matchAll(/<loc>http:\/\/[^/<]+([^<]+)/g)) links.push(path);
      for (const link of links) {
        const url = new URL(link, address);
        url.hash = '';
        if (!Object.values(origins).includes(url.origin)) continue;
        assert.ok(url.pathname === BASE || url.pathname.startsWith(`${BASE}/`), `${address} leads to ${url}`);
        const here = `${origin}${url.pathname}${url.search}`;
        if (seen.has(here) || url.pathname.startsWith(`${BASE}/export/`)) continue;
        seen.add(here);
        waiting.push(here);
      }
    }
    assert.equal(followed, FOLLOWED);
  });
}

/** A page that notes what it asks for outside the path, and what fails. */
async function watched(what) {
  const page = await browser.newPage();
  const seen = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!/^https?:$/.test(url.protocol)) return;
    const inside = url.pathname === BASE || url.pathname.startsWith(`${BASE}/`);
    if (url.origin !== origins[what] || !inside) seen.push(`outside: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) seen.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => seen.push(String(error)));
  return { page, seen };
}

async function startNginx(folder, locations) {
  const servers = locations.map(([port, location]) => `server { listen 127.0.0.1:${port}; ${location} }`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  const configuration = `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr;
    events {}
    http { access_log off; ${paths.join(' ')} ${servers.join('\n')} }`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration);
  const program = spawn(process.env.NGINX ?? '/usr/sbin/nginx', ['-p', folder, '-c', file, '-e', 'stderr'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return;
    const ended = new Promise((done) => program.once('exit', done));
    program.kill('SIGTERM');
    await ended;
  };
  for (const [port] of locations) {
    while (!(await listens(port))) {
      assert.equal(program.exitCode, null, 'nginx ended');
      await setTimeout(50);
    }
  }
  return { stop };
}

function listens(port) {
  return new Promise((tried) => {
    const socket = connect(port, '127.0.0.1', () => tried(true));
    socket.on('error', () => tried(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** A port that nobody listens on now; nginx can't be asked for one. */
function freePort() {
  return new Promise((found, failed) => {
    const listener = createServer().on('error', failed);
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address();
      listener.close(() => found(port));
    });
  });
}
