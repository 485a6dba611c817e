// Files: brought into a room, sent, seen, fetched, listed, and gone.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { bring, fetchFile, formOf, kText, pdf, sendFile, tryBring } from '../harness/files.ts';
import { resident } from '../harness/memory.ts';
import type { Server } from '../harness/server.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

/** What nobody takes for anything. */
const kBytes = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
/** A picture of one pixel. */
const kPixel = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);

/** Whether its bytes lie in the folder, where they are named by their content. */
function isKept(server: Server, content: string): boolean {
  const hash = createHash('sha256').update(content).digest('hex');
  return readdirSync(join(server.data, 'files'), { recursive: true }).some((name) => String(name).includes(hash));
}

/** What says that it is a picture of so many pixels, and has none of them. */
function hollow(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(kPixel);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(29, crc32(bytes.subarray(12, 29)));
  return bytes;
}

test('a file is brought, sent, and on the screens of others', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const seen = await ben.watch('stream-room-messages', room._id);
  const brought = await bring(ann, room);
  assert.equal(brought.url, `/file-upload/${brought._id}/notes.txt`);
  const answer = await ann.request('POST', `rooms.mediaConfirm/${room._id}/${brought._id}`, { body: { msg: 'look', description: 'a *plan*' } });
  const sent: Loose = answer.body.message;
  assert.equal(sent.msg, 'look');
  const row = { _id: brought._id, name: 'notes.txt', type: 'text/plain', size: 12, format: '' };
  assert.deepEqual(sent.file, row);
  assert.deepEqual(sent.files, [row]);
  const [attachment] = sent.attachments;
  assert.equal(attachment.descriptionMd[0].value[1].type, 'BOLD');
  delete attachment.descriptionMd;
  assert.deepEqual(attachment, {
    title: 'notes.txt',
    type: 'file',
    description: 'a *plan*',
    title_link: brought.url,
    title_link_download: true,
    format: 'TXT',
    size: 12,
  });
  for (const absent of ['unread', 'mentions', 'channels', 'groupable']) assert.ok(!(absent in sent), absent);
  const [[event]] = (await seen.take(1)) as Loose;
  assert.equal(event._id, sent._id);
  assert.deepEqual(event.files, [row]);
  assert.equal(event.groupable, false);
  assert.deepEqual((await ben.history(room))[0]?.files, [row]);
  const found: Loose = await ben.request('GET', 'chat.search', { query: { roomId: room._id, searchText: 'has:file' } });
  assert.deepEqual(found.body.messages?.map((one: Loose) => one._id), [sent._id], found.text);
});

test('each kind has its members', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const of = async (name: string, type: string): Promise<Loose> => (await sendFile(ann, room, { name, type, content: kBytes })).attachments[0];
  const sound = await of('a.mp3', 'audio/mpeg');
  assert.deepEqual([sound.audio_url, sound.audio_type, sound.audio_size], [sound.title_link, 'audio/mpeg', 10]);
  const film = await of('a.mp4', 'video/mp4');
  assert.deepEqual([film.video_url, film.video_type, film.video_size], [film.title_link, 'video/mp4', 10]);
  assert.equal((await of('a.drawio', 'application/octet-stream')).format, 'DRAWIO');
  assert.equal((await of('.bashrc', '')).format, 'file');
  assert.equal((await of('a b#?.pdf', 'application/pdf')).title_link.split('/').at(-1), 'a%20b%23%3F.pdf');
});

test('one call does both for older clients', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ann.send(room, 'first');
  const form = formOf(kText, { msg: 'hi', description: 'mine', tmid: first._id });
  const { body, text } = await ann.request('POST', `rooms.upload/${room._id}`, { body: form });
  assert.ok(body.success, text);
  assert.deepEqual([body.message.msg, body.message.attachments[0].description, body.message.tmid], ['hi', 'mine', first._id]);
  const bad = await ann.request('POST', `rooms.upload/${room._id}`, { body: formOf(kText, { customFields: '{' }) });
  assert.equal(bad.status, 400);
  assert.match(bad.text, /customFields/);
});

