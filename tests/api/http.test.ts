import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { test } from '../harness/test.ts';

test('every REST answer is application/json to the letter', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answers = [
    await ann.request('GET', 'me'),
    await chat.anyone.request('GET', 'me'),
    await ann.request('GET', 'users.info'),
    await ann.request('GET', 'no.such.endpoint'),
    await ann.request('POST', 'me'),
    await ann.request('POST', 'chat.sendMessage', { body: '{broken' }),
    await chat.anyone.request('POST', 'login', { body: { user: 'x', password: 'y' } }),
  ];
  for (const answer of answers) {
    assert.equal(answer.headers.get('content-type'), 'application/json');
    assert.ok(answer.body !== undefined, answer.text);
  }
});

test('an unknown endpoint is 404, a wrong method 405 with Allow', async ({ chat }) => {
  const ann = await chat.user('ann');
  const unknown = await ann.request('GET', 'no.such.endpoint');
  assert.equal(unknown.status, 404);
  assert.notEqual(unknown.body.success, true);
  const wrong = await ann.request('POST', 'me', { body: {} });
  assert.equal(wrong.status, 405);
  assert.match(wrong.headers.get('allow') ?? '', /GET/);
  const put = await ann.request('PUT', 'chat.sendMessage', { body: {} });
  assert.equal(put.status, 405);
  assert.match(put.headers.get('allow') ?? '', /POST/);
});

test('malformed JSON and other bodies are refused with a sentence', async ({ chat }) => {
  const ann = await chat.user('ann');
  const bodies = ['{', '{"message":', '[]', '"text"', '5', 'null', '{"a":1}}', "{'a':1}", '{"a":1,}', '\u0000', '{"a":"\ud800"}', '['.repeat(100_000), `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`];
  for (const body of bodies) {
    const answer = await ann.request('POST', 'chat.sendMessage', { body });
    assert.equal(answer.status, 400, `${body.slice(0, 40)}: ${answer.text.slice(0, 200)}`);
    assert.equal(answer.body.success, false);
    assert.equal(typeof answer.body.error, 'string');
  }
  const invalid = Buffer.from('{"message":{"rid":"x","msg":"\xff\xfe"}}', 'latin1');
  assert.equal((await ann.request('POST', 'chat.sendMessage', { body: invalid })).status, 400);
});

test('wrong types name the field', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer = await ann.request('POST', 'channels.create', { body: { name: 5, members: 'x', readOnly: 'perhaps' } });
  assert.equal(answer.status, 400);
  for (const field of ['name', 'members', 'readOnly']) assert.match(answer.text, new RegExp(field));
});

test('large bodies are refused before they are read', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const connection = await RawConnection.open(server.port);
  connection.request('POST', '/api/v1/chat.sendMessage', {
    'X-User-Id': ann.id,
    'X-Auth-Token': ann.authToken,
    'Content-Type': 'application/json',
    'Content-Length': String(4 * 1024 ** 3),
  });
  assert.equal((await connection.answer()).status, 413);
  await connection.closed;
  await ann.get('me');
});

test('a body of a megabyte that is allowed is handled, not cut', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer = await ann.request('POST', 'chat.sendMessage', { body: { message: { rid: 'x', msg: 'y'.repeat(900_000) } } });
  assert.ok(answer.status === 400 || answer.status === 413, String(answer.status));
});

test('headers that are too large, too many, or malformed are refused and the connection ends', async ({ server }) => {
  const cases: [string, number[]][] = [
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(200_000)}\r\n\r\n`, [431, 400]],
    [`GET /${'a'.repeat(200_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, [414, 431, 400]],
    ['NONSENSE\r\n\r\n', [400]],
    ['GET / HTTP/9.9\r\nHost: x\r\n\r\n', [400, 505]],
    ['GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n', [400]],
    ['POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', [400]],
    ['POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello', [400]],
    ['POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', [400]],
    ['POST /api/v1/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n', [400]],
  ];
  for (const [bytes, statuses] of cases) {
    const connection = await RawConnection.open(server.port);
    connection.write(bytes);
    const answer = await connection.answer();
    assert.ok(statuses.includes(answer.status), `${bytes.slice(0, 60)}: ${answer.status}`);
    await connection.closed;
  }
});

