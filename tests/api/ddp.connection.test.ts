import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Loose } from '../harness/ejson.ts';
import { kBinary, kPing, kPong, kText, RawWebSocket } from '../harness/raw-websocket.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const digest = (password: string) => createHash('sha256').update(password).digest('hex');
const kConnect = { msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] };

test('the greeting, connect and connected', async ({ chat }) => {
  const client = await chat.connect();
  assert.equal(client.frames.all[0]?.server_id, '0');
  assert.equal(client.frames.all[0]?.msg, undefined);
  assert.ok(client.session.length > 0);
  const other = await chat.connect();
  assert.notEqual(other.session, client.session);
});

test('no common version: failed names ours, and the connection ends', async ({ chat }) => {
  const client = await chat.connect({ connect: false });
  client.sendFrame({ msg: 'connect', version: 'pre0', support: ['pre0'] });
  const failed = await client.frames.next((frame) => frame.msg === 'failed');
  assert.equal(failed.version, '1');
  await client.closed;
});

test('anything before connect ends the connection with 1002', async ({ chat }) => {
  const client = await chat.connect({ connect: false });
  client.sendFrame({ msg: 'method', id: '1', method: 'login', params: [] });
  assert.equal((await client.closed).code, 1002);
});

test('ping is answered with its id, before and after login', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await chat.connect();
  client.sendFrame({ msg: 'ping' });
  const plain = await client.frames.next((frame) => frame.msg === 'pong');
  assert.equal('id' in plain, false);
  client.sendFrame({ msg: 'ping', id: 'x1' });
  assert.equal((await client.frames.next((frame) => frame.msg === 'pong')).id, 'x1');
  await client.login(ann.authToken);
  await client.fence();
});

test('login by token, digest, plain text and e-mail; the user arrives in the users collection', async ({ chat }) => {
  const ann = await chat.user('ann');
  const password = { digest: digest(ann.password), algorithm: 'sha-256' };
  const forms: Loose[] = [
    { resume: ann.authToken },
    { user: { username: ann.username }, password },
    { user: { email: `${ann.username}@example.test` }, password },
    { user: { id: ann.id }, password },
    { user: { username: ann.username }, password: ann.password },
  ];
  for (const form of forms) {
    const client = await chat.connect();
    const result = await client.call('login', form);
    assert.equal(result.id, ann.id, JSON.stringify(form));
    assert.equal(typeof result.token, 'string');
    assert.ok(Date.parse(result.tokenExpires) > Date.now());
    assert.equal(result.type, form.resume ? 'resume' : 'password');
    const added = client.frames.all.find((frame) => frame.msg === 'added' && frame.collection === 'users') ?? (await client.frames.next((frame) => frame.msg === 'added' && frame.collection === 'users'));
    assert.equal(added.id, ann.id);
    assert.equal(added.fields.username, ann.username);
    assert.doesNotMatch(JSON.stringify(client.frames.all), /bcrypt|\$2[aby]\$/);
    client.close();
  }
});

test('a refused login is error 403, and the connection stays nobody', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await chat.connect();
  await client.refused(403, 'login', { user: { username: ann.username }, password: { digest: digest('wrong'), algorithm: 'sha-256' } });
  await client.refused(403, 'login', { user: { username: 'nobody-at-all' }, password: 'x' });
  const gone = await client.refused(403, 'login', { resume: 'no-such-token' });
  assert.match(gone.message, /You've been logged out by the server/i);
  assert.equal(gone.isClientSafe, true);
  assert.equal(gone.errorType, 'Meteor.Error');
  for (const odd of [{}, null, 'x', 5, [], { resume: {} }, { user: 'x' }, { user: { username: ann.username } }]) {
    const frame = await client.callForFrame('login', [odd]);
    assert.ok(frame.error, JSON.stringify(odd));
    assert.notEqual(frame.error.error, 500, JSON.stringify(frame));
  }
  const frame = await client.callForFrame('sendMessage', [{ rid: 'GENERAL', msg: 'x' }]);
  assert.ok(frame.error);
  await client.login(ann.authToken);
});