test('the method sends what was brought, and nothing else of what it is told', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const { _id } = await bring(ann, room);
  const file = { _id, name: 'forged.exe', type: 'x/y', size: 999, description: 'said' };
  assert.equal(await eve.callMethod('sendFileMessage', room._id, 'GridFS', file), false);
  await assert.rejects(ann.callMethod('sendFileMessage', room._id, 'GridFS', { _id }), /error-invalid-file/);
  const sent = await ann.callMethod('sendFileMessage', room._id, 'GridFS', file, { msg: 'here' });
  assert.deepEqual([sent.msg, sent.file.name, sent.attachments[0].description], ['here', 'notes.txt', 'said']);
});

test('a file is sent once, by whoever brought it, in its room', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const other = await chat.channel({ members: [ann, ben] });
  const { _id } = await bring(ann, room);
  const confirm = (rid: string, id: string) => `rooms.mediaConfirm/${rid}/${id}`;
  await ben.refused(400, 'invalid-file', 'POST', confirm(room._id, _id));
  await ann.refused(400, 'invalid-file', 'POST', confirm(other._id, _id));
  await ann.refused(400, 'invalid-file', 'POST', confirm(room._id, 'nonsense'));
  await ann.refused(403, 'unauthorized', 'POST', confirm('nonsense', _id));
  assert.equal((await ann.request('POST', confirm(room._id, _id), { body: {} })).status, 200);
  await ann.refused(400, 'invalid-file', 'POST', confirm(room._id, _id));
});

test('what is wrong with a form is said', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const media = `rooms.media/${room._id}`;
  const refused = async (body: unknown, status: number, error: string, who = ann) => {
    const answer = await who.request('POST', media, { body });
    assert.equal(answer.status, status, answer.text);
    assert.ok([answer.body.error, answer.body.errorType].includes(error), answer.text);
  };
  await refused(formOf(kText), 403, 'unauthorized', eve);
  await refused(formOf(kText, {}, 'other'), 400, 'invalid-field');
  const two = formOf(kText);
  two.append('file', new Blob(['x']), 'x');
  await refused(two, 400, 'Just 1 file is allowed');
  await refused(formOf(undefined, { msg: 'x' }), 400, 'No file uploaded');
  await refused({}, 400, 'No file uploaded');
  await refused(formOf(kText, { content: '{' }), 400, 'invalid-field-content');
  await refused(formOf({ ...kText, content: '' }), 400, 'file-too-small');
  await refused(formOf({ name: 'x.svg', type: 'image/svg+xml', content: '<svg/>' }), 400, 'error-invalid-file-type');
  const cut = await ann.request('POST', media, {
    body: '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nhalf of i',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  });
  assert.equal(cut.body.errorType, 'error-invalid-form');
  const anonymous = await chat.anyone.request('POST', media, { body: formOf(kText) });
  assert.equal(anonymous.status, 401);
});

test('names are bounded and are no paths', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const stored = async (name: string) => (await sendFile(ann, room, { ...kText, name })).file.name;
  assert.equal(await stored('../../etc/passwd.txt'), 'passwd.txt');
  assert.equal(await stored(`${'n'.repeat(1000)}.txt`), `${'n'.repeat(251)}.txt`);
  assert.equal(await stored('Ünïcødé 🎉.txt'), 'Ünïcødé 🎉.txt');
  assert.equal((await tryBring(ann, room._id, { ...kText, name: 'n'.repeat(2000) })).body.errorType, 'error-invalid-form');
});

test('whoever is in the room reads its files, and nobody else', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  const sent = await sendFile(ann, room);
  const url = sent.attachments[0].title_link;
  const got = await fetchFile(ben, url);
  assert.equal(got.status, 200);
  assert.equal(await got.text(), kText.content);
  const expected = {
    'content-type': 'text/plain',
    'content-disposition': "attachment; filename*=UTF-8''notes.txt",
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000',
    'x-content-type-options': 'nosniff',
    'content-length': '12',
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(got.headers.get(name), value, name);
  assert.ok(got.headers.has('last-modified'));
  assert.equal((await fetchFile(eve, url)).status, 403);
  assert.equal((await fetchFile(chat.anyone, url)).status, 403);
  const asked = { rc_uid: ben.id, rc_token: ben.authToken };
  assert.equal((await fetchFile(chat.anyone, `${url}?${new URLSearchParams(asked)}`)).status, 200);
  assert.equal((await fetchFile(chat.anyone, url, { Cookie: `rc_uid=${ben.id}; rc_token=${ben.authToken}` })).status, 200);
  assert.equal((await fetchFile(chat.anyone, url, { Cookie: `rc_uid=${ann.id}; rc_token=${ben.authToken}` })).status, 403);
  assert.equal((await fetchFile(ben, '/file-upload/nonsense/x')).status, 404);
  assert.equal((await fetchFile(ben, `/file-upload/${sent.file._id}`)).status, 404);
  assert.equal((await fetchFile(ben, `/ufs/GridFS:Uploads/${sent.file._id}/notes.txt`)).status, 200);
  assert.equal((await fetchFile(ben, `/ufs/Uploads/${sent.file._id}.txt`)).status, 200);
  assert.equal((await fetchFile(ben, `/ufs/GridFS:Avatars/${sent.file._id}`)).status, 404);
  assert.equal((await fetchFile(ben, `/ufs/Uploads/${sent.file._id}`, {}, 'POST')).status, 404);
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  assert.equal((await fetchFile(ben, url)).status, 403);
  await ann.post('groups.delete', { roomId: room._id });
  assert.equal((await fetchFile(ann, url)).status, 404);
});

