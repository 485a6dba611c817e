// What somebody is offered by what they are, and by how the workspace is set: nothing that they may not do, and what they may do
// works. Each comes to one room once; what the server would answer is asked of it elsewhere (tests/api/access-matrix.test.ts).

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, 2 * kJourney);
/** Everything that hides or shows a part of the client stands the other way than usual. */
const flippedTest = testsOn(
  {
    settings: {
      Accounts_AllowPasswordChange: false,
      Accounts_AllowUserAvatarChange: false,
      Accounts_AllowUserProfileChange: false,
      Accounts_AllowUserStatusMessageChange: false,
      Accounts_RegistrationForm: 'Disabled',
      Discussion_enabled: false,
      FileUpload_Enabled: false,
      Layout_Show_Home_Button: false,
      Message_AllowDeleting: false,
      Message_AllowEditing: false,
      Message_AllowPinning: false,
      Message_AllowStarring: false,
      Message_KeepHistory: true,
      Message_Read_Receipt_Enabled: true,
      Message_Read_Receipt_Store_Users: true,
      Threads_enabled: false,
      UserData_EnableDownload: false,
    },
  },
  kJourney,
);

/** The names of what a menu offers, in its order, without their keys. */
async function menu({ page }: Person): Promise<string[]> {
  await page.getByRole('menuitem').first().waitFor();
  const names = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  return names.map((name) => name.split('\n')[0]!.trim());
}

async function behind(person: Person, button: string): Promise<string[]> {
  await person.press(button);
  return menu(person);
}

/** What can be done with a message: its buttons, and what is behind them. */
async function withMessage(person: Person, text: string): Promise<{ buttons: string[]; more: string[] }> {
  const row = person.row(text);
  await row.hover();
  const tools = row.getByRole('toolbar');
  await tools.waitFor();
  const names = await tools.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  await tools.getByRole('button', { name: 'More actions' }).click();
  return { buttons: names.filter((name) => !/^(Thumbs up|React with .*|Add reaction|More actions)$/.test(name)), more: await menu(person) };
}

interface Offer {
  room: string[];
  buttons: string[];
  more: string[];
  /** What may be made. */
  create: string[];
  /** What can be done with a member who is nothing else. */
  member: string[];
  writes: boolean;
  administration: boolean;
}

const kRoom = ['Room info', 'Mentions', 'Threads', 'Discussions', 'Start a discussion', 'Pinned messages', 'Starred messages', 'Files', 'Notifications', 'Jump to date'];
const kMake = ['Direct message', 'Create channel', 'Create team', 'New section'];
const kUsual: Offer = {
  room: [...kRoom, 'Hide', 'Leave'],
  buttons: ['Reply in thread', 'Copy text'],
  more: ['Quote', 'Forward', 'Start a discussion', 'Copy link to message', 'Star', 'Mark unread from here', 'Remind me', 'Show profile', 'Report'],
  create: kMake,
  member: ['Profile', 'Message'],
  writes: true,
  administration: false,
};
const kRunning: Offer = {
  ...kUsual,
  room: [...kRoom, 'Add people', 'Hide', 'Leave'],
  buttons: ['Reply in thread', 'Edit', 'Copy text'],
  more: ['Quote', 'Forward', 'Start a discussion', 'Copy link to message', 'Star', 'Pin to the room', 'Mark unread from here', 'Remind me', 'Move', 'Show profile', 'Report', 'Delete'],
};
const kOffers: Record<string, Offer> = {
  owner: { ...kRunning, member: ['Profile', 'Make owner', 'Make moderator', 'Make leader', 'Mute', 'Remove from the room', 'Ban'] },
  moderator: { ...kRunning, member: ['Profile', 'Mute', 'Remove from the room', 'Ban'] },
  leader: { ...kUsual, member: ['Profile'] },
  member: { ...kUsual, member: ['Profile'] },
  guest: {
    ...kUsual,
    room: [...kRoom, 'Hide'],
    more: kUsual.more.filter((name) => name !== 'Start a discussion'),
    create: ['New section'],
    member: ['Profile'],
  },
  // Looks after the workspace, and is not in the room.
  admin: {
    ...kRunning,
    room: [...kRoom.filter((name) => name !== 'Start a discussion' && name !== 'Notifications'), 'Add people', 'Export messages', 'Prune messages'],
    buttons: ['Copy text'],
    more: ['Forward', 'Copy link to message', 'Pin to the room', 'Remind me', 'Show profile', 'Report', 'Delete'],
    member: ['Profile', 'Make owner', 'Make moderator', 'Make leader', 'Mute', 'Remove from the room', 'Ban'],
    writes: false,
    administration: true,
  },
};

