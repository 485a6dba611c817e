// Pictures, from somebody's folder to other people's screens.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { fetchFile, pdf } from '../harness/files.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG with a colour that goes over into another, or of what no compression makes shorter. */
function picture(width: number, height: number, noisy = false): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = noisy ? randomBytes(height * (1 + 3 * width)) : Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) {
    rows[y * (1 + 3 * width)] = 0;
    if (noisy) continue;
    for (let x = 0; x < width; x++) rows.set([(x * 255) / width, (y * 255) / height, 150], y * (1 + 3 * width) + 1 + 3 * x);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

test('a document is seen by its first page, and a text by its first lines', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('plans');
  await ann.post('channels.create', { name, members: [ben.username] });
  const [here, there] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await here.signIn(ann.username, ann.password);
  await there.signIn(ben.username, ben.password);
  await Promise.all([here.openRoom(name), there.openRoom(name)]);
  const buffer = Buffer.from(pdf('0.1 0.3 0.7 rg 0 742 595 100 re f 0 g BT /F1 36 Tf 60 650 Td (The plan) Tj ET'));
  await here.page.locator('input[type=file]').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
  await here.page.getByRole('dialog', { name: 'Send a file' }).getByRole('button', { name: 'Send', exact: true }).click();
  for (const { page } of [here, there]) {
    await page.getByRole('link', { name: 'plan.pdf', exact: true }).waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('.confab-document img')].some((image) => image.naturalHeight === 800));
  }
  await isAccessible(there.page, 'a document in a room');

  const lines = Array.from({ length: 20 }, (_, i) => `const line${i + 1} = ${i + 1};`).join('\n');
  await here.page.locator('input[type=file]').setInputFiles({ name: 'lines.ts', mimeType: 'text/plain', buffer: Buffer.from(lines) });
  await here.page.getByRole('dialog', { name: 'Send a file' }).getByRole('button', { name: 'Send', exact: true }).click();
  await there.sees('const line8 = 8;');
  assert.equal(await there.page.getByText('const line9 = 9;').count(), 0);
  await there.page.getByRole('button', { name: 'Show more' }).click();
  await there.sees('const line20 = 20;');
  await isAccessible(there.page, 'a text in a room');
});

test('a picture is sent with a caption, seen by others, looked at, listed, and closed to who is removed', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('album');
  const room = await ann.post('groups.create', { name, members: [ben.username] }).then(({ group }) => group);
  const [here, there] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await here.signIn(ann.username, ann.password);
  await there.signIn(ben.username, ben.password);
  await Promise.all([here.openRoom(name), there.openRoom(name)]);

  await here.page.locator('input[type=file]').setInputFiles({ name: 'sunset.png', mimeType: 'image/png', buffer: picture(900, 600) });
  const dialog = here.page.getByRole('dialog', { name: 'Send a file' });
  await dialog.getByLabel(/^Caption/).fill('the *lake*');
  await isAccessible(here.page, 'the dialog of a file');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  for (const person of [here, there]) {
    await person.sees('the lake');
    const shown = person.page.getByRole('button', { name: 'Look at sunset.png' });
    await shown.waitFor();
    // It is drawn, not only announced.
    await person.page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('[data-message] img')].some((image) => image.naturalWidth > 300));
  }
  await isAccessible(there.page, 'a picture in a room');

  await there.page.getByRole('button', { name: 'Look at sunset.png' }).click();
  const gallery = there.page.getByRole('dialog', { name: 'Picture' });
  await gallery.getByRole('link', { name: /^Download/ }).waitFor();
  await isAccessible(there.page, 'a picture by itself');
  await there.page.keyboard.press('Escape');
  await gallery.waitFor({ state: 'detached' });

  await there.roomMenu('Files');
  await there.page.getByRole('list', { name: 'Files' }).getByText('sunset.png').waitFor();
  await isAccessible(there.page, 'the files of a room');

  const address = await there.page.locator('[data-message] a[href^="/file-upload/"], [data-message] img[src^="/file-upload/"]').first().evaluate((element) => element.getAttribute('href') ?? element.getAttribute('src')!);
  const status = (who: Person) => who.page.evaluate((url) => fetch(url, { cache: 'no-store' }).then((answer) => answer.status), address);
  assert.equal(await status(there), 200);
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  assert.equal(await status(there), 403);
  assert.equal(await status(here), 200);
  here.hasNoComplaints();
  await Promise.all([here.close(), there.close()]);
});

