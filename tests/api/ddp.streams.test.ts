import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ settings: { Unread_Count: 'all_messages' } });

test('room-messages: new, edited and deleted messages, to members only', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  const seen = await ben.watch('stream-room-messages', room._id);
  const deleted = await ben.watch('stream-notify-room', `${room._id}/deleteMessage`);
  const message = await ann.send(room, 'hello');
  await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: 'hello!' });
  await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  const [fresh, edited] = await seen.values(2);
  assert.deepEqual(fresh, message, 'the stream shows what the sender was told');
  assert.equal(edited.msg, 'hello!');
  assert.ok(edited.editedAt);
  assert.deepEqual((await deleted.values(1))[0], { _id: message._id });
  await (await eve.ddp()).watchRefused('not-allowed', 'stream-room-messages', room._id);
  await (await eve.ddp()).watchRefused('not-allowed', 'stream-notify-room', `${room._id}/deleteMessage`);
  await (await chat.connect()).watchRefused('not-allowed', 'stream-room-messages', room._id);
});

test('__my_messages__ brings the messages of all own rooms, with what bots need, and no others', async ({ chat }) => {
  const [ann, bot] = await chat.users('ann', 'bot');
  const [room, group] = [await chat.channel({ members: [ann, bot] }), await chat.group({ members: [ann] })];
  const seen = await bot.watch('stream-room-messages', '__my_messages__');
  await ann.send(group, 'not for bots');
  await ann.send(room, 'for bots');
  const direct = await ann.direct(bot);
  await ann.send(direct, 'for you');
  const events = (await seen.take(2)) as Loose[];
  assert.deepEqual(events.map(([message]) => message.msg), ['for bots', 'for you']);
  assert.deepEqual(events.map(([, extra]) => [extra.roomParticipant, extra.roomType]), [
    [true, 'c'],
    [true, 'd'],
  ]);
  assert.equal(events[0][1].roomName, room.name);
});

test('somebody who leaves or is removed hears nothing any more', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.group({ members: [ann, ben, cleo] });
  const his = await ben.watch('stream-room-messages', room._id);
  const hers = await cleo.watch('stream-room-messages', room._id);
  const own = await ann.watch('stream-room-messages', room._id);
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  await cleo.post('groups.leave', { roomId: room._id });
  await ann.send(room, 'are they gone?');
  await own.next(([message]) => (message as Loose).msg === 'are they gone?');
  await (await ben.ddp()).fence();
  await (await cleo.ddp()).fence();
  for (const seen of [his, hers]) assert.ok(!seen.all.some(([message]) => (message as Loose).msg === 'are they gone?'));
});

test('typing is relayed to the others in the room, under the own name only', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  const event = `${room._id}/user-activity`;
  const seen = await ben.watch('stream-notify-room', event);
  const own = await ann.watch('stream-notify-room', event);
  const elsewhere = await (await ann.connectAgain()).watch('stream-notify-room', event);
  await ann.call('stream-notify-room', event, ann.username, ['user-typing'], {});
  await ann.call('stream-notify-room', event, ann.username, [], {});
  assert.deepEqual((await seen.take(2)).map((args) => args.slice(0, 2)), [
    [ann.username, ['user-typing']],
    [ann.username, []],
  ]);
  await elsewhere.take(2);
  await (await ann.ddp()).fence();
  assert.deepEqual(own.all, [], 'not echoed to the connection that typed');
  // Refused writes return normally and have no effect.
  await eve.call('stream-notify-room', event, eve.username, ['user-typing'], {}).catch(() => undefined);
  // Nothing but what the event is made of reaches the others.
  for (const [activities, more] of [[[{ a: 1 }], {}], [['x'.repeat(129)], {}], [Array(11).fill('user-typing'), {}]] as Loose[]) await ann.call('stream-notify-room', event, ann.username, activities, more);
  await ann.call('stream-notify-room', event, ben.username, ['user-typing'], {}).catch(() => undefined);
  await ann.call('stream-notify-room', `${room._id}/deleteMessage`, { _id: 'x' }).catch(() => undefined);
  await ann.call('stream-notify-room', event, ann.username, ['user-typing'], {});
  assert.deepEqual((await seen.take(1))[0]?.slice(0, 2), [ann.username, ['user-typing']]);
});

