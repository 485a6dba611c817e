// A fresh machine: the setup wizard, the first account, a second one that registers.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({ prepared: false }, kJourney);

async function newAccount(person: Person, name: string, username: string): Promise<void> {
  await person.page.getByLabel(/^(Full name|Name)/).fill(name);
  await person.page.getByLabel(/^Username/).fill(username);
  await person.page.getByLabel(/^Email/).fill(`${username}@example.test`);
  await person.page.getByLabel(/^Password/).first().fill('a long enough secret 42');
  const again = person.page.getByLabel(/^Confirm password/);
  if (await again.count()) await again.first().fill('a long enough secret 42');
}

test('the wizard makes the administrator and the workspace; a reload in the middle goes on; a second person registers', async ({ chat, server }) => {
  const ada = await Person.open('ada', server.url);
  await ada.page.goto('/');
  await ada.page.waitForURL('**/setup-wizard');
  await isAccessible(ada.page, 'wizard, administrator');
  await ada.press('Next');
  await ada.page.locator('[aria-invalid=true]').first().waitFor();
  await newAccount(ada, 'Ada Lovelace', 'ada');
  await ada.press('Next');

  await ada.page.getByLabel(/^Name of the organization/).fill('Analytical Engines');
  await ada.page.reload();
  await ada.page.getByLabel(/^Name of the organization/).fill('Analytical Engines');
  await isAccessible(ada.page, 'wizard, organisation');
  await ada.page.getByLabel(/^Kind/).selectOption({ label: 'Company' });
  await ada.page.getByLabel(/^Industry/).selectOption({ label: 'Technology' });
  await ada.page.getByLabel(/^Number of people/).selectOption({ index: 1 });
  await ada.page.getByLabel(/^Country/).selectOption({ index: 3 });
  await ada.press('Next');
  await ada.page.getByRole('radio', { name: /Public community/ }).check({ force: true });
  await ada.press('Finish setup');
  await ada.inChat();
  await ada.openRoom('general');
  await ada.say('the engine is running');

  const settings: Loose = await chat.anyone.get('settings.public', { _id: ['Show_Setup_Wizard', 'Site_Name', 'Accounts_RegistrationForm'] });
  assert.deepEqual(Object.fromEntries(settings.settings.map((one: Loose) => [one._id, one.value])), {
    Show_Setup_Wizard: 'completed',
    Site_Name: 'Analytical Engines',
    Accounts_RegistrationForm: 'Public',
  });

  const ben = await Person.open('ben', server.url);
  await ben.page.goto('/');
  await ben.page.getByRole('link', { name: 'Create an account' }).click();
  await isAccessible(ben.page, 'registration');
  await newAccount(ben, 'Ben', 'ben');
  await ben.press('Create an account');
  await ben.inChat();
  await ben.openRoom('general');
  await ben.sees('the engine is running');
  await ben.say('hello Ada');
  await ada.sees('hello Ada');

  await ben.page.goto('/setup-wizard');
  await eventually(() => assert.doesNotMatch(ben.page.url(), /setup-wizard/, 'a finished wizard is over'));
  for (const person of [ada, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});