test('parts, states and heads of a file', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const url = (await sendFile(ann, room, { name: 'a.mp3', type: 'audio/mpeg', content: kBytes })).attachments[0].title_link;
  const part = async (range: string) => {
    const got = await fetchFile(ann, url, { Range: range });
    return [got.status, [...new Uint8Array(await got.arrayBuffer())], got.headers.get('content-range')];
  };
  assert.deepEqual(await part('bytes=2-4'), [206, [2, 3, 4], 'bytes 2-4/10']);
  assert.deepEqual(await part('bytes=7-'), [206, [7, 8, 9], 'bytes 7-9/10']);
  assert.deepEqual(await part('bytes=20-30'), [416, [], 'bytes */10']);
  const head = await fetchFile(ann, url, {}, 'HEAD');
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '10', '']);
  assert.equal((await fetchFile(ann, url, { 'If-None-Match': head.headers.get('etag') ?? '' })).status, 304);
  assert.match((await fetchFile(ann, `${url}?contentDisposition=inline`)).headers.get('content-disposition') ?? '', /^inline/);
  const page = (await sendFile(ann, room, { name: 'x.html', type: 'text/html', content: '<script>1</script>' })).attachments[0].title_link;
  assert.match((await fetchFile(ann, `${page}?contentDisposition=inline`)).headers.get('content-disposition') ?? '', /^attachment/);
});

test('lists of files', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.channel({ members: [ann, ben] });
  const c = await sendFile(ann, room, { name: 'c.txt', type: 'text/plain', content: 'ccc' });
  const b = await sendFile(ben, room, { name: 'B.png', type: 'image/png', content: kPixel });
  const waiting = await bring(ann, room, { name: 'a.txt', type: 'text/plain', content: 'a' });
  const list = async (query: Loose): Promise<Loose> => {
    const answer = await ben.request('GET', 'channels.files', { query: { roomId: room._id, ...query } });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const names = async (query: Loose) => (await list(query)).files.map((one: Loose) => one.name);
  assert.deepEqual(await names({}), ['B.png', 'c.txt'], "what ann has not sent is not ben's");
  await bring(ben, room, { name: 'a.txt', type: 'text/plain', content: 'a' });
  assert.deepEqual(await names({}), ['a.txt', 'B.png', 'c.txt']);
  assert.deepEqual(await names({ onlyConfirmed: true }), ['B.png', 'c.txt']);
  assert.deepEqual(await names({ sort: '{"uploadedAt":-1}' }), ['a.txt', 'B.png', 'c.txt']);
  assert.deepEqual(await names({ sort: '{"size":1}', count: 1, offset: 1 }), ['c.txt']);
  assert.deepEqual(await names({ query: '{"name":{"$regex":"b","$options":"i"},"typeGroup":"image"}' }), ['B.png']);
  assert.deepEqual(await names({ name: 'C.T' }), ['c.txt']);
  assert.deepEqual(await names({ typeGroup: 'image' }), ['B.png']);
  const { files, total, count } = await list({ typeGroup: 'image' });
  assert.deepEqual([total, count], [1, 1]);
  assert.deepEqual(
    [files[0]._id, files[0].user.username, files[0].userId, files[0].rid, files[0].typeGroup, files[0].complete],
    [b.file._id, ben.username, ben.id, room._id, 'image', true],
  );
  const images: Loose = await ben.get('rooms.images', { roomId: room._id });
  assert.deepEqual(images.files.map((one: Loose) => one._id), [b.file._id]);
  assert.notEqual(waiting._id, c.file._id);
  await ben.refused(400, 'error-invalid-sort', 'GET', 'channels.files', { roomId: room._id, sort: '{"x":1}' });
  await ben.refused(400, 'error-invalid-query', 'GET', 'channels.files', { roomId: room._id, query: '{"content":1}' });
  const group = await chat.group({ members: [ann] });
  await sendFile(ann, group);
  assert.equal(((await ann.request('GET', 'groups.files', { query: { roomId: group._id } })).body as Loose).total, 1);
  assert.equal((await eve.request('GET', 'groups.files', { query: { roomId: group._id } })).body.success, false);
  await eve.refused(403, 'unauthorized', 'GET', 'rooms.images', { roomId: group._id });
  const direct = await ann.direct(ben);
  await sendFile(ann, direct);
  for (const family of ['im', 'dm']) {
    assert.equal(((await ben.request('GET', `${family}.files`, { query: { roomId: direct._id } })).body as Loose).total, 1);
  }
});

