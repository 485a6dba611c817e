// The attacks that Confab was found open to, against the program as it is: what each is answered with, how long it takes
// (the attacker's own work is part of it; beside it the program's processor time), by how much memory and the data folder
// grow, and how long somebody else waits meanwhile for `me`, who asks twenty times a second. Each has a server of its own.
//   CONFAB_BINARY=build/release/confab ./dev node node bench/findings.ts [parts of names]

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Chat } from '../tests/harness/chat.ts';
import { Server, type ServerOptions } from '../tests/harness/server.ts';

const kMega = 1024 * 1024;
const x = (size: number): string => 'x'.repeat(size);

/** Resident memory of the program, in MB. */
function memory(server: Server): number {
  if (!alive(server.pid)) return 0;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}
function alive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
/** Processor time that the program has used, in seconds. */
function used(server: Server): number {
  if (!alive(server.pid)) return NaN;
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
function stored(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / kMega;
}

/** Asks for `me` in a thread of its own, so that what the attack costs its own process is not counted. */
async function bystander(server: Server, headers: Record<string, string>): Promise<() => Promise<number>> {
  const ask = `
    const { parentPort, workerData: { url, headers } } = require('node:worker_threads');
    let longest = 0, over = false;
    parentPort.on('message', () => { over = true; });
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    (async () => {
      while (!over) {
        const from = performance.now();
        await fetch(url, { headers, signal: AbortSignal.timeout(60000) }).then((answer) => answer.arrayBuffer(), () => {});
        longest = Math.max(longest, performance.now() - from);
        await wait(50);
      }
      parentPort.postMessage(longest);
      parentPort.close();
    })();`;
  const worker = new Worker(ask, { eval: true, workerData: { url: `${server.url}/api/v1/me`, headers } });
  await new Promise((resolve) => setTimeout(resolve, 300));
  return () => new Promise((resolve) => {
    worker.once('message', resolve);
    worker.postMessage('over');
  });
}

type Prepared = (chat: Chat, server: Server) => Promise<string>;

/** `prepare` comes before anything is measured, and gives what is. */
async function measureAfter(what: string, prepare: (chat: Chat, server: Server) => Promise<Prepared>, options: ServerOptions = {}): Promise<void> {
  if (process.argv.length > 2 && !process.argv.slice(2).some((part) => what.includes(part))) return;
  const server = await Server.start(options);
  const chat = new Chat(server);
  const admin = await chat.admin;
  const attack = await prepare(chat, server);
  const stand = await bystander(server, { 'X-User-Id': admin.id, 'X-Auth-Token': admin.authToken });
  const [before, kept, from, spent] = [memory(server), stored(server.data), performance.now(), used(server)];
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, memory(server))), 20);
  const said = await attack(chat, server).catch((error: Error) => `failed: ${error.message.slice(0, 80)}`);
  clearInterval(watching);
  const seconds = (performance.now() - from) / 1000;
  most = Math.max(most, memory(server));
  const processor = used(server) - spent;
  const waited = await stand();
  console.log(
    `${what} | ${said} | ${seconds.toFixed(2)} s, of the program ${processor.toFixed(2)} | +${(most - before).toFixed(1)} MB at most | +${(stored(server.data) - kept).toFixed(1)} MB stored | others wait ${waited.toFixed(0)} ms`,
  );
  chat.close();
  await server.close();
}

const measure = (what: string, attack: Prepared, options: ServerOptions = {}) => measureAfter(what, async () => attack, options);

/** How often which status came. */
async function times(count: number, one: (i: number) => Promise<number | string>): Promise<string> {
  const seen = new Map<number | string, number>();
  for (const status of await Promise.all(Array.from({ length: count }, (_, i) => one(i).catch(() => 'cut')))) seen.set(status, (seen.get(status) ?? 0) + 1);
  return [...seen].map(([status, often]) => `${often} x ${status}`).join(', ');
}

