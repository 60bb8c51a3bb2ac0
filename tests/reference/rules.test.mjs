// Rules of the language, and of what a document may cost, by the documents that once broke them.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { buildSchema, getIntrospectionQuery, introspectionFromSchema, parse } from 'graphql';
import { codes, start } from './palermo.mjs';
import { refusals, schemaText } from './reference.mjs';

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';
const INTROSPECTION = {
  // Of a draft: no input object of the schema has it.
  oneOf: false,
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
};

/** How long an answer to a document of any size may take, in milliseconds, and how long a test waits for one. */
const AT_ONCE = 1_000;
const PATIENCE = 3_000;

let palermo;
beforeEach(async () => {
  // A test that ends the server, or keeps it busy, fails alone.
  if (palermo && (await serves())) return;
  await palermo?.stop();
  palermo = await start();
});
after(() => palermo?.stop());

/** Holds that a document is refused by the language, here and by graphql-js; gives the messages. */
async function refused(text, variables, operationName) {
  assert.notDeepEqual(refusals({ text, variables, operationName }), [], `graphql-js accepts ${text}`);
  const answer = await palermo.ask(text, variables, operationName);
  assert.notEqual(answer.errors, undefined, `accepted: ${text}`);
  assert.ok(codes(answer).includes(VALIDATION), `${codes(answer)}: ${answer.errors[0].message}`);
  return answer.errors.map((error) => error.message).join('\n');
}

/** Holds that a document is answered, and with what. */
async function answered(text, data, variables) {
  assert.deepEqual(refusals({ text, variables }), []);
  assert.deepEqual(await palermo.ask(text, variables), { data });
}

/** Holds that a document is refused for its size; gives how long that took, in milliseconds. */
async function tooLarge(text, variables, allowed = ['QUERY_TOO_COMPLEX', 'QUERY_TOO_DEEP']) {
  const began = performance.now();
  const answer = await palermo.ask(text, variables, undefined, PATIENCE);
  assert.notEqual(
    answer.errors,
    undefined,
    `answered with ${JSON.stringify(answer).length} bytes: ${text.slice(0, 200)}`,
  );
  assert.ok(
    codes(answer).every((code) => allowed.includes(code)),
    `${codes(answer)}: ${answer.errors[0].message}`,
  );
  return performance.now() - began;
}

async function serves() {
  const answer = palermo.alive && (await palermo.ask('{ __typename }', {}, undefined, PATIENCE).catch(() => false));
  return answer?.data?.__typename === 'Query';
}

async function stillServes() {
  assert.ok(palermo.alive, 'the server has ended');
  assert.ok(await serves(), 'the server does not answer');
}

const IOM = { slug: 'iom', name: 'International Organization for Migration' };
const CYCLE = '{agency(slug:"iom"){...F}} fragment F on Agency{parent{...F}}';

test('a cycle of fragments is refused', () => refused(CYCLE));

test('a cycle of fragments over two is refused', () =>
  refused(
    '{agency(slug:"iom"){...F}} fragment F on Agency{parent{...G}} fragment G on Agency{children(first:1){nodes{...F}}}',
  ));

for (const format of ['csv', 'json']) {
  test(`a cycle of fragments is refused with format=${format}`, async () => {
    const { status, text } = await palermo.get({ query: CYCLE, format });
    assert.equal(status, 400);
    assert.deepEqual(codes(JSON.parse(text)), [VALIDATION]);
    await stillServes();
  });
}

/** Fragments each of which spreads the next twice. */
function doubling(levels, between) {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = level + 1 < levels ? [`...F${level + 1}`, `...F${level + 1}`] : ['name', 'slug'];
    return `fragment F${level} on Agency{${between(next)}}`;
  });
  return `{agency(slug:"iom"){...F0}} ${fragments.join(' ')}`;
}

for (const levels of [22, 24, 30, 60]) {
  test(`fragments that spread the next twice, ${levels} deep, are refused within a second`, async () => {
    const time = await tooLarge(doubling(levels, (next) => `a:parent{${next[0]}} b:parent{${next[1]}}`));
    assert.ok(time < AT_ONCE, `${time} ms`);
    await stillServes();
  });

  test(`fragments that spread the next twice in one place, ${levels} deep, are answered or refused within a second`, async () => {
    const began = performance.now();
    const answer = await palermo.ask(
      doubling(levels, (next) => `...{${next[0]}} ...{${next[1]}}`),
      {},
      undefined,
      PATIENCE,
    );
    const time = performance.now() - began;
    if (answer.errors) assert.match(codes(answer).join(), /^QUERY_TOO_(COMPLEX|DEEP)$/);
    else assert.deepEqual(answer.data, { agency: { name: IOM.name, slug: IOM.slug } });
    assert.ok(time < AT_ONCE, `${time} ms`);
    await stillServes();
  });
}

