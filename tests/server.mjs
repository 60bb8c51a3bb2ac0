// The server that tests ask.
//
// PALERMO      the program to test; it is started in an empty folder
// PALERMO_URL  or the address of GraphQL of a server that already runs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const STARTUP = 60_000;

/** The server that the environment names, or one that is started for the test. */
export async function serve() {
  const endpoint = process.env.PALERMO_URL;
  return endpoint ? { endpoint, stop: async () => {} } : startServer();
}

/** Starts the program in an empty folder, with any options given; it holds the whole data set. */
export async function startServer(...options) {
  assert.ok(process.env.PALERMO, 'set PALERMO to the program, or PALERMO_URL to the address of a running server');
  const folder = await mkdtemp(join(tmpdir(), 'palermo-server-'));
  const program = spawn(resolve(process.env.PALERMO), ['--listen', '127.0.0.1:0', ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => program.once('exit', done));
  const endpoint = await new Promise((found, failed) => {
    let output = '';
    const timer = setTimeout(() => failed(new Error(`no address after ${STARTUP} ms: ${output}`)), STARTUP).unref();
    program.on('error', failed);
    program.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${output}`)));
    program.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      // A whole line, so that no part of the address is missing.
      const match = /http:\/\/[^ ]+\/graphql(?=\s)/.exec(output);
      if (!match) return;
      clearTimeout(timer);
      found(match[0]);
    });
  });
  return new Server(program, ended, endpoint, folder);
}

/** A running server: `endpoint` is the address of its GraphQL. */
class Server {
  constructor(program, ended, endpoint, folder) {
    Object.assign(this, { program, ended, endpoint, folder });
  }

  /** Whether the program still runs. */
  get alive() {
    return this.program.exitCode === null && this.program.signalCode === null;
  }

  /** Ends the program and forgets its facts. */
  async stop() {
    if (this.alive) {
      this.program.kill('SIGKILL');
      await this.ended;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
