// What helps one to write: commands, formats, quotes; and what one does with messages by touch.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import type { Chat } from '../harness/chat.ts';
import { accessibilityProblems, isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function open(chat: Chat, url: string, name: string, options: { touch?: boolean; width?: number } = {}): Promise<Person> {
  const account = await chat.user(name, { joinDefaultChannels: true });
  const person = await Person.open(name.toLowerCase(), url, options);
  await person.signIn(account.username, account.password);
  return person;
}

test('a slash command is found, explained and run; one that is unknown is not said aloud', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.createRoom('Plans', {});
  const field = ann.composer();
  await field.pressSequentially('/to');
  const topic = page.getByRole('option', { name: /\/topic/ });
  await topic.waitFor();
  await isAccessible(page, 'the commands');
  await page.keyboard.press('Enter');
  assert.equal(await field.inputValue(), '/topic ');
  await page.getByText('Set the topic of this room').waitFor();
  await field.pressSequentially('Autumn');
  await page.keyboard.press('Enter');
  await ann.messages().getByText(/changed the topic to: Autumn/).waitFor();
  // The message may be here before the answer to the command is.
  await eventually(async () => assert.equal(await field.inputValue(), ''));

  await field.fill('/shrug who knows');
  await page.keyboard.press('Enter');
  await ann.delivered('who knows ¯\\_(ツ)_/¯');
  await field.fill('/kick @nobody.of.this.name');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Notices' }).getByText(/^\/kick: /).waitFor();
  assert.equal(await field.inputValue(), '/kick @nobody.of.this.name', 'what is refused is kept');
  await field.fill('/secrets of mine');
  await page.getByText('/secrets is not a command here.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '/secrets is not a command here' }).getByRole('button', { name: 'Cancel' }).click();
  await ann.sawNot('of mine');
  ann.hasNoComplaints();
  await ann.close();
});

test('formats are put on and taken off by button and key, and the browser undoes them', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.openRoom('general');
  const field = ann.composer();
  const select = (start: number, end: number) => field.evaluate((element, [from, to]) => (element as HTMLTextAreaElement).setSelectionRange(from!, to!), [start, end]);
  const holds = (text: string) => eventually(async () => assert.equal(await field.inputValue(), text));
  await field.pressSequentially('say it now');
  await select(4, 6);
  await page.keyboard.press('Control+b');
  await holds('say *it* now');
  await page.keyboard.press('Control+b');
  await holds('say it now');
  await ann.press('Strikethrough');
  await holds('say ~it~ now');
  await page.keyboard.press('Control+z');
  await holds('say it now');
  await page.keyboard.press('Control+z');
  await holds('say *it* now');
  await field.fill('one\ntwo');
  await select(0, 7);
  await ann.press('Bulleted list');
  await holds('- one\n- two');
  await ann.press('Bulleted list');
  await holds('one\ntwo');
  await field.fill('see the docs');
  await select(8, 12);
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'https://docs.example/');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await holds('see the [docs](https://docs.example/)');
  await page.keyboard.press('Enter');
  await ann.messages().getByRole('link', { name: 'docs' }).waitFor();
  await isAccessible(page, 'the composer');
  ann.hasNoComplaints();
  await ann.close();
});

