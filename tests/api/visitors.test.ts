// Visitors: without an account they read, with a name they write, as far as the workspace lets them.

import assert from 'node:assert/strict';
import { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { fetchFile, sendFile } from '../harness/files.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

const open = testsOn({ settings: { Accounts_AllowAnonymousRead: true, Accounts_AllowAnonymousWrite: true } });

open('a visitor gets a session, chooses a name and writes in public channels alone', async ({ chat }) => {
  const ann = await chat.user('ann');
  const [room, closed] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  const connection = await chat.connect();
  const made = await connection.call('registerUser', { email: null });
  assert.ok(made.token && made.when);
  const { id } = await connection.login(made.token);
  const visitor = new User(chat, { userId: id, authToken: made.token }, unique('visitor'), '');
  assert.deepEqual(((await visitor.get('me')) as Loose).roles, ['anonymous']);
  await visitor.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'nameless' } });
  await connection.call('setUsername', visitor.username);
  const seen = await ann.watch('stream-room-messages', room._id);
  const message = await visitor.send(room, 'hello');
  const file = await sendFile(ann, room);
  assert.equal((await fetchFile(chat.anyone, file.attachments[0].title_link)).status, 403, 'it is for members');
  assert.equal(message.u.username, visitor.username);
  await seen.next(([one]: Loose[]) => one.msg === 'hello');
  await visitor.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: closed._id, msg: 'x' } });
  await visitor.refused(403, undefined, 'POST', 'channels.create', { name: unique('mine') });
  await ann.refused(400, undefined, 'POST', 'users.register', { username: visitor.username, name: 'x', pass: 'secret of mine 1', email: 'x@example.test' });
});

open('without a log-in clients find what they need to read', async ({ chat }) => {
  const admin = await chat.admin;
  const [room, closed] = [await chat.channel(), await chat.group()];
  await admin.post('channels.setDefault', { roomId: room._id, default: true });
  const visitor = await chat.connect();
  const rooms = await visitor.call('rooms/get');
  assert.ok(rooms.some((one: Loose) => one._id === room._id) && !rooms.some((one: Loose) => one._id === closed._id));
  assert.equal((await visitor.call('getRoomByTypeAndName', 'c', room.name))._id, room._id);
  assert.deepEqual(await visitor.call('subscriptions/get'), []);
  assert.ok((await visitor.call('permissions/get')).some((one: Loose) => one._id === 'preview-c-room'));
  await visitor.refused('error-not-allowed', 'getRoomByTypeAndName', 'p', closed.name);
  await visitor.refused('error-not-allowed', 'getRoomByTypeAndName', 'c', 'unknown');
});

testsOn({ settings: { Accounts_AllowAnonymousRead: true, FileUpload_Restrict_to_room_members: false, FileUpload_Restrict_to_users_who_can_access_room: true } })(
  'files are for visitors where they are for all who may read',
  async ({ chat }) => {
    const ann = await chat.user('ann');
    const [room, closed] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
    const [shown, hidden] = [await sendFile(ann, room), await sendFile(ann, closed)];
    const status = async (message: Loose) => (await fetchFile(chat.anyone, message.attachments[0].title_link)).status;
    assert.deepEqual([await status(shown), await status(hidden)], [200, 403]);
  },
);

open('one registers as before', async ({ chat }) => {
  const username = unique('fresh');
  const connection = await chat.connect();
  const id = await connection.call('registerUser', { email: `${username}@example.test`, pass: 'secret of mine 1', name: username });
  assert.equal(typeof id, 'string');
});

test('nobody is a visitor where that is off', async ({ chat }) => {
  const connection = await chat.connect();
  await connection.refused('error-the-field-is-required', 'registerUser', { email: null });
  await connection.refused('error-the-field-is-required', 'registerUser', {});
  for (const method of ['rooms/get', 'subscriptions/get', 'permissions/get']) assert.ok((await connection.callForFrame(method, [])).error, method);
  assert.ok((await connection.callForFrame('getRoomByTypeAndName', ['c', 'general'])).error);
});

testsOn({ settings: { Accounts_AllowAnonymousWrite: true } })('writing alone is nothing', async ({ chat }) => {
  const connection = await chat.connect();
  await connection.refused('error-the-field-is-required', 'registerUser', { email: null });
});
