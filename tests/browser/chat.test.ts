// Two people in two browsers, live.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import type { Chat, User } from '../harness/chat.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({ settings: { Unread_Count: 'all_messages' } }, kJourney);

async function two(chat: Chat, url: string): Promise<{ ann: Person; ben: Person; accounts: [User, User] }> {
  const accounts = [await chat.user('Ann', { joinDefaultChannels: true }), await chat.user('Ben', { joinDefaultChannels: true })] as [User, User];
  const [ann, ben] = [await Person.open('ann', url), await Person.open('ben', url)];
  await Promise.all([ann.signIn(accounts[0].username, accounts[0].password), ben.signIn(accounts[1].username, accounts[1].password)]);
  return { ann, ben, accounts };
}

async function end(...people: Person[]): Promise<void> {
  for (const person of people) person.hasNoComplaints();
  await Promise.all(people.map((person) => person.close()));
}

test('in #general: messages, edits, deletions and typing arrive live', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  await Promise.all([ann.openRoom('general'), ben.openRoom('general')]);
  await ann.say('a sunny day');
  await ben.sees('a sunny day');
  await ben.say('good *morning* to you', 'good morning to you');
  await ann.sees('good morning to you');
  assert.equal(await ann.row('good morning to you').locator('strong').innerText(), 'morning');
  await ann.edit('a sunny day', 'a rainy day');
  await ben.sees('a rainy day');
  await ben.row('a rainy day').getByText('(edited)').waitFor();
  await ben.remove('good morning to you');
  await ann.sawNot('good morning to you');

  await ann.composer().pressSequentially('I am typ');
  await ben.page.getByText(new RegExp(`${accounts[0].username}.* is typing`)).waitFor();
  await ann.composer().fill('');
  await eventually(async () => assert.equal(await ben.page.getByText(/is typing/).count(), 0));
  await isAccessible(ann.page, 'a room');
  await end(ann, ben);
});

test('a new public channel is found in the directory and joined; a private one is not found', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const [open, secret] = [unique('open'), unique('secret')];
  await ann.createRoom(open);
  await ann.say('anybody here?');
  await ann.createRoom(secret, { hidden: true });
  await ann.say('nobody here');

  await ben.press('Directory');
  await ben.page.getByRole('searchbox', { name: 'Search channels' }).fill(open);
  await ben.press(new RegExp(`^Join ${open}`));
  await ben.sees('anybody here?');
  await ben.say('me');
  await ann.openRoom(open);
  await ann.sees('me');
  await ben.press('Directory');
  await ben.page.getByRole('searchbox', { name: 'Search channels' }).fill(secret);
  await ben.page.getByText('No channels found').waitFor();
  assert.equal(await ben.room(secret).count(), 0);

  // Added by its owner, it appears at once, with what was said before.
  const room = await ann.page.evaluate(() => location.pathname);
  assert.ok(room);
  await ann.openRoom(secret);
  await ann.roomMenu('Add people');
  const dialog = ann.page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(accounts[1].username);
  await dialog.getByRole('option').first().click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await ben.openRoom(secret);
  await ben.sees('nobody here');
  await ben.say('somebody now');
  await ann.sees('somebody now');
  await end(ann, ben);
});

test('a direct message: presence, unread badge, cleared when read', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  await ben.openRoom('general');
  await ann.openDirect(accounts[1].username);
  await ann.say('psst');
  await ben.expectBadge('Ann', { count: 1, mention: false });
  await ann.say('are you there?');
  await eventually(async () => assert.equal((await ben.badge('Ann'))?.count, 2));
  await eventually(async () => assert.match(await ben.page.title(), /^\(\d+\)/, 'the title counts what is unread'));
  await ben.openRoom('Ann');
  await ben.sees('are you there?');
  await ben.expectBadge('Ann', undefined);
  await ben.say('yes');
  await ann.sees('yes');

  await ben.page.getByRole('button', { name: /status, account and signing out/ }).click();
  await ben.page.getByRole('menuitemradio', { name: /^Busy/ }).click();
  await ann.sidebar().getByRole('link', { name: /Ben/ }).getByRole('img', { name: 'Busy' }).or(ann.sidebar().getByLabel('Busy')).or(ann.sidebar().getByTitle('Busy')).first().waitFor();
  await ben.close();
  await ann.sidebar().getByRole('img', { name: 'Offline' }).or(ann.sidebar().getByLabel('Offline')).or(ann.sidebar().getByTitle('Offline')).first().waitFor();
  await end(ann);
});

