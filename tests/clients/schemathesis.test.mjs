// Schemathesis: what it makes of our schema is answered, or refused for a reason that GraphQL's types cannot tell.
//
// SEED  repeats a run
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { reasonOf } from './explained.mjs';
import { sectionTests } from './section.mjs';

const EXAMPLES = Number(process.env.EXAMPLES ?? 5);
const SEED = process.env.SEED ?? '565516502';

const shown = sectionTests('Schemathesis (Python)');

test('every failure that Schemathesis finds is explained', async (t) => {
  const { section } = shown;
  const options = `--seed ${SEED} --max-examples ${EXAMPLES} --phases fuzzing --workers 2 --no-shrink --continue-on-failure`;
  const report = '--report ndjson --report-ndjson-path report.ndjson';
  const command = `schemathesis run https://palermo.example.org/graphql ${options} ${report}`;
  const { stdout } = await section.run(command).catch((error) => ({ stdout: error.message }));
  const events = (await readFile(join(section.folder, 'report.ndjson'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(events.at(-1).EngineFinished, stdout);
  const scenarios = events.flatMap(({ ScenarioFinished }) => ScenarioFinished?.recorder ?? []);
  const counts = {};
  const unexplained = [];
  for (const { cases, checks, interactions } of scenarios) {
    for (const [id, list] of Object.entries(checks)) {
      const { response } = interactions[id];
      const failures = list.filter(({ status }) => status !== 'success');
      if (failures.length === 0) continue;
      const text = response ? Buffer.from(response.content.$base64, 'base64').toString() : 'no answer';
      const reason = failures.length === 1 && explanation(failures[0], text);
      if (reason) counts[reason] = (counts[reason] ?? 0) + 1;
      else unexplained.push(`${failures.map(({ name }) => name)}: ${cases[id].value.body.slice(0, 1_000)}\n${text.slice(0, 500)}`);
    }
  }
  const tested = scenarios.reduce((sum, { cases }) => sum + Object.keys(cases).length, 0);
  t.diagnostic(`SEED=${SEED}: ${tested} questions; refused with a reason: ${JSON.stringify(counts, null, 1)}`);
  assert.equal(unexplained.length, 0, `${unexplained.length} failures are not explained\n${unexplained.slice(0, 10).join('\n')}`);
  assert.ok(tested > 200, `only ${tested} questions\n${stdout}`);
});

function explanation({ failure_info: { failure } }, text) {
  if (failure.type !== 'GraphQLClientError') return undefined;
  const reasons = JSON.parse(text).errors.map(reasonOf);
  return reasons.every(Boolean) && reasons[0];
}
