import assert from 'node:assert/strict';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

const found = async (who: User, text: string, more: Loose = {}): Promise<string[]> => {
  const answer: Loose = await who.get('confab.search', { text, ...more });
  return answer.hits.map((hit: Loose) => hit.message.msg);
};
const inRoom = async (who: User, room: Room, searchText: string, more: Loose = {}): Promise<string[]> => {
  const answer: Loose = await who.get('chat.search', { roomId: room._id, searchText, ...more });
  return answer.messages.map((message: Loose) => message.msg);
};

test('a message is found as soon as it was sent, by words and parts of words in any script', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const [text, ...parts] of [
    ['Hello Straße, großer Ärger', 'hel', 'ell', 'HELLO', 'strasse', 'arger', '"hello strasse"'],
    ['Привет, ёлка', 'привет', 'риве', 'ЕЛКА'],
    ['我们明天在北京开会', '北京', '明天在', '会', '"开会"'],
    ['東京都でカタカナ', '京都', 'カタ'],
    ['한국어로 말해요', '한국', '말해'],
    ['مُحَمَّد', 'محمد'],
  ] as const) {
    await ann.send(room, text);
    for (const part of parts) assert.deepEqual(await inRoom(ann, room, part), [text], `${part} in ${text}`);
  }
  assert.deepEqual(await inRoom(ann, room, 'nowhere'), []);
  assert.deepEqual(await inRoom(ann, room, 'hello -strasse'), []);
});

test('edits and deletions count at once', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const message = await ann.send(room, 'apples');
  await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: 'pears' });
  assert.deepEqual(await inRoom(ann, room, 'apples'), []);
  assert.deepEqual(await inRoom(ann, room, 'pears'), ['pears']);
  await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.deepEqual(await inRoom(ann, room, 'pears'), []);
});

test('confab.search looks through all rooms that one is in, and tells where and what', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [room, secret] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann] })];
  await ann.send(room, 'a zebra in the open');
  await ann.send(secret, '\u{1F600} a zebra in secret');
  const answer: Loose = await ann.get('confab.search', { text: 'zebra' });
  assert.deepEqual(answer.hits.map((hit: Loose) => hit.room.name), [secret.name, room.name]);
  const [{ message, highlights }] = answer.hits;
  assert.deepEqual(highlights.map((range: Loose) => message.msg.slice(range.begin, range.end)), ['zebra']);
  assert.deepEqual([answer.total, answer.totalIsExact, answer.next], [2, true, undefined]);
  assert.deepEqual(await found(ben, 'zebra'), ['a zebra in the open']);
  assert.deepEqual(await found(ann, `zebra in:#${room.name}`), ['a zebra in the open']);
  await ben.refused(400, 'error-invalid-search', 'GET', 'confab.search', { text: `zebra in:#${secret.name}` });
  await ben.refused(400, 'error-room-not-found', 'GET', 'confab.search', { text: 'zebra', roomId: secret._id });
});

test('pages by cursor and by number are the same', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (let number = 0; number < 25; number++) await ann.send(room, `page ${number}`);
  const seen: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: Loose = await ann.get('confab.search', { text: 'page', count: 7, cursor });
    seen.push(...page.hits.map((hit: Loose) => hit.message.msg));
    cursor = page.next;
  }
  assert.deepEqual(seen, Array.from({ length: 25 }, (_, index) => `page ${24 - index}`));
  assert.deepEqual(await found(ann, 'page', { count: 5, offset: 10 }), seen.slice(10, 15));
  assert.deepEqual(await inRoom(ann, room, 'page', { count: 5, offset: 10 }), seen.slice(10, 15));
  await ann.refused(400, 'error-invalid-search', 'GET', 'confab.search', { text: 'page', cursor: 'nonsense' });
  await ann.refused(400, 'invalid-params', 'GET', 'confab.search', { text: 'page', cursor: '1.2.3', order: 'best' });
});

