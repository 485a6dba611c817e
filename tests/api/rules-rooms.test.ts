// What clients rely on in calls about messages and rooms, to the letter, beside chat.answers and rooms.answers.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { allSay, coded, plain, type Row, whileSet } from './answers.ts';

const test = testsOn({ settings: { Accounts_AllowDeleteOwnAccount: true } });

test('where chat.postMessage goes is answered as it was named, and its sender comes along', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.channel({ members: [ann, ben] });
  for (const channel of [`#${room.name}`, `@${ben.username}`, room._id]) {
    assert.equal(((await ann.post('chat.postMessage', { channel, text: 'x' })) as Loose).channel, channel);
  }
  await eve.post('chat.postMessage', { roomId: room._id, text: 'x' });
  assert.equal((await eve.subscription(room)).rid, room._id);
  for (const params of [{}, { text: '' }]) {
    assert.equal(((await ann.post('chat.postMessage', { roomId: room._id, ...params } as Loose)) as Loose).message.msg, '');
  }
  assert.equal((await ann.call('sendMessage', { rid: room._id })).msg, '');
});

test('why a message is not sent, changed or deleted', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const [room, group, talk] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] }), await ann.direct(ben)];
  const old = await ann.send(room, 'old');
  const his = await ben.send(group, 'his');
  await ben.callMethod('blockUser', { rid: talk._id, blocked: ann.id });
  const message = (rid: string, more: Loose = {}) => ({ message: { rid, msg: 'x', ...more } });
  const mayNotEdit = coded('Message editing not allowed', 'error-action-not-allowed');
  const change = { roomId: room._id, msgId: old._id, text: 'new' };
  const wants = plain('Not enough permission');
  await allSay([
    [ann, 'POST chat.sendMessage', message(talk._id), plain('room_is_blocked')],
    [ann, 'POST chat.postMessage', { roomId: room._id, text: 'x', alias: 'Boss' }, wants],
    [ann, 'POST chat.postMessage', { roomId: room._id, text: 'x', avatar: '/x.png' }, wants],
    [ben, 'POST chat.update', change, mayNotEdit],
    [eve, 'POST chat.update', change, mayNotEdit],
    ...(['chat.update', 'chat.delete'] as const).flatMap((call): Row[] => {
      const more = call === 'chat.update' ? { text: 'x' } : {};
      return [
        [ann, `POST ${call}`, { roomId: room._id, msgId: 'nothing', ...more }, plain('No message found with the id of "nothing".')],
        [ann, `POST ${call}`, { roomId: group._id, msgId: old._id, ...more }, plain('The room id provided does not match where the message is from.')],
      ];
    }),
  ]);
  await assert.rejects(ann.callMethod('updateMessage', { _id: old._id, rid: room._id, msg: 'x', tmid: his._id }), (refusal: Loose) => refusal.error === 'error-message-change-to-thread');
  await ben.post('groups.leave', { roomId: group._id });
  for (const [who, _id] of [[ann, 'nothing'], [ben, old._id], [ben, his._id]] as const) {
    await assert.rejects(who.callMethod('deleteMessage', { _id }), (refusal: Loose) => refusal.error === 'error-action-not-allowed' && refusal.reason === 'Not allowed');
  }
  const body = new FormData();
  body.append('file', new Blob(['x']), 'x.txt');
  body.append('customFields', '{"a":1}');
  const upload = await ann.request('POST', `rooms.upload/${room._id}`, { body });
  assert.deepEqual([upload.status, upload.body.error], [400, 'Custom fields not enabled']);
});

