// Polls: asked from the field, voted on by two at once, closed.

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

test('a poll is asked from the menu, two people vote and see it live, and it is closed', async ({ chat, server }) => {
  const [ann, ben] = [await open(chat, server.url, 'Ann'), await open(chat, server.url, 'Ben')];
  await ann.press('Add');
  await ann.page.getByRole('menuitem', { name: 'Poll' }).click();
  const dialog = ann.page.getByRole('dialog', { name: 'New poll' });
  await dialog.getByLabel(/^Question/).fill('Where do we eat?');
  await dialog.getByLabel(/^Answer 1/).fill('Trattoria');
  await dialog.getByLabel(/^Answer 2/).fill('Canteen');
  await isAccessible(ann.page, 'a new poll');
  await ann.finishDialog('Ask');

  const poll = (of: Person) => of.messages().getByRole('group', { name: 'Poll: Where do we eat?' });
  const answer = (of: Person, name: string) => poll(of).getByRole('button', { name });
  await answer(ben, 'Canteen: 0 votes').click();
  await answer(ann, 'Canteen: 1 vote, 100%').waitFor();
  await answer(ann, 'Trattoria').click();
  await answer(ben, 'Trattoria: 1 vote, 50%').waitFor();
  await answer(ben, 'Trattoria').click();
  await answer(ann, 'Trattoria: 2 votes, 100%').waitFor();
  await ben.page.reload();
  await ben.inChat();
  await eventually(async () => assert.equal(await answer(ben, 'Trattoria').getAttribute('aria-pressed'), 'true'));
  await isAccessible(ben.page, 'a poll');
  assert.equal(await poll(ben).getByRole('button', { name: 'Close poll' }).count(), 0, 'closing is for who asked');

  await poll(ben).getByRole('button', { name: 'Show votes' }).click();
  const votes = ben.page.getByRole('dialog', { name: 'Votes' });
  await eventually(async () => assert.equal(await votes.getByRole('region', { name: 'Trattoria' }).getByRole('listitem').count(), 2));
  await votes.getByRole('button', { name: 'Close' }).click();
  await votes.waitFor({ state: 'hidden' });

  await poll(ann).getByRole('button', { name: 'Close poll' }).click();
  await ann.page.getByRole('dialog', { name: 'Close this poll?' }).getByRole('button', { name: 'Close poll' }).click();
  await poll(ben).getByText('2 people voted · Closed').waitFor();
  assert.equal(await answer(ben, 'Canteen').isEnabled(), false);
  for (const person of [ann, ben]) person.hasNoComplaints();
  await Promise.all([ann.close(), ben.close()]);
});

test('/poll with bare words opens the dialog with the question; in a thread it is asked there', async ({ chat, server }) => {
  const ann = await open(chat, server.url, 'Ann');
  await ann.composer().fill('/poll Coffee or tea?');
  await ann.page.keyboard.press('Enter');
  const dialog = ann.page.getByRole('dialog', { name: 'New poll' });
  await eventually(async () => assert.equal(await dialog.getByLabel(/^Question/).inputValue(), 'Coffee or tea?'));
  await dialog.getByLabel(/^Answer 1/).fill('Coffee');
  await dialog.getByLabel(/^Answer 2/).fill('Tea');
  await ann.finishDialog('Ask');
  const poll = ann.messages().getByRole('group', { name: 'Poll: Coffee or tea?' });
  await poll.waitFor();
  assert.equal(await ann.composer().inputValue(), '');

  await ann.act('Coffee or tea?', 'Reply in thread');
  const thread = ann.page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('button', { name: 'Add', exact: true }).click();
  await ann.page.getByRole('menuitem', { name: 'Poll' }).click();
  await dialog.getByLabel(/^Question/).fill('With milk?');
  await dialog.getByLabel(/^Answer 1/).fill('Yes');
  await dialog.getByLabel(/^Answer 2/).fill('No');
  await ann.finishDialog('Ask');
  await thread.getByRole('group', { name: 'Poll: With milk?' }).getByRole('button', { name: 'Yes' }).click();
  await thread.getByRole('button', { name: 'Yes: 1 vote, 100%' }).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});
