// The document that describes the server names what the server has.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

test('settings and permissions stand in the document, and which of them everybody is told', async ({ chat, server }) => {
  const document = (await (await fetch(`${server.url}/api/v1/docs`)).json()) as {
    'x-settings': Record<string, { type: string; 'x-public'?: boolean }>;
    'x-permissions': string[];
  };
  const { settings } = await chat.anyone.get('settings.public', { count: 500 });
  const told = Object.entries(document['x-settings']).filter(([, schema]) => schema['x-public']);
  const open = new Set(told.map(([id]) => id));
  const values = settings as { _id: string; value: unknown }[];
  for (const { _id, value } of values) {
    assert.ok(open.has(_id), `${_id} is told to everybody, and not by the document`);
    const { type } = document['x-settings'][_id] ?? {};
    if (type === 'boolean' || type === 'string') assert.equal(typeof value, type, _id);
    if (type === 'integer') assert.ok(Number.isInteger(value), _id);
  }
  assert.equal(values.length, open.size);
  const { update } = await (await chat.admin).get('permissions.listAll');
  assert.deepEqual(new Set(document['x-permissions']), new Set((update as { _id: string }[]).map(({ _id }) => _id)));
});