const raw = async (server: Server, path: string, body: string | Buffer<ArrayBuffer>, type = 'application/json', headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${server.url}/api/v1/${path}`, { method: 'POST', body, headers: { 'Content-Type': type, ...headers } })).status;

const longName = Buffer.from(JSON.stringify({ message: JSON.stringify({ msg: 'method', method: 'login', id: '1', params: [{ user: { username: x(8 * kMega) }, password: 'y' }] }) }));
await measure('55 log-ins by a name of 8 MiB (method.callAnon)', (_, server) => times(55, () => raw(server, 'method.callAnon/login', longName)));
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
await measure('a form of 4 million pairs, nobody logged in', (_, server) => times(4, () => raw(server, 'login', Buffer.from('a&'.repeat(4_000_000)), 'application/x-www-form-urlencoded')));
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
await measure('im.create with 80,000 names', async (chat) => {
  const ann = await chat.user('ann');
  const usernames = Array.from({ length: 80_000 }, (_, i) => i).join(',');
  return times(1, async () => (await ann.request('POST', 'im.create', { body: { usernames } })).status);
});
await measure('typing notices with arguments of 1 MiB', async (chat) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const client = await chat.connect();
  await client.login(ann.authToken);
  for (let i = 0; i < 100; i++) client.sendFrame({ msg: 'method', id: `m${i}`, method: 'stream-notify-room', params: [`${room._id}/user-activity`, ann.username, [x(kMega)]] });
  return Promise.race([client.closed.then(({ code }) => `closed with ${code}`), client.fence().then(() => 'each refused', () => 'closed')]);
});

await measure('6 log in with the old password while it is changed, 20 times', async (chat) => {
  let valid = 0;
  for (let round = 0; round < 20; round++) {
    const ann = await chat.user('ann');
    const body = { user: ann.username, password: ann.password };
    const logins = Array.from({ length: 6 }, () => chat.anyone.request('POST', 'login', { body }));
    await ann.post('users.updateOwnBasicInfo', { data: { newPassword: 'another secret 1', currentPassword: ann.digest } });
    for (const { body: answer } of await Promise.all(logins)) {
      if (!answer.data) continue;
      const headers = { 'X-User-Id': answer.data.userId, 'X-Auth-Token': answer.data.authToken };
      if ((await chat.anyone.request('GET', 'me', { headers })).status === 200) valid++;
    }
  }
  return `${valid} tokens are valid afterwards`;
});

/** A channel with so many messages, by several connections. */
async function filled(chat: Chat, count: number) {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const clients = await Promise.all(Array.from({ length: 8 }, () => ann.connectAgain()));
  let left = count;
  const send = async (client: (typeof clients)[0]) => {
    while (left-- > 0) await client.call('sendMessage', { rid: room._id, msg: 'a message as people write them, of some sixty characters or so' }).catch(() => left++);
  };
  await Promise.all(clients.flatMap((client) => Array.from({ length: 8 }, () => send(client))));
  for (const client of clients) client.close();
  return { ann, room };
}
await measureAfter('messages/get over 7,000 messages', async (chat) => {
  const { ann, room } = await filled(chat, 7000);
  return async () => {
    const found = await (await ann.ddp()).call('messages/get', room._id, { lastUpdate: new Date(0) });
    return `${found.updated.length} messages; the connection ${(await (await ann.ddp()).call('getRoomIdByNameOrId', room._id)) ? 'goes on' : 'is gone'}`;
  };
});
await measureAfter('channels.history count=0, chat.syncMessages since 2020, and six of the first at once, of 100,000 messages', async (chat) => {
  const { ann, room } = await filled(chat, 100_000);
  const ask = async (path: string, query: object) => {
    const from = performance.now();
    const { status, text } = await ann.request('GET', path, { query: { roomId: room._id, ...query } });
    return `${status}, ${(text.length / 1e6).toFixed(1)} MB, ${((performance.now() - from) / 1000).toFixed(2)} s`;
  };
  return async () => {
    const [history, sync] = [await ask('channels.history', { count: 0 }), await ask('chat.syncMessages', { lastUpdate: '2020-01-01T00:00:00Z' })];
    const six = await Promise.all(Array.from({ length: 6 }, () => ask('channels.history', { count: 0 })));
    return [history, sync, six.at(-1)].join('; ');
  };
}, { settings: { API_Allow_Infinite_Count: true } });

await measureAfter('1,000 guesses of a join code by method.call', async (chat) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.channel({ members: [ann] });
  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  return () => times(1000, async (i) => {
    const message = JSON.stringify({ msg: 'method', method: 'joinRoom', id: '1', params: [room._id, `${i}`] });
    const answer = await eve.request('POST', 'method.call/joinRoom', { body: { message } });
    return /too-many/.test(String(answer.body?.message)) ? 'too many' : 'wrong';
  });
}, { limits: true });
await measure('5,688 channels by method.call', async (chat) => {
  const ann = await chat.user('ann');
  return times(5688, async (i) => {
    const message = JSON.stringify({ msg: 'method', method: 'createChannel', id: '1', params: [`many-${i}`, [], false, {}, {}] });
    const answer = await ann.request('POST', 'method.call/createChannel', { body: { message } });
    return /too-many/.test(String(answer.body?.message)) ? 'too many' : 'made';
  });
}, { limits: true });
await measure('120 log-ins by method.callAnon', async (chat) => {
  const message = JSON.stringify({ msg: 'method', method: 'login', id: '1', params: [{ user: { username: 'admin' }, password: 'correct horse 1' }] });
  return times(120, async () => {
    const answer = await chat.anyone.request('POST', 'method.callAnon/login', { body: { message } });
    return /too-many/.test(String(answer.body?.message)) || answer.status === 429 ? 'too many' : 'in';
  });
}, { limits: true });
await measure('40 registrations by method.callAnon, 30 more from one IPv6 network', async (_, server) => {
  const register = async (i: number, path: string, body: object, headers = {}) => {
    const answer = await fetch(`${server.url}/api/v1/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
    const text = await answer.text();
    return answer.status === 429 || /too-many/.test(text) ? 'too many' : /"error\\?"/.test(text) ? text.slice(0, 90) : 'made';
  };
  const form = (name: string) => ({ username: name, name, email: `${name}@example.test`, pass: 'long enough 1' });
  const first = await times(40, (i) => register(i, 'method.callAnon/registerUser', { message: JSON.stringify({ msg: 'method', method: 'registerUser', id: '1', params: [form(`m${i}`)] }) }));
  const second = await times(30, (i) => register(i, 'users.register', form(`v${i}`), { 'X-Forwarded-For': `2001:db8::${i + 1}` }));
  return `${first}; ${second}`;
}, { limits: true });
await measure('100 wrong passwords at once', async (chat) => {
  const said = (status: number, text: string) => (status === 429 || /too-many/.test(text) ? 'too many' : /blocked/.test(text) ? 'blocked' : 'tried');
  return times(100, async () => {
    const answer = await chat.anyone.request('POST', 'login', { body: { user: 'admin', password: 'a guess' } });
    return said(answer.status, answer.text);
  });
}, { limits: true, settings: { Block_Multiple_Failed_Logins_Enabled: true } });

