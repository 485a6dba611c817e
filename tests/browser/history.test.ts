// Where one reads in a long history: links, dates, mentions, and the way back.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

test('a link leads into the past of a long room, and the way back asks for nothing', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const person = await Person.open('ann', server.url);
  const name = unique('long');
  const room = await ben.post('channels.create', { name, members: [ann.username] }).then(({ channel }) => channel);
  const sent = [];
  for (let i = 0; i < 200; i++) sent.push(await ben.send(room, i === 20 ? `line 20 for @${ann.username}` : `line ${i}`));
  await person.signIn(ann.username, ann.password);
  await person.openRoom(name);
  await person.sees('line 199');

  await person.page.goto(`/channel/${name}?msg=${sent[60]?._id}`);
  await person.sees('line 60');
  assert.equal(await person.messages().locator('.rcx-message--highlighted').count(), 1);
  await ben.send(room, 'meanwhile');
  const asked: string[] = [];
  person.page.on('request', (request) => {
    // Pages before what is shown are another matter.
    if (/loadNext|loadSurrounding|syncMessages|history(?!.*latest=)/.test(request.url())) asked.push(request.url());
  });
  await person.press('Jump to latest');
  await person.sees('meanwhile');
  assert.deepEqual(asked, []);
  await person.say('and back');

  await person.roomMenu('Mentions');
  const panel = person.page.getByRole('complementary', { name: 'Mentions' });
  await panel.getByText('line 20 for').waitFor();
  await isAccessible(person.page, 'the mentions of a room');
  await panel.getByRole('button', { name: 'Go to message' }).click();
  await person.sees('line 20 for');
  // It lives: another one comes on top.
  await ben.send(room, `again @${ann.username}`);
  await panel.getByText('again').waitFor();

  await person.roomMenu('Jump to date');
  const dialog = person.page.getByRole('dialog');
  await dialog.getByLabel(/^Date/).fill('2020-01-01');
  await isAccessible(person.page, 'the dialog of a date');
  await dialog.getByRole('button', { name: 'Jump', exact: true }).click();
  await person.sees('line 0');
  await person.page.getByText(`This is the start of #${name}`).waitFor();
  person.hasNoComplaints();
  await person.close();
});
