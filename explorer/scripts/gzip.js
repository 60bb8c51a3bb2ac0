import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

/** The paths of all files below `folder`, relative to it and sorted. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Replaces each file below `folder` with its compressed form. */
export async function gzipBelow(folder) {
  for (const file of await filesBelow(folder)) {
    const path = join(folder, file);
    const bytes = gzipSync(await readFile(path), { level: constants.Z_BEST_COMPRESSION });
    // No time and no name of a system in the gzip header.
    bytes.fill(0, 4, 8);
    bytes[9] = 255;
    await writeFile(`${path}.gz`, bytes);
    await rm(path);
  }
}