test('unread marks and mention counts are right, survive a reload, and go when read', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const name = unique('busy');
  await ann.createRoom(name, { members: [accounts[1].username] });
  await ben.room(name).waitFor();
  await ben.openRoom('general');
  await ann.say('one');
  await ben.expectBadge(name, { count: 1, mention: false });
  // The name stands in the middle: at the end, Enter would choose from the list of names.
  await ann.say(`two for @${accounts[1].username} to read`, 'two for');
  // What is for oneself comes before how much there is.
  await ben.expectBadge(name, { count: 1, mention: true });
  await ann.say(`three, @${accounts[1].username} and all`, 'three,');
  await ben.expectBadge(name, { count: 2, mention: true });
  await ann.say('four');
  await ben.page.reload();
  await ben.inChat();
  await ben.expectBadge(name, { count: 2, mention: true });
  await ben.openRoom(name);
  await ben.page.getByRole('separator', { name: 'New messages' }).first().waitFor();
  await ben.expectBadge(name, undefined);
  assert.equal((await accounts[1].subscription((await accounts[1].get('rooms.info', { roomName: name })).room)).unread, 0);
  await ben.act('two for', 'Mark unread from here');
  // It stays so while the room is looked at.
  await ben.page.getByText('Marked as unread.').waitFor();
  await ben.expectBadge(name, { count: 2, mention: true });
  await end(ann, ben);
});

test('reload shows what was shown', async ({ chat, server }) => {
  const { ann, ben } = await two(chat, server.url);
  const name = unique('reload');
  await ann.createRoom(name);
  for (let i = 0; i < 8; i++) await ann.say(`line ${i}`);
  const before = await ann.texts();
  await ann.page.reload();
  await ann.sees('line 7');
  await eventually(async () => assert.deepEqual(await ann.texts(), before));
  await end(ann, ben);
});

test('the server is killed and comes back: the open tab reconnects, the outbox delivers, nothing is lost or doubled', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const name = unique('crash');
  await ann.createRoom(name, { members: [accounts[1].username] });
  await ben.openRoom(name);
  await ann.say('before the crash');
  await ben.sees('before the crash');
  for (const person of [ann, ben]) person.serverIsDown = true;
  await server.down('SIGKILL');
  await ann.composer().fill('written while it was down');
  await ann.composer().press('Enter');
  await ann.row('written while it was down').waitFor();
  await ann.composer().fill('and another one');
  await ann.composer().press('Enter');
  // What waits in the outbox survives a reload of the tab, too: the page itself comes with the server.
  await server.up();
  await ben.sees('and another one', 30_000);
  await ann.say('after the crash');
  await ben.sees('after the crash', 30_000);
  const expected = ['before the crash', 'written while it was down', 'and another one', 'after the crash'];
  await eventually(async () => assert.deepEqual(await ben.texts(), expected));
  await eventually(async () => assert.deepEqual(await ann.texts(), expected));
  await eventually(async () => assert.equal(await ann.page.getByText('Sending…').count(), 0));
  await Promise.all([ann.close(), ben.close()]);
});

test('without a network: kept over a reload, sent when it is back', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const name = unique('offline');
  await ann.createRoom(name, { members: [accounts[1].username] });
  await ben.openRoom(name);
  ann.serverIsDown = true;
  await ann.context.setOffline(true);
  await ann.composer().fill('from the tunnel');
  await ann.composer().press('Enter');
  await ann.row('from the tunnel').waitFor();
  await ann.context.setOffline(false);
  await ben.sees('from the tunnel', 30_000);
  await Promise.all([ann.close(), ben.close()]);
});

test('on a phone: the sidebar is a drawer, and one can write', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ann = await Person.open('ann', server.url, { width: 375, height: 700 });
  await ann.signIn(account.username, account.password);
  await ann.press('Open the sidebar');
  await ann.openRoom('general');
  await ann.say('from my phone');
  const width = await ann.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 375, `the page is ${width} pixels wide and scrolls sideways`);
  await isAccessible(ann.page, 'a room on a phone');
  await end(ann);
});

