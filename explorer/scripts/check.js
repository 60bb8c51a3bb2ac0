// Tells whether dist/ is what the sources build to. The files themselves are
// compared, not their compressed form: two builds of zlib may pack the same
// bytes differently.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { filesBelow } from './gzip.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const fresh = await mkdtemp(join(tmpdir(), 'palermo-explorer-'));
const differences = [];

try {
  await build({ root, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  const kept = await filesBelow(dist).catch(() => []);
  const built = await filesBelow(fresh);
  for (const file of built) {
    if (!kept.includes(`${file}.gz`)) {
      differences.push(`${file}.gz is missing`);
    } else if (!(await sameContent(file))) {
      differences.push(`${file}.gz holds something else`);
    }
  }
  for (const file of kept) {
    if (!file.endsWith('.gz') || !built.includes(file.slice(0, -3))) {
      differences.push(`${file} is not built any more`);
    }
  }
} finally {
  await rm(fresh, { recursive: true, force: true });
}

if (differences.length > 0) {
  console.error('dist/ is not what the sources build to:');
  for (const difference of differences) console.error(`  dist/${difference}`);
  console.error('Run `npm run build` and commit dist/.');
  process.exit(1);
}
console.log('dist/ is what the sources build to.');

async function sameContent(file) {
  try {
    const kept = gunzipSync(await readFile(join(dist, `${file}.gz`)));
    return kept.equals(await readFile(join(fresh, file)));
  } catch {
    return false;
  }
}
