// Webhooks in the administration: an incoming one posts here, an outgoing one tells another server and shows what came of it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({ settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1' } }, kJourney);

async function administrator(url: string): Promise<Person> {
  const ada = await Person.open('ada', url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.page.goto('/admin/integrations');
  return ada;
}

test('an incoming webhook is made, and what is sent to its address stands in the room', async ({ chat, server }) => {
  const admin = await chat.admin;
  const room = await chat.channel({ members: [] });
  const name = unique('alerts');
  const ada = await administrator(server.url);
  const { page } = ada;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await isAccessible(page, 'webhooks');
  await ada.press('New webhook');
  await page.getByRole('radio', { name: 'Incoming' }).check({ force: true });
  await ada.fill(/^Name/, name);
  await ada.fill(/^Posts in/, '#of-nobody');
  await ada.press('Create');
  const where = page.getByLabel(/^Posts in/);
  await page.getByText('This room does not exist, or you are not in it.').waitFor();
  assert.equal(await where.getAttribute('aria-invalid'), 'true');
  await where.fill(`#${room.name}`);
  await page.getByLabel('Run a script').check({ force: true });
  await ada.fill(/^Script text/, 'class Script {');
  await ada.press('Create');
  await ada.isTold('Saved.');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText('The script does not run').waitFor();
  await page.getByText(/^SyntaxError: /).waitFor();
  await isAccessible(page, 'an incoming webhook');
  await page.getByLabel('Run a script').uncheck({ force: true });
  await ada.press('Save changes');
  await page.getByText('The script does not run').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Copy: Address' }).click();
  await ada.isTold('Copied.');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /\/hooks\/\w+\/\w+$/);
  assert.match(await page.getByLabel('Example', { exact: true }).inputValue(), /^curl .*\/hooks\//);
  // The server of a test goes by another address than that of its setting.
  const said = () => fetch(server.url + new URL(address).pathname, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"text":"the disk is full"}' });
  assert.equal((await said()).status, 200);
  await page.goto(`/channel/${room.name}`);
  await ada.sees('the disk is full');

  await page.goto('/admin/integrations');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Switch off' }).click();
  await ada.isTold(`${name} is switched off.`);
  assert.notEqual((await said()).status, 200);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('link', { name }).waitFor({ state: 'hidden' });
  await admin.refused(400, 'error-integration-not-found', 'GET', 'integrations.get', { integrationId: address.split('/').at(-2) });
  ada.hasNoComplaints();
  await ada.close();
});

test('an outgoing webhook tells another server, shows the call, and calls again', async ({ chat, server }) => {
  const admin = await chat.admin;
  const room = await chat.channel({ members: [] });
  const name = unique('bridge');
  const told: string[] = [];
  const other = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => void (text += part.toString()));
    request.on('end', () => {
      told.push(JSON.parse(text).text);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"text":"on its way"}');
    });
  }).unref();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const ada = await administrator(server.url);
  const { page } = ada;
  await ada.press('New webhook');
  await page.getByRole('radio', { name: 'Outgoing' }).check({ force: true });
  await ada.fill(/^Name/, name);
  await ada.fill(/^Single rooms/, `#${room.name}`);
  await ada.fill(/^Trigger words/, 'deploy, roll back');
  await ada.fill(/^How often at the most/, '21');
  await ada.press('Create');
  await page.getByText('Give at least one address.').waitFor();
  await page.getByText('Enter a whole number from 1 to 20.').waitFor();
  await ada.fill(/^How often at the most/, '2');
  await ada.fill(/^Addresses/, `http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  await isAccessible(page, 'a new outgoing webhook');
  await ada.press('Create');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('tab', { name: 'Calls' }).click();
  await page.getByText('No calls yet').waitFor();

  await admin.send(room, 'nothing to see');
  await admin.send(room, 'deploy the birds');
  // Without being asked: it is heard of as it happens.
  const row = page.getByRole('row').filter({ hasText: 'The answer was posted' });
  await row.getByText('Succeeded').waitFor();
  assert.deepEqual(told, ['deploy the birds']);
  await isAccessible(page, 'calls of a webhook');
  await row.getByRole('button', { name: /:\d\d/ }).click();
  const call = page.getByRole('dialog', { name: 'Call' });
  await call.getByText('"deploy the birds"').waitFor();
  await call.getByText('{"text":"on its way"}').waitFor();
  await isAccessible(page, 'a call of a webhook');
  await call.getByRole('button', { name: 'Close' }).click();
  await call.waitFor({ state: 'hidden' });
  await row.getByRole('button', { name: 'Call again' }).click();
  await ada.isTold('It is called again.');
  await eventually(() => assert.deepEqual(told, ['deploy the birds', 'deploy the birds']));
  await eventually(async () => assert.equal(await row.count(), 2));

  await ada.press('Forget all');
  await page.getByRole('dialog', { name: 'Forget all calls?' }).getByRole('button', { name: 'Forget all' }).click();
  await page.getByText('No calls yet').waitFor();
  await page.goto(`/channel/${room.name}`);
  await ada.sees('on its way');
  ada.hasNoComplaints();
  await ada.close();
});
