// The program under test: started in an empty folder, asked over HTTP.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const STARTUP = 60_000;
const PATIENCE = 60_000;

/** Starts the program that the environment names as PALERMO. */
export async function start() {
  assert.ok(process.env.PALERMO, 'set PALERMO to the program');
  const folder = await mkdtemp(join(tmpdir(), 'palermo-reference-'));
  const server = spawn(resolve(process.env.PALERMO), ['--listen', '127.0.0.1:0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => server.once('exit', done));
  const endpoint = await new Promise((found, failed) => {
    let output = '';
    const timer = setTimeout(() => failed(new Error(`no address after ${STARTUP} ms: ${output}`)), STARTUP);
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${output}`)));
    server.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      // A whole line, so that no part of the address is missing.
      const match = /http:\/\/[^ ]+\/graphql(?=\s)/.exec(output);
      if (!match) return;
      clearTimeout(timer);
      found(match[0]);
    });
  });
  return new Palermo(server, ended, endpoint, folder);
}

/** A running server. */
class Palermo {
  constructor(server, ended, endpoint, folder) {
    Object.assign(this, { server, ended, endpoint, folder });
  }

  /** Whether the program still runs. */
  get alive() {
    return this.server.exitCode === null && this.server.signalCode === null;
  }

  /** The answer to a question, `{ data }` or `{ errors }`, without what it cost. */
  async ask(query, variables, operationName, patience) {
    const body = JSON.stringify({ query, variables, operationName });
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const { text } = await this.fetch(this.endpoint, { method: 'POST', headers, body }, patience);
    const { extensions, ...answer } = JSON.parse(text);
    return answer;
  }

  /** The status and text of an answer to GET, with these parameters in the address. */
  get(parameters, path = '/graphql') {
    const address = new URL(path, this.endpoint);
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return this.fetch(address, { headers: { accept: 'application/graphql-response+json, application/json' } });
  }

  async fetch(address, request, patience = PATIENCE) {
    try {
      const response = await fetch(address, { ...request, signal: AbortSignal.timeout(patience) });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const why =
        error.name === 'TimeoutError' ? `within ${patience} ms` : `(${error.cause?.message ?? error.message})`;
      throw new Error(`no answer ${why} to ${request.body ?? address}`, { cause: error });
    }
  }

  /** Ends the program and forgets its facts. */
  async stop() {
    if (this.alive) {
      this.server.kill('SIGKILL');
      await this.ended;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The codes of an answer's errors. */
export function codes(answer) {
  return (answer.errors ?? []).map((error) => error.extensions?.code ?? 'NONE');
}

/** Does something with each of a list, several at a time. */
export async function each(list, several, act) {
  const left = list.entries();
  const worker = async () => {
    for (const [index, item] of left) await act(item, index);
  };
  await Promise.all(Array.from({ length: several }, worker));
}