test('in the dark, with the keyboard alone', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ann = await Person.open('ann', server.url, { dark: true });
  await ann.signIn(account.username, account.password);
  await ann.shortcut('Control+k', ann.page.getByRole('dialog'));
  await ann.page.keyboard.type('general');
  await ann.page.getByRole('option', { name: /general/ }).first().waitFor();
  await ann.page.keyboard.press('Enter');
  await ann.composer().waitFor();
  await eventually(() => ann.page.evaluate(() => document.activeElement?.tagName).then((tag) => assert.equal(tag, 'TEXTAREA')));
  await ann.page.keyboard.type('no mouse');
  await ann.page.keyboard.press('Enter');
  await ann.delivered('no mouse');
  await ann.page.keyboard.press('ArrowUp');
  const field = ann.page.getByRole('textbox', { name: 'Edit message' });
  await field.waitFor();
  await field.fill('still no mouse');
  await ann.page.keyboard.press('Enter');
  await ann.sees('still no mouse');
  await isAccessible(ann.page, 'a room in the dark');
  await end(ann);
});

test('signing out ends the session; a wrong password says so', async ({ chat, server }) => {
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const ann = await Person.open('ann', server.url);
  await ann.page.goto('/login');
  await isAccessible(ann.page, 'login');
  await ann.page.getByLabel(/^Username or email/).fill(account.username);
  await ann.page.getByLabel(/^Password/).first().fill('wrong');
  await ann.press('Sign in');
  await ann.page.getByText('Username or password is wrong.').waitFor();
  await ann.signIn(account.username, account.password);
  await ann.page.getByRole('button', { name: /status, account and signing out/ }).click();
  await ann.page.getByRole('menuitem', { name: /Sign out/ }).click();
  await ann.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await ann.page.goto('/home');
  await ann.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await end(ann);
});

test('the room of two is described, announced and renamed, and the other one sees it live', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const [before, after] = [unique('before'), unique('after')];
  await ann.createRoom(before, { members: [accounts[1].username] });
  await ben.openRoom(before);
  await ann.roomMenu('Room info');
  await ann.press('Edit room');
  const panel = ann.page.getByRole('complementary', { name: 'Edit room' });
  await panel.getByLabel('Topic').fill('Where we plan');
  await panel.getByLabel('Announcement').fill('Lunch at noon');
  await panel.getByLabel('Description').fill('Two lines\nof description');
  await isAccessible(ann.page, 'editing a room');
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'hidden' });
  await ben.page.getByRole('main').getByText('Lunch at noon', { exact: true }).waitFor();
  await ben.roomMenu('Room info');
  const info = ben.page.getByRole('complementary', { name: 'Room info' });
  await info.getByText('Where we plan').waitFor();
  assert.equal(await info.getByText('of description').innerText(), 'Two lines\nof description');
  assert.equal(await info.getByRole('button', { name: 'Edit room' }).count(), 0, 'a member may not');
  await isAccessible(ben.page, 'room info');

  await ann.press('Edit room');
  await panel.getByLabel(/^Name/).fill(after);
  await panel.getByRole('button', { name: 'Save changes' }).click();
  // Whatever each has open beside the messages goes along to the new address.
  await Promise.all([ben, ann].map((person) => person.page.waitForURL(`**/channel/${after}/channel-settings`)));
  await ben.page.getByRole('heading', { level: 1, name: after }).waitFor();
  await ben.say('still here');
  await ann.sees('still here');
  await end(ann, ben);
});

test('what is to stay hidden is hidden, and an emoji is found by its name', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const name = unique('film');
  await ann.createRoom(name, { members: [accounts[1].username] });
  await ben.openRoom(name);
  await ann.say('the murderer is ||the butler||', 'the murderer is');
  await ben.sees('the murderer is');
  await isAccessible(ben.page, 'a room with a spoiler');
  assert.equal(await ben.page.getByRole('main').getByText('the butler').isVisible(), false);
  await ben.row('the murderer is').getByRole('button', { name: 'Show the spoiler' }).click();
  await ben.row('the murderer is').getByText('the butler').waitFor();

  await ben.composer().fill('well done');
  await ben.press('Emoji');
  const picker = ben.page.getByRole('dialog', { name: 'Emoji' });
  await picker.getByRole('searchbox').fill('tada');
  await isAccessible(ben.page, 'the picker of emoji');
  await picker.getByRole('button', { name: 'party popper' }).click();
  await picker.waitFor({ state: 'hidden' });
  await ben.composer().press('Enter');
  await ann.sees('well done 🎉');
  await end(ann, ben);
});

