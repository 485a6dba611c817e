// The administration of rooms, roles, permissions and jobs, the audit log, and pruning: what governs a workspace.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { putJob } from '../harness/jobs.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('an administrator finds a room that they are not in, changes it, and reads of it in the audit log', async ({ chat, server }) => {
  const ann = await chat.user('Ann');
  const name = unique('nest');
  const room = await chat.channel({ name, members: [ann] });
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/rooms');
  await ada.page.getByRole('searchbox', { name: 'Search rooms' }).fill(name);
  await ada.page.getByRole('link', { name, exact: true }).click();
  const drawer = ada.page.getByRole('dialog', { name, exact: true });
  await drawer.getByLabel(/^Topic/).fill('about birds');
  await drawer.getByLabel(/^Featured/).check({ force: true });
  await isAccessible(ada.page, 'a room in the administration');
  await drawer.getByRole('button', { name: 'Save changes' }).click();
  await ada.isTold('Saved.');
  await drawer.getByRole('link', { name: 'What was done to it' }).click();
  await ada.page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
  const row = ada.page.getByRole('row').filter({ hasText: 'Room changed' }).first();
  await row.getByText(name).waitFor();
  await isAccessible(ada.page, 'audit log');
  await row.getByRole('button', { name: 'Room changed' }).click();
  const entry = ada.page.getByRole('dialog', { name: 'Room changed' });
  await entry.getByText(room._id, { exact: true }).waitFor();
  await entry.getByRole('button', { name: 'Close' }).click();
  await entry.waitFor({ state: 'hidden' });

  await ada.page.goto(`/admin/rooms/${room._id}`);
  await drawer.getByRole('button', { name: 'Delete room' }).click();
  const question = ada.page.getByRole('dialog', { name: `Delete ${name}?` });
  await question.getByRole('button', { name: 'Delete', exact: true }).click();
  await question.waitFor({ state: 'hidden' });
  await ann.refused(400, 'error-room-not-found', 'GET', 'channels.info', { roomId: room._id });
  ada.hasNoComplaints();
  await ada.close();
});

test('an administrator finds a team that they are not in, renames it, and ends it with one of its rooms', async ({ chat, server }) => {
  const ann = await chat.user('Ann');
  const [name, kept, gone] = [unique('herons'), unique('kept'), unique('gone')];
  const { team } = (await ann.post('teams.create', { name, type: 1, members: [] })) as Loose;
  const rooms = [await chat.channel({ name: kept, members: [ann], extraData: { teamId: team._id } }), await chat.channel({ name: gone, members: [ann], extraData: { teamId: team._id } })] as const;
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/teams');
  await ada.page.getByRole('searchbox', { name: 'Search teams' }).fill(name);
  await ada.page.getByRole('row', { name: new RegExp(`${name}.*Private`) }).waitFor();
  await isAccessible(ada.page, 'teams in the administration');
  await ada.page.getByRole('link', { name, exact: true }).click();
  const drawer = ada.page.getByRole('dialog', { name, exact: true });
  await drawer.getByRole('link', { name: kept }).waitFor();
  await drawer.getByRole('region', { name: 'Members' }).getByText('Owner').waitFor();
  await isAccessible(ada.page, 'a team in the administration');
  await drawer.getByLabel(/^Name/).fill(`${name}-2`);
  await drawer.getByRole('button', { name: 'Save changes' }).click();
  await ada.isTold('Saved.');
  const renamed = ada.page.getByRole('dialog', { name: `${name}-2`, exact: true });
  await renamed.getByRole('button', { name: 'Convert to channel' }).click();
  const question = ada.page.getByRole('dialog', { name: `Make a channel of ${name}-2?` });
  await question.getByRole('checkbox', { name: gone }).check({ force: true });
  await question.getByRole('button', { name: 'Convert', exact: true }).click();
  await ada.page.getByText('No teams found').waitFor();
  await ann.refused(400, 'error-room-not-found', 'GET', 'channels.info', { roomId: rooms[1]._id });
  const { channel } = (await ann.get('channels.info', { roomId: rooms[0]._id })) as Loose;
  assert.equal(channel.teamId, undefined);
  ada.hasNoComplaints();
  await ada.close();
});

