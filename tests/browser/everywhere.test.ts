// Every screen that has an address, as an administrator sees it with people, rooms and messages in it: on a wide window and on a
// phone, in each theme, in German, and in Arabic, from right to left. What is looked at is what no journey asks for on each screen.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chat } from '../harness/chat.ts';
import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { overhangs, problemsInEachTheme, tornNames } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, 2 * kJourney);
/** Pictures of all screens are left here, where somebody wants to look at them. */
const kShots = process.env.CONFAB_SHOTS;

const kAdministration = [
  'overview', 'users', 'rooms', 'teams', 'roles', 'roles/owner', 'permissions', 'invites', 'integrations', 'integrations/new', 'statuses', 'emoji', 'sounds', 'moderation', 'audit',
  'message-audit', 'settings', 'settings/Accounts', 'settings/Message', 'settings/General', 'settings/Layout', 'settings/RetentionPolicy', 'storage', 'storage/people', 'limits', 'jobs', 'jobs/kinds', 'logs',
].map((page) => `/admin/${page}`);
const kAccount = ['profile', 'preferences', 'security', 'data', 'tokens'].map((page) => `/account/${page}`);
const kPlaces = ['/home', '/directory', '/threads', '/later', '/calendar', '/search?text=lunch'];
const kPanels = ['members-list', 'channel-settings', 'threads', 'discussion', 'mentions', 'starred-messages', 'pinned-messages', 'search', 'uploaded-files-list'];

/** People, a room with a thread, and what else lists need to have a row. Answers the room's name. */
async function furnish(chat: Chat): Promise<string> {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('garden');
  const room = await chat.channel({ name, members: [ann, ben] });
  await admin.post('channels.join', { roomId: room._id });
  const first = await ann.send(room, 'Who is up for lunch? :tada:');
  await ben.send(room, 'In *ten* minutes, `npm start` has to end first', { tmid: first._id });
  await ben.send(room, `@${ann.username} https://example.org/a/rather/long/address/that/does/not/want/to/end/before/the/edge/of/the/window`);
  await admin.send(room, 'Me too', { tmid: first._id });
  await ann.post('chat.reportMessage', { messageId: first._id, description: 'Too hungry' });
  await ann.post('teams.create', { name: unique('herons'), type: 1, members: [ben.id] });
  await admin.post('custom-user-status.create', { name: unique('In the garden'), statusType: 'busy' });
  await admin.post('findOrCreateInvite', { rid: room._id, days: 1, maxUses: 5 });
  await admin.post('integrations.create', { type: 'webhook-incoming', name: unique('alerts'), enabled: true, username: 'rocket.cat', channel: `#${name}`, scriptEnabled: false });
  return name;
}

async function signedIn(url: string, look: { width: number; height: number; touch?: boolean }): Promise<Person> {
  const ada = await Person.open('ada', url, look);
  await ada.signIn(kAdmin.username, kAdmin.password);
  return ada;
}