test('an input object has each key once', () =>
  refused(
    '{agencies(where:{actions:{some:{axis:{eq:PROTECTION}}} actions:{some:{axis:{eq:PREVENTION}}}}){totalCount}}',
  ));

test('an input object within a list has each key once', () =>
  refused('{agencies(where:{or:[{kind:{eq:COURT} kind:{eq:EU_AGENCY}}]}){totalCount}}'));

test("an input object in a variable's default has each key once", () =>
  refused('query($w:AgencyFilter={kind:{eq:COURT} kind:{eq:EU_AGENCY}}){agencies(where:$w){totalCount}}'));

test("an input object in a list in a variable's default has each key once", () =>
  refused('query($o:[AgencyOrder!]=[{field:NAME field:SLUG}]){agencies(orderBy:$o){totalCount}}'));

test('an input object with a variable in it has each key once', () =>
  refused('query($k:AgencyKind){agencies(where:{kind:{eq:$k} kind:{eq:$k}}){totalCount}}', { k: 'COURT' }));

test('a default counts in @include', () =>
  answered('query($i:Boolean=true){agency(slug:"iom"){slug name @include(if:$i)}}', { agency: IOM }));

test('a default counts in @skip', () =>
  answered('query($i:Boolean=true){agency(slug:"iom"){slug name @skip(if:$i)}}', { agency: { slug: 'iom' } }));

test('a value given counts more than the default', () =>
  answered(
    'query($i:Boolean=true){agency(slug:"iom"){slug name @include(if:$i)}}',
    { agency: { slug: 'iom' } },
    { i: false },
  ));

test('a default counts in a fragment, on a spread and on an inline fragment', () =>
  answered(
    `query($i:Boolean=true $s:Boolean!=false){agency(slug:"iom"){...F}}
     fragment F on Agency{slug ...G @include(if:$i) ... @skip(if:$i){kind} ... on Fact @skip(if:$s){id}} fragment G on Agency{name @skip(if:$s)}`,
    { agency: { ...IOM, id: 'agency:iom' } },
  ));

test('a default counts over GET', async () => {
  const query = 'query($i:Boolean=true){agency(slug:"iom"){slug name @include(if:$i)}}';
  assert.deepEqual(JSON.parse((await palermo.get({ query })).text).data, { agency: IOM });
});

test('a default counts with format=csv', async () => {
  const query = 'query($i:Boolean=true){agency(slug:"iom"){slug name @include(if:$i) kind @skip(if:$i)}}';
  const { status, text } = await palermo.get({ query, format: 'csv' });
  assert.equal(status, 200);
  assert.deepEqual(text.trim().split(/\r?\n/), [
    'agency.slug,agency.name',
    'iom,International Organization for Migration',
  ]);
});

test('a default counts in an argument', () =>
  answered('query($s:String!="iom"){agency(slug:$s){slug name}}', { agency: IOM }));

for (const directive of ['include', 'skip']) {
  test(`a variable that may be null is refused in @${directive}`, () =>
    refused(`query($i:Boolean){agency(slug:"iom"){slug name @${directive}(if:$i)}}`, { i: true }));
}

test('@include without a condition is refused', () => refused('{agency(slug:"iom"){slug @include}}'));

test('two fields under one name are refused', () => refused('{agency(slug:"iom"){parent{slug} parent{slug:name}}}'));

test('one field with other arguments under one name is refused, also in two fragments', () =>
  refused(
    `{network(slug:"icat"){...A ...B}}
     fragment A on Network{members(first:1 where:{role:{eq:MEMBER}}){totalCount}} fragment B on Network{members(first:1 where:{role:{eq:OBSERVER}}){totalCount}}`,
  ));

test('fields of other shapes under one name are refused, also on types that exclude each other', () =>
  refused('{node(id:"agency:iom"){...on Agency{x:founded} ...on Network{x:members(first:1){totalCount}}}}'));

test('fields that agree are merged', () =>
  answered('{agency(slug:"iom"){parent{slug} ...on Agency{parent{name}} ...F}} fragment F on Agency{parent{slug}}', {
    agency: { parent: null },
  }));

test('a string for a word of an enum is refused, with the words that there are', async () => {
  const message = await refused('{agencies(where:{kind:{eq:"EU_AGENCY"}}){totalCount}}');
  for (const word of ['EU_AGENCY', 'UN_ENTITY', 'COURT']) assert.match(message, new RegExp(`\\b${word}\\b`));
});