test('notify-user: rooms-changed and subscriptions-changed follow what happens to one', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const rooms = await ben.watchOwn('rooms-changed');
  const subscriptions = await ben.watchOwn('subscriptions-changed');
  const room = await chat.channel({ members: [ann] });
  await ann.post('channels.invite', { roomId: room._id, userId: ben.id });
  const of = (rid: string) => ([, one]: Loose[]) => one.rid === rid || one._id === rid;
  const [joined, mine] = (await subscriptions.next(of(room._id))) as Loose[];
  assert.equal(joined, 'inserted');
  assert.equal(mine.u._id, ben.id);
  const [, visible] = (await rooms.next(of(room._id))) as Loose[];
  assert.equal(visible.name, room.name);
  await ann.send(room, `hey @${ben.username}`);
  await subscriptions.next(([action, one]: Loose[]) => action === 'updated' && one.rid === room._id && one.unread === 1 && one.userMentions === 1 && one.alert);
  await rooms.next(([action, one]: Loose[]) => action === 'updated' && one._id === room._id && one.lastMessage?.msg === `hey @${ben.username}`);
  await ben.post('subscriptions.read', { rid: room._id });
  await subscriptions.next(([, one]: Loose[]) => one.rid === room._id && one.unread === 0 && !one.alert);
  await ann.post('channels.kick', { roomId: room._id, userId: ben.id });
  const [left, trace] = (await subscriptions.next(([action]) => action === 'removed')) as Loose[];
  assert.equal(left, 'removed');
  assert.equal(trace._id, mine._id);
  assert.equal(trace.rid, room._id);
});

test('a burst costs one change of the sidebar, not one per message, and the last is right', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const subscriptions = await ben.watchOwn('subscriptions-changed');
  await Promise.all(Array.from({ length: 60 }, (_, i) => ann.send(room, `${i}`)));
  await subscriptions.next(([, one]: Loose[]) => one.rid === room._id && one.unread === 60);
  assert.ok(subscriptions.all.length < 40, `${subscriptions.all.length} changes for 60 messages`);
});

testsOn({ settings: { Unread_Count: 'all_messages', Accounts_Default_User_Preferences_desktopNotifications: 'mentions' } })('notification: a direct message and a mention, to the one who is meant', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  const his = await ben.watchOwn('notification');
  const hers = await cleo.watchOwn('notification');
  const own = await ann.watchOwn('notification');
  await ann.send(room, 'nobody in particular');
  const mention = await ann.send(room, `you, @${ben.username}`);
  const direct = await ann.send(await ann.direct(ben), 'psst');
  const [first, second] = await his.values(2);
  assert.equal(first.payload._id, mention._id);
  assert.equal(first.payload.rid, room._id);
  assert.equal(first.payload.sender.username, ann.username);
  assert.equal(first.payload.type, 'c');
  assert.equal(first.payload.name, room.name);
  assert.ok(first.text.includes('you,'));
  assert.equal(second.payload._id, direct._id);
  assert.equal(second.payload.type, 'd');
  const last = await ann.send(await ann.direct(cleo), 'and you');
  assert.equal((await hers.values(1))[0].payload._id, last._id);
  await (await ann.ddp()).fence();
  assert.deepEqual(own.all, []);
});

test('userData, Users:NameChanged and the users collection follow the own profile', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const own = await ann.watchOwn('userData');
  const names = await ben.watch('stream-notify-logged', 'Users:NameChanged');
  const username = unique('anna');
  await ann.post('users.updateOwnBasicInfo', { data: { name: 'Anna', username, bio: 'new', currentPassword: ann.digest } });
  const [name] = (await names.next(([one]) => (one as Loose)._id === ann.id && (one as Loose).username === username)) as Loose[];
  assert.equal(name.name, 'Anna');
  const merged: Loose = {};
  await own.next(([one]: Loose[]) => {
    assert.equal(one.id, ann.id);
    Object.assign(merged, one.diff ?? one.data);
    return merged.bio === 'new' && merged.name === 'Anna' && merged.username === username;
  });
  await ann.post('users.setPreferences', { data: { themeAppearence: 'dark' } });
  await own.next(([one]: Loose[]) => JSON.stringify(one).includes('themeAppearence'));
});

test('roles-change tells of roles in the workspace and in rooms; roles of role definitions', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const seen = await ann.watch('stream-notify-logged', 'roles-change');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.post('channels.addModerator', { roomId: room._id, userId: ben.id });
  const [given] = (await seen.next(([one]: Loose[]) => one._id === 'moderator' && one.scope === room._id)) as Loose[];
  assert.equal(given.type, 'added');
  assert.equal(given.u._id, ben.id);
  await admin.post('roles.addUserToRole', { roleName: 'bot', username: ben.username });
  await seen.next(([one]: Loose[]) => one._id === 'bot' && one.type === 'added' && one.u._id === ben.id);
  await admin.post('roles.removeUserFromRole', { roleName: 'bot', username: ben.username });
  await seen.next(([one]: Loose[]) => one._id === 'bot' && one.type === 'removed' && one.u._id === ben.id);
});

