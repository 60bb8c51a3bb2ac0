// GraphQL Code Generator, by introspection of our server, and the compiler of TypeScript over what it makes.
import assert from 'node:assert/strict';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { REPOSITORY, sectionTests } from './section.mjs';

const shown = sectionTests('GraphQL Code Generator');

test('the types that are made refuse what the schema does not have', async () => {
  const { section } = shown;
  await section.write(
    'src/wrong.ts',
    `import { request } from 'graphql-request';
import { MembersDocument } from './gql/graphql.js';
const { network } = await request('https://palermo.example.org/graphql', MembersDocument, { slug: 1 });
const since: number = network!.members.nodes[0].since!;
console.log(since, network!.motto);
`,
  );
  const failure = await section.run('tsc --noEmit').catch((error) => error);
  const wrong = [...failure.message.matchAll(/^src\/wrong\.ts\((\d+),\d+\): error (TS\d+)/gm)];
  assert.deepEqual(
    wrong.map(([, line, code]) => [Number(line), code]),
    [
      [3, 'TS2322'],
      [4, 'TS2322'],
      [5, 'TS2339'],
    ],
    failure.message,
  );
});

test('every example question is generated and typed', async () => {
  const { section } = shown;
  const questions = join(REPOSITORY, 'explorer', 'questions');
  assert.ok((await readdir(questions)).length > 10);
  await cp(questions, join(section.folder, 'questions'), { recursive: true });
  await section.write(
    'questions.ts',
    `import type { CodegenConfig } from '@graphql-codegen/cli';
const config: CodegenConfig = {
  schema: 'https://palermo.example.org/graphql',
  documents: 'questions/*.graphql',
  importExtension: '.js',
  generates: { 'src/all/': { preset: 'client', config: { scalars: { PartialDate: 'string' } } } },
};
export default config;
`,
  );
  await section.run('graphql-codegen --config questions.ts');
  await rm(join(section.folder, 'src', 'wrong.ts'));
  await section.run('tsc --noEmit');
});