test('an unknown word of an enum is refused, with the nearest', async () => {
  const message = await refused('{actions(where:{type:{eq:VICTIM_ID}}){totalCount}}');
  assert.match(message, /\bVICTIM_IDENTIFICATION\b/);
});

test('an unknown field is refused, with the fields that there are', async () => {
  const message = await refused('{actions(first:1){nodes{places{slug}}}}');
  assert.match(message, /\bcountries\b/);
});

test('an unknown key of a filter is refused, with the keys that there are', async () => {
  const message = await refused('{actions(where:{places:{some:{}}}){totalCount}}');
  assert.match(message, /\bcountries\b/);
});

for (const [written, name] of [
  ['\\uD83D\\uDD4A', 'a pair of surrogates'],
  ['\\u{1F54A}', 'a code point in braces'],
  ['🕊', 'the character itself'],
]) {
  test(`${name} is one character`, async () => {
    const text = `{agencies(where:{name:{contains:"${written}"}}){totalCount} a:agencies(where:{name:{ne:"${written}"}} first:0){totalCount} all:agencies(first:0){totalCount}}`;
    assert.deepEqual(refusals({ text }), []);
    const { data, errors } = await palermo.ask(text);
    assert.equal(errors, undefined, errors?.[0].message);
    assert.equal(data.agencies.totalCount, 0);
    assert.equal(data.a.totalCount, data.all.totalCount);
  });
}

test('half a surrogate is refused', async () => {
  const text = '{agencies(where:{name:{contains:"\\uD83D"}}){totalCount}}';
  assert.notDeepEqual(refusals({ text }), []);
  assert.deepEqual(codes(await palermo.ask(text)), ['GRAPHQL_PARSE_FAILED']);
});

const RINGS = {
  fields: '{__type(name:"Agency"){fields{type{fields{type{fields{name}}}}}}}',
  inputFields: '{__type(name:"AgencyFilter"){inputFields{type{inputFields{type{inputFields{name}}}}}}}',
  interfaces: '{__type(name:"Agency"){interfaces{possibleTypes{interfaces{possibleTypes{interfaces{name}}}}}}}',
  possibleTypes: '{__type(name:"Node"){possibleTypes{interfaces{possibleTypes{interfaces{possibleTypes{name}}}}}}}',
};
for (const [field, text] of Object.entries(RINGS)) {
  test(`introspection does not go three times through ${field}`, async () => {
    assert.notDeepEqual(refusals({ text }), []);
    await tooLarge(text, undefined, [VALIDATION, 'QUERY_TOO_COMPLEX', 'QUERY_TOO_DEEP']);
  });
}

test('introspection does not go three times through fields by fragments', async () => {
  const text =
    '{__type(name:"Agency"){...A}} fragment A on __Type{fields{type{...B}}} fragment B on __Type{fields{type{...C}}} fragment C on __Type{fields{name}}';
  assert.notDeepEqual(refusals({ text }), []);
  await tooLarge(text, undefined, [VALIDATION, 'QUERY_TOO_COMPLEX', 'QUERY_TOO_DEEP']);
});

test("GraphiQL's introspection gives the schema", async () => {
  const { data, errors } = await palermo.ask(getIntrospectionQuery(INTROSPECTION));
  assert.equal(errors, undefined, errors?.[0].message);
  const expected = introspectionFromSchema(buildSchema(schemaText), INTROSPECTION);
  const [given, wanted] = [data.__schema, expected.__schema].map(comparable);
  for (const name of Object.keys({ ...wanted.types, ...given.types }))
    assert.deepEqual(given.types[name], wanted.types[name], name);
  assert.deepEqual(given, wanted);
});

test('introspection without options is answered as well', async () => {
  const { data, errors } = await palermo.ask(getIntrospectionQuery());
  assert.equal(errors, undefined, errors?.[0].message);
  assert.equal(data.__schema.queryType.name, 'Query');
});