test('files go with their messages', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const content = `only once in the world: ${room._id}`;
  const one = await sendFile(ann, room, { ...kText, content });
  assert.ok(isKept(server, content));
  const url = one.attachments[0].title_link;
  await ben.refused(400, /error-action-not-allowed/, 'POST', 'chat.delete', { roomId: room._id, msgId: one._id });
  await assert.rejects(ben.callMethod('deleteFileMessage', one.file._id), /error-action-not-allowed/);
  assert.equal((await fetchFile(ann, url)).status, 200);
  await ann.post('chat.delete', { roomId: room._id, msgId: one._id });
  assert.equal((await fetchFile(ann, url)).status, 404);
  await eventually(() => assert.ok(!isKept(server, content)));
});

test('what is not sent yet is for whoever has brought it, alone', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const waiting = await bring(ann, room, { name: 'draft.png', type: 'image/png', content: kPixel });
  const totals = async (who: User) => [
    ((await who.request('GET', 'channels.files', { query: { roomId: room._id } })).body as Loose).total,
    ((await who.request('GET', 'rooms.images', { query: { roomId: room._id } })).body as Loose).total,
    (await fetchFile(who, waiting.url)).status,
  ];
  assert.deepEqual(await totals(ann), [1, 1, 200]);
  assert.deepEqual(await totals(ben), [0, 0, 403]);
  await assert.rejects(ben.callMethod('getS3FileUrl', waiting._id), /error-not-allowed/);
  assert.equal((await ann.request('POST', `rooms.mediaConfirm/${room._id}/${waiting._id}`, { body: {} })).status, 200);
  assert.deepEqual(await totals(ben), [1, 1, 200]);
});

testsOn({ settings: { Message_KeepHistory: true } })('files of deleted messages are for those who see what was', async ({ chat }) => {
  const [admin, [ann, ben]] = [await chat.admin, await chat.users('ann', 'ben')];
  const room = await chat.channel({ members: [admin, ann, ben] });
  const sent = await sendFile(ann, room);
  const url = sent.attachments[0].title_link;
  const statuses = async () => [(await fetchFile(admin, url)).status, (await fetchFile(ann, url)).status, (await fetchFile(ben, url)).status, (await fetchFile(chat.anyone, url)).status];
  assert.deepEqual(await statuses(), [200, 200, 200, 403]);
  await ann.post('chat.delete', { roomId: room._id, msgId: sent._id });
  assert.deepEqual(await statuses(), [200, 403, 403, 403]);
  await admin.post('rooms.cleanHistory', { roomId: room._id, oldest: new Date(0).toISOString(), latest: new Date(Date.now() + 60_000).toISOString() } as Loose);
  assert.deepEqual(await statuses(), [403, 403, 403, 403], 'no version is kept any more');
});

testsOn({ settings: { Message_KeepHistory: true, FileUpload_ProtectFiles: false } })('files that are open to everybody are so while they are in a message', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.group({ members: [ann] });
  const { _id, url } = await bring(ann, room);
  assert.equal((await fetchFile(chat.anyone, url)).status, 403);
  const sent: Loose = (await ann.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: {} })).body.message;
  assert.equal((await fetchFile(chat.anyone, url)).status, 200);
  await ann.post('chat.delete', { roomId: room._id, msgId: sent._id });
  assert.equal((await fetchFile(chat.anyone, url)).status, 403);
});

