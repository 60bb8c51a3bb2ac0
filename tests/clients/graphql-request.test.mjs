// graphql-request: questions over POST, and errors as it tells them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClientError, request } from 'graphql-request';
import { sectionTests } from './section.mjs';

const shown = sectionTests('graphql-request');

test('a refusal is an error of the client, with our code', async () => {
  const asked = request(shown.server.endpoint, '{ agencies(first: 501) { totalCount } }');
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof ClientError, String(error));
    assert.equal(error.response.errors[0].extensions.code, 'BAD_USER_INPUT');
    return true;
  });
});
