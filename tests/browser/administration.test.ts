// Accounts, as the administrator and their owner see them.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);
const kFirst = 'given by the admin 1';
const kOwn = 'known to nobody else 2';

test('an account is made, its owner chooses a password, and loses the account again', async ({ server }) => {
  const username = unique('eve');
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.getByRole('button', { name: /status, account and signing out/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Administration' }).click();
  await ada.page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Users' }).click();
  await isAccessible(ada.page, 'administration of users');
  await ada.press('New user');
  const dialog = ada.page.getByRole('dialog', { name: 'New user' });
  await dialog.getByLabel(/^Full name/).fill('Eve');
  await dialog.getByLabel(/^Username/).fill(username);
  await dialog.getByLabel(/^Email/).fill(`${username}@example.test`);
  await dialog.getByLabel(/^Password/).first().fill(kFirst);
  await isAccessible(ada.page, 'making an account');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });

  const eve = await Person.open('eve', server.url);
  await eve.page.goto('/login');
  await eve.page.getByLabel(/^Username or email/).fill(username);
  await eve.page.getByLabel(/^Password/).first().fill(kFirst);
  await eve.press('Sign in');
  await eve.page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await isAccessible(eve.page, 'choosing a password');
  await eve.page.getByLabel(/^New password/).fill(kOwn);
  await eve.page.getByLabel(/^Confirm password/).fill(kOwn);
  await eve.press('Set password and go on');
  await eve.inChat();
  await eve.openRoom('general');
  await eve.say('my own password');

  await ada.page.getByRole('searchbox', { name: /Search users/ }).fill(username);
  const row = ada.page.getByRole('row').filter({ hasText: `@${username}` });
  await row.getByRole('button', { name: /Actions for/ }).click();
  await ada.page.getByRole('menuitem', { name: /Deactivate/ }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Deactivate', exact: true }).click();
  await row.getByText('Deactivated').waitFor();
  await eve.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  for (const person of [ada, eve]) {
    person.hasNoComplaints();
    await person.close();
  }
});

test('somebody is signed out everywhere and asked for a new password; idle people are deactivated together', async ({ chat, server }) => {
  const account = await chat.user('Ben', { joinDefaultChannels: true });
  const ben = await Person.open('ben', server.url);
  await ben.signIn(account.username, account.password);
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/users');
  await ada.page.getByRole('searchbox', { name: /Search users/ }).fill(account.username);
  const row = ada.page.getByRole('row').filter({ hasText: `@${account.username}` });
  await row.getByRole('button', { name: /Actions for/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Reset…' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Reset Ben' });
  await dialog.getByRole('checkbox', { name: 'Sign out everywhere' }).check();
  await dialog.getByRole('checkbox', { name: 'Ask for a new password' }).check();
  await isAccessible(ada.page, 'resetting somebody');
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ben.page.getByLabel(/^Username or email/).fill(account.username);
  await ben.page.getByLabel(/^Password/).first().fill(account.password);
  await ben.press('Sign in');
  await ben.page.getByRole('heading', { name: 'Choose a new password' }).waitFor();

  await ada.press('Idle people…');
  await ada.page.getByRole('dialog', { name: 'Deactivate idle people' }).getByLabel(/^Days since/).fill('30');
  await isAccessible(ada.page, 'idle people');
  await ada.finishDialog('Deactivate');
  await ada.isTold('0 people have been deactivated.');
  for (const person of [ada, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});

test("one's own account: name, colours, password, tokens", async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ann = await Person.open('ann', server.url);
  await ann.signIn(account.username, account.password);
  await ann.page.goto('/account/profile');
  await ann.page.getByLabel(/^Full name/).fill('Ann Archer');
  await isAccessible(ann.page, 'profile');
  await ann.press('Save changes');
  await ann.isTold('Saved.');
  assert.equal((await account.get('me')).name, 'Ann Archer');

  await ann.page.getByRole('link', { name: 'Preferences' }).click();
  await ann.page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await ann.page.locator(':root[data-theme=dark]').waitFor();
  await isAccessible(ann.page, 'preferences');

  await ann.page.getByRole('link', { name: 'Personal access tokens' }).click();
  await ann.page.getByLabel(/^Name/).fill('reports');
  await ann.press('Create token');
  const dialog = ann.page.getByRole('dialog', { name: 'Your new token' });
  await isAccessible(ann.page, 'a new token');
  const token = await dialog.getByLabel('Token', { exact: true }).inputValue();
  const answer = await fetch(`${server.url}/api/v1/me`, { headers: { 'X-Auth-Token': token, 'X-User-Id': account.id } });
  assert.equal(answer.status, 200);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await ann.page.getByRole('link', { name: 'Security' }).click();
  await ann.page.getByLabel(/^Current password/).fill(account.password);
  await ann.page.getByLabel(/^New password/).fill(kOwn);
  await ann.page.getByLabel(/^Confirm password/).fill(kOwn);
  await isAccessible(ann.page, 'security');
  await ann.press('Change password');
  await ann.page.getByText('Your password has been changed.').waitFor();
  ann.hasNoComplaints();
  await ann.close();

  const again = await Person.open('ann again', server.url);
  await again.signIn(account.username, kOwn);
  again.hasNoComplaints();
  await again.close();
});

test('settings are searched, changed and saved, and whoever leaves with changes is asked', async ({ chat, server }) => {
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin');
  await ada.page.getByRole('link', { name: 'Settings', exact: true }).click();
  await isAccessible(ada.page, 'groups of settings');
  await ada.page.getByRole('link', { name: /^Messages/ }).click();
  const size = ada.page.getByRole('spinbutton', { name: 'Characters in a message' });
  await size.fill('4999');
  await isAccessible(ada.page, 'settings with a change');
  await ada.page.getByRole('link', { name: 'Users', exact: true }).click();
  await ada.page.getByRole('dialog', { name: 'Discard your changes?' }).getByRole('button', { name: 'Cancel' }).click();
  await ada.page.goBack(); // from one group of settings to all of them
  await ada.page.getByText('One change is not saved.').waitFor();
  await ada.page.evaluate(() => history.back());
  await ada.page.getByRole('dialog', { name: 'Discard your changes?' }).getByRole('button', { name: 'Cancel' }).click();
  assert.equal(new URL(ada.page.url()).pathname, '/admin/settings');
  await ada.press('Save changes');
  await ada.isTold('Saved.');
  assert.equal(((await (await chat.admin).get('settings/Message_MaxAllowedSize')) as { value: unknown }).value, 4999);
  // What depends on a switch is grey until it is on, saved or not.
  await ada.page.goto('/admin/settings/RetentionPolicy');
  const cron = ada.page.getByRole('textbox', { name: 'Cron rule' });
  await ada.page.getByText('Works when “Delete old messages” is on.').first().waitFor();
  assert.equal(await cron.isDisabled(), true);
  await ada.page.getByRole('checkbox', { name: 'Delete old messages', exact: true }).check({ force: true });
  await ada.page.getByText('Works when “Look for old messages by a cron rule” is on.').waitFor();
  await ada.page.getByRole('checkbox', { name: 'Look for old messages by a cron rule' }).check({ force: true });
  await cron.and(ada.page.locator(':enabled')).waitFor();
  await isAccessible(ada.page, 'settings that depend on others');
  await ada.press('Discard');
  await cron.and(ada.page.locator(':disabled')).waitFor();

  // What was saved differs from a week ago, and is set back.
  await ada.page.goto('/admin/settings');
  await ada.press('Compare two times');
  const compared = ada.page.getByRole('dialog', { name: 'Compare two times' });
  await compared.getByText('4999').waitFor();
  await isAccessible(ada.page, 'settings of two times');
  await compared.getByRole('button', { name: /^Set Characters in a message back to 5000$/ }).click();
  await ada.isTold('Saved.');
  await compared.getByText('4999').waitFor({ state: 'hidden' });
  await compared.getByRole('button', { name: 'Close' }).click();
  await compared.waitFor({ state: 'hidden' });
  assert.equal(((await (await chat.admin).get('settings/Message_MaxAllowedSize')) as { value: unknown }).value, 5000);
  await ada.page.getByRole('link', { name: 'Limits', exact: true }).click();
  await ada.page.getByText('Nobody is limited').waitFor();
  await isAccessible(ada.page, 'limits');
  ada.hasNoComplaints();
  await ada.close();
});