test('updated follows every result, also after an error', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await ann.ddp();
  client.sendFrame({ msg: 'method', id: 'good', method: 'UserPresence:online', params: [] });
  client.sendFrame({ msg: 'method', id: 'bad', method: 'no such method', params: [] });
  await client.frames.next((frame) => frame.msg === 'updated' && frame.methods.includes('bad'));
  for (const id of ['good', 'bad']) {
    const result = client.frames.all.findIndex((frame) => frame.msg === 'result' && frame.id === id);
    const updated = client.frames.all.findIndex((frame) => frame.msg === 'updated' && frame.methods.includes(id));
    assert.ok(result >= 0 && updated > result, id);
  }
});

test('unknown methods and subscriptions are 404 with the name', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await ann.ddp();
  const error = await client.refused(404, 'no:such:method');
  assert.match(error.message, /Method 'no:such:method' not found/);
  const frame = await client.subForFrame('no-such-sub', []);
  assert.equal(frame.msg, 'nosub');
  assert.equal(frame.error.error, 404);
  assert.match(frame.error.message, /Subscription 'no-such-sub' not found/);
});

test('methods of one connection run in their order', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const client = await ann.ddp();
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => client.call('sendMessage', { rid: room._id, msg: `${i}` })));
  assert.deepEqual(answers.map((one) => one.msg), answers.map((_, i) => `${i}`));
  assert.deepEqual((await ann.history(room, { count: 50 })).map((one) => one.msg).reverse(), answers.map((_, i) => `${i}`));
});

test('logout ends the streams of the connection, and the token', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const session = await chat.login(ann.username, ann.password);
  const client = await session.ddp();
  const seen = await client.watch('stream-room-messages', room._id);
  await ben.send(room, 'before');
  await seen.take(1);
  await client.call('logout');
  await ben.send(room, 'after');
  await client.fence();
  assert.deepEqual(seen.pending(), []);
  await session.refused(401, undefined, 'GET', 'me');
  await client.watchRefused('not-allowed', 'stream-notify-user', `${ann.id}/notification`);
});

test('a token that ends elsewhere ends its connections, and no other', async ({ chat }) => {
  const ann = await chat.user('ann');
  const laptop = await chat.login(ann.username, ann.password);
  const phone = await chat.login(ann.username, ann.password);
  const [onLaptop, onPhone] = [await laptop.ddp(), await phone.ddp()];
  await phone.post('logout');
  await onPhone.closed;
  await onLaptop.fence();
  await (await chat.admin).post('users.setActiveStatus', { userId: ann.id, activeStatus: false });
  await onLaptop.closed;
});

test('several connections of one user all hear, and each subscription once', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const connections = [await ann.connectAgain(), await ann.connectAgain(), await ann.connectAgain()];
  const watches = await Promise.all(connections.map((one) => one.watch('stream-room-messages', room._id)));
  await ben.send(room, 'to all of you');
  for (const seen of watches) assert.equal((await seen.values(1))[0].msg, 'to all of you');
  await ben.send(room, 'again');
  for (const seen of watches) assert.equal((await seen.values(1))[0].msg, 'again');
});

test('unsub is answered with nosub, and nothing comes any more', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const client = await ann.ddp();
  const [first, second] = [await client.watch('stream-room-messages', room._id), await client.watch('stream-notify-room', `${room._id}/deleteMessage`)];
  await first.stop();
  const message = await ben.send(room, 'unheard');
  await ben.post('chat.delete', { roomId: room._id, msgId: message._id });
  await second.take(1);
  assert.equal(first.all.length, 0);
  assert.ok(!client.frames.all.some((frame) => frame.collection === 'stream-room-messages'));
  await client.unsub('never-subscribed');
});

