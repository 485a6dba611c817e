// A script on simpleddp, unmodified: password login by digest, streams, methods.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { Inbox } from '../harness/wait.ts';

const required: Loose = createRequire(import.meta.url)('simpleddp');
const SimpleDDP: Loose = required.default ?? required;

test('a script logs in, joins a room, hears what is said, and answers', async ({ chat, server }) => {
  const [ann, script] = await chat.users('ann', 'script');
  const room = await chat.channel({ members: [ann] });
  const ddp = new SimpleDDP({ endpoint: `${server.url.replace('http', 'ws')}/websocket`, SocketConstructor: WebSocket, reconnectInterval: 5000 });
  try {
    await ddp.connect();
    const password = { digest: createHash('sha256').update(script.password).digest('hex'), algorithm: 'sha-256' };
    const login = await ddp.call('login', { user: { username: script.username }, password });
    assert.equal(login.id, script.id);
    await ddp.call('joinRoom', room._id);

    const heard = new Inbox<Loose>();
    await ddp.subscribe('stream-room-messages', room._id, false).ready();
    ddp.on('changed', (frame: Loose) => {
      if (frame.collection !== 'stream-room-messages') return;
      const [message] = frame.fields.args;
      if (message.u._id !== ann.id || message.t) return;
      heard.push(message);
      ddp.call('sendMessage', { rid: room._id, msg: `You said: ${message.msg}` }).catch((failure: Error) => heard.end(failure));
    });
    const answers = await ann.watch('stream-room-messages', room._id);
    for (const text of ['hello', 'again']) {
      await ann.send(room, text);
      const [answer] = (await answers.next(([message]) => (message as Loose).u._id === script.id)) as Loose[];
      assert.equal(answer.msg, `You said: ${text}`);
    }
    assert.deepEqual(heard.all.map((message) => message.msg), ['hello', 'again']);
    await assert.rejects(ddp.call('no:such:method'), (error: Loose) => error.error === 404);
  } finally {
    await ddp.disconnect();
  }
});