test('nobody is moved while reading: neither by what comes nor by older messages that load', async ({ chat, server }) => {
  const { ann, ben, accounts } = await two(chat, server.url);
  const name = unique('long');
  await ann.createRoom(name, { members: [accounts[1].username] });
  const { room } = await accounts[0].get('rooms.info', { roomName: name });
  for (let i = 0; i < 120; i++) await accounts[0].send(room, `line ${i} ${'and more '.repeat(i % 9)}`);
  await ann.sees('line 119');
  const scroller = ann.messages();
  await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  const place = () =>
    scroller.evaluate((element) => {
      const edge = element.getBoundingClientRect().top;
      const row = [...element.querySelectorAll<HTMLElement>('[data-message]')].find((one) => one.getBoundingClientRect().top >= edge);
      return { id: row?.dataset.message, top: Math.round((row?.getBoundingClientRect().top ?? 0) - edge) };
    });
  await ann.page.getByRole('button', { name: 'Jump to latest' }).waitFor();
  const before = await place();
  // Going elsewhere and back moves nobody; a window that has become lower meanwhile keeps what was at its top.
  await ann.openRoom('general');
  await ann.page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
  await ann.page.setViewportSize({ width: 1280, height: 600 });
  await ann.openRoom(name);
  await ann.page.getByRole('button', { name: 'Jump to latest' }).waitFor();
  await eventually(async () => assert.deepEqual(await place(), before));
  await ann.page.setViewportSize({ width: 1280, height: 800 });
  await eventually(async () => assert.deepEqual(await place(), before));
  assert.ok(await ann.composer().evaluate((field) => field === document.activeElement), 'one goes on to write');
  await ben.openRoom(name);
  await ben.say('something new');
  // It has arrived when it could be jumped to.
  await eventually(async () => assert.ok((await accounts[0].history(room, { count: 1 })).some((message) => message.msg === 'something new')));
  assert.deepEqual(await place(), before);
  await ann.press('Jump to latest');
  await ann.sees('something new');
  await ann.page.getByRole('button', { name: 'Jump to latest' }).waitFor({ state: 'hidden' });
  await scroller.evaluate((element) => (element.scrollTop = 0));
  await ann.page.getByText(`This is the start of #${name}`).waitFor();
  await end(ann, ben);
});

test('nothing jumps: not the list when the field grows, nor the field when a room is opened', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const names = [unique('one'), unique('two')];
  for (const name of names) {
    const room = await chat.channel({ name, members: [ann, ben] });
    for (let i = 0; i < 40; i++) await ben.send(room, `line ${i}`);
    await ann.post('subscriptions.read', { rid: room._id });
  }
  const [one = '', two = ''] = names;
  const person = await Person.open('ann', server.url);
  await person.signIn(ann.username, ann.password);
  await person.openRoom(one);
  await person.sees('line 39');

  const scroller = person.messages();
  const below = () => scroller.evaluate((list) => Math.round(list.scrollHeight - list.scrollTop - list.clientHeight));
  await eventually(async () => assert.equal(await below(), 0));
  const height = await scroller.evaluate((list) => list.clientHeight);
  await person.composer().fill('one\ntwo\nthree\nfour\nfive');
  await eventually(async () => assert.ok((await scroller.evaluate((list) => list.clientHeight)) < height, 'the field has grown'));
  await eventually(async () => assert.equal(await below(), 0));
  assert.equal(await person.page.getByRole('button', { name: 'Jump to latest' }).count(), 0);
  await person.composer().fill('');
  await eventually(async () => assert.equal(await below(), 0));

  // Where the field is, frame by frame, while a room is opened whose messages are not here.
  await person.page.evaluate(() => {
    const tops = new Set<number>();
    const look = () => {
      for (const box of document.querySelectorAll('.confab-composer__box, .confab-outline__composer'))
        if (box.checkVisibility()) tops.add(Math.round(box.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { tops });
  });
  await person.openRoom(two);
  await person.sees('line 39');
  const tops = await person.page.evaluate(() => [...(window as unknown as { tops: Set<number> }).tops]);
  assert.equal(tops.length, 1, `it was at ${tops.join(', ')}`);
  person.hasNoComplaints();
  await person.close();
});
