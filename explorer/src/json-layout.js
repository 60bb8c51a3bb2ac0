// Lays out variables and headers, in place of prettier's parser and printer of JavaScript: those weigh more than prettier itself.

import { applyEdits, format } from "jsonc-parser";

const FORMAT = "json-text";

export const parsers = {
  jsonc: {
    astFormat: FORMAT,
    parse: (text) => ({ text: applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2 })) }),
    locStart: () => 0,
    locEnd: ({ text }) => text.length,
  },
};

export const printers = {
  [FORMAT]: { print: (path) => path.node.text },
};
