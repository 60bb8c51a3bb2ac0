// pandas, which reads any answer as a table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionTests } from './section.mjs';

const shown = sectionTests('pandas (Python)');

test('a table has a row a leaf, and one for what has none', async () => {
  const { section } = shown;
  const { data } = await section.ask('{ agencies(first: 500) { nodes { actions { totalCount } } } }');
  const counts = data.agencies.nodes.map(({ actions }) => actions.totalCount);
  await section.write('rows.py', 'from scopes import work\nprint(len(work), work["axis"].count(), file=open("rows", "w"))\n');
  await section.run('python rows.py');
  const [rows, actions] = (await section.run('cat rows')).stdout.split(' ').map(Number);
  assert.equal(actions, counts.reduce((sum, count) => sum + count));
  assert.equal(rows, actions + counts.filter((count) => count === 0).length);
});

test('numbers are numbers without being told', async () => {
  const { section } = shown;
  await section.write(
    'sizes.py',
    `from urllib.parse import urlencode
import pandas
query = '{ network(slug: "icat") { reportedSizes { on count } } }'
sizes = pandas.read_csv("https://palermo.example.org/graphql?" + urlencode({"format": "csv", "query": query}))
print(len(sizes), sizes["network.reportedSizes.count"].dtype, sizes["network.reportedSizes.count"].sum())
`,
  );
  const { data } = await section.ask('{ network(slug: "icat") { reportedSizes { count } } }');
  const counts = data.network.reportedSizes.map(({ count }) => count);
  const sum = counts.reduce((one, other) => one + other, 0);
  assert.equal((await section.run('python sizes.py')).stdout.trim(), `${counts.length} int64 ${sum}`);
});
