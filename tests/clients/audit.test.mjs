// The audit of GraphQL over HTTP that comes with graphql-http.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auditServer } from 'graphql-http';
import { serve } from '../server.mjs';

const AUDITS = 61;

let server;
before(async () => {
  server = await serve();
});
after(() => server?.stop());

test('every audit of GraphQL over HTTP is passed', async () => {
  const results = await auditServer({ url: server.endpoint });
  const failed = results.filter(({ status }) => status !== 'ok');
  assert.deepEqual(failed.map(({ id, name, status, reason }) => `${id} ${name}: ${status}, ${reason}`), []);
  assert.equal(results.length, AUDITS);
});
