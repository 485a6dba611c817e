import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { randomId, unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ settings: { Unread_Count: 'all_messages' } });

test('chat.postMessage by room id, #channel, @user and list of ids', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const other = await chat.group({ members: [ann] });
  const byId: Loose = await ann.post('chat.postMessage', { roomId: room._id, text: 'by id' });
  assert.equal(byId.message.msg, 'by id');
  assert.equal(byId.message.rid, room._id);
  assert.equal(byId.channel, room._id);
  assert.equal(typeof byId.ts, 'number');
  const byName: Loose = await ann.post('chat.postMessage', { channel: `#${room.name}`, text: 'by name' });
  assert.equal(byName.message.rid, room._id);
  const toGroup: Loose = await ann.post('chat.postMessage', { channel: `#${other.name}`, text: 'to a group' });
  assert.equal(toGroup.message.rid, other._id);
  const direct: Loose = await ann.post('chat.postMessage', { channel: `@${ben.username}`, text: 'to you' });
  assert.equal(direct.message.rid, [ann.id, ben.id].sort().join(''));
  await ann.post('chat.postMessage', { roomId: [room._id, other._id], text: 'to both' });
  assert.deepEqual((await ben.history(room)).map((one) => one.msg), ['to both', 'by name', 'by id']);
  assert.deepEqual((await ann.history(other)).map((one) => one.msg), ['to both', 'to a group']);
  const general: Loose = await (await chat.admin).post('chat.postMessage', { channel: '#general', text: 'hello' });
  assert.equal(general.message.msg, 'hello');
});

test('chat.postMessage with attachments only; without a room it is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const answer: Loose = await ann.post('chat.postMessage', { roomId: room._id, attachments: [{ title: 'Build 7', text: 'is green', color: '#00ff00' }] });
  assert.equal(answer.message.attachments[0].title, 'Build 7');
  assert.equal((await ann.history(room))[0].attachments[0].text, 'is green');
  for (const body of [{ roomId: room._id, text: 5 }, { text: 'where?' }, { channel: '#no-such-room', text: 'x' }, { channel: '@no-such-user', text: 'x' }, { roomId: 'nowhere', text: 'x' }, { channel: '', text: 'x' }]) {
    await ann.refused(400, undefined, 'POST', 'chat.postMessage', body);
  }
});

test('alias and avatar are for bots', async ({ chat }) => {
  const ann = await chat.user('ann');
  const bot = await chat.user('bot', { roles: ['bot'] });
  const room = await chat.channel({ members: [ann, bot] });
  const answer: Loose = await bot.post('chat.postMessage', { roomId: room._id, text: 'beep', alias: 'Robot' });
  assert.equal(answer.message.alias, 'Robot');
  const refusal = await ann.request('POST', 'chat.postMessage', { body: { roomId: room._id, text: 'beep', alias: 'The boss' } });
  if (refusal.status === 200) assert.equal(refusal.body.message.alias, undefined, 'an alias without the permission');
});

test('chat.sendMessage keeps the id that the client has made; the same id again is the same message', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const _id = randomId();
  const first = await ann.send(room, 'once', { _id });
  assert.equal(first._id, _id);
  const again = await ann.send(room, 'once', { _id });
  assert.deepEqual(again, first);
  const racing = randomId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ann.send(room, 'racing', { _id: racing })));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.deepEqual((await ann.history(room)).map((one) => one.msg), ['racing', 'once']);
  assert.equal((await ben.subscription(room)).unread, 2);
  assert.equal((await ann.room(room)).msgs, 2);
  // Somebody else's id is not a way to their message.
  const stolen = await ben.request('POST', 'chat.sendMessage', { body: { message: { _id, rid: room._id, msg: 'mine now' } } });
  assert.equal(stolen.status, 400, stolen.text);
  assert.equal((await ann.history(room)).find((one) => one._id === _id)?.msg, 'once');
});

