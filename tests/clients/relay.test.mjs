// Relay: its compiler over our schema as it is, its runtime over our server.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startServer } from '../server.mjs';
import { HERE, sectionTests } from './section.mjs';

const shown = sectionTests('Relay');

test('the query that the compiler makes pages through a connection, and refetches an interface', async () => {
  const { section } = shown;
  await section.write('src/pages.js', await readFile(join(HERE, 'relay', 'pages.js'), 'utf8'));
  await section.run('curl -fsSo schema.graphql https://palermo.example.org/schema.graphql');
  await section.run('relay-compiler');
  await section.run('babel src --out-dir lib --plugins relay');
  await section.run('esbuild lib/pages.js --bundle --platform=node --format=esm --outfile=pages.mjs --log-level=warning');
  const { stdout } = await section.run('node pages.mjs');
  const { data } = await section.ask('{ network(slug: "icat") { members(first: 500) { nodes { agency { label } } } } }');
  const labels = data.network.members.nodes.map(({ agency }) => agency.label);
  assert.ok(labels.length > 11, 'there are three pages at least');
  assert.deepEqual(JSON.parse(stdout), { labels, refetched: true });
});

test('types of dates are texts where the compiler is told so', async () => {
  const { section } = shown;
  const configuration = {
    src: './typed',
    schema: './schema.graphql',
    language: 'typescript',
    customScalarTypes: { PartialDate: 'string' },
  };
  await section.write('typed.config.json', JSON.stringify(configuration));
  await section.write(
    'typed/dates.ts',
    `import { graphql } from 'relay-runtime';
export const dates = graphql\`query datesQuery { network(slug: "icat") { starts } }\`;
`,
  );
  await section.run('curl -fsSo schema.graphql https://palermo.example.org/schema.graphql');
  await section.run('relay-compiler typed.config.json');
  const types = await readFile(join(section.folder, 'typed', '__generated__', 'datesQuery.graphql.ts'), 'utf8');
  assert.match(types, /readonly starts: string \| null/);
});

test('the documents that the compiler persists are those that a server trusts, and no others', async () => {
  const { section } = shown;
  const configuration = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    persistConfig: { file: './trusted/persisted.json', algorithm: 'SHA256' },
  };
  await section.write('persisted.config.json', JSON.stringify(configuration));
  await section.write('trusted/persisted.json', '{}');
  await section.run('curl -fsSo schema.graphql https://palermo.example.org/schema.graphql');
  await section.run('relay-compiler persisted.config.json');
  const trusted = join(section.folder, 'trusted');
  const persisted = JSON.parse(await readFile(join(trusted, 'persisted.json'), 'utf8'));
  const [hash] = Object.entries(persisted).find(([, text]) => text.startsWith('query networkQuery('));
  const server = await startServer('--trusted-documents', trusted);
  try {
    const ask = async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(server.endpoint, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    const answer = await ask({ variables: { slug: 'icat' }, extensions });
    assert.equal(answer.data.network.label, 'ICAT');
    const refused = await ask({ query: '{ agencies { totalCount } }' });
    assert.equal(refused.errors[0].extensions.code, 'DOCUMENT_NOT_TRUSTED');
  } finally {
    await server.stop();
  }
});
