// Links to a question: the parameters are those of GET in GraphQL over HTTP, so that what a browser opens as a page another client
// can ask as it is.

/** The question that an address carries; `undefined` if it carries none. */
export function linkedQuestion({ search }) {
  const parameters = new URLSearchParams(search);
  if (!parameters.has("query")) return undefined;
  return {
    query: parameters.get("query"),
    // Empty rather than absent: GraphiQL would take the variables of the last visit for absent ones.
    variables: laidOut(parameters.get("variables") ?? ""),
    operationName: parameters.get("operationName") || undefined,
  };
}

/** The address that opens this page with a question. */
export function linkTo({ query, variables, operationName }, { origin, pathname }) {
  const link = new URL(pathname, origin);
  link.searchParams.set("query", query);
  if (variables?.trim()) link.searchParams.set("variables", compact(variables));
  if (operationName) link.searchParams.set("operationName", operationName);
  return link.href;
}

function laidOut(variables) {
  return rewritten(variables, 2);
}

function compact(variables) {
  return rewritten(variables, 0);
}

// Variables that are no JSON yet stay as they are: they are somebody's half-finished work.
function rewritten(variables, indent) {
  try {
    return JSON.stringify(JSON.parse(variables), null, indent);
  } catch {
    return variables;
  }
}