test('a message has the shape that clients know', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, `*hello* @${ben.username} in #${room.name}`);
  assert.equal(message.rid, room._id);
  assert.deepEqual(message.u, { _id: ann.id, username: ann.username, name: 'ann' });
  assert.match(message.ts, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.match(message._updatedAt, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.deepEqual(message.mentions, [{ _id: ben.id, username: ben.username, name: 'ben', type: 'user' }]);
  assert.deepEqual(message.channels.map((one: Loose) => [one._id, one.name]), [[room._id, room.name]]);
  assert.equal(message.t, undefined);
  assert.equal(message.md[0].type, 'PARAGRAPH');
  assert.deepEqual(message.md[0].value[0], { type: 'BOLD', value: [{ type: 'PLAIN_TEXT', value: 'hello' }] });
  assert.deepEqual((await ben.history(room))[0], message, 'history shows what the sender was told');
  const one: Loose = await ben.get('chat.getMessage', { msgId: message._id });
  assert.deepEqual(one.message, message);
});

test('texts of every kind come back as they went in', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const texts = ['plain', 'ümläut ß', '日本語のメッセージ', '👩‍👩‍👧‍👦 🇩🇪', 'line\nbreak\ttab', '<script>alert(1)</script>', `'; drop table messages; --`, '"quoted" \\ back', 'العربية', '\u202Eright to left', '$date', '{"$date":1}', 'a'.repeat(5000)];
  for (const text of texts) await ann.send(room, text);
  const seen = (await ann.history(room, { count: 50 })).map((one) => one.msg).reverse();
  assert.deepEqual(seen, texts);
});

test('messages that cannot be are refused and leave no trace', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const wrong: Loose[] = [
    {},
    { message: 'text' },
    { message: {} },
    { message: { rid: room._id, msg: 5 } },
    { message: { msg: 'no room' } },
    { message: { rid: 'nowhere', msg: 'x' } },
    { message: { rid: 5, msg: 'x' } },
    { message: { rid: room._id, msg: 'x', _id: 5 } },
    { message: { rid: room._id, msg: 'x', _id: '' } },
    { message: { rid: room._id, msg: 'x', _id: 'a/b c' } },
    { message: { rid: room._id, msg: 'x', _id: 'y'.repeat(500) } },
  ];
  for (const body of wrong) await ann.refused(400, undefined, 'POST', 'chat.sendMessage', body);
  await ann.refused(400, 'error-message-size-exceeded', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x'.repeat(5001) } });
  assert.deepEqual(await ann.history(room), []);
  assert.equal((await ann.room(room)).msgs, 0);
});

test('length is counted in characters, not in bytes', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'ß'.repeat(5000));
  await ann.send(room, '語'.repeat(5000));
});

test('chat.update edits the own message, marks it, and keeps its place', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, 'teh typo');
  await ann.send(room, 'next');
  const answer: Loose = await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: `the typo, @${ben.username}` });
  assert.equal(answer.message.msg, `the typo, @${ben.username}`);
  assert.equal(answer.message.editedBy._id, ann.id);
  assert.ok(answer.message.editedAt >= message.ts);
  assert.equal(answer.message.ts, message.ts);
  assert.equal(answer.message.mentions[0]._id, ben.id);
  assert.deepEqual((await ben.history(room)).map((one) => one.msg), ['next', `the typo, @${ben.username}`]);
  await ben.refused(400, undefined, 'POST', 'chat.update', { roomId: room._id, msgId: message._id, text: 'hijacked' });
  await ann.refused(400, undefined, 'POST', 'chat.update', { roomId: room._id, msgId: 'none', text: 'x' });
  await ann.refused(400, undefined, 'POST', 'chat.update', { roomId: 'nowhere', msgId: message._id, text: 'x' });
  await ann.refused(400, undefined, 'POST', 'chat.update', { roomId: room._id, msgId: message._id, text: 'x'.repeat(5001) });
  const stranger = await chat.channel({ members: [ann] });
  await ann.refused(400, undefined, 'POST', 'chat.update', { roomId: stranger._id, msgId: message._id, text: 'x' });
  assert.equal((await ben.history(room))[1].msg, `the typo, @${ben.username}`);
});

