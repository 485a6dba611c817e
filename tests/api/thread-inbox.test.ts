// The threads that somebody follows, over all rooms.

import assert from 'node:assert/strict';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

const inbox = async (who: User, query: Loose = {}): Promise<Loose> => who.get('confab.threads', query);
const shown = (page: Loose) => page.threads.map((one: Loose) => one.message.msg);

/** A thread that ben has begun, with replies of ann's. */
async function thread(ann: User, ben: User, room: Room, text: string, replies = 1): Promise<Loose> {
  const first = await ben.send(room, text);
  for (let i = 1; i <= replies; ++i) await ann.send(room, `${text} ${i}`, { tmid: first._id });
  return first;
}

test('threads of all rooms, the newest reply first, with their last replies and what is unread', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [channel, group, direct] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] }), await ann.direct(ben)];
  const oldest = await thread(ann, ben, channel, 'oldest', 3);
  await thread(ann, ben, group, 'middle');
  await thread(ann, ben, direct, 'newest');
  await ann.send(channel, 'not a thread');
  const page = await inbox(ben);
  assert.deepEqual(shown(page), ['newest', 'middle', 'oldest']);
  assert.equal(page.cursor, undefined);
  const last = page.threads[2];
  assert.deepEqual([last.message._id, last.message.tcount, last.unread], [oldest._id, 3, 3]);
  assert.deepEqual(last.replies.map((one: Loose) => one.msg), ['oldest 2', 'oldest 3']);
  assert.deepEqual((await inbox(ben, { replies: 0 })).threads[2].replies, []);
  await ann.send(channel, 'up again', { tmid: oldest._id });
  assert.deepEqual(shown(await inbox(ben)), ['oldest', 'newest', 'middle']);
  assert.deepEqual((await inbox(ann)).threads.map((one: Loose) => one.unread), [0, 0, 0], 'nobody’s own replies are unread');
});

test('unread ones first, or alone, page by page', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  for (const text of ['a', 'b', 'c', 'd', 'e']) {
    const first = await thread(ann, ben, room, text);
    if (text === 'b' || text === 'd') await ben.call('readThreads', first._id);
  }
  const all = async (query: Loose) => {
    const found: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; ++pages) {
      assert.ok(pages < 10);
      const page: Loose = await inbox(ben, { ...query, count: 2, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...shown(page));
      cursor = page.cursor;
    }
    return found;
  };
  assert.deepEqual(await all({}), ['e', 'd', 'c', 'b', 'a']);
  assert.deepEqual(await all({ order: 'unreadFirst' }), ['e', 'c', 'a', 'd', 'b']);
  assert.deepEqual(await all({ order: 'unread' }), ['e', 'c', 'a']);
});

test('only what one follows and may still read', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [channel, group] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] })];
  const followed = await thread(ann, ben, channel, 'followed');
  await thread(ann, ben, group, 'secret');
  assert.deepEqual(shown(await inbox(ben)), ['secret', 'followed']);
  await ann.post('groups.kick', { roomId: group._id, userId: ben.id });
  assert.deepEqual(shown(await inbox(ben)), ['followed']);
  await ben.post('chat.unfollowMessage', { mid: followed._id });
  assert.deepEqual(shown(await inbox(ben)), []);
});

test('all threads of one’s rooms, followed or not, page by page', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const [channel, group] = [await chat.channel({ members: [ann, ben, eve] }), await chat.group({ members: [ann, ben] })];
  await thread(ann, ben, channel, 'older');
  await thread(ann, ben, group, 'secret');
  await thread(ann, ben, channel, 'newer');
  const page = await inbox(eve, { order: 'all' });
  assert.deepEqual(page.threads.map((one: Loose) => [one.message.msg, one.replies.length, one.unread]), [['newer', 1, 0], ['older', 1, 0]]);
  assert.deepEqual(shown(await inbox(eve)), [], 'she follows none of them');
  const first = await inbox(ben, { order: 'all', count: 2 });
  assert.deepEqual(shown(first), ['newer', 'secret']);
  assert.deepEqual(shown(await inbox(ben, { order: 'all', count: 2, cursor: first.cursor })), ['older']);
});

test('what is asked for is checked', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const query of [{ order: 'oldest' }, { count: 0 }, { count: 51 }, { replies: 11 }, { cursor: 'nonsense' }, { cursor: 'f.1' }, { cursor: 'x.1.2' }]) {
    await ann.refused(400, undefined, 'GET', 'confab.threads', query);
  }
  await chat.anyone.refused(401, undefined, 'GET', 'confab.threads');
});
