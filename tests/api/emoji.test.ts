import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { form, png, sizeOf } from '../harness/picture.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

async function bytesOf(url: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

test('an emoji is made up, shown, reacted with, changed and deleted', async ({ chat, server }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const updates = await ben.watch('stream-notify-logged', 'updateEmojiCustom');
  const removals = await ben.watch('stream-notify-logged', 'deleteEmojiCustom');
  const name = unique('parrot');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, 'hello');
  await ben.refused(400, 'error-not-allowed', 'POST', 'chat.react', { messageId: message._id, emoji: name });

  const made = await admin.request('POST', 'emoji-custom.create', await form({ emoji: png(600, 300), name, aliases: `${name}-b ${name}-c` }));
  assert.equal(made.status, 200, made.text);
  await updates.next(([one]: Loose[]) => one.emojiData.name === name && one.emojiData.etag);
  const listed: Loose = await ben.get('emoji-custom.list');
  const emoji = listed.emojis.update.find((one: Loose) => one.name === name);
  assert.deepEqual(emoji.aliases, [`${name}-b`, `${name}-c`]);
  const shown = await bytesOf(`${server.url}/emoji-custom/${name}.${emoji.extension}`);
  assert.equal(shown.headers.get('content-type'), 'image/png');
  assert.deepEqual(sizeOf(shown.bytes), [512, 256]);
  await ben.post('chat.react', { messageId: message._id, emoji: name });
  await ben.post('chat.react', { messageId: message._id, emoji: `:${name}-b:` });
  assert.deepEqual(Object.keys(((await ann.get('chat.getMessage', { msgId: message._id })) as Loose).message.reactions).sort(), [`:${name}-b:`, `:${name}:`].sort());

  const changed = await admin.request('POST', 'emoji-custom.update', await form({ _id: emoji._id, name: `${name}2` }));
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await bytesOf(`${server.url}/emoji-custom/${name}2.png`)).bytes.length, shown.bytes.length);
  const unknown = await bytesOf(`${server.url}/emoji-custom/${name}.png`);
  assert.equal(unknown.status, 200);
  assert.equal(unknown.headers.get('content-type'), 'image/svg+xml');
  const page: Loose = await ben.get('emoji-custom.all', { count: 1 });
  assert.equal(page.count, 1);
  await admin.post('emoji-custom.delete', { emojiId: emoji._id });
  await removals.next(([one]: Loose[]) => one.emojiData._id === emoji._id);
  const gone: Loose = await ben.get('emoji-custom.list', { updatedSince: new Date(Date.now() - 60_000).toISOString() });
  assert.ok(gone.emojis.remove.some((one: Loose) => one._id === emoji._id));
  await admin.refused(400, 'Custom_Emoji_Error_Invalid_Emoji', 'POST', 'emoji-custom.delete', { emojiId: emoji._id });
});

test('emoji and sounds are there after a restart', async ({ chat, server }) => {
  const admin = await chat.admin;
  const name = unique('star');
  await admin.request('POST', 'emoji-custom.create', await form({ emoji: png(20, 20), name }));
  const id = await admin.callMethod('insertOrUpdateSound', { name, extension: 'mp3' });
  await admin.callMethod('uploadCustomSound', 'ID3', 'audio/mp3', { _id: id });
  const emoji = await bytesOf(`${server.url}/emoji-custom/${name}.png`);
  await server.crash();
  assert.deepEqual((await bytesOf(`${server.url}/emoji-custom/${name}.png`)).bytes, emoji.bytes);
  assert.equal((await bytesOf(`${server.url}/custom-sounds/${id}.mp3`)).bytes.toString(), 'ID3');
});

