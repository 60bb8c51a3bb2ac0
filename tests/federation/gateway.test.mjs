// Palermo as a subgraph: composed with a partner's, asked through a gateway, and asked as a gateway asks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { start } from '../reference/palermo.mjs';
import { partnerSchema, startPartner } from './partner.mjs';

let palermo, partner, sdl, gateway;

before(async () => {
  [palermo, partner] = await Promise.all([start(), startPartner()]);
  sdl = (await palermo.ask('query __ApolloGetServiceDefinition__ { _service { sdl } }')).data._service.sdl;
  const supergraph = compose(sdl, partnerSchema);
  gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    logger: { debug() {}, info() {}, warn() {}, error: console.error },
  });
  await gateway.load();
});

after(async () => {
  await gateway?.stop();
  await Promise.all([palermo?.stop(), partner?.stop()]);
});

function compose(...texts) {
  const services = texts.map((text, at) => ({
    name: ['palermo', 'partner'][at],
    url: [palermo.endpoint, partner.url][at],
    typeDefs: parse(text),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  assert.deepEqual((errors ?? []).map(String), []);
  return supergraphSdl;
}

async function ask(query, variables = {}) {
  const document = parse(query);
  const { data, errors } = await gateway.executor({
    document,
    request: { query, variables },
    queryHash: query,
    context: {},
    metrics: {},
    logger: console,
    schema: gateway.schema,
    overallCachePolicy: { restrict() {}, maxAge: 0 },
  });
  assert.deepEqual((errors ?? []).map(String), []);
  // What comes from the gateway has no prototype.
  return JSON.parse(JSON.stringify(data));
}

const represent = (representations, fields = '... on Agency { slug }') =>
  palermo.ask(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`, {
    representations,
  });

test('the schema as a subgraph has keys and nothing that only gateways ask for', () => {
  assert.match(sdl, /^extend schema @link\(url: "https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+", import: /);
  assert.match(sdl, /type Agency implements [\w &]+ @key\(fields: "id"\) \{/);
  assert.equal(sdl.match(/@key\(fields: "id"\)/g).length, 16);
  for (const shared of ['PageInfo', 'AgencyConnection', 'AgencyEdge']) {
    assert.match(sdl, new RegExp(`type ${shared} @shareable`));
  }
  assert.doesNotMatch(sdl, /_entities|_service|_Entity|_Any|_Service/);
});

test('it composes alone and with a partner', () => {
  compose(sdl);
  const supergraph = compose(sdl, partnerSchema);
  assert.match(supergraph, /type Agency[^{]*@join__type\(graph: PARTNER, key: "id"\)/);
});

test('a partner with a root field of the same name takes it over', () => {
  const text = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@override"])
    type Query { node(id: ID!): Node @override(from: "palermo") }
    interface Node { id: ID! }
    type Desk implements Node @key(fields: "id") { id: ID! }
  `;
  assert.match(compose(sdl, text), /Node @join__field\(graph: PARTNER, override: "palermo"\)/);
});

test('one question has the name from Palermo and the desks from the partner', async () => {
  const data = await ask('{ agency(slug: "iom") { name desks { telephone } } }');
  assert.equal(data.agency.name, 'International Organization for Migration');
  assert.deepEqual(data.agency.desks, [{ telephone: '1' }, { telephone: '2' }]);
  const listed = await ask(
    'query ($ids: [ID!]) { agencies(where: {id: {in: $ids}}) { totalCount nodes { slug desks { telephone } } } }',
    { ids: ['agency:iom', 'agency:europol', 'agency:unodc'] },
  );
  const telephones = Object.fromEntries(
    listed.agencies.nodes.map(({ slug, desks }) => [slug, desks.map(({ telephone }) => telephone)]),
  );
  assert.deepEqual(telephones, { europol: ['3'], iom: ['1', '2'], unodc: [] });
  // The partner is asked with the ids that Palermo gave.
  assert.ok(partner.asked.some(({ variables }) => variables?.representations?.length === 3));
});

test("the partner's references are resolved by Palermo, and what nobody knows is null", async () => {
  const data = await ask('{ desks { telephone agency { id name networks(first: 1) { totalCount } } } }');
  const names = data.desks.map(({ agency }) => agency?.name ?? null);
  assert.deepEqual(names.slice(0, 3), [
    'International Organization for Migration',
    'International Organization for Migration',
    'European Union Agency for Law Enforcement Cooperation',
  ]);
  assert.equal(names[3], null);
  assert.ok(data.desks[0].agency.networks.totalCount > 0);
});

test('a list of the partner is made of the same pages', async () => {
  const data = await ask('{ desksOfAgencies { totalCount pageInfo { hasNextPage } nodes { slug desks { telephone } } } }');
  assert.deepEqual(data.desksOfAgencies, {
    totalCount: 2,
    pageInfo: { hasNextPage: false },
    nodes: [
      { slug: 'europol', desks: [{ telephone: '3' }] },
      { slug: 'iom', desks: [{ telephone: '1' }, { telephone: '2' }] },
    ],
  });
});

test('nodes keep the order of their representations, and an unknown id is null', async () => {
  const { data } = await represent(
    [
      { __typename: 'Network', id: 'network:icat' },
      { __typename: 'Agency', id: 'agency:nobody' },
      { __typename: 'Agency', id: 'network:icat' },
      { __typename: 'Agency', id: 'agency:iom', name: 'what else a gateway knows' },
      { __typename: 'Agency', id: 'agency:iom' },
    ],
    '__typename ... on Agency { slug } ... on Network { acronym } ... on _Entity { ... on Node { id } }',
  );
  const iom = { __typename: 'Agency', slug: 'iom', id: 'agency:iom' };
  assert.deepEqual(data._entities, [
    { __typename: 'Network', acronym: 'ICAT', id: 'network:icat' },
    null,
    null,
    iom,
    iom,
  ]);
  const literal = await palermo.ask(
    '{ _entities(representations: [{__typename: "Agency", id: "agency:iom"}]) { ... on Agency { slug } } }',
  );
  assert.deepEqual(literal.data, { _entities: [{ slug: 'iom' }] });
});

test('a wrong representation is refused by its place', async () => {
  for (const [representation, said] of [
    ['agency:iom', '`representations[1]` must be an object'],
    [{ id: 'agency:iom' }, '`representations[1].__typename` is missing'],
    [{ __typename: 'Agencies', id: 'agency:iom' }, '`representations[1].__typename` is "Agencies"'],
    [{ __typename: 'Citation', id: 'agency:iom' }, '`representations[1].__typename` is "Citation"'],
    [{ __typename: 'Agency' }, '`representations[1].id` is missing'],
    [{ __typename: 'Agency', id: ['agency:iom'] }, '`representations[1].id` must be'],
    [{ __typename: 'Agency', id: 'iom' }, 'such as `agency:iom`'],
  ]) {
    const { data, errors } = await represent([{ __typename: 'Agency', id: 'agency:iom' }, representation]);
    assert.equal(data, undefined);
    assert.equal(errors[0].extensions.code, 'BAD_USER_INPUT');
    assert.ok(errors[0].message.includes(said), errors[0].message);
  }
});

test('a thousand are answered at once, more than five thousand and what costs too much are refused', async () => {
  const many = (count) => Array.from({ length: count }, () => ({ __typename: 'Agency', id: 'agency:iom' }));
  const { data } = await represent(many(1000));
  assert.equal(data._entities.length, 1000);
  assert.ok(data._entities.every(({ slug }) => slug === 'iom'));
  const tooMany = await represent(many(5001));
  assert.match(tooMany.errors[0].message, /`representations` has 5001 .*at most 5000/);
  const dear = await represent(many(5000), '... on Agency { actions { nodes { agency { actions { nodes { id } } } } } }');
  assert.equal(dear.errors[0].extensions.code, 'QUERY_TOO_COMPLEX');
});
