// Settings whose effect no other file looks at.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Chat, Message, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

async function set(chat: Chat, values: Record<string, Loose>): Promise<void> {
  await (await chat.admin).callMethod('saveSettings', Object.entries(values).map(([_id, value]) => ({ _id, value })));
}

/** For as long as `body` runs. */
async function during(chat: Chat, values: Record<string, Loose>, body: () => Promise<void>): Promise<void> {
  const admin = await chat.admin;
  const before: Record<string, Loose> = {};
  for (const id of Object.keys(values)) before[id] = ((await admin.request('GET', `settings/${id}`)).body as Loose).value;
  await set(chat, values);
  try {
    await body();
  } finally {
    await set(chat, before);
  }
}

const types = (message: Message): string[] => message.md.flatMap((block: Loose) => [block.type, ...(Array.isArray(block.value) ? block.value.map((one: Loose) => one.type) : [])]);

test('Accounts_SearchFields: people are found by what it names', async ({ chat }) => {
  const ann = await chat.user('ann');
  const word = unique('rosarian').replace('-', '');
  const nick = unique('thorny').replace('-', '');
  const ben = await chat.user('ben', { name: 'Benjamin Long-Name', bio: `Keen ${word}, and more`, nickname: nick });
  const found = async (text: string): Promise<boolean> => {
    const { users }: Loose = await ann.callMethod('spotlight', text, [], { users: true, rooms: false });
    const page: Loose = await ann.request('GET', 'directory', { query: { text, type: 'users', workspace: 'local' } });
    const list: Loose = await (await chat.admin).request('GET', 'users.list', { query: { searchTerm: text, count: 100 } });
    const each = [users, page.body.result, list.body.users].map((some: Loose[]) => some.some((one) => one._id === ben.id));
    // Administrators find him by his address as well, which begins like his name.
    if (text !== ben.username) assert.equal(each[2], each[0], `${text}: ${each}`);
    assert.equal(each[1], each[0], `${text}: ${each}`);
    return each[0] as boolean;
  };
  for (const text of [ben.username, word, word.slice(0, 9), nick, nick.slice(2, 9), word.toUpperCase()]) assert.ok(await found(text), text);
  await during(chat, { Accounts_SearchFields: 'username, nickname' }, async () => {
    assert.deepEqual([await found(ben.username), await found(nick), await found(word)], [true, true, false]);
  });
  await during(chat, { Accounts_SearchFields: 'bio' }, async () => {
    assert.deepEqual([await found(ben.username), await found(nick), await found(word)], [false, false, true]);
  });
  await during(chat, { Accounts_SearchFields: '' }, async () => assert.equal(await found(ben.username), false));
  const other = unique('other').replace('-', '');
  await (await chat.admin).post('users.update', { userId: ben.id, data: { bio: other } });
  assert.deepEqual([await found(word), await found(other)], [false, true]);
});

test('Number_of_users_autocomplete_suggestions: so many are suggested', async ({ chat }) => {
  const ann = await chat.user('ann');
  const name = unique('alike').replace('-', '');
  for (let i = 0; i < 7; i++) await chat.user('alike', { username: `${name}${i}` });
  const found = async () => ((await ann.callMethod('spotlight', name, [], { users: true, rooms: true })) as Loose).users.length;
  assert.equal(await found(), 5);
  await during(chat, { Number_of_users_autocomplete_suggestions: 2 }, async () => assert.equal(await found(), 2));
});

