// How one room notifies: what is chosen in its panel, on all of one's devices and for what the server tells.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('a room is muted, hidden and brought back, and another window of the same person follows', async ({ chat, server }) => {
  const [account, ben] = await chat.users('ann', 'ben');
  const name = unique('loud');
  const room = await chat.channel({ name, members: [account!, ben!] });
  const ann = await Person.open('ann', server.url);
  await ann.signIn(account!.username, account!.password);
  await ann.openRoom(name);
  await ann.roomMenu('Notifications');
  const panel = ann.page.getByRole('complementary', { name: 'Notifications' });
  await panel.getByRole('radio', { name: 'As everywhere: All messages' }).waitFor();
  await isAccessible(ann.page, 'notifications of a room');

  const phone = await Person.open('ann on the phone', server.url, { width: 390, height: 844, touch: true });
  await phone.signIn(account!.username, account!.password);
  await phone.page.goto(`/channel/${name}/push-notifications`);
  const sheet = phone.page.getByRole('dialog', { name: 'Notifications' });
  await sheet.getByRole('checkbox', { name: 'Mute this room' }).waitFor();

  const kept = async () => {
    const { subscription }: Loose = await account!.get('subscriptions.getOne', { roomId: room._id });
    return subscription;
  };
  await panel.getByRole('radio', { name: 'Nothing' }).check();
  await sheet.getByRole('radio', { name: 'Nothing', checked: true }).waitFor();
  await eventually(async () => assert.equal((await kept())?.desktopNotifications, 'nothing'));
  await panel.getByRole('checkbox', { name: 'Hide unread messages' }).check();
  await sheet.getByRole('checkbox', { name: 'Hide unread messages', checked: true }).waitFor();
  await sheet.getByRole('checkbox', { name: 'Mute this room' }).check();
  await panel.getByRole('radio').first().waitFor({ state: 'detached' });
  await isAccessible(phone.page, 'notifications of a room, on a phone');
  assert.equal((await kept())?.disableNotifications, true);

  // What is hidden is not said by the sidebar; who is named is told.
  await ann.page.goto('/home');
  await ben!.post('chat.postMessage', { roomId: room._id, text: 'nobody in particular' });
  await ben!.post('chat.postMessage', { roomId: room._id, text: `@${account!.username} you` });
  await ann.expectBadge(name, { count: 1, mention: true });

  await ann.room(name).hover();
  await ann.press(`Menu of ${name}`);
  await ann.page.getByRole('menuitem', { name: 'Notifications' }).click();
  await panel.getByRole('checkbox', { name: 'Mute this room' }).uncheck();
  await panel.getByRole('radio', { name: 'As everywhere: All messages' }).check();
  await sheet.getByRole('radio', { name: 'As everywhere: All messages', checked: true }).waitFor();
  await eventually(async () => assert.equal((await kept())?.desktopNotifications, undefined));
  for (const person of [ann, phone]) person.hasNoComplaints();
  await Promise.all([ann.close(), phone.close()]);
});
