// What owners settle of their rooms, what is made from the heads of the sidebar's sections, and people in the directory.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import type { Chat, User } from '../harness/chat.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function open(chat: Chat, url: string, name: string): Promise<[Person, User]> {
  const account = await chat.user(name, { joinDefaultChannels: true });
  const person = await Person.open(name.toLowerCase(), url);
  await person.signIn(account.username, account.password);
  return [person, account];
}

test('an owner silences a room and asks for a code, and the others see it at once', async ({ chat, server }) => {
  const [ann] = await open(chat, server.url, 'Ann');
  const [ben, account] = await open(chat, server.url, 'Ben');
  const name = unique('news');
  await ann.createRoom(name, { members: [account.username] });
  await ben.openRoom(name);
  await ann.roomMenu('Room info');
  await ann.press('Edit room');
  const panel = ann.page.getByRole('complementary', { name: 'Edit room' });
  await panel.getByRole('checkbox', { name: /^Read only/ }).check();
  await panel.getByRole('combobox', { name: /^System messages/ }).fill('joined');
  await panel.getByRole('option', { name: '… joined', exact: true }).click();
  await panel.getByLabel('Join code').fill('sesame');
  await isAccessible(ann.page, 'the settings of a room');
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await ann.page.getByRole('complementary', { name: 'Room info' }).waitFor();
  await ben.page.getByText('This room is read-only: only some members may write here.').waitFor();
  await ann.press('Edit room');
  await panel.getByText(/A code is asked for/).waitFor();
  await panel.getByRole('checkbox', { name: /^Archived/ }).check();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await ben.page.getByText('This room is archived: it can be read, but not written to.').waitFor();
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('a channel that is made from an own section stands there, and a section is read at once', async ({ chat, server }) => {
  const [ann, account] = await open(chat, server.url, 'Ann');
  const ben = await chat.user('Ben', { joinDefaultChannels: true });
  const { page } = ann;
  await ann.press('Create new');
  await page.getByRole('menuitem', { name: 'New section' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Work');
  await ann.finishDialog('Create section');
  const heading = ann.sidebar().getByRole('heading', { name: 'Work' });
  await heading.hover();
  await ann.press('Add to Work');
  await page.getByRole('menuitem', { name: 'Create channel' }).click();
  const name = unique('plans');
  await page.getByRole('dialog').getByLabel(/^Name/).fill(name);
  await ann.finishDialog('Create');
  await ann.composer().waitFor();
  const lines = () => ann.sidebar().locator('[data-rid]').allInnerTexts();
  await eventually(async () => assert.deepEqual((await lines()).slice(0, 2).map((line) => line.trim().toLowerCase()), ['work', name]));
  await page.reload();
  await ann.inChat();
  await eventually(async () => assert.equal((await lines())[1]?.trim(), name));

  await ben.post('chat.postMessage', { channel: '#general', text: `@${account.username} hello` });
  const channels = ann.sidebar().getByRole('heading', { name: 'Channels' });
  await ann.expectBadge('general', { count: 1, mention: true });
  await channels.hover();
  await isAccessible(page, 'the head of a section');
  // It is there while one points at the section, and whatever comes in may move that.
  await eventually(async () => {
    await channels.hover();
    await page.getByRole('button', { name: 'Menu of the section Channels' }).click({ timeout: 2_000 });
  });
  await page.getByRole('menuitem', { name: 'Mark all as read' }).click();
  await ann.expectBadge('general', undefined);
  ann.hasNoComplaints();
  await ann.close();
});

test('people are found in the directory, known by their card and written to', async ({ chat, server }) => {
  const name = unique('Zoe');
  const zoe = await chat.user(name, { joinDefaultChannels: true });
  const [ann] = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await page.goto('/directory');
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill(zoe.username);
  await page.getByRole('list', { name: 'Directory' }).getByRole('button', { name, exact: true }).click();
  await page.getByRole('complementary', { name: 'Profile' }).getByText(`@${zoe.username}`).waitFor();
  await isAccessible(page, 'people in the directory');
  await page.getByRole('complementary', { name: 'Profile' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Newest');
  await ann.press(`Message ${name}`);
  await ann.composer().waitFor();
  await ann.say('hello from the directory');
  ann.hasNoComplaints();
  await ann.close();
});