test('a picture with nothing to take out of it stays as it is', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const got = async (content: Uint8Array<ArrayBuffer>) => {
    const sent = await sendFile(ann, room, { name: 'a.png', type: 'image/png', content });
    return Buffer.from(await (await fetchFile(ann, sent.attachments[0].title_link)).arrayBuffer());
  };
  assert.deepEqual(await got(kPixel), Buffer.from(kPixel));
  // A text chunk before the end, and bytes behind it, which are not needed to show it.
  const end = kPixel.length - 12;
  const text = Buffer.from('0000000d74455874436f6d6d656e74007365637265', 'hex');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(text.subarray(4)));
  const noted = await got(Uint8Array.from(Buffer.concat([kPixel.subarray(0, end), text, sum, kPixel.subarray(end)])));
  assert.ok(!noted.includes('secre'));
  assert.ok(!(await got(Uint8Array.from(Buffer.concat([kPixel, Buffer.from('secret')])))).includes('secret'));
});

test('a document has a picture of its first page, for those who may read it, as long as it is there', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const sent = await sendFile(ann, room, { name: 'plan.pdf', type: 'application/pdf', content: pdf() });
  const [attachment] = sent.attachments;
  assert.equal(attachment.format, 'PDF');
  assert.deepEqual(attachment.image_dimensions, { width: 565, height: 800 });
  assert.ok(!('image_url' in attachment), 'it is no picture itself');
  assert.deepEqual(sent.files.map((file: Loose) => file.type), ['application/pdf', 'image/jpeg']);
  const page = await fetchFile(ann, attachment.thumb_url);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'image/jpeg');
  assert.equal((await fetchFile(eve, attachment.thumb_url)).status, 403);
  const listed: Loose = await ann.get('groups.files', { roomId: room._id });
  assert.deepEqual(listed.files.map((file: Loose) => file.name), ['plan.pdf'], 'the page is no file of its own');
  await ann.post('chat.delete', { roomId: room._id, msgId: sent._id });
  assert.equal((await fetchFile(ann, attachment.thumb_url)).status, 404);
  for (const content of [pdf(''), '%PDF-1.4 and nothing of it', pdf('BT (').slice(0, 300)]) {
    const plain = await sendFile(ann, room, { name: 'plan.pdf', type: 'application/pdf', content });
    assert.ok(!('thumb_url' in plain.attachments[0]), 'there is no page to see');
  }
});

test('what would be far larger than it is, is sent as it is, and nobody opens it', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const before = resident(server.pid);
  const bombs = [
    { name: 'a.png', type: 'image/png', content: hollow(60_000, 60_000) },
    { name: 'a.gz', type: 'application/gzip', content: Uint8Array.from(gzipSync(Buffer.alloc(100_000_000))) },
  ];
  for (const bomb of bombs) {
    const sent = await sendFile(ann, room, bomb);
    assert.equal(sent.files.length, 1, 'there is no smaller picture');
    assert.equal(sent.attachments[0].image_preview, undefined);
    const got = await fetchFile(ann, sent.attachments[0].title_link);
    assert.deepEqual(Buffer.from(await got.arrayBuffer()), Buffer.from(bomb.content));
  }
  const grown = resident(server.pid) - before;
  assert.ok(grown < 64 * 1024 * 1024, `grew by ${grown} bytes`);
});

test('the method deletes a file with its message, or one that waits', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const sent = await sendFile(ann, room);
  await ann.callMethod('deleteFileMessage', sent.file._id);
  assert.equal((await fetchFile(ann, sent.attachments[0].title_link)).status, 404);
  assert.equal((await ann.request('GET', 'chat.getMessage', { query: { msgId: sent._id } })).status, 400);
  const waiting = await bring(ann, room);
  await assert.rejects(ben.callMethod('deleteFileMessage', waiting._id), /error-invalid-file/);
  await ann.callMethod('deleteFileMessage', waiting._id);
  assert.equal((await fetchFile(ann, waiting.url)).status, 404);
  await assert.rejects(ann.callMethod('deleteFileMessage', waiting._id), /error-invalid-file/);
});