test('a role is made, given, allowed something, and its holder may do that at once', async ({ chat, server }) => {
  const account = await chat.user('Ben', { joinDefaultChannels: true });
  const role = unique('heralds');
  const ada = await Person.open('ada', server.url);
  const ben = await Person.open('ben', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ben.signIn(account.username, account.password);
  await ada.page.goto('/admin/roles');
  await isAccessible(ada.page, 'roles');
  await ada.press('New role');
  const dialog = ada.page.getByRole('dialog', { name: 'New role' });
  await dialog.getByLabel(/^Name/).fill(role);
  await dialog.getByLabel(/^Description/).fill('They invite people.');
  await ada.finishDialog('Create');
  await ada.page.getByRole('link', { name: role }).click();
  await ada.page.getByRole('combobox', { name: 'Give the role to' }).fill(account.username);
  await ada.page.getByRole('option', { name: new RegExp(account.username) }).click();
  await ada.press('Give the role');
  await ada.page.getByRole('row').filter({ hasText: `@${account.username}` }).waitFor();
  await isAccessible(ada.page, 'who has a role');

  await ada.page.getByRole('link', { name: 'Permissions', exact: true }).click();
  await ada.page.getByRole('searchbox', { name: 'Search permissions' }).fill('create-invite-links');
  const box = ada.page.getByRole('checkbox', { name: `${role}: Create invite links` });
  await box.check();
  await ada.press('Review and save');
  await isAccessible(ada.page, 'who gains, who loses');
  await ada.finishDialog('Save');
  await ada.isTold(`${role}, allowed: Create invite links.`);
  await isAccessible(ada.page, 'matrix of permissions');
  await ben.page.goto('/admin');
  await ben.page.getByRole('heading', { level: 1, name: 'Invites' }).waitFor();
  assert.equal(await ben.page.getByRole('link', { name: 'Permissions', exact: true }).count(), 0);
  await box.uncheck();
  await ada.press('Review and save');
  await ada.finishDialog('Save');
  await ada.isTold(`${role}, taken away: Create invite links.`);
  // Whoever stands on the page loses it without loading it anew.
  await ben.page.getByText('You need administrator rights for this.').waitFor();
  for (const person of [ada, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});

test('a job that waits is cancelled, and tried again', async ({ server }) => {
  const kind = unique('kind');
  putJob(server, { kind, state: 'waiting' });
  putJob(server, { kind, state: 'failed', error: 'no luck today' });
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/jobs/kinds');
  await isAccessible(ada.page, 'kinds of jobs');
  await ada.page.getByRole('row').filter({ hasText: kind }).getByRole('link').first().click();
  const row = ada.page.getByRole('row').filter({ hasText: kind });
  await row.getByText('Waiting').waitFor();
  await ada.press(`Cancel the job: ${kind}`);
  await ada.isTold(`Cancelled: ${kind}`);
  await ada.page.getByText('No jobs').waitFor();
  await ada.page.getByRole('combobox', { name: 'State' }).selectOption('Failed');
  await row.getByText('no luck today').waitFor();
  await isAccessible(ada.page, 'jobs');
  ada.hasNoComplaints();
  await ada.close();
});

test('messages are pruned after they were counted, and are gone for others too', async ({ chat, server }) => {
  const ben = await chat.user('Ben');
  const name = unique('talk');
  const admin = await chat.admin;
  const room = await chat.channel({ name, members: [admin, ben] });
  for (const text of ['first words', 'second words']) await ben.send(room, text);
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.openRoom(name);
  await ada.sees('second words');
  await ada.roomMenu('Prune messages');
  const dialog = ada.page.getByRole('dialog', { name: 'Prune messages' });
  await dialog.getByText(/gone for good/).waitFor();
  await isAccessible(ada.page, 'pruning');
  await ada.finishDialog('Prune');
  await ada.sawNot('second words');
  await ada.sawNot('first words');
  ada.hasNoComplaints();
  await ada.close();
});
