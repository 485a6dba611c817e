// Starting without a network or a server: what was read is there, and gone for whoever comes next.

import assert from 'node:assert/strict';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

/** How much the browser remembers of rooms, by the texts of their messages; and whether it has the application's files. */
function remembered(person: Person): Promise<{ texts: string[]; rooms: number; files: number }> {
  return person.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('confab-memory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = <T>(name: string) =>
      new Promise<T[]>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result as T[]);
      });
    const histories = await all<{ messages: { msg: string }[] }>('histories');
    const rooms = await all('rooms');
    database.close();
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
    return { texts: histories.flatMap(({ messages }) => messages.map(({ msg }) => msg)), rooms: rooms.length, files: caches_.reduce((sum, count) => sum + count, 0) };
  });
}

/** How many unfinished messages the browser keeps. */
function keptDrafts(person: Person): Promise<number> {
  return person.page.evaluate(async () => {
    // Whoever opens what is not there makes it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'confab-drafts')) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('confab-drafts');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('drafts').objectStore('drafts').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count;
  });
}

test('without a server the last state is shown, what is written waits, and both are put right when it is back', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('tunnel');
  const room = await ben.post('channels.create', { name, members: [ann.username] }).then(({ channel }) => channel);
  const first = await ben.send(room, 'before the tunnel');
  await ben.send(room, 'to be kept');
  const person = await Person.open('ann', server.url);
  await person.signIn(ann.username, ann.password);
  await person.openRoom(name);
  await person.sees('to be kept');
  await eventually(async () => {
    const { texts, files } = await remembered(person);
    assert.ok(texts.includes('to be kept'));
    assert.ok(files > 20);
  });
  await person.page.reload(); // from here on the worker is asked for its files
  await person.sees('to be kept');

  person.serverIsDown = true;
  await server.down('SIGKILL');
  await person.page.reload();
  await person.sees('before the tunnel');
  await person.room(name).waitFor();
  await person.page.getByText(/connection/i).first().waitFor();
  await person.composer().fill('from the tunnel');
  await person.composer().press('Enter');
  await person.row('from the tunnel').waitFor();

  await server.up();
  await ben.post('chat.delete', { roomId: room._id, msgId: first._id });
  await person.delivered('from the tunnel');
  await person.sawNot('before the tunnel');
  await ben.send(room, 'after the tunnel');
  await person.sees('after the tunnel', 40_000);

  await person.close();
});

test('what was read is gone when one signs out, and for whoever signs in next', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const name = unique('secret');
  const room = await ann.post('groups.create', { name }).then(({ group }) => group);
  await ann.send(room, 'nobody else may read this');
  const person = await Person.open('ann', server.url);
  await person.signIn(ann.username, ann.password);
  await person.openRoom(name);
  await person.sees('nobody else');
  await person.composer().fill('not finished');
  const isKept = () => eventually(async () => assert.ok((await remembered(person)).texts.length > 0));
  const drafts = () => keptDrafts(person);
  await isKept();
  await eventually(async () => assert.equal(await drafts(), 1));
  await person.page.reload();
  await eventually(async () => assert.equal(await person.composer().inputValue(), 'not finished'));
  // What is begun is on the server by then: nothing is lost, so nothing is asked.
  await person.page.getByRole('button', { name: /status, account and signing out/ }).click();
  await person.page.getByRole('menuitem', { name: /Sign out/ }).click();
  await person.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await eventually(async () => {
    const { texts, rooms } = await remembered(person);
    assert.deepEqual([texts, rooms, await drafts()], [[], 0, 0]);
  });

  await person.signIn(ann.username, ann.password);
  await person.openRoom(name);
  await eventually(async () => assert.equal(await person.composer().inputValue(), 'not finished'));
  await isKept();
  // As if this browser had been closed, and the session had ended meanwhile.
  await person.page.evaluate(() => localStorage.removeItem('confab.session'));
  await person.page.goto('/login');
  await person.signIn(ben.username, ben.password);
  await eventually(async () => {
    const { texts, rooms } = await remembered(person);
    assert.deepEqual(texts, []);
    assert.equal(rooms, await ben.get('rooms.get').then(({ update }) => update.length));
  });
  await eventually(async () => assert.equal(await drafts(), 0));
  person.hasNoComplaints();
  await person.close();
});