await measure('18,300 connections that say nothing, of one address', async (chat, server) => {
  const sockets: Socket[] = [];
  let ended = 0;
  for (let i = 0; i < 18_300; i++) {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => resolve());
      socket.on('error', () => resolve());
      socket.on('close', () => ended++);
      sockets.push(socket);
    });
  }
  const next = await chat.anyone.request('GET', '/api/info', {}).then(({ status }) => status, () => 'cut');
  const other = await new Promise((resolve) => {
    const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: '127.0.0.2' }, () => socket.write('GET /api/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    socket.once('data', (data) => resolve(/^HTTP\/1.1 (\d+)/.exec(data.toString())?.[1]));
    socket.once('error', () => resolve('cut'));
  });
  const said = `${ended} are closed; the next of that address ${next}, one of another ${other}`;
  for (const socket of sockets) socket.destroy();
  return said;
});

await measureAfter('SIGTERM while 36 x im.create with 20,000 names run', async (chat, server) => {
  const ann = await chat.user('ann');
  const usernames = Array.from({ length: 20_000 }, (_, i) => i).join(',');
  return async () => {
    for (let i = 0; i < 36; i++) void ann.request('POST', 'im.create', { body: { usernames } }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const from = performance.now();
    process.kill(server.pid, 'SIGTERM');
    while (server.pid !== 0 && alive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    return `gone after ${((performance.now() - from) / 1000).toFixed(2)} s`;
  };
});