test('files alone are pruned', async ({ chat }) => {
  const [admin, [ann, ben]] = [await chat.admin, await chat.users('ann', 'ben')];
  const room = await chat.channel({ members: [ann, ben] });
  await ann.send(room, 'no file');
  const sent = await sendFile(ann, room, kText, { msg: 'stays' });
  const seen = await ben.watch('stream-room-messages', room._id);
  const order = { roomId: room._id, oldest: new Date(0).toISOString(), latest: new Date(Date.now() + 60_000).toISOString(), filesOnly: true };
  assert.equal(((await admin.post('rooms.cleanHistory', { ...order, confabDryRun: true } as Loose)) as Loose).count, 1);
  assert.equal(((await admin.post('rooms.cleanHistory', order as Loose)) as Loose).count, 1);
  const [[event]] = (await seen.take(1)) as Loose;
  assert.deepEqual(event.attachments, [{ color: '#FD745E', text: '_File removed by prune_' }]);
  const [left] = await ben.history(room);
  assert.deepEqual([left?.msg, left?.file, left?.files, left?.attachments], ['stays', undefined, undefined, event.attachments]);
  assert.equal((await fetchFile(ann, sent.attachments[0].title_link)).status, 404);
  assert.equal(((await admin.post('rooms.cleanHistory', order as Loose)) as Loose).count, 0);
});

test('what may not be written may not be sent as a file', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const { _id } = await bring(ben, room);
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: true });
  assert.equal((await tryBring(ben, room._id, kText)).status, 400);
  const answer = await ben.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: {} });
  assert.equal(answer.status, 400, answer.text);
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: false });
  assert.equal((await ben.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: { alias: 'Somebody' } })).status, 400);
  assert.equal((await ben.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: {} })).status, 200);
});

test('what is brought waits only where it can be sent, and what could not be sent at once is gone', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const direct = await ann.direct(ben);
  await ben.post('im.blockUser', { roomId: direct._id, block: true });
  assert.equal((await tryBring(ann, direct._id, kText)).status, 400);
  const room = await chat.channel({ members: [ann, ben] });
  const long = await ann.request('POST', `rooms.upload/${room._id}`, { body: formOf(kText, { msg: 'x'.repeat(6000) }) });
  assert.equal(long.status, 400, long.text);
  const other = await ben.send(await chat.channel({ members: [ann, ben] }), 'elsewhere');
  const stray = await ann.request('POST', `rooms.upload/${room._id}`, { body: formOf(kText, { tmid: other._id }) });
  assert.equal(stray.status, 400, stray.text);
  assert.equal(((await ann.request('GET', 'channels.files', { query: { roomId: room._id } })).body as Loose).total, 0);
});

// A hundred files, each looked at by a process of its own.
testsOn({}, 240_000)('one person has only so many files waiting', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await bring(ann, room);
  for (let i = 1; i < 100; i += 1) await bring(ann, room);
  assert.equal((await tryBring(ann, room._id, kText)).body.errorType, 'error-too-many-unsent-files');
  await bring(ben, room);
  assert.equal((await ann.request('POST', `rooms.mediaConfirm/${room._id}/${first._id}`, { body: {} })).status, 200);
  await bring(ann, room);
});

test('files outlive the server', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const sent = await sendFile(ann, room);
  const waiting = await bring(ann, room);
  await server.crash();
  assert.equal(await (await fetchFile(ann, sent.attachments[0].title_link)).text(), kText.content);
  assert.equal((await ann.request('POST', `rooms.mediaConfirm/${room._id}/${waiting._id}`, { body: {} })).status, 200);
});

const limited = testsOn({ settings: { FileUpload_MaxFileSize: 1000, FileUpload_MediaTypeWhiteList: 'text/*, image/png' } });
limited('what is too large or of the wrong kind is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const error = async (file: typeof kText) => (await tryBring(ann, room._id, file)).body.errorType;
  assert.equal(await error({ ...kText, content: 'x'.repeat(1000) }), undefined);
  assert.equal(await error({ ...kText, content: 'x'.repeat(1001) }), 'error-file-too-large');
  assert.equal(await error({ name: 'a.pdf', type: 'application/pdf', content: 'x' }), 'error-invalid-file-type');
});
limited('a form that is announced to be too long is not read', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const answer = await tryBring(ann, room._id, { ...kText, content: 'x'.repeat(5_000_000) });
  assert.equal(answer.body.errorType, 'error-file-too-large');
});