test('a message is changed with the formats and suggestions that one writes with', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.openRoom('general');
  await ann.say('meet at noon');
  await ann.composer().press('ArrowUp');
  const field = page.getByRole('textbox', { name: 'Edit message' });
  await field.waitFor();
  await field.evaluate((element) => (element as HTMLTextAreaElement).setSelectionRange(8, 12));
  await ann.press('Bold');
  await eventually(async () => assert.equal(await field.inputValue(), 'meet at *noon*'));
  await field.press('End');
  await field.pressSequentially(' #gen');
  await page.getByRole('option', { name: /general/ }).waitFor();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await field.inputValue(), 'meet at *noon* #general '));
  await isAccessible(page, 'changing a message');
  await page.keyboard.press('Enter');
  await ann.row('meet at noon #general').locator('strong', { hasText: 'noon' }).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('what one reacts with most stands beside the message', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.openRoom('general');
  await ann.say('we did it');
  const row = ann.row('we did it');
  await row.hover();
  await row.getByRole('button', { name: 'React with :heart:' }).click();
  await row.getByRole('toolbar').getByRole('button', { name: 'React with :heart:', pressed: true }).waitFor();
  await row.getByRole('toolbar').getByRole('button', { name: 'Add reaction' }).click();
  const picker = page.getByRole('dialog', { name: 'Add reaction' });
  await picker.getByRole('searchbox').fill('rocket');
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'hidden' });
  await row.hover();
  await row.getByRole('toolbar').getByRole('button', { name: 'React with :rocket:' }).waitFor();
  await page.reload();
  await ann.inChat();
  await ann.row('we did it').hover();
  await ann.row('we did it').getByRole('toolbar').getByRole('button', { name: 'React with :rocket:' }).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('several messages are quoted in one answer', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  for (const person of [ann, ben]) await person.openRoom('general');
  await ann.say('shall we meet?');
  await ann.say('at noon?');
  await ben.sees('at noon?');
  for (const text of ['shall we meet?', 'at noon?']) await ben.act(text, 'Quote');
  const quotes = ben.page.getByRole('list', { name: 'Quoted messages' });
  await eventually(async () => assert.equal(await quotes.getByRole('listitem').count(), 2));
  await isAccessible(ben.page, 'quotes in the composer');
  await ben.page.keyboard.type('yes to both');
  await ben.page.keyboard.press('Enter');
  const answer = ann.row('yes to both');
  await answer.getByText('shall we meet?').waitFor();
  await answer.getByText('at noon?').waitFor();
  assert.equal(await quotes.count(), 0);
  await ben.act('yes to both', 'Edit');
  const edit = ben.page.getByRole('textbox', { name: 'Edit message' });
  assert.equal(await edit.inputValue(), 'yes to both', 'links to what is quoted are not for reading');
  await edit.fill('no to both');
  await edit.press('Enter');
  await ann.row('no to both').getByText('at noon?').waitFor();
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('a message is reported, and who is ignored is folded away, until undone', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  for (const person of [ann, ben]) await person.openRoom('general');
  await ben.say('buy my things');
  await ann.sees('buy my things');
  await ann.act('buy my things', 'Report');
  const dialog = ann.page.getByRole('dialog', { name: 'Report this message' });
  await isAccessible(ann.page, 'a report');
  await dialog.getByLabel(/^What is wrong/).fill('Advertising');
  await dialog.getByRole('button', { name: 'Report' }).click();
  await ann.isTold('Reported to the moderators.');
  await ann.act('buy my things', 'Show profile');
  const card = ann.page.getByRole('complementary', { name: 'Profile' });
  await card.getByRole('button', { name: 'Ignore in this room' }).click();
  await ann.sawNot('buy my things');
  await ann.messages().getByText('Message from somebody you ignore').waitFor();
  await isAccessible(ann.page, 'an ignored message');
  await ann.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await ann.sees('buy my things');
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('a finger that is held on a message brings up everything that can be done with it', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann', { touch: true, width: 390 }), await open(chat, server.url, 'Ben')];
  await ben.openRoom('general');
  await ben.say('shall we?');
  await ben.act('shall we?', 'Thumbs up');
  await ann.press('Open the sidebar');
  await ann.openRoom('general');
  await ann.sees('shall we?');
  const sheet = ann.page.getByRole('dialog', { name: /^Message by / });
  const touch = await ann.context.newCDPSession(ann.page);
  const lift = () => touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // Should the list move just then, another place is held.
  await eventually(async () => {
    const box = (await ann.row('shall we?').boundingBox())!;
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + box.width - 40, y: box.y + box.height / 2 }] });
    await sheet.waitFor({ timeout: 2_000 }).catch(async (error: unknown) => {
      await lift();
      throw error;
    });
  });
  await lift();
  await sheet.getByRole('region', { name: 'Who reacted' }).getByText(/ben/i).waitFor();
  // What closes it for a screen reader lies beside it, out of the Tab key's way.
  assert.deepEqual((await accessibilityProblems(ann.page)).filter((problem) => !/Dismiss/.test(problem)), []);
  await sheet.getByRole('button', { name: ':heart:' }).click();
  await sheet.waitFor({ state: 'detached' });
  await ben.row('shall we?').getByRole('button', { name: /reacted with :heart:/ }).waitFor();
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('what is done with a room on the sidebar is undone by its remark', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  const { page } = ann;
  await ann.createRoom('Fleeting', {});
  await ann.room('Fleeting').hover();
  await page.getByRole('button', { name: 'Menu of Fleeting' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await ann.isTold('Fleeting is hidden from the sidebar.');
  await eventually(async () => assert.equal(await ann.room('Fleeting').count(), 0));
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await ann.room('Fleeting').waitFor();
  ann.hasNoComplaints();
  await ann.close();
});
