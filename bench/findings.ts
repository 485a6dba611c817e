// The attacks that Confab was found open to, against the program as it is: what each is answered with, how long it takes,
// and by how much memory and the data folder grow. Each has a server of its own.
//   CONFAB_BINARY=build/release/confab ./dev node node bench/findings.ts

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Chat } from '../tests/harness/chat.ts';
import { Server, type ServerOptions } from '../tests/harness/server.ts';

const kMega = 1024 * 1024;
const x = (size: number): string => 'x'.repeat(size);

/** Resident memory of the program, in MB. */
function memory(server: Server): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
function stored(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / kMega;
}

async function measure(what: string, attack: (chat: Chat, server: Server) => Promise<string>, options: ServerOptions = {}): Promise<void> {
  const server = await Server.start(options);
  const chat = new Chat(server);
  await chat.admin;
  const [before, kept, from] = [memory(server), stored(server.data), performance.now()];
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, memory(server))), 20);
  const said = await attack(chat, server).catch((error: Error) => `failed: ${error.message.slice(0, 80)}`);
  clearInterval(watching);
  const seconds = (performance.now() - from) / 1000;
  console.log(`${what} | ${said} | ${seconds.toFixed(2)} s | +${(Math.max(most, memory(server)) - before).toFixed(1)} MB at most | +${(stored(server.data) - kept).toFixed(1)} MB stored`);
  chat.close();
  await server.close();
}

/** How often which status came. */
async function times(count: number, one: (i: number) => Promise<number | string>): Promise<string> {
  const seen = new Map<number | string, number>();
  for (const status of await Promise.all(Array.from({ length: count }, (_, i) => one(i).catch(() => 'cut')))) seen.set(status, (seen.get(status) ?? 0) + 1);
  return [...seen].map(([status, often]) => `${often} x ${status}`).join(', ');
}

const raw = async (server: Server, path: string, body: string, type = 'application/json', headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${server.url}/api/v1/${path}`, { method: 'POST', body, headers: { 'Content-Type': type, ...headers } })).status;

await measure('55 log-ins by a name of 8 MiB (method.callAnon)', (_, server) =>
  times(55, () => raw(server, 'method.callAnon/login', JSON.stringify({ message: JSON.stringify({ msg: 'method', method: 'login', id: '1', params: [{ user: { username: x(8 * kMega) }, password: 'y' }] }) }))),
);
await measure('400 subscriptions to events with names of 1 MiB, not logged in', async (chat) => {
  const client = await chat.connect();
  for (let i = 0; i < 400; i++) client.sendFrame({ msg: 'sub', id: `${i}`, name: 'stream-notify-all', params: [x(kMega), false] });
  return Promise.race([client.closed.then(({ code }) => `closed with ${code}`), client.fence().then(() => 'each refused', () => 'closed')]);
});
await measure('users.register with a name of 8 MiB', (_, server) => times(1, () => raw(server, 'users.register', JSON.stringify({ username: 'a', email: 'a@b.c', pass: 'long enough 1', name: x(8 * kMega) }))));
await measure('chat.postMessage with 5 MiB of customFields', async (chat) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  return times(1, async () => (await ann.request('POST', 'chat.postMessage', { body: { roomId: room._id, text: 'x', customFields: { a: x(5 * kMega) } } })).status);
});
await measure('channels.create with 4 million members that are numbers', async (chat, server) => {
  const admin = await chat.admin;
  const headers = { 'X-User-Id': admin.id, 'X-Auth-Token': admin.authToken };
  return times(1, () => raw(server, 'channels.create', `{"name":"a","members":[${'1,'.repeat(4_000_000)}1]}`, 'application/json', headers));
});
await measure('the same with 30,000, which fit a body', async (chat) => {
  const admin = await chat.admin;
  return times(1, async () => (await admin.request('POST', 'channels.create', { body: { name: 'a', members: Array(30_000).fill(1) } })).status);
});
await measure('a form of 4 million pairs, nobody logged in', (_, server) => times(4, () => raw(server, 'login', 'a&'.repeat(4_000_000), 'application/x-www-form-urlencoded')));
await measure('36 x im.create with 20,000 names at once', async (chat) => {
  const ann = await chat.user('ann');
  const usernames = Array.from({ length: 20_000 }, (_, i) => i).join(',');
  return times(36, async () => (await ann.request('POST', 'im.create', { body: { usernames } })).status);
});
await measure('150 connections that hold back the last byte of 8 MiB', async (_, server) => {
  const { hostname, port } = new URL(server.url);
  const head = `POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${8 * kMega}\r\n\r\n`;
  const sockets: Socket[] = [];
  const said = await times(150, () => new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head + x(8 * kMega - 1)));
    sockets.push(socket);
    socket.once('data', (data) => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(data.toString())?.[1])));
    socket.once('error', reject);
    setTimeout(() => resolve('held'), 5000);
  }));
  for (const socket of sockets) socket.destroy();
  return said;
});
await measure('a pattern of names that doubles per letter, a name of 26 letters', async (chat, server) => {
  await (await chat.admin).post('settings/UTF8_User_Names_Validation', { value: '([a-z0-9]+[-_.]?)+' });
  return times(1, () => raw(server, 'users.register', JSON.stringify({ username: `${x(26)}!`, email: 'a@b.c', pass: 'long enough 1', name: 'a' })));
});
await measure('1,500 messages by method.call in one go', async (chat) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const call = (i: number) => ({ message: JSON.stringify({ msg: 'method', method: 'sendMessage', id: '1', params: [{ rid: room._id, msg: `${i}` }] }) });
  return times(1500, async (i) => {
    const answer = await ann.request('POST', 'method.call/sendMessage', { body: call(i) });
    return String(answer.body?.message ?? '').includes('too-many') ? 'too many' : answer.status;
  });
}, { limits: true });
