// Builds the page and compresses it once and for all: the server sends the files as they lie in `dist`.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Where the built page lies. */
export const dist = join(root, "dist");

/** Builds the page: the content of each of its files by name, in the order of the names. */
export async function built() {
  const folder = await mkdtemp(join(tmpdir(), "palermo-explorer-"));
  try {
    await build({ root, logLevel: "warn", build: { outDir: folder, emptyOutDir: true } });
    const names = (await readdir(folder)).sort();
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))])));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function write(files) {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  let sum = 0;
  for (const [name, content] of files) {
    // Node writes neither name nor time into the header, so that the same content gives the same bytes.
    const compressed = gzipSync(content, { level: 9 });
    await writeFile(join(dist, `${name}.gz`), compressed);
    sum += compressed.length;
    console.log(`${String(compressed.length).padStart(9)}  ${name}.gz`);
  }
  console.log(`${String(sum).padStart(9)}  together`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await write(await built());
}
