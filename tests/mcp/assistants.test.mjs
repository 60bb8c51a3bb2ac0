// What an assistant meets that connects with the client of the Model Context Protocol.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { start } from '../reference/palermo.mjs';

let palermo;
let client;

before(async () => {
  palermo = await start();
  client = await connect();
});

after(async () => {
  await client?.close();
  await palermo?.stop();
});

async function connect() {
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', palermo.endpoint));
  const client = new Client({ name: 'palermo-tests', version: '0.0.0' });
  await client.connect(transport);
  assert.equal(transport.sessionId, undefined, 'nothing is kept for a client');
  return client;
}

/** What a tool says. */
async function call(name, given, asked = client) {
  const { content, isError } = await asked.callTool({ name, arguments: given });
  assert.equal(content.length, 1);
  assert.equal(content[0].type, 'text');
  return { text: content[0].text, isError };
}

async function answered(name, given, asked) {
  const { text, isError } = await call(name, given, asked);
  assert.equal(isError, false, text);
  return text;
}

async function failed(name, given) {
  const { text, isError } = await call(name, given);
  assert.equal(isError, true, text);
  return text;
}

/** The very answer of the GraphQL endpoint. */
async function endpoint(query, variables) {
  const { text } = await palermo.fetch(palermo.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return text;
}

test('a client is told what this is and how to go about it', () => {
  const { name, version } = client.getServerVersion();
  assert.equal(name, 'palermo');
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(client.getServerCapabilities(), { tools: {} });
  for (const tool of ['find_entity', 'list_categories', 'describe_types', 'run_question']) {
    assert.ok(client.getInstructions().includes(tool), tool);
  }
});

test('the tools only read, and say of each argument what it takes', async () => {
  const { tools, nextCursor } = await client.listTools();
  assert.equal(nextCursor, undefined);
  assert.deepEqual(
    tools.map((tool) => tool.name),
    ['find_entity', 'list_categories', 'describe_types', 'run_question', 'run_questions'],
  );
  for (const { name, title, description, annotations, inputSchema } of tools) {
    assert.ok(title && description, name);
    const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
    assert.deepEqual([readOnlyHint, destructiveHint, idempotentHint, openWorldHint], [true, false, true, false], name);
    for (const [argument, { description }] of Object.entries(inputSchema.properties)) {
      assert.ok(description, `${name}(${argument})`);
    }
  }
});

test('an assistant comes from a name to an answer in four calls', async () => {
  const { entities } = JSON.parse(await answered('find_entity', { query: 'europol', kinds: ['AGENCY'], first: 1 }));
  assert.equal(entities.length, 1);
  const { id, slug, kind, label } = entities[0];
  assert.deepEqual({ id, slug, kind, label }, { id: 'agency:europol', slug: 'europol', kind: 'Agency', label: 'Europol' });
  const categories = await answered('list_categories', {});
  for (const category of ['search', 'entity', 'list', 'analysis', 'group', 'dataset', 'chart']) {
    assert.ok(categories.includes(`\n# ${category}: `) || categories.startsWith(`# ${category}: `), category);
  }
  assert.match(categories, /^agency\(slug: String!\): Agency — /m);
  const types = await answered('describe_types', { types: ['Agency'] });
  assert.match(types, /^type Agency implements /m);
  assert.match(types, /^enum AgencyKind \{ .*EU_AGENCY/m);
  const query = 'query($slug: String!) { agency(slug: $slug) { name networks(first: 2) { totalCount nodes { slug } } } }';
  const answer = await answered('run_question', { query, variables: { slug } });
  assert.equal(answer, await endpoint(query, { slug }));
  assert.ok(JSON.parse(answer).data.agency.networks.totalCount > 0);
});

test('a wrong question is told what is right, in the words of the endpoint', async () => {
  const query = '{ agencies { nodes { nam } } }';
  const text = await failed('run_question', { query });
  assert.equal(text, await endpoint(query));
  assert.match(text, /did you mean `name`/);
});

test('what is not there is answered with what is', async () => {
  assert.match(await failed('describe_types', { types: ['Agency', 'Netwerk'] }), /no type `Netwerk`; did you mean `Network`/);
  assert.match(await failed('describe_types', { types: ['Query.overlap'] }), /no field `overlap`; did you mean `overlaps`/);
  assert.match(await failed('describe_types', { types: [] }), /give 1 to 20/);
  assert.match(await failed('list_categories', { category: 'everything' }), /there are search, entity, list, /);
  assert.match(await failed('run_question', { document: '{ __typename }' }), /unknown field `document`, expected one of `query`/);
  for (const first of [0, 51]) assert.match(await failed('find_entity', { query: 'europol', first }), /from 1 to 50/);
  assert.match(await failed('find_entity', { query: 'europol', kinds: ['AGENZY'] }), /AGENCY/);
  await assert.rejects(client.callTool({ name: 'drop_tables', arguments: {} }), /there is no such tool; there are find_entity/);
});

test('a name that nothing has comes with a hint', async () => {
  const { entities, hint } = JSON.parse(await answered('find_entity', { query: 'qqqqqqqq' }));
  assert.deepEqual(entities, []);
  assert.match(hint, /other words/);
});

test('an answer that is too large for an assistant says so, and smaller pages are given', async () => {
  const measures = (first) => `{ measures(first: ${first}) { nodes { title summary sources { url title } } } }`;
  assert.ok((await endpoint(measures(500))).length > 64 * 1024);
  const { errors } = JSON.parse(await failed('run_question', { query: measures(500) }));
  assert.match(errors[0].message, /has \d+ bytes, and 65536 are left for it here: ask for smaller pages/);
  assert.equal(errors[0].extensions.code, 'QUERY_TOO_COMPLEX');
  await answered('run_question', { query: measures(5) });
});

test('several questions are answered in their order, each with its own errors', async () => {
  const questions = [
    { query: '{ agency(slug: "iom") { slug } }' },
    { query: '{ nothing }' },
    { query: 'query A { agency(slug: "unodc") { slug } } query B { network(slug: "icat") { slug } }', operationName: 'B' },
  ];
  const answers = JSON.parse(await answered('run_questions', { questions }));
  assert.deepEqual(answers[0].data, { agency: { slug: 'iom' } });
  assert.equal(answers[1].errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  assert.deepEqual(answers[2].data, { network: { slug: 'icat' } });
  assert.match(await failed('run_questions', { questions: Array(11).fill(questions[0]) }), /has 11; give 1 to 10/);
});

test('several questions cost and hold no more than one', async () => {
  const dear = { query: '{ measures(first: 500) { nodes { instrument { measures(first: 100) { nodes { slug } } } } } }' };
  const { cost } = JSON.parse(await endpoint(dear.query)).extensions;
  assert.ok(cost.requested > cost.limit / 10 && cost.requested < cost.limit, `${cost.requested}`);
  const costly = JSON.parse(await failed('run_questions', { questions: Array(10).fill(dear) }));
  assert.equal(costly.length, 10);
  for (const { errors } of costly) assert.match(errors[0].message, /the answers together could have \d+ nodes/);
  const large = { query: '{ measures(first: 60) { nodes { title summary sources { url title } } } }' };
  await answered('run_question', large);
  const held = JSON.parse(await answered('run_questions', { questions: Array(5).fill(large) }));
  assert.ok(held[0].data && held[4].errors, 'the last finds no room');
});

test('a hundred clients come and go, and nothing of them is kept', async () => {
  const ask = async () => {
    const one = await connect();
    const text = await answered('run_question', { query: '{ agency(slug: "iom") { slug } }' }, one);
    await one.close();
    return text;
  };
  const answers = new Set(await Promise.all(Array.from({ length: 100 }, ask)));
  assert.equal(answers.size, 1);
});
