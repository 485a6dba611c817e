// Files in parts, by the tus protocol: what a client sees that loses its connection, or its server.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { fetchFile } from '../harness/files.ts';
import type { Caller } from '../harness/rest.ts';
import { png } from '../harness/picture.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const kUploads = '/api/v1/confab.uploads';
const kPart = 'application/offset+octet-stream';
const kMegabyte = 1024 * 1024;

async function ask(who: Caller, method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
  const credentials: Record<string, string> = who.credentials ? { 'X-User-Id': who.credentials.userId, 'X-Auth-Token': who.credentials.authToken } : {};
  return fetch(new URL(path, who.url), { method, body, headers: { 'Tus-Resumable': '1.0.0', ...credentials, ...headers }, signal: AbortSignal.timeout(20_000) });
}

function metadata(pairs: Record<string, string>): string {
  return Object.entries(pairs).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
}

function announce(who: Caller, room: Room | string, size: number | string, more: Record<string, string> = {}): Promise<Response> {
  const rid = typeof room === 'string' ? room : room._id;
  return ask(who, 'POST', kUploads, { 'Upload-Length': String(size), 'Upload-Metadata': metadata({ rid, filename: 'large.bin', ...more }) });
}

/** Where it is brought to. */
async function begin(who: Caller, room: Room, size: number, more: Record<string, string> = {}): Promise<string> {
  const answer = await announce(who, room, size, more);
  assert.equal(answer.status, 201, await answer.text());
  assert.ok(Date.parse(answer.headers.get('Upload-Expires') ?? '') > Date.now());
  return answer.headers.get('Location') ?? '';
}

function part(who: Caller, path: string, offset: number, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  return ask(who, 'PATCH', path, { 'Content-Type': kPart, 'Upload-Offset': String(offset), ...headers }, bytes);
}

