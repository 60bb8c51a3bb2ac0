import { Kind, parse } from 'graphql';
import { PAGE } from './link.js';

/**
 * How GraphiQL asks the server this page came from. Whatever JSON comes back is the answer to show, also when the status
 * says that the request was refused.
 *
 * @param {(asked: { operation: object, headers?: object, took: number }) => void} tell is told what was asked, and after
 *   how many milliseconds the answer was there, before GraphiQL shows it
 */
export function createFetcher(tell) {
  let latest = 0;

  return async function fetcher(given, options) {
    const operation = { ...given, operationName: nameFor(given) };
    // GraphiQL also asks for the schema this way, and then has read no document.
    const run = 'documentAST' in (options ?? {}) && (latest += 1);
    const start = performance.now();
    const answer = await send(operation, options?.headers);
    // Of two that run at once GraphiQL shows the later one.
    if (run && run === latest) {
      tell({ operation, headers: options.headers, took: performance.now() - start });
    }
    return answer;
  };
}

async function send(operation, headers) {
  const response = await fetch(PAGE, {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const status = `${response.status} ${response.statusText}`.trim();
    return {
      errors: [{ message: `The server answered ${status} without JSON: ${text.slice(0, 500)}` }],
    };
  }
}

/**
 * The name of the operation to run. GraphiQL reads the names in a document a
 * moment after it changed; whoever runs it sooner would ask for an operation
 * of the document before.
 */
function nameFor({ query, operationName }) {
  try {
    const names = parse(query)
      .definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => operation.name?.value);
    if (names.includes(operationName)) return operationName;
    return names.length === 1 ? names[0] : undefined;
  } catch {
    return operationName;
  }
}
