import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as nodeTest } from 'node:test';
import type { Loose } from '../harness/ejson.ts';
import { kRoot } from '../harness/paths.ts';
import { run } from '../harness/server.ts';
import { test } from '../harness/test.ts';

const checkedIn = () => readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8');

nodeTest('the checked-in document is what the program declares', async () => {
  const printed = await run(['openapi']);
  assert.equal(printed.code, 0, printed.output);
  assert.equal(printed.output.trim(), checkedIn().trim(), 'docs/openapi.json is stale: write it anew with `confab openapi > docs/openapi.json`');
});

test('the server serves the same document', async ({ chat }) => {
  const answer = await chat.anyone.request('GET', '/api/v1/docs');
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body.paths, JSON.parse(checkedIn()).paths);
});

nodeTest('every endpoint and method says what it is for and who may call it', () => {
  const document: Loose = JSON.parse(checkedIn());
  assert.match(document.openapi, /^3\.1/);
  for (const [path, verbs] of Object.entries<Loose>(document.paths)) {
    for (const [verb, operation] of Object.entries<Loose>(verbs)) {
      assert.ok(operation.summary?.length > 5, `${verb} ${path} has no summary`);
      assert.ok(operation['x-access'], `${verb} ${path} does not say who may call it`);
    }
  }
  const methods = Object.entries<Loose>(document['x-ddp-methods']);
  assert.ok(methods.length > 0);
  for (const [name, method] of methods) {
    assert.ok(method.summary?.length > 5, `${name} has no summary`);
    assert.ok(method.access ?? method['x-access'], `${name} does not say who may call it`);
  }
});