test('moderators of a room edit and delete what others wrote', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  const message = await cleo.send(room, 'rude');
  await ben.refused(400, undefined, 'POST', 'chat.delete', { roomId: room._id, msgId: message._id });
  await ann.post('channels.addModerator', { roomId: room._id, userId: ben.id });
  const edited: Loose = await ben.post('chat.update', { roomId: room._id, msgId: message._id, text: 'kind' });
  assert.equal(edited.message.editedBy.username, ben.username);
  await ben.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.ok(!(await ann.history(room)).some((one) => one._id === message._id));
});

test('chat.delete removes a message, and counts follow', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const [first, second] = [await ann.send(room, `first @${ben.username}`), await ann.send(room, 'second')];
  assert.equal((await ben.subscription(room)).unread, 2);
  assert.equal((await ben.subscription(room)).userMentions, 1);
  const answer: Loose = await ann.post('chat.delete', { roomId: room._id, msgId: first._id });
  assert.equal(answer._id, first._id);
  assert.deepEqual((await ben.history(room)).map((one) => one._id), [second._id]);
  assert.equal((await ben.subscription(room)).unread, 1);
  assert.equal((await ben.subscription(room)).userMentions, 0);
  assert.equal((await ann.room(room)).msgs, 1);
  await ann.refused(400, undefined, 'POST', 'chat.delete', { roomId: room._id, msgId: first._id });
  await ann.refused(400, undefined, 'GET', 'chat.getMessage', { msgId: first._id });
  const again = await ann.request('POST', 'chat.sendMessage', { body: { message: { _id: first._id, rid: room._id, msg: 'back' } } });
  assert.equal(again.status, 400, 'a deleted message does not come back by a repeated send');
});

test('chat.syncMessages tells what is new, changed and deleted since a time', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const [kept, edited, deleted] = [await ann.send(room, 'kept'), await ann.send(room, 'to edit'), await ann.send(room, 'to delete')];
  const since = deleted._updatedAt;
  const last = await ann.send(room, 'new');
  await ann.post('chat.update', { roomId: room._id, msgId: edited._id, text: 'edited' });
  await ann.post('chat.delete', { roomId: room._id, msgId: deleted._id });
  const { result }: Loose = await ben.get('chat.syncMessages', { roomId: room._id, lastUpdate: since });
  const ids = result.updated.map((one: Loose) => one._id);
  assert.ok(ids.includes(last._id) && ids.includes(edited._id), JSON.stringify(result));
  // Where transactions run side by side, sync repeats the last seconds: told twice does no harm.
  if (server.engine === 'sqlite') assert.ok(!ids.includes(kept._id));
  assert.deepEqual(result.deleted.map((one: Loose) => one._id), [deleted._id]);
  const nothing: Loose = await ben.get('chat.syncMessages', { roomId: room._id, lastUpdate: new Date(Date.now() + 60_000).toISOString() });
  assert.deepEqual(nothing.result, { updated: [], deleted: [] });
  await ben.refused(400, undefined, 'GET', 'chat.syncMessages', { roomId: room._id });
  await ben.refused(400, undefined, 'GET', 'chat.syncMessages', { roomId: room._id, lastUpdate: 'yesterday' });
  await ben.refused(400, undefined, 'GET', 'chat.syncMessages', { lastUpdate: since });
});

