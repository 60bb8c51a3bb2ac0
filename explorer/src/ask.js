import { Kind, parse } from "graphql";

/**
 * Asks the server that sent the page.
 *
 * An answer of status 400 is an answer: its body says what is wrong with the question.
 */
export async function ask({ query, variables, operationName }, { headers } = {}) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json",
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName: nameWithin(query, operationName) }),
  });
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`The server answered with status ${response.status} and something that is no JSON: ${body.slice(0, 500)}`);
  }
}

// GraphiQL finds the names of the operations a tenth of a second after a change. Who runs a question sooner would name an
// operation of the text before, and be refused.
function nameWithin(query, name) {
  try {
    const operations = parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return operations.some((operation) => operation.name?.value === name) ? name : undefined;
  } catch {
    return name;
  }
}
