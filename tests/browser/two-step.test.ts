// A second factor, as people meet it: turned on and off, asked for when they sign in, and taken away by an administrator.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { Authenticator, enrol } from '../harness/totp.ts';
import { isAccessible, overhangs } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

// So that a test has many codes at hand: each works once.
const kBehind = 9;
const test = testsOn({ settings: { Accounts_TwoFactorAuthentication_MaxDelta: 10 } }, kJourney);

const codeField = ({ page }: Person) => page.getByLabel(/^Code from your authenticator app/);
const backupField = ({ page }: Person) => page.getByLabel(/^Backup code/);

async function signOut({ page }: Person): Promise<void> {
  await page.goto('/home');
  await page.getByRole('button', { name: /status, account and signing out/ }).click();
  await page.getByRole('menuitem', { name: /Sign out/ }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
}

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

test('somebody turns it on with an app, signs in with it, and turns it off again', async ({ chat, server }) => {
  const account = await chat.user('Cleo', { joinDefaultChannels: true });
  const cleo = await Person.open('cleo', server.url);
  const { page } = cleo;
  await cleo.signIn(account.username, account.password);
  await page.goto('/account/security');
  const section = page.getByRole('region', { name: 'Two-step verification' });
  await section.getByRole('button', { name: 'Turn on two-step verification' }).click();
  await section.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
  await isAccessible(page, 'setting an app up');
  const secret = (await section.locator('code').innerText()).replaceAll(' ', '');
  const app = new Authenticator(secret, kBehind);
  const first = section.getByLabel(/^Code that the app shows now/);
  await first.fill('000000');
  await section.getByText(/see whether the clock of your phone is right/).waitFor();
  await first.fill(app.code());
  const codes = section.getByRole('list', { name: 'Your backup codes' }).getByRole('listitem');
  await codes.first().waitFor();
  await isAccessible(page, 'backup codes');
  const shown = await codes.allInnerTexts();
  assert.equal(shown.length, 12);
  const [saved] = await Promise.all([page.waitForEvent('download'), section.getByRole('button', { name: 'Download as text' }).click()]);
  assert.equal(saved.suggestedFilename(), `backup-codes-${account.username}.txt`);
  const kept = await readFile(await saved.path(), 'utf8');
  assert.deepEqual(kept.trimEnd().split('\n').slice(-12), shown);
  await section.getByRole('button', { name: 'I have kept them' }).click();
  await section.getByText('12 backup codes are left.').waitFor();
  await isAccessible(page, 'it is on');

  await signOut(cleo);
  await givePassword(cleo, account);
  await page.keyboard.type('000000');
  await page.getByText('This code is not right. Wait for the next one and enter that.').waitFor();
  await page.keyboard.type(app.code());
  await cleo.inChat();
  await signOut(cleo);
  await givePassword(cleo, account);
  await cleo.press('Use a backup code instead');
  await backupField(cleo).fill(shown[0]!);
  await cleo.press('Sign in');
  await cleo.inChat();

  await page.goto('/account/security');
  await section.getByText('11 backup codes are left.').waitFor();
  await section.getByRole('button', { name: 'New backup codes' }).click();
  await codeField(cleo).fill(app.code());
  await isAccessible(page, 'asking for a code');
  await cleo.finishDialog('Make new codes');
  await codes.first().waitFor();
  assert.equal(new Set([...shown, ...(await codes.allInnerTexts())]).size, 24);
  await section.getByRole('button', { name: 'I have kept them' }).click();
  await section.getByRole('button', { name: 'Turn off two-step verification' }).click();
  await codeField(cleo).fill(app.code());
  await cleo.finishDialog('Turn off');
  await cleo.isTold('Two-step verification is off.');
  await section.getByRole('button', { name: 'Turn on two-step verification' }).waitFor();
  await signOut(cleo);
  await cleo.signIn(account.username, account.password);
  cleo.hasNoComplaints();
  await cleo.close();
});

test('an administrator removes that of somebody who has lost their phone', async ({ chat, server }) => {
  const account = await chat.user('Dora', { joinDefaultChannels: true });
  await enrol(account, kBehind);
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/users');
  await ada.page.getByRole('searchbox', { name: /Search users/ }).fill(account.username);
  await ada.page.getByRole('row').filter({ hasText: `@${account.username}` }).getByRole('button', { name: /Actions for/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Reset…' }).click();
  await ada.page.getByRole('dialog').getByRole('checkbox', { name: 'Remove two-step verification' }).check();
  await isAccessible(ada.page, 'what is reset');
  await ada.finishDialog('Reset');
  await ada.isTold('Dora has been reset.');
  const dora = await Person.open('dora', server.url);
  await dora.signIn(account.username, account.password);
  for (const person of [ada, dora]) {
    person.hasNoComplaints();
    await person.close();
  }
});
