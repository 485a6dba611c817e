// Who comes in, who is kept out, and what moderators and administrators do about people.

import { unique } from '../harness/ids.ts';
import { kAdmin } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

async function end(...people: Person[]): Promise<void> {
  for (const person of people) {
    person.hasNoComplaints();
    await person.close();
  }
}

async function administration(person: Person, page: string): Promise<void> {
  await person.page.goto('/admin');
  await person.page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: page }).click();
  await person.page.getByRole('heading', { level: 1, name: page }).waitFor();
}

test('a link lets somebody without an account into a private room, until it is removed', async ({ chat, server }) => {
  const name = unique('club');
  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await ada.createRoom(name, { hidden: true });
  await ada.press(/member/);
  await ada.press('Invite link');
  const dialog = ada.page.getByRole('dialog', { name: `Invite link to ${name}` });
  await dialog.getByLabel('Valid for').selectOption({ label: '1 day' });
  await dialog.getByLabel('Can be used by').selectOption({ label: '5 people' });
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = new URL(await dialog.getByRole('textbox', { name: 'Invite link' }).inputValue()).pathname;
  await dialog.getByRole('heading', { name: 'Your links to this room' }).waitFor();
  await isAccessible(ada.page, 'making an invite');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const eve = await Person.open('eve', server.url);
  const username = unique('eve');
  await eve.page.goto(link);
  await eve.page.getByRole('heading', { name: /^You are invited/ }).waitFor();
  await isAccessible(eve.page, 'an invite, for visitors');
  await eve.page.getByLabel(/^Full name/).fill('Eve');
  await eve.page.getByLabel(/^Username/).fill(username);
  await eve.page.getByLabel(/^Email/).fill(`${username}@example.test`);
  await eve.page.getByLabel(/^Password/).first().fill('a long enough secret 7');
  await eve.page.getByLabel(/^Confirm password/).fill('a long enough secret 7');
  await eve.press('Create an account');
  await eve.page.getByRole('heading', { level: 1, name }).waitFor();
  await eve.say('I came by a link');
  await ada.sees('I came by a link');

  // Who has an account is in with one step.
  const account = await chat.user('Ben');
  const ben = await Person.open('ben', server.url);
  await ben.signIn(account.username, account.password);
  await ben.page.goto(link);
  await ben.sees('I came by a link');

  await administration(ada, 'Invites');
  await ada.page.getByRole('row', { name: new RegExp(`${name}.*used 2 of 5 times`) }).waitFor();
  await isAccessible(ada.page, 'administration of invites');
  await ada.press(`Actions for the invite to ${name}`);
  await ada.page.getByRole('menuitem', { name: 'Remove' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await ada.page.getByRole('row', { name: new RegExp(name) }).waitFor({ state: 'hidden' });
  const late = await Person.open('late', server.url);
  await late.page.goto(link);
  await late.page.getByText('This invite does not work any more').waitFor();
  await isAccessible(late.page, 'an invite that is over');
  await end(ada, eve, ben, late);
});

test("a status of the workspace's own is made, offered to everybody at once, chosen and seen", async ({ chat, server }) => {
  const status = unique('At the pond');
  const account = await chat.user('Ann', { joinDefaultChannels: true });
  const [ada, ann] = [await Person.open('ada', server.url), await Person.open('ann', server.url)];
  await Promise.all([ada.signIn(kAdmin.username, kAdmin.password), ann.signIn(account.username, account.password)]);
  await administration(ada, 'User statuses');
  await ada.press('New status');
  const dialog = ada.page.getByRole('dialog', { name: 'New status' });
  await dialog.getByLabel(/^Text/).fill(status);
  await dialog.getByLabel('Shown as').selectOption({ label: 'Busy' });
  await isAccessible(ada.page, 'making a status');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await ada.page.getByRole('row', { name: new RegExp(`${status}.*Busy`) }).waitFor();
  await isAccessible(ada.page, 'administration of statuses');

  await ann.page.getByRole('button', { name: /status, account and signing out/ }).click();
  await ann.page.getByRole('menuitemradio', { name: status }).click();
  await ada.page.getByRole('link', { name: 'Back to the chat' }).click();
  await ada.openRoom('general');
  await ada.press(/member/);
  await ada.page.getByRole('complementary', { name: 'Members' }).getByText(status).waitFor();
  await end(ada, ann);
});

test('a member is muted, given a role, banned, kept out, and let in again', async ({ chat, server }) => {
  const accounts = [await chat.user('Ann'), await chat.user('Ben')] as const;
  const room = await chat.channel({ members: [...accounts] });
  const [ann, ben] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await Promise.all([ann.signIn(accounts[0].username, accounts[0].password), ben.signIn(accounts[1].username, accounts[1].password)]);
  await Promise.all([ann.openRoom(room.name), ben.openRoom(room.name)]);
  await ann.press(/member/);
  const panel = ann.page.getByRole('complementary', { name: 'Members' });
  const act = async (action: string) => {
    await panel.getByRole('button', { name: /^Actions for .*Ben/i }).click();
    await ann.page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act('Mute');
  await ben.page.getByText('You have been muted in this room.').waitFor();
  await act('Unmute');
  await ben.composer().waitFor();
  await act('Make moderator');
  await panel.getByText('Moderator', { exact: true }).waitFor();
  await isAccessible(ann.page, 'members with roles');
  await act('Ban');
  await isAccessible(ann.page, 'banning somebody');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
  await ben.room(room.name).waitFor({ state: 'hidden' });
  await ben.page.goto(`/channel/${room.name}`);
  await ben.page.getByText('There is no such room').waitFor();
  await panel.getByRole('tab', { name: 'Banned' }).click();
  await isAccessible(ann.page, 'the banned');
  await panel.getByRole('button', { name: /^Lift the ban of/ }).click();
  await panel.getByText('Nobody is banned').waitFor();
  await ben.page.reload();
  await ben.press('Join');
  await ben.say('back again');
  await ann.sees('back again');
  await end(ann, ben);
});

test('what is reported is read, dismissed and deleted; an account is deleted after its rooms are named', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ben, ann] });
  const [mild, rude] = [await ben.send(room, 'a mild word'), await ben.send(room, 'a rude word')];
  for (const { _id } of [mild, rude]) await ann.post('chat.reportMessage', { messageId: _id, description: 'Not nice at all' });
  await ann.post('moderation.reportUser', { userId: ben.id, description: 'Always like that' });

  const ada = await Person.open('ada', server.url);
  await ada.signIn(kAdmin.username, kAdmin.password);
  await administration(ada, 'Moderation');
  await ada.page.getByRole('tab', { name: 'Reported people' }).click();
  await ada.page.getByRole('row', { name: /@.*ben/i }).waitFor();
  await isAccessible(ada.page, 'reported people');
  await ada.page.getByRole('tab', { name: 'Reported messages' }).click();
  await isAccessible(ada.page, 'reported messages');
  await ada.page.getByRole('row', { name: new RegExp(ben.username) }).getByRole('link').click();
  await ada.page.getByText('2 reported messages').waitFor();
  const card = ada.page.getByRole('listitem').filter({ hasText: 'a mild word' });
  await card.getByRole('button', { name: 'Show the report' }).click();
  await card.getByText('Not nice at all').waitFor();
  await isAccessible(ada.page, 'reports about somebody');
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await ada.page.getByText('One reported message').waitFor();
  await ada.press('Delete these messages');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete these messages' }).click();
  await ada.isTold('The reported messages have been deleted.');
  await ada.press('Dismiss reports');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Dismiss reports' }).click();
  await ada.page.getByText('Nothing is left to deal with').waitFor();

  await administration(ada, 'Users');
  await ada.page.getByRole('searchbox', { name: /Search users/ }).fill(ben.username);
  const row = ada.page.getByRole('row').filter({ hasText: `@${ben.username}` });
  await row.getByRole('button', { name: /Actions for/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByText('All messages of this person are deleted.').waitFor();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByText(new RegExp(`another member as its owner: ${room.name}`)).waitFor();
  await isAccessible(ada.page, 'deleting an account that owns rooms');
  await dialog.getByRole('button', { name: 'Delete all the same' }).click();
  await row.waitFor({ state: 'hidden' });
  await end(ada);
});

test('a status with an end is seen by others with its time, and is over for everybody when that has come', async ({ chat, server }) => {
  const accounts = [await chat.user('Ann', { joinDefaultChannels: true }), await chat.user('Ben', { joinDefaultChannels: true })] as const;
  const [ann, ben] = [await Person.open('ann', server.url), await Person.open('ben', server.url)];
  await ann.signIn(accounts[0].username, accounts[0].password);
  await ben.signIn(accounts[1].username, accounts[1].password);
  const own = new RegExp(`^${accounts[0].username}: status`);
  await ann.press(own);
  await ann.page.getByRole('menuitem', { name: 'Set a status…' }).click();
  const dialog = ann.page.getByRole('dialog', { name: 'Set a status' });
  await dialog.getByLabel(/^What are you doing/).fill('lunch');
  await dialog.getByLabel('Shown as').selectOption({ label: 'Busy' });
  await dialog.getByLabel(/^Ends/).selectOption({ label: 'In an hour' });
  await isAccessible(ann.page, 'choosing a status');
  await ann.finishDialog('Save changes');

  await accounts[0].send('GENERAL', 'who am I');
  await ben.openRoom('general');
  await ben.act('who am I', 'Show profile');
  const panel = ben.page.getByRole('complementary', { name: 'Profile' });
  await panel.getByText(/^lunch \(until .+\)$/).waitFor();

  // Sooner, by another client: nobody waits an hour.
  await accounts[0].post('users.setStatus', { status: 'busy', message: 'nearly done', expiresAt: new Date(Date.now() + 3_000).toISOString() });
  await panel.getByText('nearly done').waitFor();
  await panel.getByText('nearly done').waitFor({ state: 'hidden' });
  await ann.press(own);
  await ann.page.getByText(`@${accounts[0].username}`, { exact: true }).waitFor();
  for (const person of [ann, ben]) {
    person.hasNoComplaints();
    await person.close();
  }
});