test('formulas, colours and hosts of the workspace are marked in messages, as the settings say', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const text = 'now \\(x^2\\) and $y$ at http://wiki.intranet/x';
  assert.deepEqual(types(await ann.send(room, text)), ['PARAGRAPH', 'PLAIN_TEXT', 'INLINE_KATEX', 'PLAIN_TEXT']);
  const colour = 'color:#ff0000';
  assert.deepEqual(types(await ann.send(room, colour)), ['PARAGRAPH', 'COLOR']);
  await during(chat, { Katex_Dollar_Syntax: true, Message_CustomDomain_AutoLink: 'other, intranet' }, async () => {
    const marked = await ann.send(room, text);
    assert.deepEqual(types(marked), ['PARAGRAPH', 'PLAIN_TEXT', 'INLINE_KATEX', 'PLAIN_TEXT', 'INLINE_KATEX', 'PLAIN_TEXT', 'LINK']);
  });
  await during(chat, { Katex_Parenthesis_Syntax: false }, async () => {
    assert.deepEqual(types(await ann.send(room, text)), ['PARAGRAPH', 'PLAIN_TEXT']);
  });
  await during(chat, { Katex_Enabled: false, Katex_Dollar_Syntax: true, HexColorPreview_Enabled: false }, async () => {
    assert.deepEqual(types(await ann.send(room, text)), ['PARAGRAPH', 'PLAIN_TEXT']);
    assert.deepEqual(types(await ann.send(room, colour)), ['PARAGRAPH', 'PLAIN_TEXT']);
  });
});

test('who registers: blocked domains, and the username that is suggested', async ({ chat }) => {
  const form = (more: Loose = {}) => ({ username: unique('new'), name: 'New', email: `${unique('new')}@good.example`, pass: 'a long secret 1', ...more });
  await during(chat, { Accounts_BlockedDomainsList: 'bad.example, worse.example' }, async () => {
    for (const domain of ['bad.example', 'WORSE.example']) {
      await chat.anyone.refused(400, 'error-invalid-domain', 'POST', 'users.register', form({ email: `${unique('new')}@${domain}` }));
    }
    await chat.anyone.post('users.register', form());
  });
  const named = async (name: string): Promise<string> => {
    const { username: _, ...rest } = form({ name });
    const id = await chat.anyone.callMethod('registerUser', rest);
    const { user }: Loose = await (await chat.admin).get('users.info', { userId: id });
    return user.username;
  };
  assert.match(await named('Jörg Grün'), /^joerg\.gruen/);
  await during(chat, { UTF8_Names_Slugify: false, Accounts_DefaultUsernamePrefixSuggestion: 'guest' }, async () => {
    assert.match(await named('Јован'), /^guest/);
  });
});

test('log-ins, methods and subscriptions stand in the log where that is wanted', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const login = (password: string) => chat.anyone.request('POST', 'login', { body: { user: ann.username, password }, headers: { 'User-Agent': 'a-test/1' } });
  await login(ann.password);
  assert.doesNotMatch(server.log, /info login/);
  await during(chat, { Login_Logs_Enabled: true }, async () => {
    await login(ann.password);
    await eventually(() => assert.match(server.log, /login .*outcome="?logged in"? user=- client=- agent=-/));
  });
  await during(chat, { Login_Logs_Enabled: true, Login_Logs_Username: true, Login_Logs_ClientIp: true, Login_Logs_UserAgent: true }, async () => {
    await login(ann.password);
    await login('wrong');
    for (const outcome of ['"?logged in"?', 'refused'])
      await eventually(() => assert.match(server.log, new RegExp(`login .*outcome=${outcome} user=${ann.username} client=\\S+ agent=a-test/1`)));
  });
  await during(chat, { Log_Trace_Methods: true, Log_Trace_Methods_Filter: '^getRoom', Log_Trace_Subscriptions: true, Log_Trace_Subscriptions_Filter: 'roles' }, async () => {
    await ann.call('getRoomRoles', 'GENERAL').catch(() => undefined);
    await ann.call('rooms/get');
    await ann.watch('stream-roles', 'roles');
    await ann.watch('stream-notify-all', 'public-info');
    await eventually(() => assert.match(server.log, new RegExp(`method .*name=getRoomRoles user=${ann.username}`)));
    await eventually(() => assert.match(server.log, new RegExp(`subscription .*name=stream-roles user=${ann.username}`)));
    assert.doesNotMatch(server.log, /method .*name=rooms\/get|subscription .*name=stream-notify-all/);
  });
  await during(chat, { Log_View_Limit: 3 }, async () => {
    const { queue }: Loose = await (await chat.admin).get('stdout.queue');
    assert.equal(queue.length, 3);
  });
  await (await chat.admin).refused(400, undefined, 'POST', 'settings/Log_Trace_Methods_Filter', { value: '(' });
});

