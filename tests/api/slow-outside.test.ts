// What is slow outside of the program (another server, a child that works on pictures) holds up nobody else.

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1' } });

test('a server that never answers keeps a few calls of one person waiting, and no call of anybody else', async ({ chat, server }) => {
  const connections: Socket[] = [];
  const silent = createServer((socket) => {
    connections.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silent.unref();
  const [mal, ann] = await chat.users('mal', 'ann');
  const avatarUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/face.png`;
  let [ended, refused] = [0, 0];
  const calls = Array.from({ length: 60 }, async () => {
    const answer = await fetch(`${server.url}/api/v1/users.setAvatar`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-User-Id': mal.id, 'X-Auth-Token': mal.credentials!.authToken },
      body: JSON.stringify({ avatarUrl }),
    });
    ended++;
    if (answer.status === 503) {
      refused++;
      assert.equal(answer.headers.get('retry-after'), '1');
    }
  });
  // As many as one person may have; the others have been told to come back.
  await eventually(() => assert.ok(refused > 0 && refused === ended && connections.length > 0 && refused + connections.length === 60, `${refused} refused, ${connections.length} waiting`));
  assert.ok(connections.length <= 8, `${connections.length} workers wait for one person`);
  for (let i = 0; i < 5; i++) await ann.get('me');
  assert.equal(ended, refused, 'they waited until the others had ended');
  connections.forEach((socket) => socket.destroy());
  await Promise.all(calls);
  silent.close();
});
