// Messages are moved to another room and into a thread, while somebody else looks on.

import assert from 'node:assert/strict';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('messages are chosen and moved, to another room and into a thread', async ({ chat, server }) => {
  const account = await chat.user('Ben', { joinDefaultChannels: true });
  const ben = await Person.open('ben', server.url);
  await ben.signIn(account.username, account.password);
  await ben.openRoom('general');
  for (const text of ['lunch at noon?', 'about the release', 'it is on Friday', 'who brings cake?']) await ben.say(text);

  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.createRoom('Release', {});
  await ada.openRoom('general');
  await ada.sees('who brings cake?');
  const choose = async (text: string) => ada.messages().getByRole('checkbox', { name: `Choose: ${text}` }).click();

  await ada.act('about the release', 'Move');
  assert.ok(await ada.messages().getByRole('checkbox', { name: 'Choose: about the release' }).isChecked());
  await choose('it is on Friday');
  const bar = ada.page.getByRole('group', { name: 'Move messages' });
  await bar.getByText('2 messages chosen').waitFor();
  await isAccessible(ada.page, 'choosing messages');
  await bar.getByRole('button', { name: 'Move to…' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Move messages' });
  await dialog.getByRole('radio', { name: 'Among its messages' }).click();
  await dialog.getByRole('combobox', { name: 'Room' }).fill('Rel');
  await dialog.getByRole('option', { name: 'Release' }).click();
  await isAccessible(ada.page, 'where messages move to');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ada.isTold('Moved 2 messages to Release.');
  await bar.waitFor({ state: 'hidden' });
  for (const person of [ada, ben]) {
    await person.sawNot('it is on Friday');
    await person.messages().getByText(/moved 2 messages to #/).waitFor();
  }
  await ada.openRoom('Release');
  await ada.sees('it is on Friday');
  assert.deepEqual(await ada.texts(), ['about the release', 'it is on Friday']);

  await ada.openRoom('general');
  await ada.act('lunch at noon?', 'Move');
  await choose('who brings cake?');
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await dialog.getByRole('radio', { name: 'Into a thread of the first message chosen' }).click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ben.sawNot('who brings cake?');
  await eventually(async () => assert.match(await ben.row('lunch at noon?').innerText(), /1 reply/));

  await ada.act('lunch at noon?', 'Move');
  await bar.waitFor();
  await ada.page.keyboard.press('Escape');
  await bar.waitFor({ state: 'hidden' });
  for (const person of [ada, ben]) person.hasNoComplaints();
  await Promise.all([ada.close(), ben.close()]);
});
