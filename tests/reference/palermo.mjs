// The program under test, asked over HTTP.
import { startServer } from '../server.mjs';

const PATIENCE = 60_000;

/** Starts the program that the environment names as PALERMO. */
export async function start() {
  return new Palermo(await startServer());
}

/** A running server. */
class Palermo {
  constructor(server) {
    this.server = server;
    this.endpoint = server.endpoint;
  }

  /** Whether the program still runs. */
  get alive() {
    return this.server.alive;
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
  stop() {
    return this.server.stop();
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
