// Where somebody is signed in: they end one of these, and administrators do it for them.

import assert from 'node:assert/strict';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

const loginScreen = (person: Person) => person.page.getByRole('button', { name: 'Sign in', exact: true });

test('a device is signed out from another one, and shows the log-in page', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  await account.post('logout');
  const desk = await Person.open('desk', server.url);
  const phone = await Person.open('phone', server.url, { width: 390, height: 844, touch: true });
  await desk.signIn(account.username, account.password);
  await phone.signIn(account.username, account.password);
  await desk.page.goto('/account/devices');
  await desk.page.getByRole('heading', { level: 1, name: 'Devices' }).waitFor();
  const devices = desk.page.getByRole('region', { name: 'Devices' }).getByRole('listitem');
  await eventually(async () => assert.equal(await devices.count(), 2));
  assert.match(await devices.first().innerText(), /Chrome on Linux\s+This device/);
  await isAccessible(desk.page, 'devices');
  await devices.last().getByRole('button', { name: /^Sign out/ }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await loginScreen(phone).waitFor();
  await eventually(async () => assert.equal(await devices.count(), 1));

  // All others at once: this one goes on.
  await phone.signIn(account.username, account.password);
  await desk.page.reload();
  await eventually(async () => assert.equal(await devices.count(), 2));
  await desk.press('Sign out everywhere else');
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await loginScreen(phone).waitFor();
  await eventually(async () => assert.equal(await devices.count(), 1));
  desk.hasNoComplaints();
  phone.hasNoComplaints();
  await Promise.all([desk.close(), phone.close()]);
});

test('an administrator finds the device of somebody and signs it out', async ({ chat, server }) => {
  const account = await chat.user('Ben', { joinDefaultChannels: true });
  await account.post('logout');
  const ben = await Person.open('ben', server.url);
  await ben.signIn(account.username, account.password);
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/devices');
  await ada.page.getByRole('searchbox', { name: 'Search devices' }).fill(account.username);
  const rows = ada.page.getByRole('row').filter({ hasText: 'Chrome on Linux' });
  await eventually(async () => assert.equal(await rows.count(), 1));
  assert.match(await rows.innerText(), new RegExp(`@${account.username}`));
  await isAccessible(ada.page, 'everybody\'s devices');
  await rows.getByRole('button', { name: /^Sign Ben out/ }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await loginScreen(ben).waitFor();
  await ada.page.getByText('No devices found').waitFor();
  ada.hasNoComplaints();
  ben.hasNoComplaints();
  await Promise.all([ada.close(), ben.close()]);
});
