// Data as a file: one's own, and the messages of a room.

import assert from 'node:assert/strict';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { fetchFile, sendFile } from '../harness/files.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { unzip } from '../harness/zip.ts';

const list = async (who: User): Promise<Loose[]> => ((await who.get('confab.exports.list')) as Loose).exports;
const ask = async (who: User, full: boolean): Promise<Loose> =>
  (await who.request('GET', 'users.requestDataDownload', { query: { fullExport: String(full) } })).body as Loose;

/** The newest archive of somebody, once it is there. */
async function archive(who: User): Promise<Loose> {
  let found: Loose | undefined;
  await eventually(async () => {
    [found] = await list(who);
    assert.equal(found?.status, 'completed');
  });
  return found as Loose;
}

async function entriesOf(who: User, one: Loose): Promise<Map<string, Buffer>> {
  const answer = await fetchFile(who, one.url);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/zip');
  assert.equal(answer.headers.get('content-disposition'), `attachment; filename*=UTF-8''${encodeURIComponent(one.name)}`);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(bytes.length, one.size);
  return unzip(bytes);
}

const linesOf = (entries: Map<string, Buffer>, name: string): Loose[] =>
  (entries.get(name)?.toString() ?? assert.fail(`${name} is not in ${[...entries.keys()].join(', ')}`))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

async function saidByBot(who: User): Promise<string[]> {
  const { ims }: Loose = await who.get('im.list');
  const room: Room | undefined = ims.find((one: Loose) => one.usernames.includes('rocket.cat'));
  return room ? (await who.history(room)).map((one) => one.msg) : [];
}

test('all that concerns oneself comes as an archive, for programs and for people', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const { room: direct }: Loose = await ann.post('im.create', { username: ben.username });
  const hidden = await ben.send(await chat.group({ members: [ben] }), 'for ben alone');
  await ben.send(room, 'hello <b>ann</b>');
  const sent = await sendFile(ann, room, { name: '../a plan.txt', type: 'text/plain', content: 'step one' }, { msg: 'look' });
  await ann.send(direct, 'between us');
  await ann.post('users.setPreferences', { userId: ann.id, data: { language: 'de', themeAppearence: 'dark' } });
  await ann.post('confab.drafts.save', { rid: room._id, msg: 'half a thought' } as Loose);

  const asked = await ask(ann, true);
  assert.equal(asked.requested, true);
  assert.deepEqual([asked.exportOperation.userId, asked.exportOperation.fullExport, asked.exportOperation.status], [ann.id, true, 'pending']);
  assert.deepEqual(Object.keys(asked.exportOperation.userData).sort(), ['_id', 'name', 'username']);
  const one = await archive(ann);
  assert.deepEqual([one.kind, one.format, one._id], ['own', 'json', asked.exportOperation._id]);
  const entries = await entriesOf(ann, one);
  const about = JSON.parse(entries.get('user.json')?.toString() ?? '');
  assert.deepEqual([about.username, about.language, about.preferences.themeAppearence, about.services], [ann.username, 'de', 'dark', ['password']]);
  assert.ok(!JSON.stringify(about).includes('$2'), 'a hash of the password is in it');
  assert.deepEqual(JSON.parse(entries.get('drafts.json')?.toString() ?? '')[0].msg, 'half a thought');
  const rooms = linesOf(entries, 'channels.json');
  assert.ok(rooms.some((row) => row.roomId === room._id && row.roomName === room.name && row.type === 'c'));
  assert.ok(rooms.some((row) => row.roomId === direct._id && row.roomName === direct._id && row.type === 'd'));
  const messages = linesOf(entries, `${room._id}.json`).filter((row) => !row.type);
  const other = messages[0]?.username;
  assert.match(other, /^User_\d+$/);
  assert.deepEqual(messages.map((row) => [row.username, row.msg]), [[other, 'hello <b>ann</b>'], [ann.username, 'look']]);
  const [attachment] = messages[1]?.attachments;
  assert.equal(attachment.fileId, sent.file._id);
  assert.equal(entries.get(attachment.fileName)?.toString(), 'step one');
  assert.match(attachment.fileName, /^assets\/[^/]*$/);
  assert.ok([...entries.keys()].every((name) => !name.includes('..') && !name.startsWith('/')));
  const all = Buffer.concat([...entries.values()]).toString();
  assert.ok(!all.includes(hidden.msg) && !all.includes(ben.username));
  assert.match((await saidByBot(ann))[0] ?? '', new RegExp(`\\]\\(.*/data-export/${one._id}\\)`));

  const again = await ask(ann, true);
  assert.deepEqual([again.requested, again.exportOperation.fileId], [false, one._id]);
  assert.equal((await ask(ann, false)).requested, true, 'the other format is asked for by itself');
  const pages = await entriesOf(ann, await archive(ann));
  assert.ok(pages.get('user.html')?.toString().includes(`<strong>username</strong>:${ann.username}`));
  assert.ok(pages.get(`${room._id}.html`)?.toString().includes('hello &lt;b&gt;ann&lt;/b&gt;'));
});