async function offsetOf(who: Caller, path: string): Promise<number> {
  const answer = await ask(who, 'HEAD', path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  return Number(answer.headers.get('Upload-Offset'));
}

/** A part of which only the beginning comes before the connection is gone. */
async function breakOff(who: Caller, path: string, offset: number, bytes: Uint8Array, announced: number): Promise<void> {
  const { hostname, port, host } = new URL(who.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head =
    `PATCH ${path} HTTP/1.1\r\nHost: ${host}\r\nTus-Resumable: 1.0.0\r\nContent-Type: ${kPart}\r\nUpload-Offset: ${offset}\r\n` +
    `X-User-Id: ${who.credentials?.userId}\r\nX-Auth-Token: ${who.credentials?.authToken}\r\nContent-Length: ${announced}\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head), bytes]));
  await eventually(async () => assert.equal(await offsetOf(who, path), offset + bytes.length));
  socket.destroy();
}

async function refused(answer: Response, status: number, type: string): Promise<void> {
  const text = await answer.text();
  assert.equal(answer.status, status, text);
  assert.equal(answer.headers.get('X-Error-Type'), type);
  assert.equal(JSON.parse(text).success, false);
}

async function send(who: User, room: Room, path: string): Promise<Loose> {
  const answer = await who.request('POST', `rooms.mediaConfirm/${room._id}/${path.split('/').at(-1)}`, { body: {} });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.message;
}

test('what is spoken is said to anybody', async ({ chat }) => {
  const answer = await ask(chat.anyone, 'OPTIONS', kUploads);
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('Tus-Version'), '1.0.0');
  assert.equal(answer.headers.get('Tus-Resumable'), '1.0.0');
  assert.equal(answer.headers.get('Tus-Extension'), 'creation,expiration,termination');
  assert.equal(answer.headers.get('Tus-Max-Size'), String(100 * kMegabyte));
});

test('a file comes in parts, over a lost connection and a killed server, and is sent', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const bytes = Buffer.alloc(3 * kMegabyte, 'some words ');
  const path = await begin(ann, room, bytes.length, { filetype: 'application/octet-stream' });
  assert.equal(await offsetOf(ann, path), 0);

  const first = await part(ann, path, 0, bytes.subarray(0, kMegabyte));
  assert.equal(first.status, 204, await first.text());
  assert.equal(first.headers.get('Upload-Offset'), String(kMegabyte));
  await breakOff(ann, path, kMegabyte, bytes.subarray(kMegabyte, kMegabyte + 300_000), 2 * kMegabyte);
  assert.equal(await offsetOf(ann, path), kMegabyte + 300_000);

  await server.crash();
  const offset = await offsetOf(ann, path);
  assert.equal(offset, kMegabyte + 300_000);
  const last = await part(ann, path, offset, bytes.subarray(offset));
  assert.equal(last.status, 204, await last.text());
  assert.equal(last.headers.get('Upload-Offset'), String(bytes.length));
  assert.equal(await offsetOf(ann, path), bytes.length);

  const message = await send(ann, room, path);
  assert.equal(message.attachments[0].title, 'large.bin');
  const got = Buffer.from(await (await fetchFile(ben, message.attachments[0].title_link)).arrayBuffer());
  assert.equal(createHash('sha256').update(got).digest('hex'), createHash('sha256').update(bytes).digest('hex'));
});

test('a picture is looked into when it is complete', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const picture = Buffer.from(png(40, 30));
  const path = await begin(ann, room, picture.length, { filename: 'a.png', filetype: 'image/png' });
  assert.equal((await part(ann, path, 0, picture)).status, 204);
  const message = await send(ann, room, path);
  assert.equal(message.file.format, 'png');
  assert.ok(message.attachments[0].image_dimensions.width > 0);
});

test('a part goes where the file ends, and nowhere else', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const path = await begin(ann, room, 10);
  await refused(await part(ann, path, 5, Buffer.from('there')), 409, 'error-upload-conflict');
  assert.equal((await part(ann, path, 0, Buffer.from('Hello'))).status, 204);
  await refused(await part(ann, path, 0, Buffer.from('Hello')), 409, 'error-upload-conflict');
  await refused(await part(ann, path, 5, Buffer.from('there, all')), 413, 'error-file-too-large');
  assert.equal(await offsetOf(ann, path), 5);
  await refused(await part(ann, path, 5, Buffer.from('there'), { 'Content-Type': 'text/plain' }), 415, 'error-upload-media-type');
  await refused(await part(ann, path, 5, Buffer.from('there'), { 'Upload-Offset': '-5' }), 400, 'invalid-params');
  await refused(await part(ann, path, 5, Buffer.from('there'), { 'Tus-Resumable': '0.2.2' }), 412, 'error-upload-version');
  const stood = await part(ann, path, 5, Buffer.alloc(0));
  assert.equal(stood.headers.get('Upload-Offset'), '5');
  // As clients say it that may not PATCH.
  const meant = await ask(ann, 'POST', path, { 'X-HTTP-Method-Override': 'PATCH', 'Content-Type': kPart, 'Upload-Offset': '5' }, Buffer.from('there'));
  assert.equal(meant.status, 204, await meant.text());
  await send(ann, room, path);
});

test('what is announced is checked', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  await refused(await announce(ann, room, 100 * kMegabyte + 1), 413, 'error-file-too-large');
  await refused(await announce(ann, room, 0), 400, 'file-too-small');
  await refused(await announce(ann, room, 'many'), 400, 'invalid-params');
  await refused(await announce(ann, room, 5, { filename: 'a.svg', filetype: 'image/svg+xml' }), 400, 'error-invalid-file-type');
  await refused(await announce(ann, room, 5, { filename: 'x'.repeat(1025) }), 400, 'invalid-params');
  await refused(await announce(ann, room, 5, { content: '[' }), 400, 'invalid-field-content');
  await refused(await announce(ann, 'nowhere', 5), 403, 'unauthorized');
  await refused(await announce(eve, room, 5), 403, 'unauthorized');
  await refused(await announce(chat.anyone, room, 5), 401, 'error-invalid-user');
  await refused(await ask(ann, 'POST', kUploads, { 'Upload-Length': '5' }), 400, 'invalid-params');
  const broken = await ask(ann, 'POST', kUploads, { 'Upload-Length': '5', 'Upload-Metadata': 'rid %%%' });
  await refused(broken, 400, 'invalid-params');
  const posted = await ask(ann, 'POST', `${kUploads}/nothing`);
  assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'DELETE, GET, HEAD, OPTIONS, PATCH']);
});

test('nobody else reaches it, and its owner only with the room', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  const path = await begin(ben, room, 10);
  for (const who of [ann, await chat.admin]) {
    assert.equal((await ask(who, 'HEAD', path)).status, 404);
    await refused(await part(who, path, 0, Buffer.from('Hello')), 404, 'error-upload-not-found');
    await refused(await ask(who, 'DELETE', path), 404, 'error-upload-not-found');
  }
  assert.equal((await ask(chat.anyone, 'HEAD', path)).status, 401);
  assert.equal((await part(ben, path, 0, Buffer.from('Hello'))).status, 204);
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  await refused(await part(ben, path, 5, Buffer.from('there')), 403, 'unauthorized');
  assert.equal((await ask(ben, 'HEAD', path)).status, 403);
  assert.equal((await ask(ben, 'DELETE', path)).status, 204);
});

test('given up it is gone, also when it was complete', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const half = await begin(ann, room, 10);
  const whole = await begin(ann, room, 5);
  assert.equal((await part(ann, half, 0, Buffer.from('Hello'))).status, 204);
  assert.equal((await part(ann, whole, 0, Buffer.from('Hello'))).status, 204);
  for (const path of [half, whole]) {
    assert.equal((await ask(ann, 'DELETE', path)).status, 204);
    assert.equal((await ask(ann, 'HEAD', path)).status, 404);
    assert.equal((await ann.request('POST', `rooms.mediaConfirm/${room._id}/${path.split('/').at(-1)}`, { body: {} })).body.errorType, 'invalid-file');
  }
});

test('what was not completed in its time is gone', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const path = await begin(ann, room, 10);
  assert.equal((await part(ann, path, 0, Buffer.from('Hello'))).status, 204);
  server.sql(`UPDATE unfinished_uploads SET expires_at = 1 WHERE id = '${path.split('/').at(-1)}'`);
  server.sql(`UPDATE job_schedules SET next_at = 1 WHERE name = 'uploads.forget-unfinished'`);
  await server.crash();
  await eventually(async () => assert.equal((await ask(ann, 'HEAD', path)).status, 404));
  await eventually(() => assert.deepEqual(readdirSync(join(server.data, 'unfinished')).filter((name) => path.endsWith(name)), []));
});

testsOn({ settings: { API_Enable_CORS: true, API_CORS_Origin: 'https://other.example.test' } })('pages of another origin may use it where they may use the API', async ({ chat }) => {
  const ours = await ask(chat.anyone, 'OPTIONS', kUploads, { Origin: 'https://other.example.test' });
  assert.equal(ours.headers.get('Access-Control-Allow-Origin'), 'https://other.example.test');
  assert.match(ours.headers.get('Access-Control-Expose-Headers') ?? '', /Upload-Offset/);
  const others = await ask(chat.anyone, 'OPTIONS', kUploads, { Origin: 'https://else.example.test' });
  assert.equal(others.headers.get('Access-Control-Allow-Origin'), null);
});
