// The administration at a glance: figures and charts, the log, settings as a file and their history, the message audit.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function administrator(url: string, at: string, options: { width?: number; height?: number; touch?: boolean } = {}): Promise<Person> {
  const ada = await Person.open('ada', url, options);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto(at);
  return ada;
}

test('the overview says what the workspace holds, and what people did', async ({ chat, server }) => {
  const ann = await chat.user('Ann', { joinDefaultChannels: true });
  await ann.post('chat.postMessage', { channel: '#general', text: 'counted' });
  const ada = await administrator(server.url, '/admin');
  const { page } = ada;
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('region', { name: 'Contents' }).getByText('People', { exact: true }).waitFor();
  await page.getByRole('img', { name: /^Messages\./ }).waitFor();
  await page.getByRole('combobox', { name: 'Time' }).selectOption('The last 7 days');
  await page.getByRole('button', { name: 'Count anew' }).click();
  await page.getByRole('region', { name: 'Server' }).getByText('Version', { exact: true }).waitFor();
  await isAccessible(page, 'the overview');
  ada.hasNoComplaints();
  await ada.close();
});

test('the log goes on by itself, and stands still when it is paused', async ({ server }) => {
  const ada = await administrator(server.url, '/admin/logs');
  const { page } = ada;
  const log = page.getByRole('region', { name: 'Logs' });
  const made = log.getByText('administrator made');
  await made.waitFor();
  await page.getByRole('combobox', { name: 'Level' }).selectOption('Warnings and above');
  await made.waitFor({ state: 'hidden' });
  await page.getByRole('combobox', { name: 'Level' }).selectOption('All');
  await isAccessible(page, 'the log');
  await ada.press('Pause');
  await page.getByText('Paused: new lines come when you go on.').waitFor();
  await ada.press('Go on');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('nothing says this');
  await page.getByText('No lines').waitFor();
  ada.hasNoComplaints();
  await ada.close();
});

test('settings go to a file, come from one, and what was changed is set back', async ({ chat, server }) => {
  const admin = await chat.admin;
  const ada = await administrator(server.url, '/admin/settings');
  const { page } = ada;
  const [download] = await Promise.all([page.waitForEvent('download'), ada.press('Export')]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { settings: Record<string, unknown> };
  assert.equal(file.settings.Message_AllowPinning, true);
  assert.equal('FileUpload_S3_AWSSecretAccessKey' in file.settings, false, 'secrets stay where they are');
  const path = join(tmpdir(), `${unique('settings')}.json`);
  writeFileSync(path, JSON.stringify({ ...file, settings: { ...file.settings, Message_AllowPinning: false, Of_Tomorrow: 1 } }));
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByText('1 setting is another in the file').waitFor();
  await page.getByText('1 is not known here: Of_Tomorrow').waitFor();
  await isAccessible(page, 'imported settings');
  await ada.press('Save changes');
  await ada.isTold('Saved.');
  const value = async () => ((await admin.get('settings/Message_AllowPinning')) as { value: unknown }).value;
  assert.equal(await value(), false);

  await ada.press('History');
  const drawer = page.getByRole('dialog', { name: 'History' });
  await isAccessible(page, 'the history of settings');
  await drawer.getByRole('button', { name: /^Set .* back to on$/ }).first().click();
  await drawer.getByRole('button', { name: /^Set .* back to off$/ }).first().waitFor();
  assert.equal(await value(), true);
  ada.hasNoComplaints();
  await ada.close();
});

test('an auditor reads messages of a room, and that is written down', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  await ann.send(room, 'the secret plan');
  await ben.send(room, 'lunch?');
  const ada = await administrator(server.url, '/admin/message-audit');
  const { page } = ada;
  await page.getByRole('combobox', { name: 'Room' }).fill(room.name ?? '');
  await page.getByRole('option', { name: room.name ?? '' }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill('SECRET');
  await ada.press('Look');
  const found = page.getByRole('region', { name: 'What was found' });
  await found.getByText('the secret plan').waitFor();
  assert.equal(await found.getByRole('listitem').count(), 1);
  await isAccessible(page, 'the message audit');
  await page.getByRole('tab', { name: 'Who has looked' }).click();
  await page.getByRole('row').filter({ hasText: `@${kAdmin.username}` }).filter({ hasText: 'SECRET' }).waitFor();
  ada.hasNoComplaints();
  await ada.close();
});

test('on a phone the pages of the administration are behind one button', async ({ server }) => {
  const ada = await administrator(server.url, '/admin/users', { width: 390, height: 844, touch: true });
  const { page } = ada;
  const nav = page.getByRole('navigation', { name: 'Administration' });
  const button = nav.getByRole('button', { name: 'Users' });
  await button.waitFor();
  const height = (await nav.boundingBox())?.height ?? 999;
  assert.ok(height < 150, `a row for the button, and the search with its name: ${height}`);
  assert.equal(await nav.getByRole('link', { name: 'Rooms' }).isVisible(), false);
  await button.click();
  await isAccessible(page, 'the pages of the administration on a phone');
  await nav.getByRole('link', { name: 'Rooms' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rooms' }).waitFor();
  assert.equal(await nav.getByRole('link', { name: 'Users' }).isVisible(), false);
  ada.hasNoComplaints();
  await ada.close();
});
