// What people do every day besides writing: put their sidebar in order, write for later, be reminded, go on elsewhere.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

/** What stands below each other in a sidebar. */
const lines = (person: Person): Promise<string[]> =>
  person.sidebar().evaluate((list) => [...list.querySelectorAll('[data-rid]')].map((line) => line.querySelector('h2, a')?.textContent?.trim() ?? ''));

async function hasLines(person: Person, expected: string[]): Promise<void> {
  await eventually(async () => assert.deepEqual((await lines(person)).slice(0, expected.length), expected));
}

test('sections of one\'s own: made from the menu of a room, filled by drawing and by keys, the same on another device', async ({ chat, server }) => {
  const ann = await chat.user('Ann');
  const names = ['a', 'b', 'c'].map((letter) => unique(`room-${letter}`));
  for (const name of names) await ann.post('channels.create', { name });
  const [first, second, third] = names as [string, string, string];
  const [desk, phone] = [await Person.open('desk', server.url), await Person.open('phone', server.url, { width: 390, height: 844, touch: true })];
  await desk.signIn(ann.username, ann.password);
  await phone.signIn(ann.username, ann.password);
  await desk.openRoom(first);

  await desk.room(first).hover();
  await desk.press(`Menu of ${first}`);
  await desk.page.getByRole('menuitem', { name: 'Move to section…' }).click();
  await desk.fill(/^Name/, 'Work');
  await desk.press('Move');
  await hasLines(desk, ['Work', first]);

  await desk.room(second).dragTo(desk.room(first));
  await hasLines(desk, ['Work', second, first]);
  await desk.room(third).dragTo(desk.page.getByRole('button', { name: 'Work', exact: true }));
  await hasLines(desk, ['Work', third, second, first]);
  await desk.room(third).focus();
  await desk.page.keyboard.press('Alt+Shift+ArrowDown');
  await hasLines(desk, ['Work', second, third, first]);
  await isAccessible(desk.page, 'a sidebar with sections');

  // Another device, live, and after a reload without waiting.
  await phone.press('Open the sidebar');
  await hasLines(phone, ['Work', second, third, first]);
  await desk.page.getByRole('button', { name: 'Work', exact: true }).hover();
  await desk.press('Menu of the section Work');
  await desk.page.getByRole('menuitem', { name: 'Rename…' }).click();
  await desk.fill(/^Name/, 'Play');
  await desk.press('Save changes');
  await hasLines(phone, ['Play', second]);
  await desk.page.reload();
  await hasLines(desk, ['Play', second, third, first]);
  for (const person of [desk, phone]) person.hasNoComplaints();
  await Promise.all([desk.close(), phone.close()]);
});

test('a message for later is written, sent by hand from the list, and by the server when its time has come', async ({ chat, server }) => {
  const accounts = [await chat.user('Ann', { joinDefaultChannels: true }), await chat.user('Ben', { joinDefaultChannels: true })] as const;
  const [ann, ben] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await ann.signIn(accounts[0].username, accounts[0].password);
  await ben.signIn(accounts[1].username, accounts[1].password);
  await Promise.all([ann.openRoom('general'), ben.openRoom('general')]);

  await ann.composer().fill('read me tomorrow');
  await ann.press('Send later');
  await ann.page.getByRole('menuitem', { name: /^Tomorrow morning/ }).click();
  await eventually(async () => assert.equal(await ann.composer().inputValue(), ''));
  await ann.sawNot('read me tomorrow');
  await ann.page.getByRole('link', { name: /^Drafts and later/ }).click();
  await ann.page.getByRole('tab', { name: 'Scheduled' }).click();
  await ann.page.getByText('read me tomorrow').waitFor();
  await isAccessible(ann.page, 'what is scheduled');
  await ann.press('Edit scheduled message');
  await ann.fill(/^Message/, 'read me now');
  await ann.finishDialog('Save changes');
  await ann.page.getByText('read me now').waitFor();
  await ann.press('Send now');
  await ben.sees('read me now');
  await ann.page.getByText('No scheduled messages').waitFor();

  // By itself; its writer's list follows.
  const soon = new Date(Date.now() + 3_000).toISOString();
  await accounts[0].post('confab.scheduledMessages.create', { rid: 'GENERAL', msg: 'the time has come', sendAt: soon });
  await ann.page.getByText('the time has come').waitFor();
  await ben.sees('the time has come');
  await ann.page.getByText('No scheduled messages').waitFor();
  for (const person of [ann, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});

test('a reminder of a message waits in the list, counts when it is due, and is done', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ann = await Person.open('ann', server.url);
  await ann.signIn(account.username, account.password);
  await ann.openRoom('general');
  await ann.say('a promise');
  await ann.act('a promise', 'Remind me');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Remind me' }).click();
  await ann.page.getByRole('link', { name: /^Drafts and later/ }).click();
  await ann.page.getByRole('tab', { name: 'Reminders' }).click();
  await ann.page.getByRole('link', { name: 'A message in general' }).waitFor();
  await isAccessible(ann.page, 'reminders');
  await account.post('confab.reminders.create', { text: 'very soon', dueAt: new Date(Date.now() + 2_000).toISOString() });
  await ann.page.getByText(/^Was due on/).waitFor();
  await ann.page.getByRole('link', { name: /^Drafts and later/ }).getByRole('img').waitFor();
  await ann.page.getByRole('listitem').filter({ hasText: 'very soon' }).getByRole('button', { name: 'Done' }).click();
  await ann.page.getByText(/^Done; was due/).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('what is begun on one device is gone on with on another, and gone from both when it is sent', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const [desk, phone] = [await Person.open('desk', server.url), await Person.open('phone', server.url)];
  for (const device of [desk, phone]) await device.signIn(account.username, account.password);
  await Promise.all([desk.openRoom('general'), phone.openRoom('general')]);
  const writes = (device: Person, text: string) => eventually(async () => assert.equal(await device.composer().inputValue(), text));

  await desk.composer().fill('begun at the desk');
  await writes(phone, 'begun at the desk');
  await phone.page.getByRole('link', { name: 'Threads' }).click();
  await phone.room('general').getByRole('img', { name: 'unsent draft' }).waitFor();
  await phone.openRoom('general');
  await phone.composer().press('End');
  await phone.page.keyboard.type(', ended on the way');
  await phone.page.keyboard.press('Enter');
  await desk.sees('begun at the desk, ended on the way');
  // Nothing is left to lose, so nobody is asked.
  await desk.page.reload();
  await desk.inChat();
  await writes(desk, '');
  for (const device of [desk, phone]) {
    device.hasNoComplaints();
    await device.close();
  }
});
