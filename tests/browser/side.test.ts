// Two conversations beside each other.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const kShots = process.env.CONFAB_SCREENSHOTS;
const test = testsOn({}, kJourney);

test('two conversations stand beside each other: both are live, both are written in, and both count as read', async ({ chat, server }) => {
  const [account, ben] = [await chat.user('ann', { joinDefaultChannels: true }), await chat.user('ben', { joinDefaultChannels: true })];
  const plans = await chat.channel({ members: [ben, account], name: 'plans' });
  const general = { _id: 'GENERAL' };
  const first = await ben.send(plans, 'What is *the plan*? See `plan.md`, it is long enough to need a second line in a narrow column.');
  await ben.send(general, 'Good morning everybody');
  const ann = await Person.open('ann', server.url, { width: 1440, height: 900 });
  const { page } = ann;
  const shot = async (name: string) => kShots !== undefined && void (await page.screenshot({ path: join(kShots, `side-${name}.png`) }));
  await ann.signIn(account.username, account.password);
  await ann.openRoom('general');
  await ann.room('plans').hover();
  await ann.press('Menu of plans');
  await shot('menu');
  await page.getByRole('menuitem', { name: 'Open to the side' }).click();
  const side = page.getByRole('complementary', { name: 'plans, to the side' });
  await side.getByRole('log').getByText('What is').waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('.confab-side') !== null);
  await page.keyboard.type('Lunch at noon');
  await page.keyboard.press('Enter');
  await side.getByRole('log').getByText('Lunch at noon').waitFor();
  await ben.send(plans, 'Fine with me');
  await side.getByRole('log').getByText('Fine with me').waitFor();
  await ben.send(general, 'Something else');
  await page.getByRole('main').getByRole('log').getByText('Something else').waitFor();
  await eventually(async () => assert.deepEqual([(await account.subscription(plans)).unread, (await account.subscription(general)).unread], [0, 0]));
  await isAccessible(page, 'two conversations');
  await shot('light');
  await ann.expectBadge('plans', undefined);

  await ben.post('chat.postMessage', { roomId: plans._id, text: 'In a thread', tmid: first._id });
  await side.getByRole('button', { name: /1 reply/ }).click();
  await side.getByRole('complementary', { name: 'Thread' }).getByText('In a thread').waitFor();
  await shot('thread');
  await side.getByRole('button', { name: 'Messages' }).click();
  await side.getByRole('log').getByText('Fine with me').waitFor();
  await side.getByRole('button', { name: 'ben' }).first().click();
  await side.getByRole('complementary', { name: 'Profile' }).waitFor();
  await shot('person');
  await side.getByRole('button', { name: 'Messages' }).click();

  // It stays over a reload and where one goes, and is not there where there is no room for it.
  await page.reload();
  await side.getByRole('log').getByText('Fine with me').waitFor();
  await page.getByRole('link', { name: 'Threads' }).click();
  await side.getByRole('log').getByText('Fine with me').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('dark');
  await page.setViewportSize({ width: 1000, height: 800 });
  await side.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1440, height: 900 });
  const edge = side.getByRole('separator', { name: 'Width of the conversation to the side' });
  const before = (await side.boundingBox())!.width;
  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x - 96, 400);
  await page.mouse.up();
  await eventually(async () => assert.equal(Math.round(((await side.boundingBox())!.width - before) / 10), 10));

  await side.getByRole('button', { name: 'Show in the main view' }).click();
  await page.getByRole('heading', { level: 1, name: /plans/ }).waitFor();
  await side.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to a room or a person' }).or(page.getByRole('dialog').getByRole('combobox')).first().fill('general');
  await page.getByRole('dialog').getByRole('option', { name: /general/ }).first().waitFor();
  await shot('switcher');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary', { name: 'general, to the side' }).getByRole('log').getByText('Something else').waitFor();
  assert.equal(new URL(page.url()).pathname, '/channel/plans');
  ann.hasNoComplaints();
  await ann.close();
});
