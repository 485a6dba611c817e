// The client in a frame of another site's page: a room alone, told what to do and telling what happens.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../harness/wait.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn(
  { settings: { Iframe_Restrict_Access: false, Iframe_Integration_send_enable: true, Iframe_Integration_receive_enable: true } },
  kJourney,
);

/** A site of its own whose page shows `address` in a frame, and keeps what it is told. */
async function portal(address: string): Promise<{ url: string; close: () => void }> {
  const page = `<!doctype html><title>Portal</title><script>told=[];addEventListener('message',(e)=>told.push(e.data))</script>
<iframe src="${address}" width="900" height="600" title="Chat"></iframe>`;
  const site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(page));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  site.unref();
  // Another host than the server's: another site.
  return { url: `http://localhost:${(site.address() as AddressInfo).port}/`, close: () => site.close() };
}

test('a room in a frame of another site: alone, signed in by a token, told where to go, and telling what happens', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('Ann', 'Ben');
  const room = await chat.channel({ name: unique('garden'), members: [ann, ben] });
  const other = await chat.channel({ name: unique('kitchen'), members: [ann, ben] });
  await ben.send(room, 'good morning');
  await ben.send(other, 'the kettle is on');
  const made = (await (await chat.admin).post('users.createToken', { userId: ann.id })) as { data: { authToken: string } };
  const site = await portal(`${server.url}/channel/${room.name}?layout=embedded`);
  const person = await Person.open('ann', server.url);
  const { page } = person;
  await page.goto(site.url);
  const frame = page.frameLocator('iframe');
  const told = async () => (await page.evaluate('told')) as { eventName: string; data?: { _id?: string } }[];
  const tell = (command: object) => page.evaluate(`frames[0].postMessage(${JSON.stringify(command)}, '*')`);

  await frame.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await tell({ externalCommand: 'login-with-token', token: made.data.authToken });
  await frame.getByText('good morning').waitFor();
  assert.equal(await frame.getByRole('navigation').count(), 0, 'the sidebar');
  assert.equal(await frame.getByRole('button', { name: 'Room menu' }).count(), 0, 'the head of the room');
  await eventually(async () => {
    const names = (await told()).map(({ eventName }) => eventName);
    for (const name of ['startup', 'Custom_Script_Logged_In', 'unread-changed', 'room-opened']) assert.ok(names.includes(name), `${name}: ${names}`);
  });

  await tell({ externalCommand: 'go', path: `/channel/${other.name}` });
  await frame.getByText('the kettle is on').waitFor();
  assert.equal(await frame.getByRole('navigation').count(), 0, 'it stays alone');
  await eventually(async () => assert.equal((await told()).findLast(({ eventName }) => eventName === 'room-opened')?.data?._id, other._id));
  await (await chat.admin).post('settings/UI_Show_top_navbar_embedded_layout', { value: true });
  await frame.getByRole('button', { name: 'Room menu' }).waitFor();

  await tell({ externalCommand: 'logout' });
  await frame.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await eventually(async () => assert.equal((await told()).at(-1)?.eventName, 'Custom_Script_Logged_Out'));
  person.hasNoComplaints();
  await person.close();
  site.close();
});