test('what robots and frames are told', async ({ chat, server }) => {
  const robots = async () => (await fetch(`${server.url}/robots.txt`)).text();
  const frames = async () => /frame-ancestors ([^;]*)/.exec((await fetch(server.url)).headers.get('content-security-policy') ?? '')?.[1]?.trim();
  assert.equal(await robots(), 'User-agent: *\nDisallow: /');
  assert.equal(await frames(), "'self'");
  await during(chat, { Robot_Instructions_File_Content: 'User-agent: *\nAllow: /', Iframe_X_Frame_Options: 'sameorigin, https://portal.example; script-src *' }, async () => {
    assert.equal(await robots(), 'User-agent: *\nAllow: /');
    assert.equal(await frames(), "'self'");
  });
  await during(chat, { Iframe_X_Frame_Options: 'https://portal.example, https://*.other.example' }, async () => assert.equal(await frames(), 'https://portal.example https://*.other.example'));
  await during(chat, { Iframe_X_Frame_Options: 'deny' }, async () => assert.equal(await frames(), "'none'"));
  await during(chat, { Iframe_Restrict_Access: false }, async () => assert.equal(await frames(), '*'));
});

test('trouble: neither notifications nor presence are sent', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await ann.direct(ben);
  const told = await ben.watchOwn('notification');
  const status = await ben.watch('stream-notify-logged', 'user-status');
  await during(chat, { Troubleshoot_Disable_Notifications: true, Troubleshoot_Disable_Presence_Broadcast: true }, async () => {
    await ann.send(room, 'unheard');
    await ann.post('users.setStatus', { status: 'busy', message: 'quiet' });
    await eventually(async () => assert.equal((await ben.subscription(room)).unread, 1));
  });
  await ann.send(room, 'heard');
  await ann.post('users.setStatus', { status: 'online', message: 'loud' });
  const [first] = await told.next();
  assert.match((first as Loose).text, /^heard/);
  await status.next(([row]) => (row as Loose)[0] === ann.id && (row as Loose)[3] === 'loud');
  assert.ok(!status.all.some(([row]) => (row as Loose)[0] === ann.id && (row as Loose)[3] === 'quiet'));
});

testsOn({ limits: true, settings: { Rate_Limiter_Limit_RegisterUser: 2, API_Enable_Rate_Limiter_Limit_Calls_Default: 100 } })('Rate_Limiter_Limit_RegisterUser: that many accounts from one address', async ({ chat }) => {
  const headers = { 'X-Forwarded-For': '192.0.2.77' };
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) statuses.push((await chat.anyone.request('POST', 'users.register', { headers, body: { username: 'x' } })).status);
  assert.deepEqual(statuses, [400, 400, 429, 429]);
});

testsOn({ settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1' } })('Accounts_RoomAvatarExternalProviderUrl: pictures of rooms from another server', async ({ chat }) => {
  const asked: string[] = [];
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const other = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('Content-Type', 'image/png');
    response.end(picture);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const [ann, stranger]: User[] = [await chat.user('ann'), await chat.user('stranger')];
    const room = await chat.group({ members: [ann as User] });
    const fetched = (who?: User) => fetch(`${chat.server.url}/avatar/room/${room._id}?rc_uid=${who?.id}&rc_token=${who?.authToken}`);
    await set(chat, { Accounts_RoomAvatarExternalProviderUrl: `http://127.0.0.1:${(other.address() as Loose).port}/of/{roomId}` });
    const got = await fetched(ann);
    assert.deepEqual(Buffer.from(await got.arrayBuffer()), picture);
    assert.deepEqual(asked, [`/of/${room._id}`]);
    assert.equal((await fetched(stranger)).status, 404);
    assert.equal(asked.length, 1, 'who may not know of the room asks nobody');
  } finally {
    other.close();
  }
});
