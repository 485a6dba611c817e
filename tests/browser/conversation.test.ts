// What one does with a message besides reading it, and what others see of that, live.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import type { Chat } from '../harness/chat.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function open(chat: Chat, url: string, name: string): Promise<Person> {
  const account = await chat.user(name, { joinDefaultChannels: true });
  const person = await Person.open(name.toLowerCase(), url);
  await person.signIn(account.username, account.password);
  await person.openRoom('general');
  return person;
}

test('an emoji is picked by what it means, in a skin tone, and is there the next time', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.press('Emoji');
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await picker.getByRole('tab', { name: 'People' }).click();
  await picker.getByRole('button', { name: 'waving hand', exact: true }).waitFor();
  await isAccessible(page, 'the picker of emoji');
  await picker.getByRole('button', { name: 'Skin tone' }).click();
  await page.getByRole('menuitemradio', { name: 'Medium', exact: true }).click();
  await picker.getByRole('searchbox').fill('celebrate');
  await picker.getByRole('button', { name: 'party popper' }).waitFor();
  await picker.getByRole('searchbox').fill('waving hand');
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.type('hello');
  assert.equal(await ann.composer().inputValue(), ':wave_tone3: hello');
  await page.keyboard.press('Enter');
  await ann.delivered('👋🏽 hello');

  await page.reload();
  await ann.inChat();
  await ann.press('Emoji');
  await picker.getByRole('tab', { name: 'Frequently used', selected: true }).waitFor();
  await picker.getByRole('button', { name: 'wave tone3' }).waitFor();
  await page.keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' });
  await ann.composer().pressSequentially(':slightly_sm');
  await page.getByRole('option', { name: /slightly_smiling_face/ }).click();
  assert.equal(await ann.composer().inputValue(), ':slightly_smiling_face: ');
  ann.hasNoComplaints();
  await ann.close();
});

test('a drawing says what it does when the pointer rests on it, and when the keys have reached it', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  const tip = page.locator('.confab-tooltip');
  await page.getByRole('button', { name: 'Bold' }).hover();
  await tip.waitFor();
  assert.equal(await tip.innerText(), 'Bold');
  const box = (await tip.boundingBox())!;
  assert.ok(box.x >= 0 && box.y >= 0, 'it is within the page');
  await page.getByRole('button', { name: 'Italic' }).hover();
  await page.locator('.confab-tooltip', { hasText: 'Italic' }).waitFor();
  await page.mouse.move(600, 300);
  await tip.waitFor({ state: 'detached' });
  await ann.composer().focus();
  await page.keyboard.press('Tab');
  await page.locator('.confab-tooltip', { hasText: 'Add' }).waitFor();
  await page.keyboard.press('Tab');
  await page.locator('.confab-tooltip', { hasText: 'Attach files' }).waitFor();
  await page.keyboard.press('Tab');
  await page.locator('.confab-tooltip', { hasText: 'Take a photo or a video' }).waitFor();
  await page.keyboard.press('Tab');
  await page.locator('.confab-tooltip', { hasText: 'Record a voice message' }).waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'detached' });
  ann.hasNoComplaints();
  await ann.close();
});

test('two people react with the same, live; who it was is said, and it survives a reload', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  await ann.say('shall we?');
  await ben.sees('shall we?');
  await ben.act('shall we?', 'Thumbs up');
  const chip = (person: Person) => person.row('shall we?').getByRole('group', { name: 'Reactions' }).getByRole('button', { name: /:thumbsup:/ });
  await chip(ann).waitFor();
  assert.equal(await chip(ann).getAttribute('aria-pressed'), 'false');
  await chip(ann).click();
  await eventually(async () => assert.match(await chip(ben).innerText(), /2/));
  assert.equal(await chip(ben).getAttribute('aria-pressed'), 'true');
  assert.match((await chip(ben).getAttribute('aria-label'))!, /^You and .+ reacted with :thumbsup:$/);
  await isAccessible(ben.page, 'a message with reactions');
  await ben.page.reload();
  await ben.inChat();
  await chip(ben).waitFor();

  const picker = ben.page.getByRole('dialog', { name: 'Add reaction' });
  await ben.keyOn('shall we?', 'r', picker);
  await picker.getByRole('searchbox').fill('tada');
  await ben.page.keyboard.press('Enter');
  await ann.row('shall we?').getByRole('button', { name: /reacted with :tada:/ }).waitFor();
  await chip(ann).click();
  await eventually(async () => assert.match(await chip(ben).innerText(), /1/));
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('a message is pinned for all and starred for oneself; both are found beside the room', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  const admin = await Person.open('admin', server.url);
  const boss = await chat.admin;
  await admin.signIn(boss.username, boss.password);
  await admin.openRoom('general');
  await ann.say('the plan');
  await ben.sees('the plan');
  await ben.act('the plan', 'Star');
  await ben.row('the plan').getByRole('img', { name: 'Starred by you' }).waitFor();
  await admin.act('the plan', 'Pin to the room');
  await ben.messages().getByText(/pinned a message by .+: the plan/).waitFor();
  await ben.messages().getByRole('img', { name: /^Pinned by/ }).waitFor();
  await ben.roomMenu('Pinned messages');
  await ben.page.getByRole('complementary', { name: 'Pinned messages' }).getByText('the plan').waitFor();
  await ben.roomMenu('Starred messages');
  const starred = ben.page.getByRole('complementary', { name: 'Starred messages' });
  await starred.getByText('the plan').waitFor();
  assert.equal(await ann.page.getByRole('img', { name: 'Starred by you' }).count(), 0);
  await isAccessible(ben.page, 'the starred messages');
  await starred.getByRole('button', { name: 'Remove star' }).click();
  await starred.getByText('Nothing starred yet').waitFor();
  for (const person of [ann, ben, admin]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close(), admin.close()]);
});

test('a reply stays in its thread, is counted under its message and read by whoever follows', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  await ann.say('where do we meet?');
  await ben.sees('where do we meet?');
  await ben.act('where do we meet?', 'Reply in thread');
  const thread = (person: Person) => person.page.getByRole('complementary', { name: 'Thread' });
  const reply = thread(ben).getByRole('textbox', { name: 'Reply in thread' });
  await reply.fill('at noon, downstairs');
  await reply.press('Enter');
  await thread(ben).getByText('at noon, downstairs').waitFor();

  const line = ann.row('where do we meet?').getByRole('button', { name: /1 reply/ });
  await line.waitFor();
  await ann.sawNot('at noon, downstairs');
  await line.getByText('New').waitFor();
  await line.click();
  await thread(ann).getByText('at noon, downstairs').waitFor();
  await line.getByText('New').waitFor({ state: 'detached' });
  await isAccessible(ann.page, 'a thread');
  await thread(ann).getByText(/^Also send to/).click();
  const answer = thread(ann).getByRole('textbox', { name: 'Reply in thread' });
  await answer.fill('see you there');
  await answer.press('Enter');
  await ben.messages().getByText('see you there').waitFor();
  await ben.row('see you there').getByRole('button', { name: 'Reply in a thread' }).waitFor();

  await ben.page.reload();
  await thread(ben).getByText('see you there').waitFor();
  await thread(ben).getByRole('button', { name: 'Threads' }).click();
  const all = ben.page.getByRole('complementary', { name: 'Threads' });
  await all.getByRole('button', { name: /where do we meet/ }).waitFor();
  await isAccessible(ben.page, 'the threads of a room');
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});
