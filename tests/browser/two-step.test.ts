// A second factor, as people meet it: asked for when they sign in.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';
import { enrol } from '../harness/totp.ts';
import { isAccessible, overhangs } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

// So that a test has many codes at hand: each works once.
const kBehind = 9;
const test = testsOn({ settings: { Accounts_TwoFactorAuthentication_MaxDelta: 10 } }, kJourney);

const codeField = ({ page }: Person) => page.getByLabel(/^Code from your authenticator app/);
const backupField = ({ page }: Person) => page.getByLabel(/^Backup code/);

/** Up to where a code is asked for. */
async function givePassword(person: Person, { username, password }: { username: string; password: string }): Promise<void> {
  await person.page.goto('/login');
  await person.page.getByLabel(/^Username or email/).fill(username);
  await person.page.getByLabel(/^Password/).first().fill(password);
  await person.press('Sign in');
  await codeField(person).waitFor();
}

test('signing in asks for a code, and a wrong one is said to be wrong', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const app = await enrol(account, kBehind);
  const ann = await Person.open('ann', server.url, { width: 360, height: 740, touch: true });
  await givePassword(ann, account);
  assert.ok(await codeField(ann).evaluate((field) => field === document.activeElement), 'one types at once');
  await isAccessible(ann.page, 'the code');
  assert.deepEqual(await overhangs(ann.page), []);
  await ann.page.keyboard.type('000000');
  await ann.page.getByText('This code is not right. Wait for the next one and enter that.').waitFor();
  await isAccessible(ann.page, 'a wrong code');
  await ann.page.keyboard.type(app.code());
  await ann.inChat();
  ann.hasNoComplaints();
  await ann.close();
});

test('a backup code does it once', async ({ chat, server }) => {
  const account = await chat.user('Ben', { joinDefaultChannels: true });
  const { backups } = await enrol(account, kBehind);
  for (const [n, code] of [backups[0], backups[0], backups[1]].entries()) {
    const ben = await Person.open('ben', server.url);
    await givePassword(ben, account);
    await ben.press('Use a backup code instead');
    await isAccessible(ben.page, 'a backup code');
    await backupField(ben).fill(code ?? '');
    await ben.press('Sign in');
    if (n === 1) await ben.page.getByText('This code is not right, or it has been used before.').waitFor();
    else await ben.inChat();
    ben.hasNoComplaints();
    await ben.close();
  }
});
