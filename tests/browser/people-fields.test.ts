// The free-form fields of people, from the administrators' declaration to somebody else's screen.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

const declared = {
  Desk: { type: 'text', required: true, minLength: 2, maxLength: 6 },
  Team: { type: 'select', options: ['Red', 'Blue'], public: true },
};

test('a newcomer fills in the fields, changes them later, and others see the public ones', async ({ chat, server }) => {
  const admin = await chat.admin;
  const declare = (value: string) => admin.post('settings/Accounts_CustomFields' as 'settings/{_id}', { value } as Loose);
  await declare(JSON.stringify(declared));
  try {
    const username = unique('zoe');
    const zoe = await Person.open('zoe', server.url);
    await zoe.page.goto('/register');
    await zoe.page.getByLabel(/^(Full name|Name)/).fill('Zoe');
    await zoe.page.getByLabel(/^Username/).fill(username);
    await zoe.page.getByLabel(/^Email/).fill(`${username}@example.test`);
    await zoe.page.getByLabel(/^Password/).first().fill('a long enough secret 42');
    await zoe.page.getByLabel(/^Confirm password/).fill('a long enough secret 42');
    await zoe.press('Create an account');
    await zoe.page.getByText('Fill in “Desk”.').waitFor();
    await isAccessible(zoe.page, 'registration with fields');
    await zoe.page.getByLabel(/^Desk/).fill('Z9');
    await zoe.page.getByLabel(/^Team/).selectOption('Red');
    await zoe.press('Create an account');
    await zoe.inChat();

    await zoe.page.goto('/account/profile');
    await zoe.page.getByLabel(/^Team/).selectOption('Blue');
    await zoe.press('Save changes');
    await zoe.page.getByText('Saved').first().waitFor();
    await zoe.page.reload();
    await eventually(async () => assert.equal(await zoe.page.getByLabel(/^Team/).inputValue(), 'Blue'));

    await zoe.page.goto('/home');
    await zoe.inChat();
    await zoe.openRoom('general');
    await zoe.say('hello from desk Z9');
    const account = await chat.user('Ben');
    const ben = await Person.open('ben', server.url);
    await ben.signIn(account.username, account.password);
    await ben.page.goto('/channel/general');
    await ben.sees('hello from desk Z9');
    await ben.page.getByRole('button', { name: 'Zoe' }).last().click();
    const card = ben.page.getByRole('complementary');
    await card.getByText('Blue').waitFor();
    if (await card.getByText('Desk').count()) throw new Error('a field that is not public is shown');
    for (const person of [zoe, ben]) {
      person.hasNoComplaints();
      await person.close();
    }
  } finally {
    await declare('');
  }
});