test('an archive is for who has asked for it', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const viaDdp: Loose = await ann.call('requestDataDownload', { fullExport: true });
  assert.deepEqual([viaDdp.requested, viaDdp.url], [true, null]);
  const one = await archive(ann);
  assert.equal(((await ann.call('requestDataDownload', { fullExport: true })) as Loose).url, one.url);
  assert.equal((await fetchFile(ann, one.url, {}, 'HEAD')).headers.get('content-length'), String(one.size));
  assert.equal((await fetchFile(ann, one.url, { Range: 'bytes=0-3' })).status, 206);
  assert.equal((await fetchFile(ben, one.url)).status, 403);
  assert.equal((await fetch(new URL(one.url, ann.url))).status, 403);
  assert.equal((await fetchFile(ann, '/data-export/nothing')).status, 404);
  assert.deepEqual(await list(ben), []);
  const cookies = { Cookie: `rc_uid=${ann.id}; rc_token=${ann.credentials?.authToken}` };
  assert.equal((await fetch(new URL(one.url, ann.url), { headers: cookies })).status, 200, 'a link in the browser works');
});

test('a room is exported by who may, with names, between two days', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben, admin] });
  await ann.send(room, 'we begin');
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const wish = { rid: room._id, type: 'file', format: 'json' };
  await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.export', wish);
  await admin.refused(400, 'error-invalid-room', 'POST', 'rooms.export', { ...wish, rid: 'nothing' });
  await admin.refused(400, 'error-invalid-dates', 'POST', 'rooms.export', { ...wish, dateFrom: today, dateTo: yesterday.replace(/^\d+/, '2000') });
  await admin.refused(400, 'error-invalid-dates', 'POST', 'rooms.export', { ...wish, dateFrom: 'soon' });
  await admin.refused(400, 'invalid-params', 'POST', 'rooms.export', { ...wish, format: 'pdf' });
  await admin.refused(400, 'invalid-params', 'POST', 'rooms.export', { ...wish, type: 'email' });
  await admin.post('rooms.export', { ...wish, dateFrom: today, dateTo: today } as Loose);
  const one = await archive(admin);
  assert.deepEqual([one.kind, one.rid, one.roomName], ['room', room._id, room.name]);
  const lines = linesOf(await entriesOf(admin, one), `${room._id}.json`);
  assert.ok(lines.some((row) => row.username === ann.username && row.msg === 'we begin'));
  assert.equal(lines.length, one.messages);
  await admin.post('rooms.export', { ...wish, format: 'html', dateTo: yesterday } as Loose);
  await eventually(async () => assert.equal((await list(admin))[0]?.messages, 0));
  const { entries }: Loose = await admin.get('confab.auditLog', { action: 'room.exported' });
  assert.deepEqual(entries.map((row: Loose) => row.target), [room._id, room._id]);
  await admin.post('channels.delete', { roomId: room._id });
  assert.equal((await fetchFile(admin, one.url)).status, 404, 'the archive goes with the room');
});

testsOn({ settings: { UserData_EnableDownload: false } })('nothing is given out while the setting is off', async ({ chat }) => {
  const ann = await chat.user('ann');
  await ann.refused(400, 'error-not-allowed', 'GET', 'users.requestDataDownload');
});

testsOn({ settings: { Message_ErasureType: 'Delete' } })('what is erased is in no archive any more', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben, admin] });
  await ben.send(room, 'to be forgotten');
  await ask(ann, true);
  await admin.post('rooms.export', { rid: room._id, type: 'file', format: 'json' } as Loose);
  const [own, exported] = [await archive(ann), await archive(admin)];
  await admin.post('users.delete', { userId: ben.id, confirmRelinquish: true } as Loose);
  await eventually(async () => assert.deepEqual([await list(ann), await list(admin)], [[], []]));
  assert.equal((await fetchFile(ann, own.url)).status, 404);
  assert.equal((await fetchFile(admin, exported.url)).status, 404);
  assert.equal((await ask(ann, true)).requested, true);
  const lines = linesOf(await entriesOf(ann, await archive(ann)), `${room._id}.json`);
  assert.ok(!JSON.stringify(lines).includes('to be forgotten'));
});

test('what somebody has called a room is no link in the words of the bot', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const channel = await chat.channel({ members: [ann, admin] });
  const named = '[Download the archive](https://evil.example/login) or https://evil.example - old';
  const made: Loose = await ann.post('rooms.createDiscussion', { prid: channel._id, t_name: named, users: [admin.username] });
  await admin.post('rooms.export', { rid: made.discussion._id, type: 'file', format: 'json' } as Loose);
  const one = await archive(admin);
  assert.match(one.name, /^[^[\]()<>*]+$/);
  const { ims }: Loose = await admin.get('im.list');
  const im = (ims as Loose[]).find((room) => room.usernames.includes('rocket.cat'))!;
  const { messages }: Loose = await admin.get('im.history', { roomId: im._id });
  const said = (messages as Loose[]).find((message) => message.msg.includes(one.name))!;
  assert.deepEqual(said.urls.map((url: Loose) => url.url).filter((url: string) => url.includes('evil.example')), []);
  assert.ok(!JSON.stringify(said.md).includes('https://evil.example'), JSON.stringify(said.md));
});
