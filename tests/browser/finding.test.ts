// Finding again what was said, and where it went on: search, threads, discussions, who has read.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';
import type { Chat } from '../harness/chat.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function signedIn(chat: Chat, url: string, name: string) {
  const account = await chat.user(name, { joinDefaultChannels: true });
  const person = await Person.open(name.toLowerCase(), url);
  await person.signIn(account.username, account.password);
  return { account, person };
}

test('what was said is found in its room by the keys, marked, and gone to; what others say apart is not', async ({ chat, server }) => {
  const { account, person: ann } = await signedIn(chat, server.url, 'Ann');
  const { page } = ann;
  const room = await chat.channel({ members: [account] });
  const ben = await chat.user('Ben');
  const secret = await chat.channel({ members: [ben] });
  await account.send(room._id, 'The heron nests by the weir');
  for (let n = 0; n < 40; n += 1) await account.send(room._id, `line ${n}`);
  await ben.send(secret._id, 'A heron that nobody here may read of');
  await ann.openRoom(room.name);

  await page.keyboard.press('Control+f');
  const field = page.getByRole('combobox', { name: 'Search in this room' });
  await field.waitFor();
  await field.pressSequentially('fro');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('me her');
  const found = page.getByRole('list', { name: 'Messages found' }).getByRole('link');
  await found.filter({ hasText: 'The heron nests' }).waitFor();
  assert.equal(await found.locator('mark').textContent(), 'her');
  await isAccessible(page, 'search in a room');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await ann.row('The heron nests').waitFor();
  await page.waitForURL(/\/search\/from%3Ame%20her\?msg=/);

  await page.getByRole('link', { name: 'Search in all rooms' }).click();
  await page.getByRole('combobox', { name: 'Search all messages' }).fill('heron');
  await found.filter({ hasText: `#${room.name}` }).waitFor();
  assert.equal(await found.count(), 1);
  await page.waitForURL(/\/search\?text=heron/);
  await isAccessible(page, 'search in all rooms');
  await found.click();
  await ann.row('The heron nests').waitFor();
  await page.goBack();
  await found.filter({ hasText: 'The heron nests' }).waitFor();
  await page.getByRole('combobox', { name: 'Search all messages' }).fill('before:never');
  await page.getByText('“never” cannot be understood.').waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find a room/ }).or(page.getByRole('dialog').getByRole('combobox')).first().fill('weir');
  await page.getByRole('option', { name: /Search messages for “weir”/ }).click();
  await found.filter({ hasText: 'by the weir' }).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('threads of all rooms come together in one place, live, and are read there', async ({ chat, server }) => {
  const { account, person: ann } = await signedIn(chat, server.url, 'Ann');
  const { page } = ann;
  const ben = await chat.user('Ben');
  const room = await chat.channel({ members: [account, ben] });
  const first = await account.send(room._id, 'Who brings the boat?');
  await page.getByRole('link', { name: /^Threads/ }).click();
  await page.getByText('You follow no threads yet').or(page.getByText('Who brings the boat?')).first().waitFor();
  await ben.post('chat.sendMessage', { message: { rid: room._id, msg: 'I do', tmid: first._id } });
  const threads = page.getByRole('list', { name: 'Threads' });
  await threads.getByText('I do').waitFor();
  await threads.getByText('1 new').waitFor();
  await page.getByRole('img', { name: '1 thread with news' }).waitFor();
  await isAccessible(page, 'the inbox of threads');
  await threads.getByRole('button', { name: 'Mark as read' }).click();
  await page.getByRole('img', { name: '1 thread with news' }).waitFor({ state: 'detached' });
  await threads.getByRole('link', { name: 'Open thread' }).click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('I do').waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('a discussion is begun about a message, announced, found by others and leads back', async ({ chat, server }) => {
  const { account, person: ann } = await signedIn(chat, server.url, 'Ann');
  const { account: other, person: ben } = await signedIn(chat, server.url, 'Ben');
  const room = await chat.channel({ members: [account, other] });
  await account.send(room._id, 'Where does the fridge go?');
  await ann.openRoom(room.name);
  await ben.openRoom(room.name);

  const dialog = ann.page.getByRole('dialog', { name: 'Start a discussion' });
  await ann.keyOn('Where does the fridge go?', 'd', dialog);
  await dialog.getByLabel(/What is it about/).fill('The fridge');
  await dialog.getByLabel('First message').fill('By the window?');
  await isAccessible(ann.page, 'beginning a discussion');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await ann.page.getByRole('heading', { level: 1, name: 'The fridge' }).waitFor();
  await ann.row('By the window?').waitFor();

  await ben.page.getByRole('button', { name: /^\d+ messages? last/ }).click();
  await ben.page.getByRole('heading', { level: 1, name: 'The fridge' }).waitFor();
  await ben.press('Join');
  await ben.say('Or by the door');
  await ann.row('Or by the door').waitFor();
  await ann.page.getByRole('link', { name: `Discussion in ${room.name}` }).click();
  await ann.messages().getByRole('button', { name: /^\d+ messages last/ }).waitFor();
  await ann.page.goto(`/channel/${room.name}/discussion`);
  await ann.page.getByRole('list', { name: 'Discussions' }).getByRole('button', { name: /The fridge/ }).waitFor();
  for (const person of [ann, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});

const kept = testsOn({ settings: { Message_Read_Receipt_Enabled: true, Message_Read_Receipt_Store_Users: true } }, kJourney);

kept('one sees whether everybody has read a message, and who has', async ({ chat, server }) => {
  const { account, person: ann } = await signedIn(chat, server.url, 'Ann');
  const ben = await chat.user('Ben');
  const room = await chat.channel({ members: [account, ben] });
  await ann.openRoom(room.name);
  await ann.say('Read me');
  const row = ann.row('Read me');
  await row.getByRole('img', { name: 'Not read by everybody yet' }).waitFor();
  await ben.post('subscriptions.read', { rid: room._id });
  await row.getByRole('img', { name: 'Read by everybody' }).waitFor();
  const readers = ann.page.getByRole('dialog', { name: 'Read by' });
  await ann.keyOn('Read me', 'v', readers);
  await readers.getByText(ben.username).waitFor();
  await isAccessible(ann.page, 'who has read a message');
  ann.hasNoComplaints();
  await ann.close();
});

test('a reply that was found, or that a link names, is shown in its thread', async ({ chat, server }) => {
  const { account, person: ann } = await signedIn(chat, server.url, 'Ann');
  const { page } = ann;
  const room = await chat.channel({ members: [account] });
  const first = await account.send(room._id, 'Where do we moor?');
  const replies: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const { message } = await account.post('chat.sendMessage', { message: { rid: room._id, msg: n === 3 ? 'By the old mill :boat:' : `reply ${n}`, tmid: first._id } });
    replies.push(message._id);
  }
  await page.goto(`/search?text=mill`);
  const hit = page.getByRole('list', { name: 'Messages found' }).getByRole('link').filter({ hasText: 'By the old mill' });
  await hit.waitFor();
  assert.doesNotMatch((await hit.textContent()) ?? '', /:boat:/);
  await hit.click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const marked = thread.locator('.rcx-message--highlighted');
  await marked.filter({ hasText: 'By the old mill' }).waitFor();
  assert.ok(await marked.evaluate((row) => { const { top, bottom } = row.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), 'it is in view');
  await isAccessible(page, 'a thread at one of its replies');
  await thread.getByRole('button', { name: 'Close' }).click();
  await thread.waitFor({ state: 'hidden' });

  // The address of before, as other clients write it.
  await page.goto(`/channel/${room.name}?msg=${replies[50]}`);
  await marked.filter({ hasText: 'reply 50' }).waitFor();
  await page.waitForURL(`**/thread/${first._id}?msg=${replies[50]}`);
  ann.hasNoComplaints();
  await ann.close();
});
