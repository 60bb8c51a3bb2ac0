// Palermo takes the documents that graphql-js takes, and refuses those that it refuses. `SEED=…` repeats a run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { differences } from './differences.mjs';
import { generateQuestion } from './generator.mjs';
import { broken, mutations } from './mutations.mjs';
import { codes, each, start } from './palermo.mjs';
import { Random, seed } from './random.mjs';
import { refusals, schema } from './reference.mjs';
import { rewritten } from './tokens.mjs';

const VALID = 1_600;
const BROKEN = 4_000;
const SHOWN = 25;

/** The codes of a document that the language refuses. The others are those of Palermo's own rules. */
const LANGUAGE = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
const OWN = ['BAD_USER_INPUT', 'QUERY_TOO_COMPLEX', 'QUERY_TOO_DEEP'];

let palermo;
before(async () => {
  palermo = await start();
});
after(() => palermo?.stop());

test('a document is accepted or refused as graphql-js does', async (t) => {
  const chance = seed();
  t.diagnostic(`SEED=${chance}`);
  const questions = generate(new Random(chance));
  const own = {};
  const used = new Set();
  const disagreements = [];
  const counts = { accepted: 0, refused: 0, own: 0 };
  await each(questions, 8, async (question) => {
    const expected = refusals(question);
    const answer = await palermo.ask(question.text, question.variables, question.operationName);
    const given = codes(answer);
    const refusedByLanguage = given.some((code) => !OWN.includes(code));
    const agreed = expected.length > 0 ? given.length > 0 : !refusedByLanguage;
    if (expected.length > 0) counts.refused += 1;
    else counts.accepted += 1;
    if (expected.length === 0 && given.length > 0 && agreed) {
      counts.own += 1;
      const reason = `${given[0]}: ${masked(answer.errors[0].message)}`;
      own[reason] = (own[reason] ?? 0) + 1;
    }
    if (agreed) return;
    const difference = differences.find((each) => each.applies(question, expected, answer));
    if (difference) used.add(difference);
    else disagreements.push({ question, expected, answer });
  });
  t.diagnostic(`${questions.length} documents: graphql-js accepts ${counts.accepted}, refuses ${counts.refused}`);
  t.diagnostic(`of the accepted, Palermo's own rules refuse ${counts.own}: ${JSON.stringify(own, null, 1)}`);
  assert.equal(disagreements.length, 0, report(disagreements));
  assert.ok(
    counts.own < counts.accepted / 5,
    `Palermo's own rules refuse ${counts.own} of ${counts.accepted} valid documents`,
  );
  assert.ok(counts.accepted > VALID / 2 && counts.refused > BROKEN / 2, JSON.stringify(counts));
  // Some are rare, so that a run may meet none of them.
  const idle = differences.filter((difference) => !used.has(difference)).map(({ reason }) => reason);
  t.diagnostic(`known differences that were not met: ${JSON.stringify(idle)}`);
});

/** Valid questions, as graphql-js itself says, and ones that were broken. */
function generate(random) {
  const valid = Array.from({ length: VALID }, () => {
    const question = generateQuestion(schema, random);
    const written = random.chance(0.5) ? { ...question, text: rewritten(question.text, random) } : question;
    assert.deepEqual(refusals(written), [], `made as valid: ${JSON.stringify(written)}`);
    return { ...written, made: 'valid' };
  });
  const names = Object.keys(mutations);
  const wrong = [];
  while (wrong.length < BROKEN) {
    const name = names[wrong.length % names.length];
    // The way may need something that few documents have.
    let question;
    while (!question)
      question = broken(
        schema,
        random.chance(0.5) ? random.pick(valid) : generateQuestion(schema, random),
        name,
        random,
      );
    wrong.push({ ...question, made: name });
  }
  return [...valid, ...wrong];
}

/** The disagreements by the reason of the side that refuses, the shortest document of each. */
function report(disagreements) {
  const groups = new Map();
  for (const each of disagreements.sort((one, other) => one.question.text.length - other.question.text.length)) {
    const { expected, answer } = each;
    const group =
      expected.length > 0 ? `graphql-js: ${masked(expected[0])}` : `palermo: ${masked(answer.errors[0].message)}`;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const shown = [...groups].sort(([, one], [, other]) => other.length - one.length).slice(0, SHOWN);
  const lines = shown.map(([group, [{ question, expected, answer }, ...more]]) => {
    const errors = answer.errors
      ?.slice(0, 2)
      .map((error) => `${error.extensions?.code} ${error.message.slice(0, 200)}`);
    return [
      `${more.length + 1} times: ${group}`,
      `  ${question.made}: ${JSON.stringify(question.text)} ${JSON.stringify(question.variables)} ${question.operationName ?? ''}`,
      `  graphql-js ${expected.length > 0 ? `refuses: ${expected.slice(0, 2).join(' | ')}` : 'accepts'}`,
      `  palermo ${errors ? `refuses: ${errors.join(' | ')}` : 'accepts'}`,
    ].join('\n');
  });
  return `${disagreements.length} disagreements\n${lines.join('\n')}`;
}

/** A message without the names and numbers that it is about. */
function masked(message) {
  return message.replace(/"[^"]*"|`[^`]*`|\$\w+|-?\d+/g, '…').slice(0, 80);
}
