// An operator gives the workspace its own face: logo, colour, styles; and takes back what went wrong.

import assert from 'node:assert/strict';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);
const kLogo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><rect width="300" height="60" fill="#00529b"/></svg>';
const kBlue = 'rgb(0, 82, 155)';

test('logo, colour and styles of the workspace, and the way back', async ({ server, chat }) => {
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  const colourOf = (selector: string, property: string) =>
    ada.page.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  // A colour is seen before it is saved.
  await ada.page.goto('/admin/settings/Layout');
  const accent = ada.page.getByRole('textbox', { name: 'Accent: buttons and links (light)', exact: true });
  await accent.fill('#7fd0ff');
  await ada.page.getByText(/is hard to read/).waitFor();
  await accent.fill('#00529B');
  await ada.page.getByText(/is hard to read/).waitFor({ state: 'detached' });
  const save = ada.page.getByRole('button', { name: 'Save changes' });
  assert.equal(await save.evaluate((button) => getComputedStyle(button).backgroundColor), kBlue);
  await isAccessible(ada.page, 'colours');
  const css = ada.page.getByRole('textbox', { name: 'Custom CSS' });
  await css.fill('.rcx-message-body { font-size: 30px; }');
  await save.click();
  await ada.isTold('Saved.');

  await ada.page.goto('/admin/settings/Assets');
  await ada.page.getByLabel('Picture: Logo', { exact: true }).setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(kLogo) });
  await ada.isTold('Saved.');
  await ada.page.getByRole('button', { name: /^Reset .*Logo/ }).waitFor();
  await isAccessible(ada.page, 'pictures');

  await ada.page.goto('/home');
  await ada.inChat();
  assert.match(await ada.page.locator('.confab-sidebar__site').evaluate((one) => getComputedStyle(one, '::before').backgroundImage), /\/assets\/logo\.svg/);
  await ada.openRoom('general');
  await ada.say('see https://example.org');
  assert.equal(await colourOf('.rcx-message-body', 'font-size'), '30px');
  assert.equal(await colourOf('.rcx-message-body a', 'color'), kBlue);

  const visitor = await Person.open('visitor', server.url);
  await visitor.page.goto('/login');
  const signIn = visitor.page.getByRole('button', { name: 'Sign in', exact: true });
  await signIn.waitFor();
  assert.equal(await signIn.evaluate((button) => getComputedStyle(button).backgroundColor), kBlue);
  assert.match(await visitor.page.locator('.confab-logo').evaluate((one) => getComputedStyle(one, '::before').backgroundImage), /\/assets\/logo\.svg/);
  await isAccessible(visitor.page, 'log-in with a logo');
  visitor.hasNoComplaints();
  await visitor.close();

  // Styles under which nobody can work: the safe page has none of them, and the rule is taken back there.
  const admin = await chat.admin;
  await admin.post('settings/theme-custom-css', { value: '* { display: none !important; }' });
  await ada.page.goto('/home');
  assert.equal(await ada.page.locator('body').isVisible(), false);
  await ada.page.goto('/admin/settings/Layout?safe=1');
  await css.fill('');
  await save.click();
  await ada.isTold('Saved.');
  await ada.page.goto('/home');
  await ada.inChat();
  ada.hasNoComplaints();
  await ada.close();
});
