// An administrator acts as somebody else: offered where it is allowed, said on every page, ended by a button.

import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('an administrator acts as somebody, says something as them, and is themself again', async ({ chat, server }) => {
  await (await chat.admin).post('settings/Accounts_AllowUserImpersonation', { value: true });
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ada = await Person.open('ada', server.url);
  const { page } = ada;
  await ada.signIn(kAdmin.username, kAdmin.password);
  await page.goto('/admin/users');
  await page.getByRole('searchbox', { name: /Search users/ }).fill(account.username);
  const row = page.getByRole('row').filter({ hasText: `@${account.username}` });
  await row.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Act as this person' }).click();
  await page.getByRole('dialog', { name: 'Act as Ann?' }).waitFor();
  await isAccessible(page, 'acting as somebody');
  await ada.press('Act as Ann');
  const banner = page.getByText(/^You act as Ann\./);
  await banner.waitFor();
  await ada.openRoom('general');
  await ada.say('said in her name');
  await page.reload();
  await banner.waitFor();
  await ada.row('said in her name').getByRole('button', { name: 'Ann' }).waitFor();
  await page.goto('/account/profile');
  await banner.waitFor();
  await isAccessible(page, 'a page while acting as somebody');
  await ada.press('Stop');
  await page.getByRole('heading', { name: 'Users' }).waitFor();
  await banner.waitFor({ state: 'hidden' });
  await page.goto('/admin/audit');
  await page.getByRole('row').filter({ hasText: kAdmin.username }).first().waitFor();
  ada.hasNoComplaints();
  await ada.close();
});