test('malformed frames are answered with error; the connection goes on', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await ann.ddp();
  for (const text of ['{', 'hello', '5', '[]', '{"msg":5}', '{"msg":"method"}', '{"msg":"method","id":5,"method":"x"}', '{"msg":"method","id":"1","method":"login","params":{}}', '{"msg":"sub","id":"1"}', '{"msg":"what is this"}', '{"no":"msg"}', '[[[[', '"\\ud800"']) {
    client.sendText(text);
  }
  await client.fence();
  assert.ok(client.frames.all.filter((frame) => frame.msg === 'error').length >= 5, JSON.stringify(client.frames.all));
  await client.call('UserPresence:online');
});

test('frames as no client should send them: each has its close code', async ({ server }) => {
  const cases: [string, number, (socket: RawWebSocket) => void][] = [
    ['not masked', 1002, (socket) => socket.send(kText, '{}', { masked: false })],
    ['a reserved bit', 1002, (socket) => socket.send(kText, '{}', { reserved: 4 })],
    ['an unknown opcode', 1002, (socket) => socket.send(3, '{}')],
    ['a fragmented ping', 1002, (socket) => socket.send(kPing, 'x', { fin: false })],
    ['a ping of 126 bytes', 1002, (socket) => socket.send(kPing, 'x'.repeat(126))],
    ['a continuation of nothing', 1002, (socket) => socket.send(0, '{}')],
    ['invalid UTF-8', 1007, (socket) => socket.send(kText, Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
    ['an oversized frame', 1009, (socket) => socket.send(kText, '', { length: 2 ** 31 })],
  ];
  for (const [what, code, act] of cases) {
    const socket = await RawWebSocket.open(server.port);
    socket.text(kConnect);
    act(socket);
    assert.equal(await socket.closeCode(), code, what);
    socket.destroy();
  }
});

test('fragments, pings between them, and binary frames', async ({ server }) => {
  const socket = await RawWebSocket.open(server.port);
  const text = JSON.stringify({ ...kConnect, note: 'grüß dich' });
  const bytes = Buffer.from(text);
  const middle = text.indexOf('ü') + 1;
  socket.send(kText, bytes.subarray(0, middle), { fin: false });
  socket.send(kPing, 'are you there');
  socket.send(0, bytes.subarray(middle));
  const pong = await socket.frames.next((frame) => frame.opcode === kPong);
  assert.equal(pong.payload.toString(), 'are you there');
  await eventually(() => assert.ok(socket.frames.all.some((frame) => frame.payload.toString().includes('"connected"'))));
  socket.send(kBinary, '{"msg":"ping"}');
  const after = await socket.frames.next((frame) => frame.opcode === 8 || frame.payload.toString().includes('"pong"') || frame.payload.toString().includes('"error"'));
  assert.ok(after);
  socket.destroy();
});

test('a client that stops reading does not slow others, and is closed', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const hung = await RawWebSocket.open(server.port);
  hung.text(kConnect);
  hung.text({ msg: 'method', id: '1', method: 'login', params: [{ resume: ben.authToken }] });
  // Many subscriptions to the same stream make each message a megabyte for this one client.
  for (let i = 0; i < 40; i++) hung.text({ msg: 'sub', id: `s${i}`, name: 'stream-room-messages', params: [room._id, false] });
  await hung.frames.next((frame) => frame.payload.toString().includes('"s39"'));
  hung.pause();
  const seen = await ann.watch('stream-room-messages', room._id);
  const text = 'x'.repeat(5000);
  const slowest = { ms: 0 };
  for (let i = 0; i < 150; i++) {
    const start = Date.now();
    await ann.send(room, text);
    await seen.take(1);
    slowest.ms = Math.max(slowest.ms, Date.now() - start);
  }
  assert.ok(slowest.ms < 2000, `a message took ${slowest.ms} ms while another client hung`);
  hung.resume();
  hung.destroy();
});
