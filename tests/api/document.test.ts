// The document that describes the server names what the server has.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { mismatches } from '../harness/schema.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

test('settings and permissions stand in the document, and which of them everybody is told', async ({ chat, server }) => {
  const document = (await (await fetch(`${server.url}/api/v1/docs`)).json()) as {
    'x-settings': Record<string, { type: string; 'x-public'?: boolean }>;
    'x-permissions': string[];
  };
  const values: { _id: string; value: unknown }[] = [];
  for (let total = 1; values.length < total; ) {
    const page = await chat.anyone.get('settings.public', { count: 100, offset: values.length });
    values.push(...page.settings);
    total = page.total;
  }
  const told = Object.entries(document['x-settings']).filter(([, schema]) => schema['x-public']);
  const open = new Set(told.map(([id]) => id));
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

interface Document {
  components: { schemas: Loose };
  'x-ddp-streams': Record<string, { events: Record<string, Loose[]> }>;
}
const documentOf = async (url: string) => (await (await fetch(`${url}/api/v1/docs`)).json()) as Document;

test("a message's tree and its attachments are as the document says", async ({ chat, server }) => {
  const { components } = await documentOf(server.url);
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const texts = [
    `*bold* _italic_ ~strike~ \`code\` @${ben.username} #${room.name} :tada: https://example.org [x](https://example.org) ||hidden||`,
    '# Head\n> quote\n\n- one\n- two\n\n1. first\n2. second\n\n- [ ] to do\n- [x] done',
    '```ts\nconst a = 1;\n```\n\n---\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n',
    ':tada: :+1:',
    '||\nhidden *block*\n||\n<t:1700000000:R> \\(a^2\\) #ff0000',
  ];
  const attachments = [{ title: 'T', text: 'x', ts: new Date().toISOString(), fields: [{ title: 'a', value: 'b', short: true }], attachments: [{ text: 'within' }] }];
  for (const text of texts) {
    const { message } = (await ann.post('chat.postMessage', { roomId: room._id, text, attachments })) as Loose;
    assert.ok(message.md.length > 0 && message.attachments.length > 0, text);
    assert.deepEqual(mismatches(message, components.schemas.Message, components.schemas), [], text);
  }
});

test('streams send what the document says', async ({ chat, server }) => {
  const document = await documentOf(server.url);
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const room = await chat.channel({ members: [ben, ann] });
  const connection = await ann.connectAgain();
  const wanted: [stream: string, event: string, declared: string][] = [
    ['stream-room-messages', room._id, '<rid>'],
    ['stream-notify-room', `${room._id}/deleteMessage`, '<rid>/deleteMessage'],
    ['stream-notify-user', `${ann.id}/rooms-changed`, '<uid>/rooms-changed'],
    ['stream-notify-user', `${ann.id}/subscriptions-changed`, '<uid>/subscriptions-changed'],
    ['stream-notify-user', `${ann.id}/notification`, '<uid>/notification'],
    ['stream-notify-user', `${ann.id}/userData`, '<uid>/userData'],
    ['stream-notify-logged', 'permissions-changed', 'permissions-changed'],
    ['stream-notify-logged', 'roles-change', 'roles-change'],
    ['stream-notify-logged', 'Users:NameChanged', 'Users:NameChanged'],
    ['stream-notify-all', 'public-settings-changed', 'public-settings-changed'],
    ['stream-notify-all', 'public-info', 'public-info'],
    ['stream-roles', 'roles', 'roles'],
  ];
  const heard = await Promise.all(wanted.map(async (one) => ({ one, inbox: await connection.watch(one[0], one[1]) })));
  const { _id } = await ben.send(room, `@${ann.username} *look*`);
  await ben.post('chat.delete', { roomId: room._id, msgId: _id });
  await admin.post('users.update', { userId: ann.id, data: { name: 'Ann Other' } });
  await admin.post('permissions.update', { permissions: [{ _id: 'view-logs', roles: ['admin', 'moderator'] }] });
  await admin.post('settings/Message_GroupingPeriod', { value: 301 });
  const { role } = (await admin.post('roles.create', { name: `role-${Date.now()}` })) as Loose;
  await admin.post('roles.addUserToRole', { roleId: role._id, username: ann.username });
  await admin.post('channels.kick', { roomId: room._id, userId: ann.id }); // the last: what is sent stays to be read
  for (const { one, inbox } of heard) {
    const [stream, , declared] = one;
    const events = document['x-ddp-streams'][stream]?.events[declared];
    assert.ok(events, `${stream} ${declared} is not in the document`);
    const first = await inbox.next().catch((error: unknown) => assert.fail(`${stream} ${declared}: ${String(error)}`));
    for (const args of [first, ...inbox.pending()])
      assert.deepEqual(mismatches(args, { anyOf: events }, document.components.schemas), [], `${stream} ${declared}`);
  }
});
