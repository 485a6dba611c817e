// Encrypted rooms from outside: who may what, what is refused, and what becomes of what clients have encrypted.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { bring } from '../harness/files.ts';
import { randomId, unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { E2E_Enable: true } });
const off = testsOn();
const strict = testsOn({ settings: { E2E_Enable: true, E2E_Allow_Unencrypted_Messages: false, E2E_Enable_Encrypt_Files: false } });

const enciphered = (ciphertext = 'c1ph3rt3xt') => ({ t: 'e2e', e2e: 'pending', content: { algorithm: 'rc.v1.aes-sha2', ciphertext } });
const pair = (of: string, more: Loose = {}) => ({ public_key: `{"n":"${of}"}`, private_key: `closed ${of}`, ...more });

async function scene(chat: Chat): Promise<{ ann: User; ben: User; eve: User; room: Room }> {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  await ann.post('rooms.saveRoomSettings', { rid: room._id, encrypted: true });
  for (const who of [ann, ben]) await who.post('e2e.setUserPublicAndPrivateKeys', pair(who.username));
  return { ann, ben, eve, room };
}

test('a pair of keys is its owner’s alone', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  assert.equal(((await ann.get('e2e.fetchMyKeys')) as Loose).public_key, undefined);
  await ann.post('e2e.setUserPublicAndPrivateKeys', pair('ann'));
  await ann.refused(400, 'error-keys-already-set', 'POST', 'e2e.setUserPublicAndPrivateKeys', pair('other'));
  await ann.post('e2e.setUserPublicAndPrivateKeys', pair('again', { force: true }));
  const mine: Loose = await ann.get('e2e.fetchMyKeys');
  assert.deepEqual([mine.public_key, mine.private_key], ['{"n":"again"}', 'closed again']);
  assert.deepEqual(await ann.call('e2e.fetchMyKeys'), { public_key: '{"n":"again"}', private_key: 'closed again' });
  for (const [who, path, query] of [
    [ben, 'users.info', { userId: ann.id }],
    [admin, 'users.info', { userId: ann.id }],
    [admin, 'users.list', { count: 200 }],
    [ann, 'me', {}],
  ] as const) {
    assert.ok(!JSON.stringify(await who.get(path as never, query as never)).includes('closed again'), path);
  }
  await chat.anyone.refused(401, undefined, 'GET', 'e2e.fetchMyKeys');
  for (const body of [{ public_key: 'x' }, pair('x', { private_key: ['x'] }), { public_key: 'x'.repeat(8_193), private_key: 'x', force: true }, { public_key: 'x', private_key: 'x'.repeat(32_769), force: true }, { public_key: '', private_key: 'x' }]) {
    await ann.refused(400, 'invalid-params', 'POST', 'e2e.setUserPublicAndPrivateKeys', body);
  }
});

