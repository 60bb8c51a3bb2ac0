// gql for Python, which checks questions by the schema that it asks the server for.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { REPOSITORY, sectionTests } from './section.mjs';

const shown = sectionTests('gql (Python)');

test('a question that the schema does not have is refused before it is sent', async () => {
  const { section } = shown;
  await section.write(
    'wrong.py',
    `from network import client, gql
from graphql import GraphQLError
try:
    client.execute(gql('{ network(slug: "icat") { motto } }'))
except GraphQLError as error:
    print(error.message)
`,
  );
  const { stdout } = await section.run('python wrong.py');
  assert.match(stdout, /Cannot query field 'motto' on type 'Network'/);
});

test('a refusal of the server keeps its code', async () => {
  const { section } = shown;
  await section.write(
    'refused.py',
    `from network import client, gql
from gql.transport.exceptions import TransportQueryError
try:
    client.execute(gql("{ agencies(first: 501) { totalCount } }"))
except TransportQueryError as error:
    print(error.errors[0]["extensions"]["code"])
`,
  );
  assert.match((await section.run('python refused.py')).stdout, /^BAD_USER_INPUT$/m);
});

test('every example question fits the schema, and its answer is read by the types of the schema', async () => {
  const { section } = shown;
  await section.write(
    'questions.py',
    `from pathlib import Path
from network import Client, gql, transport
client = Client(transport=transport, fetch_schema_from_transport=True, parse_results=True)
paths = sorted(Path(${JSON.stringify(join(REPOSITORY, 'explorer', 'questions'))}).glob("*.graphql"))
assert len(paths) > 10
for path in paths:
    assert client.execute(gql(path.read_text())), path
`,
  );
  await section.run('python questions.py');
});