/** A schema as the answer to introspection has it, without orders, and without what each library says in its own words. */
function comparable({ types, directives, description: _, ...schema }) {
  const own = new Set(parse(schemaText).definitions.map((definition) => definition.name?.value));
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted).sort((one, other) => (key(one) < key(other) ? -1 : 1));
    if (value === null || typeof value !== 'object') return value;
    // Of an interface that has none itself, async-graphql says null; no interface here has any.
    const shown = value.kind === 'INTERFACE' && 'interfaces' in value ? { ...value, interfaces: [] } : value;
    return Object.fromEntries(
      Object.keys(shown)
        .sort()
        .map((name) => [name, sorted(shown[name])]),
    );
  };
  const key = (value) => value?.name ?? JSON.stringify(value);
  const named = (list) =>
    Object.fromEntries(list.filter(({ name }) => own.has(name)).map((each) => [each.name, sorted(each)]));
  const scalars = types.filter(({ name, kind }) => kind === 'SCALAR' && !own.has(name)).map(({ name }) => name);
  return { ...sorted(schema), types: named(types), scalars: scalars.sort(), directives: named(directives.map(rule)) };
}

/** A directive without descriptions and deprecation. */
function rule({ name, locations, isRepeatable, args }) {
  return { name, locations, isRepeatable, args: args.map((argument) => argument.name) };
}

test("pages three deep by a variable's default are refused", () =>
  tooLarge(
    'query($f:Int=500){measures(first:$f){nodes{instrument{measures(first:$f){nodes{instrument{measures(first:$f){nodes{title}}}}}}}}}',
    undefined,
    ['QUERY_TOO_COMPLEX'],
  ));

test('pages three deep by literals are refused', () =>
  tooLarge(
    '{measures(first:500){nodes{instrument{measures(first:500){nodes{instrument{measures(first:500){nodes{title}}}}}}}}}',
    undefined,
    ['QUERY_TOO_COMPLEX'],
  ));

test('pages three deep of one node are answered', async () => {
  const { data } = await palermo.ask(
    'query($f:Int=1){instruments(first:$f){nodes{measures(first:$f){nodes{instrument{measures(first:$f){nodes{slug}}}}}}}}',
  );
  assert.equal(data.instruments.nodes[0].measures.nodes[0].instrument.measures.nodes[0].slug, 'cedaw-art-6');
});

for (const [one, other] of [
  ['every', 'none'],
  ['none', 'none'],
  ['every', 'every'],
]) {
  test(`filters with ${one} and ${other} four deep take six seconds at most, and the server lives`, async () => {
    const path = (levels, quantifier) =>
      levels === 0
        ? '{slug:{ne:"x"}}'
        : `{${levels % 2 ? 'agencies' : 'networks'}:{${quantifier}:${path(levels - 1, quantifier === one ? other : one)}}}`;
    const began = performance.now();
    const answer = await palermo.ask(`{agencies(where:${path(8, one)}){totalCount}}`, {}, undefined, 8_000);
    const time = performance.now() - began;
    assert.ok(
      answer.data || codes(answer).every((code) => /^(QUERY_TOO_(COMPLEX|DEEP)|TIMEOUT)$/.test(code)),
      JSON.stringify(answer).slice(0, 300),
    );
    assert.ok(time < 6_000, `${time} ms`);
    await stillServes();
  });
}

for (const [argument, text, id] of [
  [
    'compare(with:)',
    '{instrument(slug:"cedaw"){compare(with:"coe-trafficking-convention"){with{slug}}}}',
    'instrument:coe-trafficking-convention',
  ],
  [
    'compare(with:) of a variable',
    'query($w:ID!="coe-trafficking-convention"){instrument(slug:"cedaw"){compare(with:$w){with{slug}}}}',
    'instrument:coe-trafficking-convention',
  ],
  [
    'memberOverlap(with:)',
    '{network(slug:"icat"){memberOverlap(with:"alliance-87"){undatedCount}}}',
    'network:alliance-87',
  ],
  ['path(from:)', '{path(from:"iom" to:"agency:unodc"){length}}', 'agency:iom'],
  ['path(to:)', '{path(from:"agency:unodc" to:"iom"){length}}', 'agency:iom'],
  ['paths(from:)', '{paths(from:"iom" to:"agency:unodc" first:1){totalCount}}', 'agency:iom'],
  ['neighbours(of:)', '{neighbours(of:"iom" first:1){totalCount}}', 'agency:iom'],
  ['node(id:)', '{node(id:"iom"){id}}', 'agency:iom'],
  ['nodes(ids:)', '{nodes(ids:["iom"]){id}}', 'agency:iom'],
]) {
  test(`${argument} without a kind is met with the global id that it may be`, async () => {
    assert.deepEqual(refusals({ text }), []);
    const answer = await palermo.ask(text);
    assert.deepEqual(codes(answer), ['BAD_USER_INPUT'], JSON.stringify(answer));
    assert.match(answer.errors[0].message, /global id/);
    assert.match(answer.errors[0].message, new RegExp(id));
  });
}
