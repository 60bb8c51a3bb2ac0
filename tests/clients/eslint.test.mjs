// graphql-eslint: on our schema with our configuration, and on the documents of a partner.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { HERE, REPOSITORY, sectionTests } from './section.mjs';

const run = promisify(execFile);
sectionTests('graphql-eslint');

test('the schema keeps the recommended rules, those of Relay, and describes everything', async () => {
  await lint('schema.graphql');
});

test('a schema that breaks the rules is refused', async () => {
  // Below the repository, because the linter passes over files elsewhere.
  const folder = await mkdtemp(join(HERE, 'schema', 'broken-'));
  try {
    const schema = await readFile(join(REPOSITORY, 'schema.graphql'), 'utf8');
    const path = join(folder, 'schema.graphql');
    await writeFile(path, `${schema}\ntype TypeOfNothing implements Node { _label: String }\n`);
    const { stdout } = await lint(path).catch((error) => error);
    for (const rule of ['naming-convention', 'no-unreachable-types', 'require-description', 'no-restricted-syntax'])
      assert.match(stdout, new RegExp(`\\b${rule}$`, 'm'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

function lint(path) {
  const eslint = join(HERE, 'node_modules', '.bin', 'eslint');
  const configuration = join(HERE, 'schema', 'eslint.config.mjs');
  return run(eslint, ['--max-warnings', '0', '--config', configuration, path], { cwd: REPOSITORY });
}
