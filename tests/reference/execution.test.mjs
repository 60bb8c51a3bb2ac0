// Palermo answers as graphql-js does over the same facts, value for value and in the same order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Executor, exported } from './executor.mjs';
import { generateQuestion } from './generator.mjs';
import { each, start } from './palermo.mjs';
import { Random, seed } from './random.mjs';
import { refusals, schema } from './reference.mjs';

const QUESTIONS = 1_200;
const SHOWN = 5;

let palermo;
let data;
before(async () => {
  palermo = await start();
  data = JSON.parse((await palermo.get({}, '/export/palermo.json')).text);
});
after(() => palermo?.stop());

test('an answer is that of graphql-js', async (t) => {
  const chance = seed();
  t.diagnostic(`SEED=${chance}`);
  const random = new Random(chance);
  const executor = new Executor(schema, data);
  const scope = {
    ...exported,
    slugs: slugs(),
    urls: data.source.map((record) => record.url),
    ids: [...executor.records.keys()],
  };
  const questions = Array.from({ length: QUESTIONS }, () => generateQuestion(schema, random, scope));
  const wrong = [];
  await each(questions, 8, async (question) => {
    assert.deepEqual(refusals(question), [], question.text);
    const answer = await palermo.ask(question.text, question.variables, question.operationName);
    const expected = executor.answer(question);
    if (JSON.stringify(answer) !== JSON.stringify({ data: expected })) wrong.push({ question, answer, expected });
  });
  wrong.sort((one, other) => one.question.text.length - other.question.text.length);
  const shown = wrong.slice(0, SHOWN).map(({ question, answer, expected }) => {
    const [text, variables] = [question.text, JSON.stringify(question.variables)];
    return `${text} ${variables}\n  graphql-js: ${excerpt({ data: expected }, answer)}\n  palermo:    ${excerpt(answer, { data: expected })}`;
  });
  assert.equal(wrong.length, 0, `${wrong.length} of ${QUESTIONS} answers differ\n${shown.join('\n')}`);
});

test('the exported lists are in the default order of their kinds', () => {
  for (const [kind, records] of Object.entries(data).filter(
    ([, value]) => Array.isArray(value) && value[0].slug !== undefined,
  )) {
    const keys = records.map((record) => (kind === 'measure' ? [record.instrument, record.position] : [record.slug]));
    assert.deepEqual(
      keys,
      keys.toSorted(([one, at], [other, then]) => (one === other ? at - then : one < other ? -1 : 1)),
      kind,
    );
  }
  for (const kind of ['participation', 'impact', 'ratification']) {
    const ids = data[kind].map((record) => record.id);
    assert.deepEqual(ids, ids.toSorted(), kind);
  }
});

test('every list of relations can be paged through', async (t) => {
  const executor = new Executor(schema, data);
  const failures = [];
  for (const [type, field] of relations()) {
    const kind = type.name.toLowerCase();
    // The longest lists, where a wrong order shows.
    const owners = data[kind].map((record) => ({
      id: record.id,
      count: executor.nodes.get(record.id)[field.name]({}).totalCount,
    }));
    const longest = owners.filter(({ count }) => count > 1).sort((one, other) => other.count - one.count);
    await each(longest.slice(0, 3), 3, async ({ id, count }) => {
      const list = await page(id, type, field, Math.min(count, 500));
      const pages = [];
      const size = Math.max(Math.ceil(list.nodes.length / 6), 1);
      for (let after; pages.length < list.nodes.length;) {
        const next = await page(id, type, field, size, after);
        if (next.nodes.length === 0) break;
        pages.push(...next.nodes);
        after = next.pageInfo.endCursor;
      }
      if (JSON.stringify(pages) !== JSON.stringify(list.nodes)) failures.push(`${type}.${field.name} of ${id}`);
    });
  }
  t.diagnostic(`${relations().length} relations`);
  assert.deepEqual(failures, []);
});

async function page(id, type, field, first, after) {
  const text = `query ($id: ID!, $first: Int, $after: String) {
    node(id: $id) { ... on ${type} { list: ${field.name}(first: $first, after: $after) { nodes { id } pageInfo { endCursor } } } }
  }`;
  const answer = await palermo.ask(text, { id, first, after });
  assert.equal(answer.errors, undefined, `${type}.${field.name}: ${answer.errors?.[0].message}`);
  return answer.data.node.list;
}

/** The lists with pages that lead from a fact to others. */
function relations() {
  const paged = (field) => field.args.some((argument) => argument.name === 'first');
  const types = schema.getPossibleTypes(schema.getType('Node'));
  const fields = (type) =>
    Object.values(type.getFields()).filter((field) => paged(field) && exported.field(type, field));
  return types.flatMap((type) => fields(type).map((field) => [type, field]));
}

function slugs() {
  const lists = Object.entries(data).filter(([, value]) => Array.isArray(value));
  return Object.fromEntries(
    lists.map(([kind, records]) => [kind, [...records.map((record) => record.slug).filter(Boolean), 'nobody']]),
  );
}

/** What stands around the first place where an answer differs from another. */
function excerpt(answer, other) {
  const [text, otherText] = [JSON.stringify(answer), JSON.stringify(other)];
  const at = [...text].findIndex((_, place) => text[place] !== otherText[place]);
  return text.slice(Math.max(at - 120, 0), Math.max(at, 0) + 200);
}