test('members see the key that they are given, and who asks for one', async ({ chat }) => {
  const { ann, ben, eve, room } = await scene(chat);
  const rid = room._id;
  const rooms = await ben.watchOwn('rooms-changed');
  await ann.post('e2e.setRoomKeyID', { rid, keyID: 'k1' });
  await rooms.next(([, one]: Loose[]) => one._id === rid && one.encrypted === true && one.e2eKeyId === 'k1');
  await ann.refused(400, 'error-room-e2e-key-already-exists', 'POST', 'e2e.setRoomKeyID', { rid, keyID: 'k2' });
  await ann.post('e2e.updateGroupKey', { rid, uid: ann.id, key: 'for ann' });
  assert.equal((await ann.subscription(room)).E2EKey, 'for ann');

  const without: Loose = await ann.get('e2e.getUsersOfRoomWithoutKey', { rid });
  assert.deepEqual(without.users, [{ _id: ben.id, e2e: { public_key: `{"n":"${ben.username}"}` } }]);
  const inRoom = await ann.watch('stream-notify-room', `${rid}/e2e.keyRequest`);
  const own = await ann.watchOwn('e2ekeyRequest');
  assert.equal(await ben.call('e2e.requestSubscriptionKeys'), true);
  await inRoom.next(([keyId]: Loose[]) => keyId === 'k1');
  await ben.call('stream-notify-room-users', `${rid}/e2ekeyRequest`, rid, 'k1');
  await own.next(([one, keyId]: Loose[]) => one === rid && keyId === 'k1');
  const waiting: Loose = await ann.get('e2e.fetchUsersWaitingForGroupKey', { roomIds: [rid] });
  assert.deepEqual(waiting.usersWaitingForE2EKeys, { [rid]: [{ _id: ben.id, public_key: `{"n":"${ben.username}"}` }] });
  assert.deepEqual((await ann.room(room)).usersWaitingForE2EKeys.map((one: Loose) => one.userId), [ben.id]);

  const subscriptions = await ben.watchOwn('subscriptions-changed');
  await ann.post('e2e.provideUsersSuggestedGroupKeys', { usersSuggestedGroupKeys: { [rid]: [{ _id: ben.id, key: 'for ben', oldKeys: [{ e2eKeyId: 'k0', ts: new Date().toISOString(), E2EKey: 'old ben' }] }] } } as Loose);
  await subscriptions.next(([, one]: Loose[]) => one.rid === rid && one.E2ESuggestedKey === 'for ben' && !Number.isNaN(new Date(one.suggestedOldRoomKeys[0].ts).getTime()));
  await ben.post('e2e.acceptSuggestedGroupKey', { rid });
  const accepted = await ben.subscription(room);
  assert.deepEqual([accepted.E2EKey, accepted.E2ESuggestedKey, accepted.oldRoomKeys[0].E2EKey], ['for ben', undefined, 'old ben']);
  await ben.refused(400, 'error-no-suggested-key-available', 'POST', 'e2e.rejectSuggestedGroupKey', { rid });
  assert.deepEqual(((await ann.get('e2e.fetchUsersWaitingForGroupKey', { roomIds: [rid] })) as Loose).usersWaitingForE2EKeys, {});
  assert.ok(!JSON.stringify(await ann.get('subscriptions.get')).includes('for ben'), 'to nobody else');

  // Others neither hear nor get through.
  const elsewhere = await eve.watchOwn('e2ekeyRequest');
  for (const [verb, path, params] of [
    ['GET', 'e2e.getUsersOfRoomWithoutKey', { rid }],
    ['POST', 'e2e.setRoomKeyID', { rid, keyID: 'x' }],
    ['POST', 'e2e.updateGroupKey', { rid, uid: ben.id, key: 'x' }],
    ['POST', 'e2e.acceptSuggestedGroupKey', { rid }],
    ['POST', 'e2e.resetRoomKey', { rid, e2eKey: 'x', e2eKeyId: 'x' }],
  ] as const) {
    for (const who of [eve, await chat.admin]) await who.refused(400, 'error-invalid-room', verb, path, params);
  }
  await eve.call('stream-notify-room-users', `${rid}/e2ekeyRequest`, rid, 'k1');
  await eve.post('e2e.provideUsersSuggestedGroupKeys', { usersSuggestedGroupKeys: { [rid]: [{ _id: ben.id, key: 'forged' }] } } as Loose);
  // Nothing that looks as if the server had said it.
  await ben.call('stream-notify-room-users', `${rid}/userData`, { type: 'updated' });
  await ben.call('stream-notify-room-users', `${rid}/e2ekeyRequest`, rid, 'x'.repeat(129));
  await ben.call('stream-notify-room-users', `${rid}/e2ekeyRequest`, 'another', 'k1');
  await ben.post('e2e.requestSubscriptionKeys');
  assert.equal((await ben.subscription(room)).E2ESuggestedKey, undefined);
  assert.equal(elsewhere.all.length, 0);
  assert.equal(own.all.length, 1);
});

test('who is put out of a room leaves its key, and waits for it when they come back', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  await ann.post('e2e.setRoomKeyID', { rid: room._id, keyID: 'k1' });
  await ben.post('e2e.updateGroupKey', { rid: room._id, uid: ben.id, key: 'for ben' });
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  await ann.post('groups.invite', { roomId: room._id, userId: ben.id });
  assert.equal((await ben.subscription(room)).E2EKey, undefined);
  assert.deepEqual((await ann.room(room)).usersWaitingForE2EKeys.map((one: Loose) => one.userId), [ben.id]);
});

test('a reset is for the owner of the keys, and for administrators', async ({ chat }) => {
  const { ann, ben, eve, room } = await scene(chat);
  await ann.post('e2e.setRoomKeyID', { rid: room._id, keyID: 'k1' });
  await ben.post('e2e.updateGroupKey', { rid: room._id, uid: ben.id, key: 'for ben' });
  await eve.refused(400, 'error-not-allowed', 'POST', 'users.resetE2EKey', { userId: ben.id });
  await eve.refused(400, 'error-not-allowed', 'POST', 'users.resetE2EKey', { username: 'nobody' });
  await (await chat.admin).post('users.resetE2EKey', { userId: ben.id });
  await ben.refused(401, undefined, 'GET', 'e2e.fetchMyKeys');
  const again = await chat.login(ben.username, ben.password);
  assert.equal(((await again.get('e2e.fetchMyKeys')) as Loose).public_key, undefined);
  assert.equal((await again.subscription(room)).E2EKey, undefined);
  await again.post('e2e.setUserPublicAndPrivateKeys', pair('new'));
  assert.deepEqual((await ann.room(room)).usersWaitingForE2EKeys.map((one: Loose) => one.userId), [ben.id]);
  assert.equal(await again.call('e2e.resetOwnE2EKey'), true);
  await again.refused(401, undefined, 'GET', 'e2e.fetchMyKeys');
  await ann.post('users.resetE2EKey');
  await ann.refused(401, undefined, 'GET', 'e2e.fetchMyKeys');
});

