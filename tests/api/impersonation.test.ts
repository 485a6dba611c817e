// An administrator acts as somebody else: what that session may, what is written down, and what ends it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { engineUnderTest, type Server } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn();
const allow = async (chat: Chat, value: boolean) => (await chat.admin).post('settings/Accounts_AllowUserImpersonation', { value });
const start = async (chat: Chat, by: User, as: User): Promise<User> => {
  const made: Loose = await by.post('confab.impersonation.start', { userId: as.id });
  return new User(chat, { userId: made.userId, authToken: made.authToken }, as.username, '');
};

function acts(server: Server): Loose[] {
  const file = new DatabaseSync(join(server.data, 'confab.db'), { readOnly: true });
  try {
    return file.prepare("SELECT actor_username, target, details FROM audit_log WHERE action = 'impersonation.call' ORDER BY pk").all();
  } finally {
    file.close();
  }
}

test('off by default, and for administrators alone', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  await admin.refused(400, 'error-impersonation-disabled', 'POST', 'confab.impersonation.start', { userId: ann.id });
  await allow(chat, true);
  await ben.refused(403, undefined, 'POST', 'confab.impersonation.start', { userId: ann.id });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'confab.impersonation.start', { userId: admin.id });
  await admin.refused(400, 'error-not-impersonating', 'POST', 'confab.impersonation.stop');
});

test('the session is the other person, says so, and writes down what is done', async ({ chat, server }) => {
  await allow(chat, true);
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const room = await chat.group({ members: [ann, ben] });
  const session = await start(chat, admin, ann);
  const me: Loose = await session.get('me');
  assert.deepEqual([me._id, me.impersonatedBy.username], [ann.id, admin.username]);
  assert.equal(((await ann.get('me')) as Loose).impersonatedBy, undefined);
  const before = engineUnderTest() === 'sqlite' ? acts(server).length : 0;
  const message = await session.send(room, 'as ann');
  assert.equal(message.u.username, ann.username);
  await session.call('setReaction', ':smile:', message._id, true);
  if (engineUnderTest() === 'sqlite') {
    const rows = acts(server).slice(before);
    assert.deepEqual(rows.map((one) => [one.actor_username, one.target, JSON.parse(one.details).as.username, JSON.parse(one.details).on]).filter(([, target]) => target !== 'login'), [
      [admin.username, '/api/v1/chat.sendMessage', ann.username, { rid: room._id }],
      [admin.username, 'setReaction', ann.username, { messageId: message._id }],
    ]);
  }
  await session.post('confab.impersonation.stop');
  await session.refused(401, undefined, 'GET', 'me');
  await ann.get('me');
});

test('what only the person does is refused', async ({ chat }) => {
  await allow(chat, true);
  const ann = await chat.user('ann');
  const session = await start(chat, await chat.admin, ann);
  const refused = (path: string, body: Loose) => session.refused(400, 'error-impersonating', 'POST', path, body);
  await refused('users.updateOwnBasicInfo', { data: { newPassword: 'another secret 2', currentPassword: ann.digest } });
  await refused('users.updateOwnBasicInfo', { data: { email: 'other@example.test' } });
  await refused('users.generatePersonalAccessToken', { tokenName: 'bot' });
  await refused('users.logoutOtherClients', {});
});

test('it ends when the administrator logs out, and not when the other person does', async ({ chat }) => {
  await allow(chat, true);
  const ann = await chat.user('ann');
  const second = await chat.user('second', { roles: ['admin', 'user'] });
  const session = await start(chat, second, ann);
  await ann.post('logout');
  await session.get('me');
  await second.post('logout');
  await session.refused(401, undefined, 'GET', 'me');
});

test('it ends when the setting goes off, on open connections as well', async ({ chat }) => {
  await allow(chat, true);
  const ann = await chat.user('ann');
  const room = await chat.group({ members: [ann] });
  const session = await start(chat, await chat.admin, ann);
  const seen = await session.watch('stream-room-messages', room._id);
  await ann.send(room, 'one');
  await seen.next(([one]: Loose[]) => one.msg === 'one');
  await allow(chat, false);
  await session.refused(401, undefined, 'GET', 'me');
  await eventually(async () => {
    const frame = await (await session.ddp()).callForFrame('setReaction', [':smile:', 'x', true]).catch(() => ({ error: 'closed' }));
    assert.ok(frame.error);
  });
  await allow(chat, true);
  await session.refused(401, undefined, 'GET', 'me');
});

test('nothing is left behind that is said later in the name of the person', async ({ chat }) => {
  await allow(chat, true);
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const session = await start(chat, await chat.admin, ann);
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  await session.refused(400, 'error-impersonating', 'POST', 'confab.scheduledMessages.create', { rid: room._id, msg: 'later', sendAt });
  assert.deepEqual(((await ann.get('confab.scheduledMessages.list')) as Loose).scheduledMessages, []);
});
