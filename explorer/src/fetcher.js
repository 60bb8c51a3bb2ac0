import { Kind, parse } from 'graphql';
import { PAGE } from './link.js';

/**
 * Sends one operation to the server this page came from. Whatever JSON comes
 * back is the answer to show, also when the status says that the request was
 * refused.
 */
export async function fetcher(operation, options) {
  const response = await fetch(PAGE, {
    method: 'POST',
    headers: {
      ...options?.headers,
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify({ ...operation, operationName: nameFor(operation) }),
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