test('names follow those who have them, and stars are one’s own', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const room = await chat.channel({ members: [ann, ben] });
  await whileSet(admin, 'UI_Use_Real_Name', true, async () => {
    const { _id: msgId } = await ann.send(room, `hi @${ben.username}`);
    await ben.post('chat.react', { messageId: msgId, emoji: ':cat:', shouldReact: true });
    await ann.post('users.updateOwnBasicInfo', { data: { name: 'Ann Anew' } });
    const { message }: Loose = await ben.get('chat.getMessage', { msgId });
    assert.deepEqual([message.u.name, message.mentions[0].name, message.reactions[':cat:']], ['Ann Anew', 'ben', { usernames: [ben.username], names: ['ben'] }]);
    const { channels }: Loose = await ben.get('channels.list.joined', { query: { _id: room._id } } as Loose);
    assert.equal(channels[0].lastMessage.u.name, 'Ann Anew');
  });
  const { _id: messageId } = await ann.send(room, 'star');
  for (const who of [ann, ben]) await who.post('chat.starMessage', { messageId });
  assert.deepEqual(((await ben.get('chat.getMessage', { msgId: messageId })) as Loose).message.starred, [{ _id: ben.id }]);
});

test('a new room has these members and no others', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const keys = ['_id', '_updatedAt', 'customFields', 'default', 'fname', 'msgs', 'name', 'ro', 'sysMes', 't', 'ts', 'u', 'usersCount'];
  const seen = (room: Loose) => Object.keys(room).filter((key) => key !== 'seq').sort();
  const channel = await chat.channel({ members: [ann] });
  const group = await chat.group({ members: [ann] });
  const { channels }: Loose = await ann.get('channels.list', { query: { _id: channel._id } } as Loose);
  const info: Loose = await ann.get('channels.info', { roomId: channel._id });
  for (const room of [channel, group, await ann.room(channel), channels[0], info.channel]) assert.deepEqual(seen(room), keys);
  assert.deepEqual([channel.msgs, channel.usersCount, channel.customFields, channel.ro, channel.sysMes, channel.default, Object.keys(channel.u).sort()], [0, 1, {}, false, true, false, ['_id', 'name', 'username']]);
  const talk = await ann.room(await ann.direct(ben));
  assert.deepEqual([talk.ro, talk.sysMes, talk.default, talk.usersCount, talk.msgs], [false, true, false, 2, 0]);
  assert.deepEqual([talk.usernames.sort(), talk.uids.sort()], [[ann.username, ben.username].sort(), [ann.id, ben.id].sort()]);
});

test('counters for administrators; who is online for a passer-by; mutes in a read-only room', async ({ chat }) => {
  const [admin, ann, ben, eve] = [await chat.admin, ...(await chat.users('ann', 'ben', 'eve'))];
  const room = await chat.channel({ members: [ann, ben] });
  const counters: Loose = await admin.get('channels.counters', { roomId: room._id });
  assert.deepEqual([counters.joined, counters.members, counters.unreads, typeof counters.latest], [false, 2, null, 'string']);
  await ben.post('users.setStatus', { status: 'away', message: '' });
  const { online }: Loose = await eve.get('channels.online', { query: { _id: room._id } } as Loose);
  assert.deepEqual(online.map((one: Loose) => one._id), [ben.id]);
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: true });
  const lists = async () => { const { muted = [], unmuted = [] } = await ann.room(room); return { muted, unmuted }; };
  const him = { roomId: room._id, username: ben.username };
  await ann.post('rooms.unmuteUser', him);
  assert.deepEqual(await lists(), { muted: [], unmuted: [ben.username] });
  await ben.send(room, 'may write');
  await ann.post('rooms.muteUser', him);
  assert.deepEqual(await lists(), { muted: [], unmuted: [] });
});

test('names of a conversation of several, and one with somebody who is switched off', async ({ chat }) => {
  const [admin, ann, ben, eve] = [await chat.admin, ...(await chat.users('ann', 'ben', 'eve'))];
  const talk = await ann.direct(ben, eve);
  const named = async () => { const { name, fname } = await ann.subscription(talk); return [name, fname]; };
  assert.deepEqual(await named(), [`${ben.username}, ${eve.username}`, 'ben, eve']);
  await eve.post('users.updateOwnBasicInfo', { data: { name: 'Zoe' } });
  assert.deepEqual(await named(), [`${ben.username}, ${eve.username}`, 'ben, Zoe']);
  await admin.post('users.setActiveStatus', { userId: eve.id, activeStatus: false });
  assert.notEqual((await ann.room(talk)).ro, true);
  assert.equal((await ann.request('POST', 'im.create', { body: { username: eve.username } })).status, 200);
  await allSay([[ann, 'GET directory', { type: 'channels', sort: { name: 1, usersCount: 1 } }, plain('This method support only one "sort" parameter')]]);
});

