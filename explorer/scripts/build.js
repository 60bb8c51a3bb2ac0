import { join } from 'node:path';
import { build } from 'vite';
import { filesBelow, gzipBelow } from './gzip.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await build({ root });
await gzipBelow(dist);
console.log(`${(await filesBelow(dist)).length} files in dist/`);
