// Webhooks: what other programs post here, and what they are told. Facts: compat/webhooks.md.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1' } });

const incoming = (more: Loose = {}): Loose => ({ type: 'webhook-incoming', name: unique('in'), enabled: true, username: 'rocket.cat', channel: '#general', scriptEnabled: false, ...more });
const outgoing = (more: Loose = {}): Loose => ({ type: 'webhook-outgoing', name: unique('out'), enabled: true, username: 'rocket.cat', channel: '#general', scriptEnabled: false, event: 'sendMessage', ...more });
const make = async (who: User, wanted: Loose): Promise<Loose> => ((await who.post('integrations.create', wanted)) as Loose).integration;

/** Calls a webhook as another program does. */
const call = async (chat: Chat, hook: Loose, body: BodyInit | null, { type = 'application/json', method = 'POST', before = '' } = {}): Promise<{ status: number; body: Loose; headers: Headers }> => {
  const answer = await fetch(`${chat.server.url}/hooks/${before}${hook._id}/${hook.token}`, { method, headers: body === null ? {} : { 'Content-Type': type }, body });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
};
const post = (chat: Chat, hook: Loose, body: Loose) => call(chat, hook, JSON.stringify(body));

/** Another server, which keeps what it is told. */
class Sink {
  readonly told: Loose[] = [];
  answers: { status: number; body?: Loose; type?: string }[] = [];
  readonly server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => void (text += part.toString()));
    request.on('end', () => {
      this.told.push(JSON.parse(text));
      const { status, body, type } = this.answers.shift() ?? { status: 204 };
      response.writeHead(status, { 'Content-Type': type ?? 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  static async start(): Promise<Sink> {
    const sink = new Sink();
    sink.server.unref();
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }
  async next(count = 1): Promise<Loose> {
    return eventually(() => {
      assert.ok(this.told.length >= count, `${this.told.length} of ${count}`);
      return this.told[count - 1];
    });
  }
}
const historyOf = async (admin: User, hook: Loose): Promise<Loose[]> => ((await admin.get('integrations.history', { id: hook._id })) as Loose).history;

test('a message is posted, with the looks of the call or of the webhook', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel({ members: [] });
  const hook = await make(admin, incoming({ channel: `#${room.name}`, alias: 'Nagios', emoji: ':siren:' }));
  const answer = await post(chat, hook, { text: ' disk is full ', attachments: [{ title: 'a', title_link: 'https://x.test', msg: 'more', color: '#f00', fields: [{ title: 'f', value: 'v', short: true }] }] });
  assert.deepEqual([answer.status, answer.body, answer.headers.get('Access-Control-Allow-Origin')], [200, { success: true }, '*']);
  await post(chat, hook, { text: 'two', alias: 'Other', icon_url: 'https://x.test/a.png' });
  const [second, first] = ((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages;
  assert.deepEqual([first.msg, first.alias, first.emoji, first.u.username, first.bot], ['disk is full', 'Nagios', ':siren:', 'rocket.cat', { i: hook._id }]);
  assert.deepEqual([first.attachments[0].title, first.attachments[0].text], ['a', 'more']);
  assert.deepEqual([second.alias, second.avatar, second.emoji], ['Other', 'https://x.test/a.png', undefined]);
});

test('forms, JSON in forms and the old address are understood', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const hook = await make(admin, incoming({ channel: `#${room.name}` }));
  const form = 'application/x-www-form-urlencoded';
  for (const [body, type] of [[`payload=${encodeURIComponent('{"text":"one"}')}`, form], ['{"text":"two"}', form], ['text=three&attachments[0][text]=x', form], ['{"text":"four"}', 'application/vnd.x+json; charset=utf-8']] as const) {
    assert.deepEqual((await call(chat, hook, body, { type })).body, { success: true });
  }
  assert.equal((await call(chat, { _id: `${hook._id}/somebody`, token: hook.token }, '{"text":"five"}')).status, 200);
  const said = ((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages.map((one: Loose) => one.msg).filter(Boolean);
  assert.deepEqual(said.reverse().slice(-5), ['one', 'two', 'three', 'four', 'five']);
});

test('each refusal has its answer, and nothing is posted', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const other = await chat.channel();
  const hook = await make(admin, incoming({ channel: `#${room.name}` }));
  const said = async (): Promise<number> => ((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages.filter((one: Loose) => !one.t).length;
  assert.deepEqual((await post(chat, { ...hook, token: 'wrong' }, { text: 'x' })).body, { success: false, error: 'Invalid integration id or token provided.' });
  assert.equal((await post(chat, { ...hook, _id: 'none' }, { text: 'x' })).status, 404);
  assert.equal((await call(chat, hook, '{"text":')).status, 400);
  assert.equal((await call(chat, hook, '5')).status, 400);
  assert.deepEqual((await post(chat, hook, { text: 'x', channel: `#${other.name}` })).body.error, 'overriding destination channel is disabled for this integration');
  assert.deepEqual((await call(chat, hook, null)).body, { success: true });
  assert.deepEqual((await call(chat, hook, 'hello', { type: 'text/plain' })).body, { success: true });
  assert.equal((await call(chat, hook, null, { method: 'DELETE' })).status, 405);
  assert.equal((await call(chat, hook, 'x'.repeat(500_000))).status, 413);
  assert.equal((await post(chat, hook, { text: 'x'.repeat(10_000) })).body.error, 'error-message-size-exceeded');
  assert.equal((await post(chat, hook, { text: 'x', attachments: [{ image_url: 'javascript:x' }] })).status, 400);
  assert.equal(await said(), 0);
  await admin.request('PUT', 'integrations.update', { body: { ...incoming({ channel: `#${room.name}` }), integrationId: hook._id, enabled: false } });
  const off = await post(chat, hook, { text: 'x' });
  assert.deepEqual([off.status, off.body], [503, 'Service Unavailable']);
  await admin.post('integrations.remove', { type: 'webhook-incoming', integrationId: hook._id });
  assert.equal((await post(chat, hook, { text: 'x' })).status, 404);
});

test('a call may say where, if it may, and one bad room of several keeps all without it', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const [one, two] = [await chat.channel(), await chat.channel()];
  const hook = await make(admin, incoming({ channel: `#${one.name}`, overrideDestinationChannelEnabled: true }));
  assert.equal((await post(chat, hook, { text: 'both', channel: [`#${one.name}`, `#${two.name}`, `@${ann.username}`] })).status, 200);
  for (const room of [one, two]) assert.equal(((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages[0].msg, 'both');
  assert.deepEqual((await post(chat, hook, { text: 'none', channel: [`#${one.name}`, '#nowhere-at-all'] })).body, { success: false, error: 'invalid-channel' });
  assert.equal(((await admin.get('channels.messages', { roomId: one._id })) as Loose).messages[0].msg, 'both');
  const apart = await post(chat, hook, { text: 'apart', channel: [`#${one.name}`, '#nowhere-at-all'], separateResponse: true });
  assert.deepEqual([apart.status, apart.body.success, apart.body.responses.map((each: Loose) => each.error)], [200, true, [undefined, 'invalid-channel']]);
});

test('who makes one needs the right, and what is wrong is named', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const refused = async (more: Loose, who = admin): Promise<string> => (await who.request('POST', 'integrations.create', { body: incoming(more) })).body.errorType;
  assert.equal((await ann.request('POST', 'integrations.create', { body: incoming() })).status, 403);
  assert.equal(await refused({ channel: 'general' }), 'error-invalid-channel-start-with-chars');
  assert.equal(await refused({ channel: ' ' }), 'error-invalid-channel');
  assert.equal(await refused({ channel: '#nowhere-at-all' }), 'error-invalid-room');
  assert.equal(await refused({ username: 'nobody-at-all' }), 'error-invalid-user');
  assert.equal(await refused({ username: '' }), 'error-invalid-username');
  assert.equal(await refused({ type: 'webhook' }), 'invalid-params');
  const out = async (more: Loose): Promise<string> => (await admin.request('POST', 'integrations.create', { body: outgoing({ urls: ['http://x.test'], ...more }) })).body.errorType;
  assert.equal(await out({ event: 'never' }), 'error-invalid-event-type');
  assert.equal(await out({ urls: [' '] }), 'error-invalid-urls');
  assert.equal(await out({ event: 'userCreated' }), 'error-invalid-targetRoom');
});

test('whoever manages only their own sees and changes no others', async ({ chat }) => {
  const admin = await chat.admin;
  const role: Loose = ((await admin.post('roles.create', { name: unique('hooker'), scope: 'Users' })) as Loose).role;
  await admin.post('permissions.update', { permissions: [{ _id: 'manage-own-incoming-integrations', roles: ['admin', role._id] }] });
  const ann = await chat.user('ann', { roles: ['user', role._id] });
  const room = await chat.channel({ members: [ann] });
  const theirs = await make(admin, incoming());
  const own = await make(ann, incoming({ channel: `#${room.name}` }));
  assert.equal((await ann.request('POST', 'integrations.create', { body: incoming({ channel: '#nowhere-at-all' }) })).body.errorType, 'error-invalid-room');
  const listed = (await ann.get('integrations.list', { count: 100 })) as Loose;
  assert.deepEqual([listed.integrations.map((one: Loose) => one._id), listed.total], [[own._id], 1]);
  assert.equal((await ann.request('GET', 'integrations.get', { query: { integrationId: theirs._id } })).body.error, 'not-authorized');
  assert.equal((await ann.request('POST', 'integrations.remove', { body: { type: 'webhook-incoming', integrationId: theirs._id } })).status, 400);
  assert.equal((await ann.request('POST', 'integrations.create', { body: outgoing({ urls: ['http://x.test'] }) })).status, 400);
  const byQuery = (await admin.get('integrations.list', { query: { name: { $regex: own.name.toUpperCase(), $options: 'i' }, type: 'webhook-incoming' } })) as Loose;
  assert.deepEqual(byQuery.integrations.map((one: Loose) => one._id), [own._id]);
  const ofRoom = (await admin.get('channels.getIntegrations', { roomId: room._id })) as Loose;
  assert.deepEqual(ofRoom.integrations.map((one: Loose) => one._id), [own._id]);
});

test('another server is told of a message with its word, and its answer is posted', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const sink = await Sink.start();
  const hook = await make(admin, outgoing({ channel: `#${room.name}`, urls: [sink.url], triggerWords: ['deploy'], token: 'secret', alias: 'Deployer' }));
  sink.answers = [{ status: 200, body: { text: 'done' } }];
  await ann.send(room, 'please deploy');
  const message = await ann.send(room, 'deploy now');
  const told = await sink.next();
  const { timestamp, siteUrl, ...rest } = told;
  assert.ok(Date.parse(timestamp) > 0 && typeof siteUrl === 'string');
  assert.deepEqual(rest, { token: 'secret', bot: false, trigger_word: 'deploy', channel_id: room._id, channel_name: room.name, message_id: message._id, user_id: ann.id, user_name: ann.username, text: 'deploy now' });
  await eventually(async () => {
    const [last] = await ann.history(room);
    assert.deepEqual([last?.msg, last?.alias, last?.u.username], ['done', 'Deployer', 'rocket.cat']);
  });
  const [run, ...others] = await eventually(async () => {
    const all = await historyOf(admin, hook);
    assert.equal(all[0]?.finished, true);
    return all;
  });
  assert.deepEqual([others.length, run!.step, run!.triggerWord, run!.data.text, run!.httpResult], [0, 'url-response-sent-message', 'deploy', 'deploy now', JSON.stringify('{"text":"done"}')]);
  assert.equal(sink.told.length, 1);
});

test('what fails is tried again as it says, and not when it says no', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const sink = await Sink.start();
  const hook = await make(admin, outgoing({ channel: `#${room.name}`, urls: [sink.url], retryFailedCalls: true, retryCount: 2, retryDelay: 'powers-of-ten' }));
  sink.answers = [{ status: 503, body: { oh: 'no' } }, { status: 502 }, { status: 200, body: { ok: true } }];
  await admin.send(room, 'again');
  await sink.next(3);
  await eventually(async () => assert.deepEqual((await historyOf(admin, hook)).map((one) => one.step).sort(), ['after-http-call', 'going-to-retry-1', 'going-to-retry-2']));
  sink.answers = [{ status: 410, body: { gone: true } }];
  await admin.send(room, 'no more');
  await eventually(async () => assert.equal(((await admin.get('integrations.get', { integrationId: hook._id })) as Loose).integration.enabled, false));
  await admin.send(room, 'silence');
  await admin.post('integrations.clearHistory', { integrationId: hook._id });
  assert.deepEqual(await historyOf(admin, hook), []);
  assert.equal(sink.told.length, 4);
});

test('a call is made again from its history, and looked on live', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const sink = await Sink.start();
  const hook = await make(admin, outgoing({ channel: `#${room.name}`, urls: [sink.url], runOnEdits: true }));
  const watch = await admin.watch('stream-integrationHistory', hook._id);
  const message = await admin.send(room, 'first');
  await sink.next();
  const [made] = await watch.next(([event]: Loose[]) => event.type === 'inserted');
  await admin.post('chat.update', { roomId: room._id, msgId: message._id, text: 'second' });
  assert.deepEqual([(await sink.next(2)).text, sink.told[1]?.isEdited], ['second', true]);
  await admin.post('integrations.replayOutgoing', { integrationId: hook._id, historyId: made.data._id });
  assert.equal((await sink.next(3)).text, 'second');
  await admin.request('PUT', 'integrations.update', { body: { ...outgoing({ channel: `#${room.name}`, runOnEdits: false }), integrationId: hook._id } });
  await admin.post('chat.update', { roomId: room._id, msgId: message._id, text: 'third' });
  await admin.send(room, 'fourth');
  assert.equal((await sink.next(4)).text, 'fourth');
});

test('who may no longer look on hears nothing more of its calls', async ({ chat }) => {
  const admin = await chat.admin;
  const role: Loose = ((await admin.post('roles.create', { name: unique('looker'), scope: 'Users' })) as Loose).role;
  const known = ((await admin.get('permissions.listAll')) as Loose).update.find((one: Loose) => one._id === 'manage-outgoing-integrations');
  const allow = (roles: string[]) => admin.post('permissions.update', { permissions: [{ _id: 'manage-outgoing-integrations', roles }] });
  await allow([...known.roles, role._id]);
  const ann = await chat.user('ann', { roles: ['user', role._id] });
  const ben = await chat.user('ben');
  const room = await chat.channel();
  const hook = await make(admin, outgoing({ channel: `#${room.name}`, urls: ['http://127.0.0.1:1/'] }));
  await (await ben.ddp()).watchRefused('not-allowed', 'stream-integrationHistory', hook._id);
  const [hers, his] = [await ann.watch('stream-integrationHistory', hook._id), await admin.watch('stream-integrationHistory', hook._id)];
  await admin.send(room, 'first');
  await hers.next(([event]: Loose[]) => event.type === 'inserted');
  await eventually(async () => assert.equal((await historyOf(admin, hook))[0]?.step, 'after-http-call'));
  await allow(known.roles);
  await (await ann.ddp()).fence();
  const heard = hers.all.length;
  await admin.send(room, 'second');
  await his.next(([event]: Loose[]) => event.type === 'inserted' && event.data.data.text === 'second');
  await (await ann.ddp()).fence();
  assert.equal(hers.all.length, heard);
});

test('rooms, people who come and go, files and accounts are told of', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [] });
  const sinks = Object.fromEntries(await Promise.all(['roomJoined', 'roomLeft', 'roomArchived', 'roomCreated', 'userCreated', 'fileUploaded'].map(async (event) => {
    const sink = await Sink.start();
    const inRooms = !['roomArchived', 'roomCreated', 'userCreated'].includes(event);
    await make(admin, outgoing({ event, urls: [sink.url], channel: inRooms ? `#${room.name}` : '', targetRoom: '#general' }));
    return [event, sink] as const;
  })));
  await ann.post('channels.join', { roomId: room._id });
  assert.deepEqual([(await sinks.roomJoined!.next()).user_id, sinks.roomJoined!.told[0]?.channel_id], [ann.id, room._id]);
  const form = new FormData();
  form.append('file', new Blob(['hello']), 'hello.txt');
  const sent = await ann.request('POST', `rooms.upload/${room._id}`, { body: form });
  assert.equal(sent.status, 200);
  assert.equal((await sinks.fileUploaded!.next()).message.file.name, 'hello.txt');
  await ann.post('channels.leave', { roomId: room._id });
  assert.equal((await sinks.roomLeft!.next()).user.username, ann.username);
  const made = await chat.channel();
  await eventually(() => assert.ok(sinks.roomCreated!.told.some((one) => one.channel_id === made._id && one.owner._id)));
  await admin.post('channels.archive', { roomId: made._id });
  await eventually(() => assert.ok(sinks.roomArchived!.told.some((one) => one.channel_id === made._id)));
  const dan = await chat.user('dan');
  await eventually(() => assert.ok(sinks.userCreated!.told.some((one) => one.user_id === dan.id && one.user.username === dan.username)));
  assert.ok(!JSON.stringify(Object.values(sinks).map((one) => one.told)).includes('password'));
});

