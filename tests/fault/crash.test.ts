// kill -9 in the middle of a load, again and again on the same data: every acknowledged message is there exactly once, in
// order, the room's sequence has no gaps, and the counts are right. What was not acknowledged is sent again with the same
// id, as clients do, and is there once.

import assert from 'node:assert/strict';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ settings: { Unread_Count: 'all_messages' } });

const kRounds = Number(process.env.CONFAB_CRASH_ROUNDS ?? 20);
const kSenders = 8;

interface Sent {
  id: string;
  text: string;
  by: User;
  /** The answers in the order in which this sender got them. */
  acknowledged: boolean;
}

/** Writes until the server is gone. The last message of each sender may have been stored or not. */
async function load(sender: User, room: Room, round: number, sent: Sent[], onAcknowledged: () => void): Promise<void> {
  for (let i = 0; ; i++) {
    const one: Sent = { id: randomId(), text: `${sender.username} ${round}.${i}`, by: sender, acknowledged: false };
    sent.push(one);
    try {
      await sender.send(room, one.text, { _id: one.id });
    } catch {
      return;
    }
    one.acknowledged = true;
    onAcknowledged();
  }
}

async function wholeHistory(reader: User, room: Room): Promise<Loose[]> {
  const found: Loose[] = [];
  for (let offset = 0; ; offset += 100) {
    const page: Loose = await reader.get('channels.messages', { roomId: room._id, count: 100, offset, sort: { ts: 1 } });
    found.push(...page.messages);
    if (page.messages.length < 100) return found.sort((a, b) => a.seq - b.seq);
  }
}

async function check(reader: User, senders: User[], room: Room, sent: Sent[]): Promise<void> {
  const history = await wholeHistory(reader, room);
  const known = history.filter((message) => !message.t);
  const byId = new Map(known.map((message) => [message._id, message]));
  assert.equal(byId.size, known.length, 'a message is there twice');
  for (const one of sent.filter((message) => message.acknowledged)) {
    assert.equal(byId.get(one.id)?.msg, one.text, `${one.text} was acknowledged and is gone or changed`);
  }
  const allowed = new Set(sent.map((one) => one.id));
  for (const message of known) assert.ok(allowed.has(message._id), `${message.msg} was never sent`);

  assert.deepEqual(history.map((message) => message.seq), history.map((_, i) => history[0].seq + i), 'the sequence has a gap');
  for (let i = 1; i < history.length; i++) assert.ok(history[i].ts >= history[i - 1].ts, 'time runs backwards');
  for (const sender of senders) {
    const order = sent.filter((one) => one.by === sender && byId.has(one.id)).map((one) => one.id);
    const stored = known.filter((message) => message.u._id === sender.id).map((message) => message._id);
    assert.deepEqual(stored, order, `the messages of ${sender.username} are in another order than they were sent`);
  }

  const roomNow = await reader.room(room);
  assert.equal(roomNow.msgs, known.length);
  const newest = history.at(-1);
  assert.equal(roomNow.lastMessage?._id, newest?._id);
  assert.equal((await reader.subscription(room)).unread, known.length, 'the reader, who has read nothing, counts them all');
  const synced: Loose = await reader.get('chat.syncMessages', { roomId: room._id, lastUpdate: new Date(0).toISOString() });
  assert.equal(new Set(synced.result.updated.map((one: Loose) => one._id)).size, history.length, 'sync and history differ');
}

test(`${kRounds} times kill -9 under load`, async ({ chat, server }) => {
  const names = Array.from({ length: kSenders }, (_, i) => `sender${i}`);
  const [reader, ...senders] = await Promise.all(['reader', ...names].map((name) => chat.user(name)));
  assert.ok(reader);
  const room = await chat.channel({ members: [reader, ...senders] });
  const sent: Sent[] = [];
  for (let round = 0; round < kRounds; round++) {
    // The kill comes after another number of answers each time, so that it meets other moments of the batch.
    const enough = 5 + ((round * 37) % 60);
    let answered = 0;
    let enoughReached = (): void => undefined;
    const reached = new Promise<void>((resolve) => (enoughReached = resolve));
    const writing = senders.map((sender) =>
      load(sender, room, round, sent, () => {
        if (++answered === enough) enoughReached();
      }),
    );
    await Promise.race([reached, Promise.all(writing)]);
    await server.down('SIGKILL');
    await Promise.all(writing);
    await server.up();
    await check(reader, senders, room, sent);
    for (const one of sent.filter((message) => !message.acknowledged)) {
      const message = await one.by.send(room, one.text, { _id: one.id });
      assert.equal(message._id, one.id);
      one.acknowledged = true;
    }
    // Sent again, those of one sender may now stand behind later ones of others, but each of them is the sender's last.
    await check(reader, senders, room, sent);
  }
  console.error(`${sent.length} messages over ${kRounds} crashes`);
});

test('kill -9 between the parts of larger changes leaves all or nothing', async ({ chat, server }) => {
  const [ann, ...others] = await chat.users('ann', 'm1', 'm2', 'm3', 'm4');
  for (let round = 0; round < 5; round++) {
    const rooms: Loose[] = [];
    let stop = false;
    const making = (async () => {
      while (!stop) {
        try {
          rooms.push(await chat.group({ members: [ann, ...others] }));
        } catch {
          return;
        }
        if (rooms.length === 3 + round) void server.down('SIGKILL');
      }
    })();
    await making;
    stop = true;
    await server.down('SIGKILL');
    await server.up();
    const own: Loose = await ann.get('rooms.get');
    for (const room of own.update) {
      const members: Loose = await ann.get('groups.members', { roomId: room._id, count: 100 });
      assert.equal(members.members.length, 1 + others.length, 'a room with some of its members');
      assert.equal(room.usersCount, 1 + others.length);
      assert.deepEqual((await ann.subscription(room)).roles, ['owner']);
    }
    for (const room of rooms) assert.ok(own.update.some((one: Loose) => one._id === room._id), 'an answered room is gone');
  }
});
