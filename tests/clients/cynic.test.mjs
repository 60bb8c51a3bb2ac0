// cynic: Rust that compiles where our schema has what it asks for.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { HERE, REPOSITORY, sectionTests } from './section.mjs';

// What it needs is compiled once, wherever the crate is laid out.
process.env.CARGO_TARGET_DIR = join(REPOSITORY, 'target', 'clients');

const shown = sectionTests('cynic (Rust)', (section) => cp(join(HERE, 'cynic'), section.folder, { recursive: true }));

test('a field that the schema does not have does not compile', async () => {
  const { section } = shown;
  const main = await readFile(join(section.folder, 'src', 'main.rs'), 'utf8');
  await section.write('src/main.rs', main.replace('    label: String,', '    label: String,\n    motto: String,'));
  const failure = await section.run('cargo build').catch((error) => error);
  assert.match(failure.message, /no field `motto` on the GraphQL type `Network`/);
});