test('keep-alive and pipelining: answers come in the order of the requests', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const connection = await RawConnection.open(server.port);
  const auth = { 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken };
  const paths = ['/api/v1/me', '/api/info', '/livez', '/api/v1/users.info?userId=' + ann.id, '/api/v1/nothing', '/api/info'];
  for (const path of paths) connection.request('GET', path, auth);
  const answers = [];
  for (let i = 0; i < paths.length; i++) answers.push(await connection.answer());
  assert.deepEqual(answers.map((one) => one.status), [200, 200, 200, 200, 404, 200]);
  assert.equal(JSON.parse(answers[0]?.body ?? '')._id, ann.id);
  assert.equal(JSON.parse(answers[3]?.body ?? '').user._id, ann.id);
  connection.request('GET', '/livez');
  assert.equal((await connection.answer()).status, 200, 'still open');
  connection.request('GET', '/livez', { Connection: 'close' });
  assert.equal((await connection.answer()).status, 200);
  await connection.closed;
});

test('chunked bodies and Expect: 100-continue', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const body = JSON.stringify({ user: ann.username, password: ann.password });
  const connection = await RawConnection.open(server.port);
  connection.request('POST', '/api/v1/login', { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
  for (const byte of body) connection.write(`1\r\n${byte}\r\n`);
  connection.write('0\r\n\r\n');
  assert.equal((await connection.answer()).status, 200);
  connection.request('POST', '/api/v1/login', { 'Content-Type': 'application/json', 'Content-Length': String(body.length), Expect: '100-continue' });
  assert.equal((await connection.answer()).status, 100);
  connection.write(body);
  assert.equal((await connection.answer()).status, 200);
});

test('HEAD answers like GET, without a body', async ({ chat, server }) => {
  const get = await chat.anyone.request('GET', '/api/info');
  const connection = await RawConnection.open(server.port);
  connection.request('HEAD', '/api/info');
  const head = await connection.answer();
  assert.equal(head.status, 200);
  assert.equal(Number(head.headers.get('content-length')), get.text.length);
  connection.request('GET', '/livez');
  assert.equal((await connection.answer()).status, 200, 'no body was sent that would be read as an answer');
});

test('malformed queries are refused or read literally, never an accident', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  for (const query of ['?%', '?a=%zz', '?userId=%ff%fe', '?&&&=', `?${'a=b&'.repeat(2000)}`, '?userId[]=1&userId[]=2', '?userId=' + encodeURIComponent('\u0000')]) {
    const answer = await ann.request('GET', `/api/v1/users.info${query}`);
    assert.ok([400, 414, 431].includes(answer.status), `${query.slice(0, 30)}: ${answer.status}`);
    assert.equal(answer.body.success, false);
  }
  const connection = await RawConnection.open(server.port);
  connection.request('GET', '/api/v1/../../etc/passwd');
  assert.ok([400, 404].includes((await connection.answer()).status));
  for (const path of ['/assets/%2e%2e/%2e%2e/etc/passwd', '/../../etc/passwd']) {
    connection.request('GET', path);
    assert.doesNotMatch((await connection.answer()).body, /root:/);
  }
});

test('absolute addresses follow a trusted proxy', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer: Loose = await ann.request('GET', 'me', { headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'chat.example.test', 'X-Forwarded-For': '203.0.113.7' } });
  assert.equal(answer.status, 200);
  assert.match(answer.body.avatarUrl, /\/avatar\//);
});

test('each answer carries a request id, and takes over the one a trusted proxy has given', async ({ chat }) => {
  const own = await chat.anyone.request('GET', '/api/info');
  assert.ok(own.headers.get('x-request-id'));
  const given = await chat.anyone.request('GET', '/api/info', { headers: { 'X-Request-Id': 'abc-123' } });
  assert.equal(given.headers.get('x-request-id'), 'abc-123');
});

test('slow clients do not hold the server: half a request, and many idle connections', async ({ chat, server }) => {
  const idle = await Promise.all(Array.from({ length: 50 }, () => RawConnection.open(server.port)));
  for (const connection of idle) connection.write('GET /api/info HTTP/1.1\r\nHost: x\r\nX-Half: ');
  const ann = await chat.user('ann');
  await ann.get('me');
  for (const connection of idle) connection.close();
});

