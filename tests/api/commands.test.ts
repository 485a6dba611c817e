import assert from 'node:assert/strict';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

const run = (who: User, room: Room, command: string, params = '') => who.post('commands.run', { command, roomId: room._id, params });

test('the list of commands, and one of them', async ({ chat }) => {
  const ann = await chat.user('ann');
  const { commands, total }: Loose = await ann.get('commands.list', { count: 100 });
  assert.equal(commands.length, total);
  for (const name of ['archive', 'create', 'help', 'hide', 'invite', 'invite-all-from', 'invite-all-to', 'join', 'kick', 'leave', 'me', 'msg', 'mute', 'part', 'status', 'topic', 'unarchive', 'unmute']) {
    const found = commands.find((one: Loose) => one.command === name);
    assert.ok(found && found.clientOnly === false && found.providesPreview === false, name);
  }
  assert.equal(commands.find((one: Loose) => one.command === 'shrug').clientOnly, true);
  assert.equal(((await ann.get('commands.list', { count: 2, offset: 1 })) as Loose).commands.length, 2);
  assert.deepEqual(((await ann.get('commands.get', { command: 'topic' })) as Loose).command.permission, ['edit-room']);
  await ann.refused(400, 'error-invalid-command', 'GET', 'commands.get', { command: 'dance' });
});

test('commands do what their names say', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben] });
  await run(ann, room, 'topic', 'all about it');
  assert.equal((await ann.room(room)).topic, 'all about it');
  await run(ann, room, 'me', 'waves');
  assert.equal((await ann.history(room))[0].msg, '_waves_');
  await run(ann, room, 'invite', `@${cleo.username}`);
  assert.ok(await cleo.subscription(room));
  await run(ann, room, 'mute', `@${cleo.username}`);
  await cleo.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x' } });
  await run(ann, room, 'unmute', cleo.username);
  await cleo.send(room, 'thanks');
  await run(ann, room, 'kick', `@${cleo.username}`);
  assert.ok(!(await cleo.subscription(room)));
  await run(cleo, await chat.channel({ members: [cleo] }), 'join', `#${room.name}`);
  assert.ok(await cleo.subscription(room));
  await run(cleo, room, 'leave');
  assert.ok(!(await cleo.subscription(room)));
  await run(ben, room, 'hide');
  assert.equal((await ben.subscription(room)).open, false);
  await run(ann, room, 'msg', `@${ben.username} psst, you`);
  const direct = await ann.direct(ben);
  assert.equal((await ann.history(direct))[0].msg, 'psst, you');
  const [open, closed] = [unique('made'), unique('made')];
  await run(ann, room, 'create', `#${open}`);
  await run(ann, room, 'create', `${closed} --private`);
  assert.equal(((await ann.get('rooms.info', { roomName: open })) as Loose).room.t, 'c');
  assert.equal(((await ann.get('rooms.info', { roomName: closed })) as Loose).room.t, 'p');
  await run(ann, room, 'invite-all-to', `#${closed}`);
  const made: Loose = await ben.get('rooms.info', { roomName: closed });
  assert.ok(await ben.subscription(made.room));
  await run(ann, room, 'archive');
  assert.equal((await ann.room(room)).archived, true);
});

test('what only one person is told comes to them alone, from the built-in bot', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const [seen, his] = [await ann.watchOwn('message'), await ben.watchOwn('message')];
  await run(ann, room, 'status', 'at lunch');
  const [told] = (await seen.take(1))[0] as Loose[];
  assert.equal(told.rid, room._id);
  assert.equal(told.u._id, 'rocket.cat');
  assert.equal(told.private, true);
  assert.match(told.msg, /at lunch/);
  assert.equal(await ben.call('getUserStatusText', ann.id), 'at lunch');
  await run(ann, room, 'invite', '@nobody-of-that-name');
  assert.match(((await seen.take(1))[0] as Loose[])[0].msg, /nobody-of-that-name/);
  await ann.call('slashCommand', { cmd: 'help', params: '', msg: { rid: room._id } });
  assert.match(((await seen.take(1))[0] as Loose[])[0].msg, /\/topic/);
  await (await ben.ddp()).fence();
  assert.deepEqual(his.all, []);
});

test('a command that is not there, or not for one, is refused', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  await ann.refused(400, 'error-invalid-command', 'POST', 'commands.run', { command: 'dance', roomId: room._id });
  await ann.refused(400, 'error-invalid-command', 'POST', 'commands.run', { command: 'shrug', roomId: room._id });
  await eve.refused(403, undefined, 'POST', 'commands.run', { command: 'topic', roomId: room._id, params: 'mine' });
  await ben.refused(400, undefined, 'POST', 'commands.run', { command: 'topic', roomId: room._id, params: 'mine' });
  await ann.refused(400, undefined, 'POST', 'commands.run', { command: 'kick', roomId: room._id, params: '' });
  await ann.refused(400, 'error-invalid-user', 'POST', 'commands.run', { command: 'kick', roomId: room._id, params: '@nobody' });
  await ann.refused(400, undefined, 'POST', 'commands.run', { roomId: room._id });
  await ann.refused(400, 'error-invalid-command', 'GET', 'commands.preview', { command: 'topic', roomId: room._id });
  await assert.rejects(ann.call('slashCommand', { cmd: 'help', params: '', msg: {} }));
  await assert.rejects(ann.call('getSlashCommandPreviews', { cmd: 'topic', params: '', msg: { rid: room._id } }));
});
