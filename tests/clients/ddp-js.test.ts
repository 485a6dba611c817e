// A script on ddp.js, unmodified: events instead of promises, reconnecting by itself after the server was killed.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { Inbox } from '../harness/wait.ts';

const required: Loose = createRequire(import.meta.url)('ddp.js');
const DDP: Loose = required.default ?? required;

test('a script logs in, joins, hears and answers, also after the server was killed and started again', async ({ chat, server }) => {
  const [ann, script] = await chat.users('ann', 'script');
  const room = await chat.channel({ members: [ann] });
  const ddp = new DDP({ endpoint: `${server.url.replace('http', 'ws')}/websocket`, SocketConstructor: WebSocket, reconnectInterval: 50 });
  const frames = new Inbox<Loose>();
  for (const event of ['result', 'ready', 'nosub', 'changed', 'error']) ddp.on(event, (frame: Loose) => frames.push(frame));
  const connections = new Inbox<true>();
  ddp.on('connected', () => connections.push(true));
  const call = async (method: string, ...params: unknown[]) => {
    const id = ddp.method(method, params);
    const frame = await frames.next((one) => one.msg === 'result' && one.id === id);
    assert.equal(frame.error, undefined, JSON.stringify(frame));
    return frame.result;
  };
  const work = async (joinFirst: boolean) => {
    await connections.take(1);
    assert.equal((await call('login', { resume: script.authToken })).id, script.id);
    if (joinFirst) await call('joinRoom', room._id);
    const id = ddp.sub('stream-room-messages', [room._id, false]);
    await frames.next((frame) => frame.msg === 'ready' && frame.subs.includes(id));
    const message = await ann.send(room, joinFirst ? 'hello' : 'hello again');
    const heard = await frames.next((frame) => frame.msg === 'changed' && frame.fields.args[0]._id === message._id);
    await call('sendMessage', { rid: room._id, msg: `You said: ${heard.fields.args[0].msg}` });
  };
  try {
    await work(true);
    await server.crash();
    await work(false);
    const texts = (await ann.history(room)).filter((one) => !one.t).map((one) => one.msg).reverse();
    assert.deepEqual(texts, ['hello', 'You said: hello', 'hello again', 'You said: hello again']);
  } finally {
    ddp.disconnect();
  }
});