test('security headers stand on answers', async ({ chat }) => {
  for (const path of ['/api/info', '/', '/api/v1/me']) {
    const answer = await chat.anyone.request('GET', path);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    assert.ok(answer.headers.get('referrer-policy'), path);
  }
});

test('IPv6', async ({ server }) => {
  const connection = await RawConnection.open(server.port, '::1');
  connection.request('GET', '/livez');
  assert.equal((await connection.answer()).status, 200);
});

test('answers above a kilobyte are compressed for who takes it, and tokens are not', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const auth = { 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken };
  const ask = async (method: string, target: string, headers: Record<string, string>, body = '') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${target}`, { method, headers, ...(body ? { body } : {}) });
    return { headers: answer.headers, text: await answer.text() };
  };
  const plain = await ask('GET', '/api/v1/permissions.listAll', { ...auth, 'Accept-Encoding': 'identity' });
  const packed = await ask('GET', '/api/v1/permissions.listAll', { ...auth, 'Accept-Encoding': 'gzip, br' });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(packed.headers.get('content-encoding'), 'gzip');
  assert.equal(packed.headers.get('vary'), 'Accept-Encoding');
  assert.equal(plain.headers.get('vary'), 'Accept-Encoding');
  assert.deepEqual(JSON.parse(packed.text), JSON.parse(plain.text));
  assert.ok(Number(packed.headers.get('content-length')) < plain.text.length / 2);
  const connection = await RawConnection.open(server.port);
  connection.request('HEAD', '/api/v1/permissions.listAll', { ...auth, 'Accept-Encoding': 'gzip' });
  const head = await connection.answer();
  assert.equal(head.headers.get('content-encoding'), 'gzip');
  assert.equal(head.headers.get('content-length'), packed.headers.get('content-length'));
  const login = await ask('POST', '/api/v1/login', { 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip' }, JSON.stringify({ user: ann.username, password: ann.password }));
  assert.equal(login.headers.get('content-encoding'), null);
  assert.match(login.headers.get('cache-control') ?? '', /no-transform/);
});

test('bodies: strangers send little, people more, and messages most; whatever the length says', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const auth = { 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken };
  const status = async (path: string, size: number, headers: Record<string, string>, chunked = false) => {
    const connection = await RawConnection.open(server.port);
    const body = JSON.stringify({ pad: 'x'.repeat(size - 10) });
    assert.equal(body.length, size);
    const all = { 'Content-Type': 'application/json', ...headers };
    if (chunked) connection.request('POST', path, { ...all, 'Transfer-Encoding': 'chunked' }, `${size.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    else connection.request('POST', path, all, body);
    const answer = await connection.answer();
    connection.close();
    return answer.status;
  };
  const kib = 1024;
  for (const chunked of [false, true]) {
    assert.notEqual(await status('/api/v1/login', 32 * kib, {}, chunked), 413);
    assert.equal(await status('/api/v1/login', 32 * kib + 1, {}, chunked), 413);
    assert.equal(await status('/api/v1/chat.sendMessage', 32 * kib + 1, { ...auth, 'X-Auth-Token': 'wrong' }, chunked), 413);
    assert.notEqual(await status('/api/v1/channels.create', 256 * kib, auth, chunked), 413);
    assert.equal(await status('/api/v1/channels.create', 256 * kib + 1, auth, chunked), 413);
    assert.notEqual(await status('/api/v1/chat.sendMessage', 1024 * kib, auth, chunked), 413);
    assert.equal(await status('/api/v1/chat.sendMessage', 1024 * kib + 1, auth, chunked), 413);
  }
  assert.equal(await status('/api/v1/no.such.endpoint', 1000, auth), 404);
});

test('the files of the web client come in parts, and not again when they are there', async ({ server }) => {
  const page = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { 'Accept-Encoding': 'identity' } });
  const whole = await page.text();
  const part = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { 'Accept-Encoding': 'identity', Range: 'bytes=0-9' } });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 0-9/${Buffer.byteLength(whole)}`);
  assert.equal(await part.text(), whole.slice(0, 10));
  const again = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { 'If-None-Match': page.headers.get('etag') ?? '' } });
  assert.equal(again.status, 304);
});