test('a room is encrypted by who may', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const room = await chat.group({ members: [ann, ben] });
  await ben.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: room._id, encrypted: true });
  await ben.refused(400, 'error-action-not-allowed', 'POST', 'groups.setEncrypted', { roomId: room._id, encrypted: true });
  const set: Loose = await ann.post('groups.setEncrypted', { roomId: room._id, encrypted: true });
  assert.equal(set.group.encrypted, true);
  await ann.refused(400, undefined, 'POST', 'groups.setEncrypted', { roomId: room._id });
  await ann.call('saveRoomSettings', room._id, { encrypted: false });
  const told = (await ann.history(room)).flatMap((one) => (String(one.t).startsWith('room_e2e') ? [[one.t, one.msg]] : []));
  assert.deepEqual(told, [['room_e2e_disabled', ann.username], ['room_e2e_enabled', ann.username]]);
  const open = await chat.channel({ members: [ann] });
  await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: open._id, encrypted: true });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: open._id, encrypted: true });
  const direct = await ann.direct(ben);
  await ben.post('rooms.saveRoomSettings', { rid: direct._id, encrypted: true });
  assert.equal((await ann.room(direct)).encrypted, true);
  const made: Loose = await ann.post('groups.create', { name: unique('made'), extraData: { encrypted: true } } as Loose);
  assert.equal(made.group.encrypted, true);
  // Who comes into a public room could not read what was written there.
  await ann.post('groups.setEncrypted', { roomId: room._id, encrypted: true });
  await ann.post('groups.setType', { roomId: room._id, type: 'c' });
  assert.equal((await ann.room(room)).encrypted ?? false, false);
  await ann.refused(400, 'invalid-params', 'POST', 'rooms.createDiscussion', { prid: made.group._id, t_name: 'talk', encrypted: true, reply: 'first' });
  const talk: Loose = await ann.post('rooms.createDiscussion', { prid: made.group._id, t_name: 'talk', encrypted: true });
  assert.equal(talk.discussion.encrypted, true);
});

test('what is encrypted is carried as it is, and nothing is made of it', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const stream = await ben.watch('stream-room-messages', room._id);
  const onScreen = await ben.watchOwn('notification');
  const word = `w${randomId().toLowerCase().replace(/[^a-z]/g, '')}`;
  const sent = await ann.send(room, `${word} https://example.com`, enciphered());
  await stream.next(([one]: Loose[]) => one._id === sent._id && one.t === 'e2e' && one.content.ciphertext === 'c1ph3rt3xt' && one.e2e === 'pending');
  assert.deepEqual([sent.md, sent.urls, sent.mentions], [undefined, [], []]);
  const found: Loose = await ann.get('chat.search', { roomId: room._id, searchText: word });
  assert.deepEqual(found.messages, []);
  await ann.post('chat.update', { roomId: room._id, msgId: sent._id, content: { algorithm: 'rc.v1.aes-sha2', ciphertext: 'n3w' } } as Loose);
  assert.equal((await ben.history(room))[0]?.content.ciphertext, 'n3w');
  const pinned: Loose = await ann.post('chat.pinMessage', { messageId: sent._id });
  assert.equal(pinned.message.t, 'message_pinned_e2e');
  const direct = await ann.direct(ben);
  await ann.post('rooms.saveRoomSettings', { rid: direct._id, encrypted: true });
  await ann.send(direct, '', enciphered());
  const shown: Loose = await onScreen.next(([one]: Loose[]) => one.payload.rid === direct._id).then(([one]) => one);
  assert.deepEqual([shown.text, shown.payload.message.t, shown.payload.message.content.ciphertext], ['Encrypted message', 'e2e', 'c1ph3rt3xt']);
  for (const content of [{ ciphertext: 'x' }, { algorithm: 'rc.v1.aes-sha2' }, undefined]) {
    await ann.refused(400, 'invalid-params', 'POST', 'chat.sendMessage', { message: { rid: room._id, t: 'e2e', ...(content && { content }) } });
  }
  await ann.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, ...enciphered('x'.repeat(131_073)) } });
  await ann.refused(400, 'error-not-allowed', 'POST', 'chat.sendMessage', { message: { rid: room._id, t: 'uj', msg: 'x' } });
  const plain = await chat.group({ members: [ann] });
  await ann.refused(400, 'error-not-allowed', 'POST', 'chat.sendMessage', { message: { rid: plain._id, ...enciphered() } });
  await ann.post('chat.delete', { roomId: room._id, msgId: sent._id });
});

