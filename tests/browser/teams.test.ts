// Teams, by those who have them.

import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('a team is made, gets rooms, is joined and left, and becomes a channel, live for all', async ({ chat, server }) => {
  const accounts = [await chat.user('Ann'), await chat.user('Ben'), await chat.user('Cleo')] as const;
  const [team, brought, made] = [unique('herons'), unique('nests'), unique('eggs')];
  await chat.channel({ name: brought, members: [accounts[0]] });
  const [ann, ben, cleo] = [await Person.open('ann', server.url), await Person.open('ben', server.url), await Person.open('cleo', server.url)];
  await Promise.all([ann, ben, cleo].map((person, i) => person.signIn(accounts[i]!.username, accounts[i]!.password)));

  await ann.press('Create new');
  await ann.page.getByRole('menuitem', { name: 'Create team' }).click();
  const dialog = ann.page.getByRole('dialog', { name: 'Create team' });
  await dialog.getByLabel(/^Name/).fill(team);
  await dialog.getByLabel('Topic').fill('Long-legged birds');
  await dialog.getByRole('combobox', { name: 'People' }).fill(accounts[1].username);
  await dialog.getByRole('option', { name: new RegExp(accounts[1].username) }).click();
  await dialog.getByRole('combobox', { name: 'Rooms to bring along' }).click();
  await dialog.getByRole('option', { name: brought }).click();
  await isAccessible(ann.page, 'making a team');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await ann.page.getByRole('heading', { level: 1, name: team }).waitFor();

  // On the sidebar the rooms stand below the team, and fold away.
  await ann.room(brought).waitFor();
  const fold = ann.sidebar().getByRole('button', { name: `Rooms of ${team}` });
  await fold.click();
  await ann.room(brought).waitFor({ state: 'hidden' });
  await ann.page.reload();
  await ann.inChat();
  await ann.room(team).waitFor();
  await ann.room(brought).waitFor({ state: 'hidden' });
  await ann.sidebar().getByRole('button', { name: `Rooms of ${team}` }).click();
  await ann.room(brought).waitFor();

  // Ben is in the team from the beginning, and comes into its new room by himself.
  await ben.openRoom(team);
  await ann.openRoom(team);
  await ann.roomMenu('Rooms of the team');
  const rooms = ann.page.getByRole('complementary', { name: 'Rooms of the team' });
  await rooms.getByRole('link', { name: new RegExp(brought) }).waitFor();
  await isAccessible(ann.page, 'the rooms of a team');
  await rooms.getByRole('button', { name: 'Create room' }).click();
  await ann.page.getByRole('dialog').getByLabel(/^Name/).fill(made);
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await ann.page.getByRole('heading', { level: 1, name: made }).waitFor();
  await ann.openRoom(team);
  await ann.roomMenu('Rooms of the team');
  await rooms.getByRole('button', { name: `Actions for ${made}` }).click();
  await ann.page.getByRole('menuitem', { name: /Turn on auto-join/ }).click();
  await rooms.getByRole('link', { name: new RegExp(`${made}.*Auto-join`) }).waitFor();
  await ben.room(made).waitFor();

  // Cleo finds the team in the directory, joins, and is in its room as well.
  await cleo.press('Directory');
  await cleo.page.getByRole('tab', { name: 'Teams' }).click();
  await cleo.page.getByRole('searchbox', { name: 'Search teams' }).fill(team);
  await isAccessible(cleo.page, 'the directory of teams');
  await cleo.press(`Join ${team}`);
  await cleo.page.getByRole('heading', { level: 1, name: team }).waitFor();
  await cleo.room(made).waitFor();
  await cleo.roomMenu('Leave');
  const leaving = cleo.page.getByRole('dialog', { name: `Leave the team ${team}?` });
  await leaving.getByRole('checkbox', { name: made }).check();
  await leaving.getByRole('button', { name: 'Leave team' }).click();
  await cleo.room(made).waitFor({ state: 'hidden' });

  // Out of the team, and the team a channel again: nobody reloads.
  await rooms.getByRole('button', { name: `Actions for ${brought}` }).click();
  await ann.page.getByRole('menuitem', { name: 'Remove from the team' }).click();
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await rooms.getByRole('link', { name: new RegExp(brought) }).waitFor({ state: 'hidden' });
  await ann.roomMenu('Room info');
  await isAccessible(ann.page, 'what a team is');
  await ann.press('Convert to channel');
  await ann.page.getByRole('dialog').getByRole('checkbox', { name: made }).check();
  await isAccessible(ann.page, 'making a channel of a team');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Convert', exact: true }).click();
  await ann.isTold(`${team} is a channel now.`);
  await ben.room(made).waitFor({ state: 'hidden' });
  await ann.press('Convert to team');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Convert', exact: true }).click();
  await ann.press('Delete team');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Delete team' }).click();
  await ben.room(team).waitFor({ state: 'hidden' });
  for (const person of [ann, ben, cleo]) {
    person.hasNoComplaints();
    await person.close();
  }
});