/** Goes there as a link does, and waits until nothing is on its way any more. */
async function goTo({ page }: Person, address: string): Promise<void> {
  await page.evaluate(async (there) => {
    history.pushState(null, '', there);
    dispatchEvent(new PopStateEvent('popstate'));
    // From then on the page is there, or what stands in its place until it is.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  }, address);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.locator('.confab-skeleton, .confab-spinner').first().waitFor({ state: 'detached' });
}

/** All that is wrong on these addresses, each line with its place. */
async function walk(person: Person, addresses: readonly string[], look: string, problemsOf: (page: Person['page']) => Promise<string[]>): Promise<string[]> {
  const problems: string[] = [];
  for (const address of addresses) {
    await goTo(person, address);
    problems.push(...(await problemsOf(person.page)).map((problem) => `${address}, ${look}: ${problem}`));
    if (kShots !== undefined) {
      mkdirSync(kShots, { recursive: true });
      await person.page.screenshot({ path: join(kShots, `${address.slice(1).replaceAll(/[^\w-]/g, '_')}-${look}.png`) });
    }
  }
  return problems;
}

for (const [look, size] of [['wide', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844, touch: true }]] as const) {
  test(`every screen can be read and worked by everybody (${look})`, async ({ chat, server }) => {
    const room = await furnish(chat);
    const ada = await signedIn(server.url, size);
    const panels = kPanels.map((panel) => `/channel/${room}/${panel}`);
    const all = [...kPlaces, `/channel/${room}`, ...panels, ...kAccount, ...kAdministration];
    const problems = await walk(ada, all, look, async (page) => [...(await problemsInEachTheme(page)), ...(await overhangs(page))]);
    assert.deepEqual(problems, []);
    ada.hasNoComplaints();
    await ada.close();
  });
}

test('German and Arabic words, and the direction from right to left, leave every screen in its window', async ({ chat, server }) => {
  const room = await furnish(chat);
  const admin = await chat.admin;
  const ada = await signedIn(server.url, { width: 390, height: 844, touch: true });
  await admin.post('users.setPreferences', { data: { language: 'de' } });
  try {
    await ada.page.reload();
    const all = [...kPlaces, `/channel/${room}`, ...kAccount, ...kAdministration];
    const problems = await walk(ada, all, 'de', overhangs);
    await admin.post('users.setPreferences', { data: { language: 'ar' } });
    await ada.page.reload();
    problems.push(
      ...(await walk(ada, all, 'ar', async (page) => {
        // Where this browser remembers the account as it was, that comes first.
        await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
        return [...(await overhangs(page)), ...(await tornNames(page))];
      })),
    );
    assert.deepEqual(problems, []);
    await goTo(ada, `/channel/${room}`);
    await ada.page.getByText('ردّان', { exact: true }).waitFor(); // two have a form of their own
    // A name, and when it was, stay whole in a sentence that runs the other way.
    const joined = ada.page.getByRole('article', { name: /انضم/ }).last();
    const sides = await joined.evaluate((row) => {
      const name = row.querySelector('.rcx-message-system__name')!.getBoundingClientRect();
      const time = document.createRange();
      time.selectNodeContents(row.querySelector('time')!);
      return { name: name.left, time: Math.max(...[...time.getClientRects()].map(({ right }) => right)) };
    });
    assert.ok(sides.time <= sides.name, `the time ends at ${sides.time}, the name begins at ${sides.name}`);
    ada.hasNoComplaints();
    await ada.close();
  } finally {
    await admin.post('users.setPreferences', { data: { language: 'en' } });
  }
});

test('whatever the administration has is found from any of its pages, on a phone too', async ({ chat, server }) => {
  const ben = await chat.user(unique('Benedict'));
  const ada = await signedIn(server.url, { width: 390, height: 844, touch: true });
  await goTo(ada, '/admin/jobs');
  const field = ada.page.getByRole('searchbox', { name: 'Search the administration' });
  const nav = ada.page.getByRole('navigation', { name: 'Administration' });
  // The strip leaves the page to the page, with every language's words.
  for (const page of ['jobs', 'message-audit']) {
    await goTo(ada, `/admin/${page}`);
    assert.ok((await nav.boundingBox())!.height <= 64);
    assert.ok((await field.boundingBox())!.width >= 120);
  }
  await field.fill(ben.username);
  await nav.getByRole('link', { name: ben.username.replace(/-.*/, ''), exact: false }).first().waitFor();
  await field.fill('characters in');
  const setting = nav.getByRole('link', { name: /^Characters in a message/ });
  await setting.waitFor();
  if (kShots !== undefined) await ada.page.screenshot({ path: join(kShots, 'admin-search-phone.png') });
  assert.deepEqual([...(await problemsInEachTheme(ada.page)), ...(await overhangs(ada.page))], []);
  await setting.click();
  await ada.page.getByRole('spinbutton', { name: 'Characters in a message' }).waitFor();
  ada.hasNoComplaints();
  await ada.close();
});