test('chat.syncMessages by cursor walks forward and back without gaps, updates and deletions', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const sent: Loose[] = [];
  for (let i = 0; i < 7; i++) sent.push(await ann.send(room, `message ${i}`));
  const walk = async (type: 'UPDATED' | 'DELETED') => {
    const key = type === 'UPDATED' ? 'updated' : 'deleted';
    const found: string[] = [];
    let next: string | number | null = 0;
    for (let page = 0; next !== null && next !== undefined && page < 20; page++) {
      const { result }: Loose = await ann.get('chat.syncMessages', { roomId: room._id, next: String(next), count: 3, type });
      found.push(...result[key].map((one: Loose) => one._id));
      next = result.cursor.next;
    }
    return [...new Set(found)];
  };
  assert.deepEqual((await walk('UPDATED')).sort(), sent.map((one) => one._id).sort());
  await ann.post('chat.delete', { roomId: room._id, msgId: sent[2]._id });
  await ann.post('chat.delete', { roomId: room._id, msgId: sent[4]._id });
  assert.deepEqual((await walk('DELETED')).sort(), [sent[2]._id, sent[4]._id].sort());
  await ann.refused(400, undefined, 'GET', 'chat.syncMessages', { roomId: room._id, next: 'x', type: 'UPDATED' });
  await ann.refused(400, undefined, 'GET', 'chat.syncMessages', { roomId: room._id, next: '1', type: 'OTHER' });
});

test('after a rename, whoever was away gets what shows the name, by time and by cursor', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const hers: Loose[] = [];
  for (let i = 0; i < 5; i++) {
    hers.push(await ann.send(room, `by ann ${i}`));
    await ben.send(room, `by ben ${i}`);
  }
  const before = await ben.history(room);
  const known = before[0]._updatedAt;
  await ann.post('users.updateOwnBasicInfo', { data: { name: 'Ann Other' } });

  const ofHers = (updated: Loose[]) => updated.filter((one) => hers.some((her) => her._id === one._id));
  const assertRenamed = (updated: Loose[], how: string) => {
    assert.deepEqual(ofHers(updated).map((one) => one._id).sort(), hers.map((one) => one._id).sort(), how);
    for (const one of ofHers(updated)) {
      assert.equal(one.u.name, 'Ann Other');
      assert.ok(one._updatedAt > known, 'it counts as changed');
    }
  };
  assertRenamed(((await ben.get('chat.syncMessages', { roomId: room._id, lastUpdate: known })) as Loose).result.updated, 'since a time');

  const walk = async (start: 'next' | 'previous', from: number) => {
    const found: Loose[] = [];
    for (let cursor: string | number | null = from, page = 0; cursor !== null && page < 50; page++) {
      const { result }: Loose = await ben.get('chat.syncMessages', { roomId: room._id, [start]: String(cursor), count: 2, type: 'UPDATED' });
      found.push(...result.updated);
      cursor = result.cursor[start];
    }
    assert.equal(new Set(found.map((one) => one._id)).size, found.length, 'nothing twice');
    return found;
  };
  const since = await walk('next', Date.parse(known));
  assertRenamed(since, 'since a cursor');
  const all = (await ben.history(room)).map((one) => one._id).sort();
  for (const found of [await walk('next', 0), await walk('previous', Date.now() + 60_000)]) {
    assertRenamed(found, 'in a walk over everything');
    assert.deepEqual(found.map((one) => one._id).sort(), all, 'nothing is missing');
  }

  const rooms: Loose = await ben.get('rooms.get', { updatedSince: known });
  assert.equal(rooms.update.find((one: Loose) => one._id === room._id)?.u.name, 'Ann Other');
  const places: Loose = await ann.get('subscriptions.get', { updatedSince: known });
  assert.equal(places.update.find((one: Loose) => one.rid === room._id)?.u.name, 'Ann Other');
});

test('order: many senders at once, one order for all', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  const seen = await cleo.watch('stream-room-messages', room._id);
  const ids = new Set<string>();
  await Promise.all(
    [ann, ben].flatMap((one) => Array.from({ length: 20 }, async (_, i) => ids.add((await one.send(room, `${one.username} ${i}`))._id))),
  );
  const live = await seen.values(40);
  assert.deepEqual(new Set(live.map((one) => one._id)), ids);
  const history = (await cleo.history(room)).reverse();
  assert.deepEqual(live.map((one) => one._id), history.map((one) => one._id), 'the stream has the order of the history');
  for (let i = 1; i < history.length; i++) assert.ok(history[i].ts >= history[i - 1].ts, 'time never runs backwards');
  assert.deepEqual(live.map((one) => one.seq), live.map((_, i) => live[0].seq + i), 'seq without gaps');
});

