// graphql-inspector: nothing that the last release had is gone, unless it was deprecated first.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { HERE, REPOSITORY } from './section.mjs';

const run = promisify(execFile);
const RELEASED = join(HERE, 'schema', 'released.graphql');

test('no change since the last release breaks a client', async (t) => {
  const { stdout } = await diff(RELEASED, join(REPOSITORY, 'schema.graphql'));
  t.diagnostic(stdout.trim());
});

test('a change that breaks clients is noticed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palermo-inspector-'));
  try {
    const broken = join(folder, 'schema.graphql');
    const schema = await readFile(RELEASED, 'utf8');
    await writeFile(broken, schema.replace('\tacronym: String\n', '\tabbreviation: String\n'));
    const failure = await diff(RELEASED, broken).catch((error) => error);
    assert.match(failure.stdout, /Field acronym was removed from object type Agency/);
    assert.equal(failure.code, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

function diff(before, after) {
  const inspector = join(HERE, 'node_modules', '.bin', 'graphql-inspector');
  return run(inspector, ['diff', before, after, '--rule', 'suppressRemovalOfDeprecatedField']);
}