test('the camera gives a photo and a film, and a large picture goes out smaller where that is chosen', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('shots');
  const room = await ann.post('groups.create', { name, members: [ben.username] }).then(({ group }) => group);
  const [here, there] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await here.signIn(ann.username, ann.password);
  await there.signIn(ben.username, ben.password);
  await Promise.all([here.openRoom(name), there.openRoom(name)]);
  const camera = here.page.getByRole('dialog', { name: 'Camera' });
  const sending = here.page.getByRole('dialog', { name: 'Send a file' });
  const send = () => sending.getByRole('button', { name: 'Send', exact: true }).click();

  await here.press('Take a photo or a video');
  await camera.locator('button:enabled', { hasText: 'Take a photo' }).waitFor();
  await isAccessible(here.page, 'the camera');
  await camera.getByRole('button', { name: 'Take a photo' }).click();
  await send();
  await there.page.getByRole('button', { name: /^Look at Photo / }).waitFor();
  await there.page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('[data-message] img')].some((image) => image.naturalWidth > 100));

  await here.press('Take a photo or a video');
  await camera.locator('button:enabled', { hasText: 'Record a video' }).click();
  await camera.getByRole('timer').filter({ hasText: '0:01' }).waitFor();
  await isAccessible(here.page, 'a film being recorded');
  await camera.getByRole('button', { name: 'Use the video' }).click();
  await sending.getByLabel(/^Video: Video /).waitFor();
  await isAccessible(here.page, 'the dialog of a film');
  await send();
  await there.page.getByLabel(/^Video: Video /).waitFor();

  await here.page.locator('input[type=file]').setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: picture(3000, 300, true) });
  await sending.getByRole('checkbox', { name: 'Make large pictures smaller' }).check();
  await sending.getByText(/ instead of /).waitFor();
  await isAccessible(here.page, 'a picture that was made smaller');
  await send();
  await there.page.getByRole('button', { name: 'Look at wide.png' }).waitFor();
  const [message] = await ann.history(room);
  const stored = await fetchFile(ann, message.attachments[0].title_link);
  const bytes = Buffer.from(await stored.arrayBuffer());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2048, 205]);

  // What the workspace does not want goes from screens at once.
  const admin = await chat.admin;
  const recorders = (value: boolean) => Promise.all(['Audio', 'Video'].map((kind) => admin.post(`settings/Message_${kind}RecorderEnabled`, { value })));
  await recorders(false);
  await here.page.getByRole('button', { name: 'Record a voice message' }).waitFor({ state: 'hidden' });
  await here.press('Take a photo or a video');
  await camera.locator('button:enabled', { hasText: 'Take a photo' }).waitFor();
  assert.equal(await camera.getByRole('button', { name: 'Record a video' }).count(), 0);
  await here.page.keyboard.press('Escape');
  await recorders(true);
  here.hasNoComplaints();
  await Promise.all([here.close(), there.close()]);
});

test('a large file goes on after a lost connection where it was', async ({ chat, server }) => {
  const ann = await chat.user('Ann');
  const name = unique('films');
  const room = await ann.post('groups.create', { name }).then(({ group }) => group);
  const film = Buffer.alloc(9 * 1024 * 1024, 'one picture after the other ');
  const half = film.length / 2;
  const here = await Person.open('ann', server.url);
  await here.signIn(ann.username, ann.password);
  await here.openRoom(name);

  // The connection is gone when half of it has come.
  const brought: string[] = [];
  await here.page.route('**/api/v1/confab.uploads/*', async (route) => {
    const request = route.request();
    const headers = request.headers();
    if (request.method() !== 'PATCH' || brought.push(headers['upload-offset'] ?? '') > 1) return route.continue();
    const kept = ['x-user-id', 'x-auth-token', 'tus-resumable', 'content-type', 'upload-offset'];
    const own = Object.fromEntries(kept.map((key) => [key, headers[key] ?? '']));
    assert.equal((await fetch(request.url(), { method: 'PATCH', headers: own, body: film.subarray(0, half) })).status, 204);
    await route.abort('connectionreset');
  });
  await here.page.locator('input[type=file]').setInputFiles({ name: 'film.bin', mimeType: 'application/octet-stream', buffer: film });
  await here.page.getByRole('dialog', { name: 'Send a file' }).getByRole('button', { name: 'Send', exact: true }).click();
  await here.page.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => {
    const [message] = await ann.history(room);
    assert.equal(message?.file?.name, 'film.bin');
    const got = await fetchFile(ann, message.attachments[0].title_link);
    assert.deepEqual(Buffer.from(await got.arrayBuffer()), film);
  });
  assert.deepEqual(brought, ['0', String(half)]);
  await here.close();
});

test('a voice message is recorded, sent, and can be played by others', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('voices');
  await ann.post('groups.create', { name, members: [ben.username] });
  const [here, there] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await here.signIn(ann.username, ann.password);
  await there.signIn(ben.username, ben.password);
  await Promise.all([here.openRoom(name), there.openRoom(name)]);

  await here.press('Record a voice message');
  const strip = here.page.getByRole('group', { name: 'Voice message' });
  await strip.getByRole('timer').filter({ hasText: '0:01' }).waitFor();
  await isAccessible(here.page, 'a voice message being recorded');
  await strip.getByRole('button', { name: 'Send' }).click();
  await strip.waitFor({ state: 'detached' });
  const player = there.page.getByLabel(/^Audio: Voice message/);
  await player.waitFor();
  // The bytes are sound that this browser can play.
  // It says how long it is, and stands at its beginning.
  await eventually(async () => {
    const [length, at] = await player.evaluate((element) => {
      const { duration, currentTime } = element as unknown as { duration: number; currentTime: number };
      return [duration, currentTime];
    });
    assert.ok(length !== undefined && length > 0.5 && length < 60, `a length of ${length} seconds`);
    assert.equal(at, 0);
  });

  // What is discarded is never sent.
  await here.press('Record a voice message');
  await strip.getByRole('button', { name: 'Discard recording' }).click();
  await strip.waitFor({ state: 'detached' });
  await here.say('after all in writing');
  await there.sees('after all in writing');
  assert.equal(await there.page.getByLabel(/^Audio: Voice message/).count(), 1);
  for (const person of [here, there]) {
    person.hasNoComplaints();
    await person.close();
  }
});