test('emoji are pictures, with names of their own, made by those who may', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const name = unique('sun');
  const create = async (who: Loose, parts: Record<string, string | Buffer>): Promise<Loose> => (await who.request('POST', 'emoji-custom.create', await form(parts))).body;
  assert.equal((await create(admin, { emoji: png(8, 8), name })).success, true);
  assert.equal((await create(admin, { emoji: png(8, 8), name: name.toUpperCase() })).errorType, 'Custom_Emoji_Error_Name_Or_Alias_Already_In_Use');
  assert.equal((await create(admin, { emoji: Buffer.from('<svg/>'), name: unique('x') })).errorType, 'emoji-is-not-image');
  assert.equal((await create(admin, { emoji: png(8, 8), name: ' ' })).errorType, 'error-the-field-is-required');
  assert.equal((await create(admin, { name: unique('x') })).errorType, 'No file uploaded');
  assert.equal((await create(ann, { emoji: png(8, 8), name: unique('x') })).errorType, 'not_authorized');
  await ann.refused(400, 'not_authorized', 'POST', 'emoji-custom.delete', { emojiId: 'x' });
  await ann.refused(400, 'error-roomId-param-invalid', 'GET', 'emoji-custom.list', { updatedSince: 'x' });
});

test('emoji by methods', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const name = unique('moon');
  const id = await admin.call('insertOrUpdateEmoji', { name, aliases: '', extension: 'png', newFile: true });
  await admin.call('uploadEmojiCustom', `data:image/png;base64,${png(16, 16).toString('base64')}`, 'image/png', { name, extension: 'png' });
  assert.equal((await bytesOf(`${server.url}/emoji-custom/${name}.png`)).headers.get('content-type'), 'image/png');
  assert.ok((await ann.call('listEmojiCustom')).some((one: Loose) => one._id === id));
  assert.equal(await admin.call('insertOrUpdateEmoji', { _id: id, name: `${name}2`, aliases: 'a' }), true);
  await assert.rejects(ann.call('deleteEmojiCustom', id));
  assert.equal(await admin.call('deleteEmojiCustom', id), true);
});

test('a sound is uploaded, heard of, fetched and deleted', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const updates = await ann.watch('stream-notify-all', 'updateCustomSound');
  const removals = await ann.watch('stream-notify-all', 'deleteCustomSound');
  const name = unique('gong');
  const id = await admin.call('insertOrUpdateSound', { name, extension: 'mp3', newFile: true });
  assert.equal((await bytesOf(`${server.url}/custom-sounds/${id}.mp3`)).status, 404);
  const sound = Buffer.from('ID3 and some \xff bytes', 'latin1');
  await admin.call('uploadCustomSound', sound.toString('latin1'), 'audio/mp3', { _id: id, name, extension: 'mp3' });
  await updates.next(([one]: Loose[]) => one.soundData._id === id);
  const heard = await bytesOf(`${server.url}/custom-sounds/${id}.mp3`);
  assert.deepEqual(heard.bytes, sound);
  assert.equal(heard.headers.get('content-type'), 'audio/mpeg');
  const listed: Loose = await ann.get('custom-sounds.list', { name } as Loose);
  assert.deepEqual(listed.sounds.map((one: Loose) => one._id), [id]);
  await assert.rejects(ann.call('deleteCustomSound', id));
  await assert.rejects(ann.call('insertOrUpdateSound', { name: 'x', extension: 'mp3' }));
  await assert.rejects(admin.call('insertOrUpdateSound', { name, extension: 'mp3' }));
  await assert.rejects(admin.call('insertOrUpdateSound', { name: unique('page'), extension: 'html' }));
  assert.equal(await admin.call('deleteCustomSound', id), true);
  await removals.next(([one]: Loose[]) => one.soundData._id === id);
  assert.equal((await bytesOf(`${server.url}/custom-sounds/${id}.mp3`)).status, 404);
  assert.equal((await bytesOf(`${server.url}/custom-sounds/.mp3`)).status, 403);
  // Its bytes go, and what comes next may get their number.
  const hash = createHash('sha256').update(sound).digest('hex');
  await eventually(() => assert.ok(!readdirSync(join(server.data, 'files'), { recursive: true }).some((one) => String(one).includes(hash))));
  const other = Buffer.from('ID3 and other bytes');
  const next = await admin.call('insertOrUpdateSound', { name, extension: 'mp3', newFile: true });
  await admin.call('uploadCustomSound', other.toString('latin1'), 'audio/mp3', { _id: next, name, extension: 'mp3' });
  assert.deepEqual((await bytesOf(`${server.url}/custom-sounds/${next}.mp3`)).bytes, other);
});
