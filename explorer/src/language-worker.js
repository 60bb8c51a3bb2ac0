// One file for all workers: three quarters of each is the same. A worker learns from its name which language it is for.

import { initialize } from "monaco-editor/esm/vs/editor/editor.worker.js";
// Makes this a worker for JSON; it serves as well for what the editor asks about text of any language.
import "monaco-editor/esm/vs/language/json/json.worker.js";
import { GraphQLWorker } from "monaco-graphql/esm/GraphQLWorker.js";

if (globalThis.name === "graphql") {
  // The first message only wakes the worker.
  globalThis.onmessage = () => initialize((context, options) => new GraphQLWorker(context, options));
}