test('webhooks follow renamed rooms, and stop with whom they post as', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const bot = await chat.user('bot');
  const hook = await make(admin, incoming({ channel: `#${room.name}`, username: bot.username }));
  assert.ok(((await admin.get('users.info', { userId: bot.id })) as Loose).user.roles.includes('bot'));
  const renamed = unique('renamed');
  await admin.post('channels.rename', { roomId: room._id, name: renamed });
  assert.deepEqual(((await admin.get('integrations.get', { integrationId: hook._id })) as Loose).integration.channel, [`#${renamed}`]);
  assert.equal((await post(chat, hook, { text: 'still here' })).status, 200);
  await admin.post('users.delete', { userId: bot.id, confirmRelinquish: true });
  assert.ok([401, 503].includes((await post(chat, hook, { text: 'x' })).status));
  assert.equal(((await admin.get('integrations.get', { integrationId: hook._id })) as Loose).integration.enabled, false);
});

test('other services subscribe by themselves, and take it back', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const admins = await make(admin, incoming({ channel: `#${room.name}`, username: (await chat.admin).username }));
  assert.deepEqual((await call(chat, admins, null, { method: 'GET', before: 'info/' })).body, { success: true });
  const samples = (await call(chat, admins, null, { method: 'GET', before: 'sample/' })).body;
  assert.deepEqual([samples.length, samples[0].channel_name, samples[2].text], [3, 'general', 'Sample text 3']);
  const sink = await Sink.start();
  const added = await call(chat, admins, JSON.stringify({ event: 'newMessageOnChannel', name: 'zap', target_url: sink.url, data: { channel_name: room.name, trigger_words: ['zap'] } }), { before: 'add/' });
  assert.deepEqual([added.status, added.body.success, added.body.channel], [200, true, [`#${room.name}`]]);
  await admin.send(room, 'zap it');
  assert.equal((await sink.next()).text, 'zap it');
  assert.deepEqual((await call(chat, admins, JSON.stringify({ target_url: sink.url }), { before: 'remove/' })).body, { success: true });
  assert.equal((await call(chat, admins, JSON.stringify({ target_url: sink.url }), { before: 'remove/' })).status, 400);
});