test('a room, a message and a person offer what one may do with them by what one is there, and no more', async ({ chat, server }) => {
  const [owner, moderator, leader, member, uli] = await chat.users('Olga', 'Mo', 'Lea', 'Max', 'Uli');
  const guest = await chat.user('Gus', { roles: ['guest'] });
  const name = unique('garden');
  const room = await chat.channel({ name, members: [owner, moderator, leader, member, guest, uli] });
  await owner.post('channels.addModerator', { roomId: room._id, userId: moderator.id });
  await owner.post('channels.addLeader', { roomId: room._id, userId: leader.id });
  const words = unique('words');
  await uli.send(room, words);
  const people = { owner, moderator, leader, member, guest, admin: kAdmin };
  for (const [role, account] of Object.entries(people)) {
    const person = await Person.open(role, server.url);
    await person.signIn(account.username, account.password);
    await person.page.goto(`/channel/${name}/members-list`);
    await person.sees(words);
    const offer: Offer = {
      member: await behind(person, `Actions for ${uli.username}`),
      ...(await withMessage(person, words)),
      room: await behind(person, 'Room menu'),
      create: await behind(person, 'Create new'),
      writes: (await person.composer().count()) > 0,
      administration: false,
    };
    // What all of them may do works for all of them, and what some may for these.
    const said = unique(`of-${role}`);
    if (offer.writes) await person.say(said);
    if (role === 'moderator') await person.remove(said);
    await person.page.goto('/admin');
    await person.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    offer.administration = (await person.page.getByText('You need administrator rights for this.').count()) === 0;
    if (offer.administration) await person.page.getByRole('link', { name: 'Teams', exact: true }).waitFor();
    assert.deepEqual(offer, kOffers[role], role);
    person.hasNoComplaints();
    await person.close();
  }
});

test('a visitor is shown nothing but the way in', async ({ chat, server }) => {
  const room = await chat.channel({ name: unique('garden'), members: [await chat.user('Ann')] });
  const visitor = await Person.open('visitor', server.url);
  for (const address of [`/channel/${room.name}`, '/admin', '/account/profile', '/directory']) {
    await visitor.page.goto(address);
    await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    assert.equal(await visitor.page.getByRole('navigation', { name: 'Rooms' }).count(), 0, address);
  }
  visitor.hasNoComplaints();
  await visitor.close();
});

flippedTest('what the workspace has switched off is not offered, and what it has switched on is', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('garden');
  const room = await chat.channel({ name, members: [ann, ben] });
  const words = unique('words');
  await ben.send(room, words);
  const person = await Person.open('ben', server.url);
  const { page } = person;
  await page.goto('/login');
  await page.getByText('New accounts are made by the administrators of this workspace.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Create an account' }).count(), 0);
  await person.signIn(ben.username, ben.password);
  await page.goto(`/channel/${name}`);
  await person.sees(words);
  await page.getByRole('button', { name: 'Send later' }).waitFor();
  assert.deepEqual(await withMessage(person, words), {
    buttons: ['Copy text'],
    more: ['Quote', 'Forward', 'Copy link to message', 'Who has read it', 'Remind me', 'Show profile'],
  });
  const inRoom = kRoom.filter((one) => !['Threads', 'Discussions', 'Start a discussion', 'Pinned messages', 'Starred messages'].includes(one));
  assert.deepEqual(await behind(person, 'Room menu'), [...inRoom, 'Hide', 'Leave']);
  const links = await person.sidebar().getByRole('link').allInnerTexts();
  assert.deepEqual(links.filter((link) => /Threads|Home/.test(link)), []);
  for (const button of ['Attach files', 'Record a voice message', 'Home']) assert.equal(await page.getByRole('button', { name: button }).count(), 0, button);

  await page.goto('/account/profile');
  await page.getByText('The administrators of this workspace have closed profiles to changes.').waitFor();
  for (const field of await page.getByRole('main').getByRole('textbox').all()) assert.equal(await field.isDisabled(), true);
  await page.goto('/account/security');
  await page.getByText('Passwords cannot be changed here; ask the administrators of this workspace.').waitFor();
  assert.equal(await page.locator('input[type=password]').count(), 0);
  await page.goto('/account/data');
  await page.getByText('Downloads are switched off in this workspace; ask its administrators.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ask for a copy' }).count(), 0);
  person.hasNoComplaints();
  await person.close();
});