testsOn({ settings: { Message_AllowEditing: false, Message_AllowDeleting: false, Message_MaxAllowedSize: 10 } })(
  'settings forbid editing, deleting and long messages',
  async ({ chat }) => {
    const ann = await chat.user('ann');
    const room = await chat.channel({ members: [ann, await chat.user('ben')] });
    const message = await ann.send(room, '1234567890');
    await ann.refused(400, 'error-message-size-exceeded', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: '12345678901' } });
    const ben = await chat.user('ben');
    await ben.post('channels.join', { roomId: room._id });
    const his = await ben.send(room, 'mine');
    await ben.refused(400, undefined, 'POST', 'chat.update', { roomId: room._id, msgId: his._id, text: 'x' });
    await ben.refused(400, undefined, 'POST', 'chat.delete', { roomId: room._id, msgId: his._id });
    assert.ok(message._id);
  },
);

testsOn({ settings: { Message_ShowDeletedStatus: true } })('a deleted message leaves a mark when the workspace wants that', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const message = await ann.send(room, 'regret');
  const seen = await ann.watch('stream-room-messages', room._id);
  await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  const [mark] = await seen.values(1);
  assert.equal(mark._id, message._id);
  assert.equal(mark.t, 'rm');
  assert.equal(mark.msg, '');
  assert.deepEqual((await ann.history(room)).map((one) => [one._id, one.t, one.msg]), [[message._id, 'rm', '']]);
});

test('a link in a message, a channel that does not exist and a user that does not exist', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const message = await ann.send(room, `see https://example.org/x?y=1 and #${unique('nowhere')} and @${unique('nobody')}`);
  assert.deepEqual(message.mentions ?? [], []);
  assert.deepEqual(message.channels ?? [], []);
  assert.equal(message.urls[0].url, 'https://example.org/x?y=1');
});

const freeForm = { Message_CustomFields_Enabled: true, Message_CustomFields: '{"type":"object"}' };
testsOn({ settings: freeForm })('what is deep is read again however it went in: it must not close a room', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const nested = (depth: number): Loose => (depth === 0 ? 1 : [nested(depth - 1)]);
  const refusal = await ann.request('POST', 'chat.sendMessage', { body: { message: { rid: room._id, msg: 'too deep', customFields: { a: nested(100) } } } });
  assert.equal(refusal.status, 400);
  const fields = { customFields: { a: nested(28) }, attachments: [{ text: 'x', attachments: [{ text: 'within' }] }] };
  const message = await ann.send(room, 'deep', fields);
  assert.deepEqual((await ann.history(room))[0].customFields, fields.customFields);
  const edited: Loose = await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: 'edited' });
  assert.deepEqual(edited.message.customFields, fields.customFields);
  assert.equal((await ann.room(room)).lastMessage.msg, 'edited');
  await ann.get('rooms.get');
  await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.deepEqual(await ann.history(room), []);
});

test('an edit without anything to change is refused and leaves no trace', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const message = await ann.send(room, 'as it was');
  await ann.refused(400, 'match-failed', 'POST', 'chat.update', { roomId: room._id, msgId: message._id });
  assert.equal((await ann.history(room))[0].editedAt, undefined);
});

test('the words about a message that is not there, and the form of a deletion', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const other = await chat.channel({ members: [ann] });
  const message = await ann.send(room, 'x');
  for (const path of ['chat.update', 'chat.delete']) {
    const unknown = await ann.refused(400, 'error-message-not-found', 'POST', path, { roomId: room._id, msgId: 'nothing', text: 'x' });
    assert.equal(unknown.error, 'No message found with the id of "nothing".');
    const elsewhere = await ann.refused(400, undefined, 'POST', path, { roomId: other._id, msgId: message._id, text: 'x' });
    assert.equal(elsewhere.error, 'The room id provided does not match where the message is from.');
  }
  const gone: Loose = await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.equal(gone._id, message._id);
  assert.match(gone.ts, /^\d{13}$/);
});
