// docs/clients.md has no section that is not tested.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { HERE, headings } from './section.mjs';

test('every section of the page has its tests', async () => {
  const names = (await readdir(HERE)).filter((name) => name.endsWith('.test.mjs'));
  const tests = (await Promise.all(names.map((name) => readFile(join(HERE, name), 'utf8')))).join('\n');
  assert.ok(headings.length > 8, headings.join());
  for (const heading of headings)
    assert.match(tests, new RegExp(`(sectionTests|Section\\.layOut)\\('${heading.replace(/[()]/g, '\\$&')}'`), heading);
});