test('an encrypted file goes with a message that says nothing of it', async ({ chat }) => {
  const { ann, room } = await scene(chat);
  const form = new FormData();
  form.set('file', new Blob(['bytes that nobody reads']), 'a1b2');
  form.set('content', JSON.stringify({ algorithm: 'rc.v1.aes-sha2', ciphertext: 'of the file' }));
  const answer = await ann.request('POST', `rooms.media/${room._id}`, { body: form as Loose });
  assert.equal(answer.status, 200, answer.text);
  await ann.request('POST', `rooms.mediaConfirm/${room._id}/${answer.body.file._id}`, { body: { msg: '', ...enciphered('all of it'), e2e: undefined } });
  const [message] = (await ann.history(room)) as [Loose];
  assert.deepEqual([message.t, message.content.ciphertext, message.file, message.files, message.attachments], ['e2e', 'all of it', undefined, undefined, undefined]);
  const files: Loose = await ann.get('groups.files', { roomId: room._id });
  assert.equal(files.files[0].content.ciphertext, 'of the file');
});

test('a crowd of keys is bounded', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const give = (usersSuggestedGroupKeys: Loose) => ({ usersSuggestedGroupKeys });
  for (const keys of [
    Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`r${i}`, []])),
    { [room._id]: Array.from({ length: 1_001 }, () => ({ _id: ben.id, key: 'k' })) },
    { [room._id]: [{ _id: ben.id, key: 'k'.repeat(4_097) }] },
    { [room._id]: [{ _id: ben.id }] },
    { [room._id]: 'x' },
    { [room._id]: [{ _id: ben.id, key: 'k', oldKeys: Array.from({ length: 11 }, () => ({ e2eKeyId: 'k', ts: new Date().toISOString() })) }] },
  ]) {
    await ann.refused(400, 'invalid-params', 'POST', 'e2e.provideUsersSuggestedGroupKeys', give(keys));
  }
  await ann.refused(400, 'invalid-params', 'GET', 'e2e.fetchUsersWaitingForGroupKey', { roomIds: Array.from({ length: 101 }, (_, i) => `r${i}`) });
  await ann.refused(400, 'invalid-params', 'POST', 'e2e.setRoomKeyID', { rid: room._id, keyID: 'k'.repeat(129) });
});

strict('a room that is encrypted takes nothing else, and no files where the workspace wants none', async ({ chat }) => {
  const { ann, room } = await scene(chat);
  await ann.refused(400, /un-encrypted messages in an encrypted room/, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'in clear' } });
  await ann.refused(400, /un-encrypted messages in an encrypted room/, 'POST', 'chat.postMessage', { roomId: room._id, text: 'in clear' });
  const file = await bring(ann, room._id);
  const confirmed = await ann.request('POST', `rooms.mediaConfirm/${room._id}/${file._id}`, { body: { msg: 'in clear' } });
  assert.equal(confirmed.status, 400, confirmed.text);
  await ann.send(room, '', enciphered());
  const form = new FormData();
  form.set('file', new Blob(['bytes']), 'a1b2');
  form.set('content', JSON.stringify({ algorithm: 'rc.v1.aes-sha2', ciphertext: 'x' }));
  const refused = await ann.request('POST', `rooms.media/${room._id}`, { body: form as Loose });
  assert.equal(refused.status, 400);
  assert.match(refused.text, /error-invalid-file-type/);
});

off('without the setting nothing acts', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.group({ members: [ann] });
  assert.equal(((await ann.get('e2e.fetchMyKeys')) as Loose).success, true);
  await ann.refused(400, 'error-e2e-disabled', 'POST', 'e2e.setUserPublicAndPrivateKeys', pair('ann'));
  await ann.refused(400, 'error-invalid-settings', 'POST', 'rooms.saveRoomSettings', { rid: room._id, encrypted: true });
  await ann.refused(400, 'error-e2e-disabled', 'POST', 'chat.sendMessage', { message: { rid: room._id, ...enciphered() } });
  await ann.refused(400, 'error-e2e-disabled', 'POST', 'users.resetE2EKey', {});
  assert.deepEqual(((await ann.get('e2e.fetchUsersWaitingForGroupKey', { roomIds: [room._id] })) as Loose).usersWaitingForE2EKeys, {});
  await eventually(async () => assert.equal((await ann.room(room)).encrypted, undefined));
});
