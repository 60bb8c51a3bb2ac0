// urql: every question in the address of a GET.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, fetchExchange } from '@urql/core';
import { sectionTests } from './section.mjs';

const shown = sectionTests('urql');

test('questions go over GET, and a refusal keeps its code', async () => {
  const methods = [];
  const client = new Client({
    url: shown.server.endpoint,
    exchanges: [fetchExchange],
    preferGetMethod: 'force',
    fetch: (address, request) => {
      methods.push(request.method);
      return fetch(address, request);
    },
  });
  const { data } = await client.query('query ($slug: String!) { agency(slug: $slug) { label } }', { slug: 'iom' });
  assert.equal(data.agency.label, 'IOM');
  const { error } = await client.query('{ agencies(first: 501) { totalCount } }', {});
  assert.equal(error.graphQLErrors[0].extensions.code, 'BAD_USER_INPUT');
  assert.deepEqual(methods, ['GET', 'GET']);
});
