import assert from 'node:assert/strict';
import { test } from '../harness/test.ts';
import { Inbox, within } from '../harness/wait.ts';

test('/sockjs/info offers a WebSocket', async ({ chat }) => {
  const answer = await chat.anyone.request('GET', '/sockjs/info?cb=abc');
  assert.equal(answer.status, 200);
  assert.equal(answer.body.websocket, true);
  assert.equal(answer.body.cookie_needed, false);
  assert.deepEqual(answer.body.origins, ['*:*']);
  assert.equal(typeof answer.body.entropy, 'number');
  const other = await chat.anyone.request('GET', '/sockjs/info');
  assert.notEqual(other.body.entropy, answer.body.entropy);
});

test('DDP in SockJS frames, over its WebSocket', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sockjs/123/abcdefgh/websocket`);
  const frames = new Inbox<string>();
  socket.addEventListener('message', (event) => frames.push(String(event.data)));
  await within(new Promise((resolve) => socket.addEventListener('open', resolve, { once: true })), 'an open WebSocket');
  assert.equal((await frames.take(1))[0], 'o');
  const say = (frame: object) => socket.send(JSON.stringify([JSON.stringify(frame)]));
  const hear = async (msg: string) => {
    const found = await frames.next((text) => text.startsWith('a') && (JSON.parse(text.slice(1)) as string[]).some((one) => JSON.parse(one).msg === msg));
    return (JSON.parse(found.slice(1)) as string[]).map((one) => JSON.parse(one)).find((one) => one.msg === msg);
  };
  say({ msg: 'connect', version: '1', support: ['1'] });
  await hear('connected');
  say({ msg: 'method', id: '1', method: 'login', params: [{ resume: ann.authToken }] });
  assert.equal((await hear('result')).result.id, ann.id);
  socket.send(JSON.stringify([JSON.stringify({ msg: 'ping', id: 'a' }), JSON.stringify({ msg: 'ping', id: 'b' })]));
  assert.equal((await hear('pong')).id, 'a');
  const room = await chat.channel({ members: [ann] });
  say({ msg: 'sub', id: 's', name: 'stream-room-messages', params: [room._id, false] });
  await hear('ready');
  await ann.send(room, 'through the old door');
  assert.equal((await hear('changed')).fields.args[0].msg, 'through the old door');
  socket.close();
});
