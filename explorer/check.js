// Says whether `dist` is what the sources give.
//
// Compared is what the files hold, not how they are packed: another release of Node may compress the same bytes differently.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { built, dist } from "./build.js";

const files = await built();
const kept = new Set(await readdir(dist));
const problems = [];
for (const [name, content] of files) {
  if (!kept.delete(`${name}.gz`)) {
    problems.push(`${name}.gz is missing`);
  } else if (!content.equals(gunzipSync(await readFile(join(dist, `${name}.gz`))))) {
    problems.push(`${name}.gz holds something else`);
  }
}
problems.push(...[...kept].map((name) => `${name} is not made by the build`));

if (problems.length > 0) {
  console.error(`explorer/dist is not what the sources give:\n  ${problems.join("\n  ")}\nRun \`npm ci && npm run build\` in explorer/.`);
  process.exit(1);
}
console.log(`explorer/dist is what the sources give: ${files.size} files.`);
