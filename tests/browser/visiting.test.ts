// People without an account, where the workspace is open to them.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const open = testsOn({ settings: { Accounts_AllowAnonymousRead: true } }, kJourney);

open('who has no account reads public channels, sees what is said there, and may log in', async ({ chat, server }) => {
  const [ann, admin] = [await chat.user('Ann'), await chat.admin];
  const name = unique('open');
  const room = await chat.channel({ name, members: [ann] });
  await admin.post('channels.setDefault', { roomId: room._id, default: true });
  const aside = await chat.channel({ members: [ann] });
  const closed = await chat.group({ members: [ann] });
  for (let i = 1; i <= 60; i++) await ann.send(room, `line ${i}.`);
  await ann.send(aside, 'said aside');

  const visitor = await Person.open('visitor', server.url);
  const { page } = visitor;
  await page.goto(`/channel/${name}`);
  await visitor.sees('line 60.');
  await page.getByText('You are reading without an account.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Write as a guest' }).count(), 0, 'they only read');
  assert.equal(await page.getByText('line 1.', { exact: true }).count(), 0);
  await page.getByRole('button', { name: 'Show older' }).click();
  await visitor.sees('line 1.');
  await isAccessible(page, 'a channel without an account');

  const said = await ann.send(room, 'something *new*');
  await visitor.sees('something new');
  await ann.post('chat.delete', { roomId: room._id, msgId: said._id });
  await page.getByText('something new').waitFor({ state: 'detached' });

  // One that is public and not on the list; one that is for its members.
  await page.goto(`/channel/${aside.name}`);
  await visitor.sees('said aside');
  await page.goto(`/channel/${closed.name}`);
  await page.getByRole('heading', { name: 'This channel cannot be read without an account' }).waitFor();
  await page.goto(`/group/${closed.name}`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();

  await page.goto('/');
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name }).click();
  await visitor.sees('line 60.');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Read without an account' }).click();
  await page.getByText('You are reading without an account.').waitFor();
  await visitor.signIn(ann.username, ann.password);
  await visitor.openRoom(name);
  await visitor.sees('line 60.');
});

testsOn({ settings: { Accounts_AllowAnonymousRead: true, Accounts_AllowAnonymousWrite: true } }, kJourney)(
  'who has no account writes under a name, as a guest, until they sign out',
  async ({ chat, server }) => {
    const [ann, admin] = [await chat.user('Ann'), await chat.admin];
    const [name, closed] = [unique('open'), unique('silent')];
    const room = await chat.channel({ name, members: [ann] });
    const silent = await chat.channel({ name: closed, members: [ann] });
    for (const { _id } of [room, silent]) await admin.post('channels.setDefault', { roomId: _id, default: true });
    await ann.post('channels.setReadOnly', { roomId: silent._id, readOnly: true });
    await ann.send(room, 'come in');

    const visitor = await Person.open('visitor', server.url);
    const { page } = visitor;
    await page.goto(`/channel/${closed}`);
    await page.getByText(`This is where ${closed} begins.`).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Write as a guest' }).count(), 0);
    await page.goto(`/channel/${name}`);
    await visitor.sees('come in');
    await visitor.press('Write as a guest');
    const dialog = page.getByRole('dialog', { name: 'Write as a guest' });
    await dialog.getByText(/^You are this guest in this browser until you sign out/).waitFor();
    await isAccessible(page, 'the question for a name');
    await visitor.press('Start writing');
    await dialog.getByText('Enter a name to write under.').waitFor();
    await visitor.fill(/^Your name here/, ann.username);
    await visitor.press('Start writing');
    const field = dialog.getByRole('textbox', { name: /^Your name here/ });
    await eventually(async () => assert.equal(await field.getAttribute('aria-invalid'), 'true'));
    const guest = unique('lea');
    await visitor.fill(/^Your name here/, guest);
    await visitor.press('Start writing');

    // In the ordinary client, in that channel, at once.
    await visitor.inChat();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    await visitor.say('here I am');
    await visitor.room(name).waitFor();
    const history = (await ann.get('channels.messages', { roomId: room._id })) as { messages: { msg: string; u: { username: string } }[] };
    assert.equal(history.messages.find(({ msg }) => msg === 'here I am')?.u.username, guest);
    await page.reload();
    await visitor.sees('here I am');

    await visitor.press(new RegExp(`^${guest}: status`));
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const question = page.getByRole('dialog', { name: 'Sign out and leave this name?' });
    await question.getByText(new RegExp(`^You sign out as the guest ${guest}`)).waitFor();
    await question.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are reading without an account.').waitFor();
    visitor.hasNoComplaints();
    await visitor.close();
  },
);

testsOn({}, kJourney)('elsewhere they are asked to log in', async ({ server }) => {
  const { page } = await Person.open('visitor', server.url);
  await page.goto('/channel/general');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.equal(await page.getByText('You are reading without an account.').count(), 0);
});
