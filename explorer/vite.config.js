import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));

// The names carry no hash: the server tells browsers to ask whether a file is still the same.
const files = { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" };

// Left alone, the packer makes some twenty files of the editor, which the page always needs. Prettier stays apart: few press its
// button.
const groups = [
  { name: "monaco", test: /node_modules\/monaco-editor\// },
  { name: "graphiql", test: /node_modules\/(?!prettier\/)/ },
];

export default defineConfig({
  base: "/explorer/",
  resolve: {
    alias: [
      { find: "prettier/parser-babel", replacement: source("json-layout.js") },
      { find: "prettier/plugins/estree", replacement: source("json-layout.js") },
      // An old name of the same parser; both would be packed.
      { find: "prettier/parser-graphql", replacement: "prettier/plugins/graphql" },
    ],
  },
  build: {
    target: "es2022",
    assetsDir: "",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { ...files, codeSplitting: { groups } }, onLog: withoutDirectives },
  },
  worker: {
    format: "es",
    // Named apart: the worker's copy of prettier is not the page's.
    rolldownOptions: { output: { ...files, chunkFileNames: "worker-[name].js" } },
  },
  server: {
    proxy: {
      "^/graphql": { target: palermo(), bypass: pageInstead },
      "/explorer/questions.json": palermo(),
      "/schema.graphql": palermo(),
    },
  },
});

/** The running server that `npm run dev` asks. */
function palermo() {
  return process.env.PALERMO_URL ?? "http://127.0.0.1:8080";
}

/** What a browser opens at `/graphql` is the page. */
function pageInstead(request) {
  return request.headers.accept?.includes("text/html") ? "/explorer/index.html" : undefined;
}

/** Marks for servers that render React mean nothing in a browser, and hundreds of warnings say so. */
function withoutDirectives(level, log, report) {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
}
