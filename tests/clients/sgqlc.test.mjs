// sgqlc for Python, with the classes that it makes of our schema.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionTests } from './section.mjs';

const shown = sectionTests('sgqlc (Python)');

test('a field that the schema does not have is not an attribute', async () => {
  const { section } = shown;
  await section.write(
    'wrong.py',
    `from sgqlc.operation import Operation
import palermo
try:
    Operation(palermo.Query).network(slug="icat").motto()
except AttributeError as error:
    print(error)
`,
  );
  assert.match((await section.run('python wrong.py')).stdout, /has no field motto/);
});
