// The sidebar's width, which is this browser's: pulled, stepped and folded to a strip that still says what is new.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('a sidebar is pulled wider, folded to a strip with what is new, and stays so after a reload', async ({ chat, server }) => {
  const [account, ben] = await chat.users('ann', 'ben');
  const name = unique('plans');
  const room = await chat.channel({ name, members: [account!, ben!] });
  const ann = await Person.open('ann', server.url);
  const { page } = ann;
  await ann.signIn(account!.username, account!.password);
  const edge = page.getByRole('separator', { name: 'Width of the sidebar' });
  const wide = async () => Math.round((await ann.sidebar().boundingBox())!.width);
  await edge.waitFor();
  assert.equal(await edge.getAttribute('aria-valuenow'), '280');
  const before = await wide();
  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, 400);
  await page.mouse.down();
  await page.mouse.move(360, 400, { steps: 4 });
  await page.mouse.up();
  assert.equal(await edge.getAttribute('aria-valuenow'), '360');
  await eventually(async () => assert.equal(await wide(), before + 80));
  await edge.press('ArrowLeft');
  assert.equal(await edge.getAttribute('aria-valuenow'), '344');
  await edge.press('End');
  await edge.press('ArrowRight');
  assert.equal(await edge.getAttribute('aria-valuenow'), '480');
  await page.reload();
  await edge.waitFor();
  assert.equal(await edge.getAttribute('aria-valuenow'), '480');

  await edge.press('Enter');
  await eventually(async () => assert.ok((await wide()) < 80));
  await ben!.post('chat.postMessage', { roomId: room._id, text: `@${account!.username} look` });
  await ann.expectBadge(name, { count: 1, mention: true });
  await isAccessible(page, 'the sidebar as a strip');
  await ann.openRoom(name);
  await ann.press('Expand the sidebar');
  await eventually(async () => assert.ok((await wide()) > 400));

  // The drawer of a phone knows nothing of it.
  await ann.press('Collapse the sidebar');
  await page.setViewportSize({ width: 390, height: 844 });
  await ann.press('Open the sidebar');
  await eventually(async () => assert.ok((await wide()) > 280));
  assert.equal(await edge.isVisible(), false);
  ann.hasNoComplaints();
  await ann.close();
});

test('on a phone a swipe from the edge brings in the sidebar, one back sends it away, and one along a panel closes it', async ({ chat, server }) => {
  const [account, ben] = await chat.users('ann', 'ben');
  const name = unique('plans');
  const room = await chat.channel({ name, members: [account!, ben!] });
  await ben!.send(room, 'The plan stands');
  const ann = await Person.open('ann', server.url, { width: 390, height: 844, touch: true });
  const { page } = ann;
  await ann.signIn(account!.username, account!.password);
  await page.goto(`/channel/${name}`);
  await ann.sees('The plan stands');
  const fingers = await page.context().newCDPSession(page);
  const swipe = async (from: [number, number], to: [number, number]) => {
    const at = ([x, y]: [number, number]) => [{ x, y }];
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
    for (const part of [0.25, 0.5, 0.75, 1]) {
      const point: [number, number] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(point) });
    }
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const open = page.getByRole('button', { name: 'Open the sidebar' });
  // The listeners come when the page is calm.
  await page.locator('.confab-sidebar-edge').waitFor({ state: 'attached' });
  await swipe([200, 300], [330, 300]); // from the middle: nothing
  await swipe([8, 300], [160, 300]);
  await page.locator('[aria-expanded="true"]').and(open).waitFor();
  await ann.room(name).waitFor();
  await swipe([300, 500], [120, 500]);
  await page.locator('[aria-expanded="false"]').and(open).waitFor();

  await page.goto(`/channel/${name}/members-list`);
  const panel = page.getByRole('dialog', { name: 'Members' });
  await panel.getByText(ben!.username).waitFor();
  await page.locator('.confab-sidebar-edge').waitFor({ state: 'attached' });
  const box = (await panel.boundingBox())!;
  await swipe([80, box.y + box.height - 120], [260, box.y + box.height - 115]);
  await panel.waitFor({ state: 'hidden' });
  assert.equal(new URL(page.url()).pathname, `/channel/${name}`);
  ann.hasNoComplaints();
  await ann.close();
});