test('who manages only their own gets no further by a webhook than they are', async ({ chat }) => {
  const admin = await chat.admin;
  const role: Loose = ((await admin.post('roles.create', { name: unique('hooker'), scope: 'Users' })) as Loose).role;
  await admin.post('permissions.update', { permissions: ['manage-own-incoming-integrations', 'manage-own-outgoing-integrations'].map((_id) => ({ _id, roles: ['admin', role._id] })) });
  const mallory = await chat.user('mallory', { roles: ['user', role._id] });
  const own = await chat.channel({ members: [mallory] });
  const secret: Loose = ((await admin.post('groups.create', { name: unique('boardroom') })) as Loose).group;
  const refused = async (wanted: Loose): Promise<string> => (await mallory.request('POST', 'integrations.create', { body: wanted })).body.errorType;
  assert.equal(await refused(incoming({ channel: `#${own.name}`, username: admin.username })), 'not_authorized');
  assert.equal(await refused(outgoing({ channel: `#${own.name}`, username: admin.username, urls: ['http://x.test'] })), 'not_authorized');
  assert.equal(await refused(outgoing({ channel: `#${own.name}`, impersonateUser: true, urls: ['http://x.test'] })), 'error-invalid-permissions');
  const hook = await make(mallory, scripted(`class Script { process_incoming_request({ request }) { return { content: { text: Object.keys(request.headers).join(' ') }, user: { _id: '${admin.id}', username: 'x' } }; } }`, { channel: `#${own.name}`, username: mallory.username }));
  assert.ok(!((await admin.get('users.info', { userId: mallory.id })) as Loose).user.roles.includes('bot'));
  await fetch(`${chat.server.url}/hooks/${hook._id}/${hook.token}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Cookie': 'rc_token=t; rc_uid=u', 'X-Auth-Token': 't', 'X-Gitlab-Event': 'Push' }, body: '{}' });
  const [posted] = await mallory.history(own);
  assert.equal(posted!.u._id, mallory.id);
  assert.ok(posted!.msg.includes('x-gitlab-event') && !/cookie|auth-token/.test(posted!.msg));
  // Other services subscribe with the rights of whoever has made the webhook.
  const theirs = await make(admin, incoming({ channel: '#general', username: admin.username }));
  const add = async (through: Loose, channel_name: string, more: Loose = {}) => call(chat, through, JSON.stringify({ event: 'newMessageOnChannel', name: 'zap', target_url: 'http://x.test', data: { channel_name }, ...more }), { before: 'add/' });
  assert.equal((await add(hook, secret.name)).status, 400);
  assert.equal((await add(theirs, '#general,all_direct_messages')).status, 400);
  assert.equal((await add(theirs, 'general', { target_url: `http://x/${'u'.repeat(3_000)}` })).status, 400);
  const telling = await make(admin, outgoing({ urls: ['http://x.test'], token: 'known' }));
  assert.equal((await post(chat, telling, { text: 'x' })).status, 404);
  await admin.request('PUT', 'integrations.update', { body: { ...incoming(), integrationId: theirs._id, enabled: false } });
  assert.equal((await add(theirs, 'general')).status, 503);
});

test('a room of the same name is not the same room', async ({ chat }) => {
  const admin = await chat.admin;
  const sink = await Sink.start();
  const room = await chat.channel();
  const hook = await make(admin, outgoing({ channel: `#${room.name}`, urls: [sink.url] }));
  await admin.post('channels.delete', { roomId: room._id });
  assert.equal(((await admin.get('integrations.get', { integrationId: hook._id })) as Loose).integration.enabled, false);
});

test('calls that name thousands of rooms cost nothing', async ({ chat }) => {
  const admin = await chat.admin;
  const hook = await make(admin, incoming());
  const answer = await post(chat, hook, { text: 'x', channel: Array.from({ length: 50_000 }, (_, n) => String(n)) });
  assert.deepEqual([answer.status, answer.body.error], [400, 'invalid-params']);
});

test('methods do the same', async ({ chat }) => {
  const admin = await chat.admin;
  const { type, ...wanted } = incoming();
  assert.equal(type, 'webhook-incoming');
  const made: Loose = await admin.call('addIncomingIntegration', wanted);
  assert.equal((await post(chat, made, { text: 'by method' })).status, 200);
  const changed: Loose = await admin.call('updateIncomingIntegration', made._id, { ...wanted, name: 'other' });
  assert.deepEqual([changed.name, changed.token], ['other', made.token]);
  assert.equal(await admin.call('deleteIncomingIntegration', made._id), true);
  await assert.rejects(admin.call('deleteIncomingIntegration', made._id), /error-invalid-integration/);
});

const scripted = (script: string, more: Loose = {}): Loose => incoming({ scriptEnabled: true, scriptEngine: 'isolated-vm', script, ...more });

test('a script makes a message of whatever is sent, and remembers', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const hook = await make(admin, scripted(
    `let calls = 0;
    class Script {
      process_incoming_request({ request }) {
        for (i = 0; i < 2; i++) calls++;
        if (request.content.error) return { error: { success: false, message: request.content.error } };
        if (request.content.skip) return;
        return {
          content: { text: s.capitalize(request.content.alert_message) + ' ' + request.url.query.from + ' ' + calls, attachments: [{ color: request.content.level === 'high' ? '#f00' : '#0f0', text: request.headers['x-github-event'] }] },
          response: { seen: calls },
        };
      }
    }`, { channel: `#${room.name}` }));
  assert.equal(hook.scriptError, undefined);
  const ask = async (body: Loose): Promise<Loose> => {
    const answer = await fetch(`${chat.server.url}/hooks/${hook._id}/${hook.token}?from=here`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-GitHub-Event': 'push' }, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  assert.deepEqual(await ask({ alert_message: 'disk', level: 'high' }), { status: 200, body: { seen: 2, success: true } });
  const [message] = ((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages;
  assert.deepEqual([message.msg, message.attachments[0].color, message.attachments[0].text], ['Disk here 2', '#f00', 'push']);
  assert.deepEqual(await ask({ skip: true }), { status: 200, body: { success: true } });
  assert.deepEqual(await ask({ error: 'no' }), { status: 400, body: { success: false, message: 'no' } });
  assert.deepEqual((await ask({ alert_message: 'again' })).body.seen, 8);
});

test('scripts that loop, throw or cannot be read harm nobody', async ({ chat }) => {
  const admin = await chat.admin;
  const answerOf = async (script: string): Promise<Loose> => post(chat, await make(admin, scripted(script)), { text: 'x' });
  const inMethod = (body: string) => `class Script { process_incoming_request({ request }) { ${body} } }`;
  const broken = await make(admin, scripted('class Script {'));
  assert.equal(broken.scriptError.name, 'SyntaxError');
  assert.deepEqual((await post(chat, broken, { text: 'as it came' })).body, { success: true });
  const [looped, threw, bare, without, twisted] = await Promise.all([
    answerOf(inMethod('for (;;) {}')), answerOf(inMethod('throw new Error("secret")')), answerOf('const a = 1;'), answerOf('class Script {}'), answerOf(inMethod('return { content: "text" };')),
  ]);
  assert.deepEqual([looped!.body, threw!.body], [{ success: false, error: 'error-running-script' }, { success: false, error: 'error-running-script' }]);
  assert.deepEqual([bare!.body.error, without!.body, twisted!.status], ['error-evaluating-script', { success: true }, 400]);
});

test('scripts shape what is told and what is answered', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  const sink = await Sink.start();
  const hook = await make(admin, outgoing({
    channel: `#${room.name}`, urls: [sink.url], scriptEnabled: true, script: `class Script {
      prepare_outgoing_request({ request }) {
        if (request.data.bot) return;
        return { url: request.url, method: 'POST', headers: { 'X-Own': 'yes' }, data: { year: request.data.timestamp.getFullYear(), said: request.data.text } };
      }
      async process_outgoing_response({ request, response }) {
        const more = await fetch(${JSON.stringify('URL')}.replace('URL', request.url), { method: 'POST', body: { again: true } });
        return { content: { text: JSON.parse(response.content).word + ' ' + more.status } };
      }
    }` }));
  sink.answers = [{ status: 200, body: { word: 'fine' } }, { status: 201, body: {} }];
  await admin.send(room, 'hello');
  assert.deepEqual(await sink.next(2), { again: true });
  assert.deepEqual(sink.told[0], { year: new Date().getFullYear(), said: 'hello' });
  await eventually(async () => assert.equal(((await admin.get('channels.messages', { roomId: room._id })) as Loose).messages[0].msg, 'fine 201'));
  await eventually(async () => assert.deepEqual((await historyOf(admin, hook)).map((one) => [one.step, one.ranPrepareScript, one.finished]), [['after-process-send-message', true, true]]));
});
