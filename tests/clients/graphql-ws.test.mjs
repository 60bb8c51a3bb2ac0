// graphql-ws: who subscribes is told of each new edition of the data.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startServer } from '../server.mjs';
import { REPOSITORY, Section } from './section.mjs';

const run = promisify(execFile);
const CHANGES = 'subscription { datasetChanged { revision version digest } }';
const PATIENCE = 60_000;

let server;
let section;
before(async () => {
  // A server of its own, because its data are changed.
  server = await startServer();
  section = await Section.layOut('graphql-ws', server.endpoint);
});
after(async () => {
  await section?.remove();
  await server?.stop();
});

test('an edition that is imported is told to the program of the page, and to others as the data set says of itself', async () => {
  const { command, output } = section.commands.at(-1);
  const [whenConnected, version] = output.split('\n');
  const [name, ...words] = command.split(' ');
  const program = spawn(name, words, { cwd: section.folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const { client, connected } = connect();
  try {
    const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
    await until(lines, (line) => line === whenConnected);
    await connected;
    // A refusal ends what was asked for, not the connection.
    await assert.rejects(
      client.iterate({ query: 'subscription { nothing { here } }' }).next(),
      ([error]) => error.extensions.code === 'GRAPHQL_VALIDATION_FAILED',
    );
    const told = until(client.iterate({ query: CHANGES }), ({ data }) => data.datasetChanged.version === version);
    // Both have sent what they ask for; an import takes longer than that needs to arrive.
    await importEdition(version);
    await until(lines, (line) => line === version);
    const changed = (await told).data.datasetChanged;
    const { data } = await section.ask('{ dataset { revision version digest } }');
    assert.deepEqual(changed, data.dataset);
  } finally {
    await client.dispose();
    program.kill();
    await ended;
  }
});

/** A client, and when it is connected. */
function connect() {
  let client;
  const connected = new Promise((done) => {
    const url = server.endpoint.replace('http', 'ws');
    client = createClient({ url, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0, on: { connected: done } });
  });
  return { client, connected };
}

/** Imports the data of the repository under another version, into the database of the running server. */
async function importEdition(version) {
  const data = join(section.folder, 'data');
  await cp(join(REPOSITORY, 'data'), data, { recursive: true });
  const dataset = await readFile(join(REPOSITORY, 'data', 'dataset.toml'), 'utf8');
  await writeFile(join(data, 'dataset.toml'), dataset.replace(/^version = ".*"$/m, `version = "${version}"`));
  await run(resolve(process.env.PALERMO), ['import', data], { cwd: server.folder });
}

/** The first of what comes that is as it is waited for. */
async function until(things, isIt) {
  const wait = new AbortController();
  const late = setTimeout(PATIENCE, undefined, { signal: wait.signal }).then(() => {
    throw new Error(`not told within ${PATIENCE} ms`);
  });
  late.catch(() => {});
  try {
    for (;;) {
      const { value, done } = await Promise.race([things.next(), late]);
      assert.ok(!done, 'nothing more comes');
      if (isIt(value)) return value;
    }
  } finally {
    wait.abort();
  }
}
