// A room of thousands is deleted, and the server is killed while its rows go: the room is gone for good, and the job goes on.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const kMembers = 3000;
const kMessages = 20_000;

test('kill -9 while a large room is removed leaves nothing of it', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, 'hello');
  const subscription = await ben.subscription(room);
  const pk = server.count(`SELECT pk FROM rooms WHERE id = '${room._id}'`);
  const numbers = (most: number) => `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${most})`;
  server.sql(
    `INSERT INTO users (id, username, username_key, created_at, updated_at) ${numbers(kMembers)} SELECT 'member' || i, 'member' || i, 'member' || i, 1, 1 FROM n`,
  );
  server.sql(
    `INSERT INTO subscriptions (id, room_pk, user_pk, joined_at, updated_at) SELECT 'of' || id, ${pk}, pk, 1, 1 FROM users WHERE id LIKE 'member%'`,
  );
  server.sql(
    `INSERT INTO messages (position, id, room_pk, seq, user_pk, sent_at, updated_at, text) ${numbers(kMessages)} SELECT ${pk} * 4294967296 + 1000 + i, 'message' || i, ${pk}, 1000 + i, 1, 1, 1, 'hello' FROM n`,
  );
  const members = server.count(`SELECT count(*) FROM subscriptions WHERE room_pk = ${pk}`);
  const left = () =>
    server.count(`SELECT (SELECT count(*) FROM subscriptions WHERE room_pk = ${pk}) + (SELECT count(*) FROM messages WHERE room_pk = ${pk})`);
  const gone = async () => {
    await ann.refused(400, 'error-room-not-found', 'GET', 'channels.history', { roomId: room._id });
    await ann.refused(400, undefined, 'GET', 'chat.getMessage', { msgId: message._id });
    const since = { updatedSince: new Date(0).toISOString() };
    const [rooms, own] = (await Promise.all([ben.get('rooms.get', since), ben.get('subscriptions.get', since)])) as Loose[];
    assert.ok(rooms.remove.some((one: Loose) => one._id === room._id));
    assert.ok(own.remove.some((one: Loose) => one._id === subscription._id));
    assert.ok(![...rooms.update, ...own.update].some((one: Loose) => one._id === room._id || one.rid === room._id));
  };

  await (await chat.admin).post('channels.delete', { roomId: room._id });
  await server.down('SIGKILL');
  const whenKilled = left();
  assert.ok(whenKilled > 0, 'it was quicker than the kill');
  await server.up();
  await gone();
  for (let round = 0; round < 2 && left() > 0; round++) await server.crash();
  await gone();
  // On PostgreSQL the job is another node's until its lease is over, a minute.
  await eventually(() => assert.equal(left(), 0), 120_000);
  await eventually(() => assert.equal(server.count('SELECT count(*) FROM erased_rooms'), 0));
  const noted = server.count(`SELECT count(*) FROM deleted_subscriptions WHERE room_id = '${room._id}'`);
  assert.equal(noted, members, 'each member once');
  console.error(`${whenKilled} rows were left when the server was killed`);
});