test('deleting one’s own account, and being deleted, hands rooms over when that is confirmed', async ({ chat }) => {
  const admin = await chat.admin;
  for (const own of [true, false]) {
    const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
    const [shared, alone, open] = [await chat.channel({ members: [ann, ben, eve] }), await chat.group({ members: [ann] }), await chat.channel({ members: [ann] })];
    const go = (more: Loose = {}) => (own ? ann.request('POST', 'users.deleteOwnAccount', { body: { password: ann.digest, ...more } }) : admin.request('POST', 'users.delete', { body: { userId: ann.id, ...more } }));
    const refused = await go();
    assert.deepEqual([refused.status, refused.body.error, refused.body.details], [400, '[user-last-owner]', { shouldBeRemoved: [alone.name], shouldChangeOwner: [shared.name] }]);
    assert.equal((await go({ confirmRelinquish: true })).status, 200);
    const { roles }: Loose = await ben.get('channels.roles', { roomId: shared._id });
    assert.deepEqual(roles.filter((one: Loose) => one.roles.includes('owner')).map((one: Loose) => one.u._id), [ben.id]);
    assert.equal((await admin.request('GET', 'rooms.adminRooms.getRoom', { query: { rid: alone._id } })).status, 400);
    assert.equal((await admin.request('GET', 'rooms.adminRooms.getRoom', { query: { rid: open._id } })).status, 200);
  }
});

test('what settings switch off in messages is refused in these words', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const room = await chat.channel({ members: [ann] });
  const { _id } = await ann.send(room, 'x');
  const of = { messageId: _id };
  const since = new Date(0).toISOString();
  const off = (id: string, rows: Row[]) => whileSet(admin, id, false, () => allSay(rows));
  const noPins = coded('Message pinning not allowed', 'error-action-not-allowed');
  const noStars = coded('Message starring not allowed', 'error-action-not-allowed');
  const noThreads = coded('Threads Disabled', 'error-not-allowed');
  const notAllowed = coded('not-allowed', 'error-not-allowed');
  await off('Message_AllowPinning', [[ann, 'POST chat.pinMessage', of, noPins], [ann, 'POST chat.unPinMessage', of, noPins]]);
  await off('Message_AllowStarring', [[ann, 'POST chat.starMessage', of, noStars], [ann, 'POST chat.unStarMessage', of, noStars]]);
  await off('Threads_enabled', [
    [ann, 'GET chat.getThreadsList', { rid: room._id }, noThreads],
    [ann, 'GET chat.syncThreadsList', { rid: room._id, updatedSince: since }, noThreads],
    [ann, 'GET chat.getThreadMessages', { tmid: _id }, noThreads],
    [ann, 'GET chat.syncThreadMessages', { tmid: _id, updatedSince: since }, noThreads],
    [ann, 'POST chat.followMessage', { mid: _id }, notAllowed],
    [ann, 'POST chat.unfollowMessage', { mid: _id }, notAllowed],
    [ann, 'POST chat.sendMessage', { message: { rid: room._id, msg: 'x', tmid: _id } }, notAllowed],
  ]);
  await whileSet(admin, 'E2E_Enable', true, () => whileSet(admin, 'E2E_Enabled_Default_PrivateRooms', true, async () => {
    const made = async (extraData: Loose) => ((await ann.post('groups.create', { name: unique('group'), extraData } as Loose)) as Loose).group.encrypted ?? false;
    assert.deepEqual([await made({}), await made({ encrypted: false })], [true, false]);
  }));
});
