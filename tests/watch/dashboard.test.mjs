// Prometheus reads the metrics of a real server, and every panel of the dashboard has something to show.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../server.mjs';

const PROMETHEUS = process.env.PROMETHEUS ?? '/usr/bin/prometheus';
const LONGEST = 60_000;

let palermo;
let prometheus;
let folder;
let origin;

/** A port that nobody listens on; Prometheus does not say which one it took. */
function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

async function eventually(what, look) {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found) return found;
    assert.ok(Date.now() < deadline, `${what}: not within ${LONGEST} ms`);
    await sleep(200);
  }
}

async function query(expression) {
  const address = `${origin}/api/v1/query?query=${encodeURIComponent(expression)}`;
  const { status, data, error } = await (await fetch(address)).json();
  assert.equal(status, 'success', `${expression}: ${error}`);
  return data.result;
}

/** Some of everything that is counted. */
async function use(address) {
  const ask = (query) =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  for (const asked of ['{ agencies { totalCount } }', '{ agencies { totalCount } }', '{ nothing }']) {
    await (await ask(asked)).text();
  }
  for (const path of ['/', '/agency/iom', '/charts/networks.svg', '/nowhere', '/schema.graphql', '/export']) {
    await (await fetch(address + path)).text();
  }
}

before(async () => {
  palermo = await startServer();
  const target = new URL(palermo.endpoint);
  folder = await mkdtemp(join(tmpdir(), 'palermo-watch-'));
  const port = await freePort();
  await writeFile(
    join(folder, 'prometheus.yml'),
    JSON.stringify({
      scrape_configs: [
        { job_name: 'palermo', scrape_interval: '1s', static_configs: [{ targets: [target.host] }] },
      ],
    }),
  );
  prometheus = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  prometheus.on('error', (error) => assert.fail(`${PROMETHEUS} can't be started: ${error}`));
  origin = `http://127.0.0.1:${port}`;
  await eventually('Prometheus reads the metrics', async () => {
    const { data } = await (await fetch(`${origin}/api/v1/targets`)).json();
    return data.activeTargets.some(({ health }) => health === 'up');
  });
  // Two looks at what is counted, before and after, so that there is a rate of everything.
  await use(target.origin);
  await sleep(2_500);
  await use(target.origin);
  await sleep(2_500);
});

after(async () => {
  const ended = new Promise((done) => prometheus?.once('exit', done));
  if (prometheus?.kill('SIGKILL')) await ended;
  await palermo?.stop();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** An expression of the dashboard, with Grafana's variables filled in. */
const filled = (expression) =>
  expression.replaceAll('$__rate_interval', '30s').replaceAll('${datasource}', 'x').replaceAll('$instance', '.*');

test('Prometheus takes every line of the metrics', async () => {
  const { data } = await (await fetch(`${origin}/api/v1/targets`)).json();
  assert.deepEqual(
    data.activeTargets.map(({ health, lastError }) => [health, lastError]),
    [['up', '']],
  );
  const { data: described } = await (await fetch(`${origin}/api/v1/metadata`)).json();
  for (const [name, [{ type, help }]] of Object.entries(described)) {
    if (!name.startsWith('palermo')) continue;
    assert.notEqual(type, 'unknown', name);
    assert.ok(help.length > 8, name);
  }
});

test('every panel of the dashboard shows something', async () => {
  const dashboard = JSON.parse(await readFile(new URL('../../packaging/grafana.json', import.meta.url), 'utf8'));
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');
  assert.ok(panels.length > 15);
  for (const { title, description, targets } of panels) {
    assert.ok(description, title);
    for (const { expr } of targets) {
      const result = await query(filled(expr));
      assert.ok(result.length > 0, `${title}: ${expr} shows nothing`);
      for (const { value } of result) assert.ok(Number.isFinite(Number(value[1])), `${title}: ${expr} is ${value[1]}`);
    }
  }
});

test('the dashboard shows every metric that the server has', async () => {
  const text = await readFile(new URL('../../packaging/grafana.json', import.meta.url), 'utf8');
  const { data } = await (await fetch(`${origin}/api/v1/metadata`)).json();
  const ours = Object.keys(data).filter((name) => /^(palermo|process)_/.test(name));
  assert.ok(ours.length > 15, ours.join());
  for (const name of ours) assert.ok(text.includes(name), `${name} is shown nowhere`);
});
