// Every declared endpoint and method, called by everybody: nobody in particular, a guest, a member, a stranger, a moderator
// and the owner of a room, and an administrator who is in none. Who gets through follows from the declared access and, within a room, from the table beside this
// file. An endpoint without a row fails, so that nothing is added without saying who may.

import assert from 'node:assert/strict';
import { test as nodeTest } from 'node:test';
import { testsOn } from '../harness/test.ts';
import { callEndpoint, callMethod, hasPassed, isExpected, kDeclared, kDeclaredMethods, kSettingsOfRows, letIn, prepared } from './access-call.ts';
import { type CallerName, kCallers } from './access-scene.ts';
import { kEndpoints, kMethods, type Row } from './access-table.ts';

const test = testsOn({ settings: kSettingsOfRows });

async function outcomes(run: (name: CallerName) => Promise<{ passed: boolean; said: string }>, row: Row, inside: Set<CallerName>): Promise<void> {
  const wrong: string[] = [];
  for (const name of kCallers) {
    const expected = isExpected(row, name, inside);
    const { passed, said } = await run(name);
    if (passed !== expected) wrong.push(`${name} ${expected ? 'was refused' : 'got through'}: ${said.slice(0, 200)}`);
  }
  assert.deepEqual(wrong, []);
}

nodeTest('every endpoint and method has a row, and every row an endpoint or method', () => {
  const missing = [
    ...kDeclared.filter(({ name }) => !kEndpoints[name]).map(({ name }) => `no row for ${name}`),
    ...kDeclaredMethods.filter(({ name }) => !kMethods[name]).map(({ name }) => `no row for method ${name}`),
    ...Object.keys(kEndpoints).filter((name) => !kDeclared.some((one) => one.name === name)).map((name) => `no endpoint ${name}`),
    ...Object.keys(kMethods).filter((name) => !kDeclaredMethods.some((one) => one.name === name)).map((name) => `no method ${name}`),
  ];
  assert.deepEqual(missing, []);
});

for (const { name: endpoint, access } of kDeclared) {
  const row = kEndpoints[endpoint];
  if (!row) continue;
  test(`${endpoint} (${access})`, async ({ chat }) => {
    const { scene: now, permissions: known } = await prepared(chat);
    const inside = letIn(access, known);
    await outcomes(
      async (name) => {
        const answer = await callEndpoint(now, endpoint, row, name);
        await row.after?.(now, name);
        if (!inside.has(name)) {
          // The declaration alone refuses, before anything is looked at.
          // Some calls answer with 400, as a check within them would.
          assert.ok(name === 'anonymous' ? answer.status === 401 : [400, 403].includes(answer.status), `${name}: ${answer.text}`);
        }
        const passed = hasPassed(answer);
        assert.ok(passed || [400, 401, 403, 404].includes(answer.status), `${name}: ${answer.status} ${answer.text}`);
        return { passed, said: `${answer.status} ${answer.text}` };
      },
      row,
      inside,
    );
  });
}

for (const { name: method, access } of kDeclaredMethods) {
  const row = kMethods[method];
  if (!row) continue;
  test(`method ${method} (${access})`, async ({ chat }) => {
    const { scene: now, permissions: known } = await prepared(chat);
    const inside = letIn(access, known);
    await outcomes(
      async (name) => {
        try {
          return await callMethod(now, method, row, name);
        } finally {
          await row.after?.(now, name);
        }
      },
      row,
      inside,
    );
  });
}