test('filters', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ann.send(room, `plain for @${ben.username}`);
  await ben.send(room, 'see https://example.com/page');
  await ann.post('chat.pinMessage', { messageId: first._id });
  await ben.post('chat.starMessage', { messageId: first._id });
  for (const [who, text, count] of [
    [ann, `from:@${ben.username}`, 1],
    [ann, 'from:me', 1],
    [ben, 'mentions:me', 1],
    [ann, 'has:link', 1],
    [ann, 'is:pinned', 1],
    [ben, 'is:starred', 1],
    [ann, 'is:starred', 0],
    [ann, 'after:2000 has:link', 1],
    [ann, 'before:2000 has:link', 0],
  ] as const) {
    assert.equal((await found(who, text, { roomId: room._id })).length, count, text);
  }
});

test('what cannot be looked for is named', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const [text, field] of [
    ['colour:red', 'colour'],
    ['before:tomorrow', 'before'],
    ['from:@nobody-of-this-name', 'from'],
    ['...', 'text'],
    ['/(/', 'text'],
  ]) {
    const refusal = await ann.refused(400, 'error-invalid-search', 'GET', 'confab.search', { text });
    assert.equal(refusal.details.field, field, text);
  }
  await ann.send(room, 'colour:red');
  assert.deepEqual(await inRoom(ann, room, 'colour:red'), ['colour:red'], 'to the clients of Rocket.Chat it is text');
});

test('chat.search says nothing of rooms that are out of reach, and what it misses', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const secret = await chat.group({ members: [ann] });
  await eve.refused(400, undefined, 'GET', 'chat.search', { roomId: secret._id, searchText: 'x' });
  await ann.refused(400, 'error-roomId-param-not-provided', 'GET', 'chat.search', { searchText: 'x' });
  await ann.refused(400, 'error-searchText-param-not-provided', 'GET', 'chat.search', { roomId: secret._id });
  assert.equal(await eve.call('messageSearch', 'x', secret._id), false);
  await (await eve.ddp()).refused('error-room-not-found', 'rocketchatSearch.search', 'x', { rid: secret._id }, {});
});

test('the methods of older clients', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const [one, two] = [await chat.channel({ members: [ann] }), await chat.channel({ members: [ann] })];
  await ann.send(one, 'giraffe one');
  await ann.send(two, 'giraffe two');
  const words = (result: Loose) => result.message.docs.map((message: Loose) => message.msg);
  assert.deepEqual(words(await ann.call('messageSearch', 'giraffe', one._id, 10)), ['giraffe one']);
  assert.deepEqual(words(await ann.call('messageSearch', 'giraffe')), ['giraffe two', 'giraffe one']);
  const provider: Loose = await ann.call('rocketchatSearch.getProvider');
  assert.equal(provider.key, 'defaultProvider');
  assert.deepEqual(provider.settings, { GlobalSearchEnabled: false, PageSize: 10 });
  const everywhere = () => ann.call('rocketchatSearch.search', 'giraffe', { uid: ann.id, rid: one._id }, { searchAll: true, limit: 10 });
  assert.deepEqual(words(await everywhere()), ['giraffe one'], 'not unless the setting allows it');
  await admin.post('settings/Search.defaultProvider.GlobalSearchEnabled', { value: true });
  assert.deepEqual(words(await everywhere()), ['giraffe two', 'giraffe one']);
  assert.deepEqual(await ann.call('rocketchatSearch.suggest', 'gir', { rid: one._id }, {}), []);
});

test('the index survives kill -9', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (let number = 0; number < 130; number++) await ann.send(room, number % 10 === 0 ? `needle ${number}` : `hay ${number}`);
  const before = await inRoom(ann, room, 'needle');
  assert.equal(before.length, 13);
  await server.crash();
  assert.deepEqual(await inRoom(ann, room, 'needle'), before);
  await ann.send(room, 'needle again');
  assert.deepEqual(await inRoom(ann, room, 'needle'), ['needle again', ...before]);
});
