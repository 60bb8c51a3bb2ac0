/**
 * Where the server shows this page, which is also where it takes questions. Every address is written from here on,
 * because the server may have only a part of the host.
 */
export const PAGE = 'graphql';

/**
 * What a shared link asks to open, or null when the address is not one.
 *
 * @param {string} search the query part of the address
 */
export function readLink(search) {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  if (query === null) return null;
  return {
    query,
    variables: indent(parameters.get('variables') ?? ''),
    operationName: parameters.get('operationName') || null,
  };
}

/**
 * The absolute link that opens this operation.
 *
 * @param {{ query: string, variables?: string, operationName?: string }} content
 */
export function writeLink({ query, variables, operationName }) {
  const url = new URL(PAGE, location.href);
  url.searchParams.set('query', query);
  if (variables?.trim()) url.searchParams.set('variables', compact(variables));
  if (operationName) url.searchParams.set('operationName', operationName);
  return url.href;
}

/**
 * Where the answer to this operation is given as a table.
 *
 * @param {{ query: string, variables?: string, operationName?: string }} content
 */
export function writeCsvAddress(content) {
  const url = new URL(writeLink(content));
  url.searchParams.set('format', 'csv');
  return url.href;
}

function indent(json) {
  return rewrite(json, 2);
}

function compact(json) {
  return rewrite(json, 0);
}

/** Text that is not plain JSON (it may hold comments) stays as it was typed. */
function rewrite(json, space) {
  try {
    return JSON.stringify(JSON.parse(json), null, space);
  } catch {
    return json;
  }
}