test('own events are for oneself, private settings for administrators, room events for people of the room', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const client = await eve.ddp();
  for (const event of ['rooms-changed', 'subscriptions-changed', 'notification', 'userData', 'message', 'force_logout']) {
    await client.watchRefused('not-allowed', 'stream-notify-user', `${ann.id}/${event}`);
    await eve.watchOwn(event);
  }
  await client.watchRefused('not-allowed', 'stream-notify-logged', 'private-settings-changed');
  await (await chat.admin).watch('stream-notify-logged', 'private-settings-changed');
  await client.watchRefused('not-allowed', 'stream-room-messages', 'nowhere');
  const nobody = await chat.connect();
  await nobody.watchRefused('not-allowed', 'stream-notify-logged', 'Users:NameChanged');
  await nobody.watchRefused('not-allowed', 'stream-roles', 'roles');
  await nobody.watch('stream-notify-all', 'public-settings-changed');
  const empty = await client.subForFrame('stream-room-messages', ['', false]);
  assert.equal(empty.msg, 'nosub');
  assert.equal(empty.error.error, 'invalid-event-name');
});

test('mobile subscribes to events that never come here; they are answered with ready', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const event of ['message', 'otr', 'webrtc', 'notification', 'rooms-changed', 'subscriptions-changed', 'uiInteraction', 'e2ekeyRequest', 'userData', 'video-conference', 'media-signal', 'media-calls']) {
    if (event === 'otr') continue;
    await ann.watchOwn(event);
  }
  for (const event of ['updateAvatar', 'Users:NameChanged', 'permissions-changed', 'Users:Deleted', 'roles-change', 'user-status', 'updateEmojiCustom', 'deleteEmojiCustom']) {
    await ann.watch('stream-notify-logged', event);
  }
  await ann.watch('stream-roles', 'roles');
  await ann.watch('stream-notify-all', 'public-settings-changed');
});

test('useCollection asks for an added document before ready', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const client = await ann.ddp();
  const frame = await client.subForFrame('stream-room-messages', [room._id, { useCollection: true, args: [] }]);
  assert.equal(frame.msg, 'ready');
  const added = client.frames.all.findIndex((one) => one.msg === 'added' && one.collection === 'stream-room-messages');
  const ready = client.frames.all.findIndex((one) => one.msg === 'ready' && one.subs?.includes(frame.id));
  assert.ok(added >= 0 && added < ready, JSON.stringify(client.frames.all));
  assert.deepEqual(client.frames.all[added]?.fields, { eventName: room._id });
});

test('settings: public ones to everybody in both forms, others to administrators only', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const nobody = await chat.connect();
  const [plain, wrapped] = [await nobody.watch('stream-notify-all', 'public-settings-changed'), await nobody.watch('stream-notify-all', 'public-info')];
  const secret = await admin.watch('stream-notify-logged', 'private-settings-changed');
  await admin.post('settings/Block_Multiple_Failed_Logins_Ip_Whitelist', { value: '192.0.2.1' });
  await admin.post('settings/Message_GroupingPeriod', { value: 299 });
  const [action, setting] = (await secret.next(([, one]: Loose[]) => one._id === 'Block_Multiple_Failed_Logins_Ip_Whitelist')) as Loose[];
  assert.deepEqual([action, setting.value], ['updated', '192.0.2.1']);
  assert.deepEqual((await plain.take(1))[0]?.slice(0, 1), ['updated']);
  assert.equal((plain.all[0]?.[1] as Loose)._id, 'Message_GroupingPeriod');
  const [pair] = (await wrapped.take(1))[0] as Loose[];
  assert.equal(pair[0], 'public-settings-changed');
  assert.equal(pair[1][1].value, 299);
  await admin.post('settings/Message_GroupingPeriod', { value: 300 });
  assert.ok(ann.id);
});

test('stream-roles tells of roles that are made, changed and deleted', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const seen = await ann.watch('stream-roles', 'roles');
  const made: Loose = await admin.post('roles.create', { name: unique('testers'), scope: 'Users', description: 'People who test' });
  const [first] = await seen.values(1);
  assert.equal(first._id, made.role._id);
  assert.equal(first.name, made.role.name);
  await admin.post('roles.update', { roleId: made.role._id, name: made.role.name, description: 'They test' });
  assert.equal((await seen.values(1))[0].description, 'They test');
  await admin.post('roles.delete', { roleId: made.role._id });
  const [last] = await seen.values(1);
  assert.deepEqual([last.type, last._id], ['removed', made.role._id]);
});

test('force_logout reaches somebody who was deactivated, before the connection ends', async ({ chat }) => {
  const ann = await chat.user('ann');
  const own = await ann.watchOwn('force_logout');
  await (await chat.admin).post('users.setActiveStatus', { userId: ann.id, activeStatus: false });
  await own.take(1);
  await (await ann.ddp()).closed;
});

test('user-status tells all logged-in clients of old versions', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const seen = await ben.watch('stream-notify-logged', 'user-status');
  await ann.connectAgain();
  const [row] = (await seen.next(([one]: Loose[]) => one[0] === ann.id && one[2] === 1)) as Loose[];
  assert.equal(row[1], ann.username);
});
