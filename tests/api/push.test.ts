// Telling phones of messages: the devices, and what a gateway within the test is sent.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

// Who is connected is told two seconds later.
const test = testsOn({
  settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1', Push_request_content_from_server: false },
  env: { NOTIFICATIONS_SCHEDULE_DELAY_ONLINE: '2' },
});

/** A gateway that keeps what it is sent, and answers `status`. */
class Gateway {
  readonly sent: { path: string; authorization: string | undefined; body: Loose }[] = [];
  status = 200;
  readonly server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => void (text += part.toString()));
    request.on('end', () => {
      this.sent.push({ path: `${request.method} ${request.url}`, authorization: request.headers.authorization, body: JSON.parse(text) });
      response.writeHead(this.status).end();
    });
  });
  static async start(chat: Chat): Promise<Gateway> {
    const gateway = new Gateway();
    gateway.server.unref();
    await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
    await (await chat.admin).post('settings/Push_gateway', { value: `http://127.0.0.1:${(gateway.server.address() as AddressInfo).port}\nhttp://second.test` });
    return gateway;
  }
  of(token: string): Loose[] {
    return this.sent.filter((one) => one.body.token === token).map((one) => one.body.options);
  }
  /** What a device is told, once it is. */
  async next(token: string, count = 1): Promise<Loose> {
    return eventually(() => {
      const all = this.of(token);
      assert.ok(all.length >= count, `${all.length} of ${count}`);
      return all[count - 1];
    });
  }
}

const name = async (who: User, value: string, more: Loose = {}): Promise<Loose> =>
  ((await who.post('push.token', { type: 'gcm', value, appName: 'chat', ...more })) as Loose).result;

test('a device is named, named again and taken back, and its log-in stays the own', async ({ chat }) => {
  const ann = await chat.user('ann');
  const value = unique('token');
  const first = await name(ann, value, { id: unique('device'), voipToken: 'x' });
  assert.deepEqual([first.token, first.appName, first.userId, first.enabled], [{ gcm: value }, 'chat', ann.id, true]);
  assert.deepEqual(Object.keys(first).sort(), ['_id', 'appName', 'createdAt', 'enabled', 'token', 'updatedAt', 'userId']);
  const again = await name(ann, unique('token'), { id: first._id, type: 'apn' });
  assert.deepEqual([again._id, again.createdAt, Object.keys(again.token)], [first._id, first.createdAt, ['apn']]);
  const removed = await ann.request('DELETE', 'push.token', { body: { token: again.token.apn } });
  assert.deepEqual(removed.body, { success: true });
  const twice = await ann.request('DELETE', 'push.token', { body: { token: again.token.apn } });
  assert.deepEqual([twice.status, twice.body], [404, { success: false, error: 'Resource not found' }]);
});

test('what does not name a device is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const whole = { type: 'gcm', value: 'x', appName: 'chat' };
  const refused = async (body: Loose) => (await ann.request('POST', 'push.token', { body: { ...whole, ...body } })).body.errorType;
  assert.equal(await refused({ type: 'web' }), 'error-type-param-not-valid');
  assert.equal(await refused({ value: '' }), 'error-token-param-not-valid');
  assert.equal(await refused({ appName: '' }), 'error-appName-param-not-valid');
});

test('older apps name their device before they log in, and by the token that they have', async ({ chat }) => {
  const ann = await chat.user('ann');
  const options = { id: unique('device'), token: { gcm: unique('token') }, appName: 'chat', userId: ann.id, authToken: ann.authToken, metadata: {} };
  const made: Loose = await ann.call('raix:push-update', options);
  assert.deepEqual([made._id, made.token, made.userId, made.authToken], [options.id, options.token, ann.id, undefined]);
  assert.equal(await ann.call('raix:push-setuser', made._id), true);
  assert.equal(await ann.call('raix:push-setuser', { id: 'nobodys' }), false);
  const ben = await chat.user('ben');
  const taken: Loose = await ben.call('raix:push-update', { ...options, authToken: undefined, userId: undefined });
  assert.equal(taken.userId, ben.id);
});

/** Somebody with a phone and no open client. */
const withPhone = async (chat: Chat, called: string): Promise<{ who: User; token: string }> => {
  const who = await chat.user(called);
  const token = unique('token');
  await name(who, token);
  return { who, token };
};

test('a gateway is told of a message as Rocket.Chat would tell it', async ({ chat, server }) => {
  const gateway = await Gateway.start(chat);
  const ann = await chat.user('ann');
  const { who: ben, token } = await withPhone(chat, 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, '*hello*');
  const options = await gateway.next(token);
  const { path, authorization } = gateway.sent.find((one) => one.body.token === token) ?? {};
  assert.deepEqual([path, authorization?.trim()], ['POST /push/gcm/send', 'Bearer']);
  const { createdAt, notId, uniqueId, gcm, ...rest } = options;
  assert.ok(Date.parse(createdAt) > 0 && Number.isInteger(notId) && uniqueId.length > 0);
  assert.ok(gcm.style === 'inbox' && gcm.image.endsWith('/assets/favicon_192.png'));
  const host = `${((await ann.get('settings.public', { _id: ['Site_Url'] })) as Loose).settings[0].value}/`;
  assert.deepEqual(rest, {
    createdBy: '<SERVER>', sent: false, sending: 0, from: 'push', title: `#${room.fname ?? room.name}`, text: `${ann.username}: hello`, userId: ben.id, badge: 0, sound: 'default',
    payload: {
      host, messageId: message._id, notificationType: 'message', rid: room._id, sender: { _id: ann.id, username: ann.username, name: message.u.name },
      senderName: ann.username, type: 'c', name: room.name,
    },
  });
  assert.ok(server.url.length > 0);
  const shown: Loose = ((await ben.get('push.get', { id: message._id })) as Loose).data;
  assert.deepEqual([shown.message._id, shown.notification.text, shown.notification.priority], [message._id, options.text, 10]);
});

test('who is muted, who wants mentions alone and who follows a thread', async ({ chat }) => {
  const gateway = await Gateway.start(chat);
  const ann = await chat.user('ann');
  const [muted, picky, usual] = await Promise.all(['ben', 'cleo', 'dan'].map((called) => withPhone(chat, called)));
  const room = await chat.channel({ members: [ann, muted!.who, picky!.who, usual!.who] });
  await muted!.who.post('rooms.saveNotification', { roomId: room._id, notifications: { mobilePushNotifications: 'nothing' } });
  await picky!.who.post('users.setPreferences', { data: { pushNotifications: 'mentions' } });
  const first = await picky!.who.send(room, 'first');
  await ann.send(room, 'plain');
  await ann.send(room, '@here');
  await ann.send(room, `@${picky!.who.username} and @${muted!.who.username}`);
  await ann.send(room, 'a reply', { tmid: first._id });
  await eventually(() => assert.equal(gateway.of(picky!.token).length, 2));
  assert.deepEqual(gateway.of(picky!.token).map((one) => one.text.split(': ')[1]).sort(), [`@${picky!.who.username} and @${muted!.who.username}`, 'a reply'].sort());
  assert.deepEqual((await Promise.all([1, 2, 3, 4].map((count) => gateway.next(usual!.token, count)))).map((one) => one.text.split(': ')[1]).sort(),
    ['first', 'plain', '@here', `@${picky!.who.username} and @${muted!.who.username}`].sort());
  assert.deepEqual(gateway.of(muted!.token), []);
});

test('who has read it meanwhile, or has logged out, is not told', async ({ chat }) => {
  const gateway = await Gateway.start(chat);
  const ann = await chat.user('ann');
  const reading = await withPhone(chat, 'ben');
  const leaving = await withPhone(chat, 'cleo');
  const waiting = await withPhone(chat, 'dan');
  const room = await chat.channel({ members: [ann, reading.who, leaving.who, waiting.who] });
  for (const { who } of [reading, leaving, waiting]) await who.ddp();  // connected, and so told later
  await ann.send(room, 'hello');
  await reading.who.post('subscriptions.read', { rid: room._id });
  await leaving.who.post('logout');
  await gateway.next(waiting.token);
  assert.deepEqual([gateway.of(reading.token), gateway.of(leaving.token)], [[], []]);
});

test('a device that is gone is forgotten, and a gateway that fails is asked again', async ({ chat }) => {
  const gateway = await Gateway.start(chat);
  const [ann, admin] = [await chat.user('ann'), await chat.admin];
  const { who: ben, token } = await withPhone(chat, 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  gateway.status = 500;
  const message = await ann.send(room, 'hello');
  await gateway.next(token);
  await eventually(async () => {
    const { jobs }: Loose = await admin.get('confab.jobs', { kind: 'push.device', state: 'waiting' });
    const job = jobs.find((one: Loose) => one.key.startsWith(`${message._id}:`));
    assert.deepEqual([job?.attempts, job?.lastError], [1, 'the gateway answered 500']);
    const wait = Date.parse(job.runAt) - Date.now();
    assert.ok(wait > 20_000 && wait <= 60_000, `${wait}`);
  });
  gateway.status = 406;
  await ann.send(room, 'again');
  await gateway.next(token, 2);
  await eventually(async () => assert.equal((await ben.request('POST', 'push.test')).body.errorType, 'error-no-tokens-for-this-user'));
});

test('one tries whether pushes come', async ({ chat }) => {
  const gateway = await Gateway.start(chat);
  const { who: ben, token } = await withPhone(chat, 'ben');
  assert.deepEqual(await ben.get('push.info'), { pushGatewayEnabled: true, defaultPushGateway: false, success: true });
  assert.equal(((await ben.post('push.test')) as Loose).tokensCount, 1);
  assert.equal((await gateway.next(token)).title, `@${ben.username}`);
  assert.deepEqual(await ben.call('push_test'), { message: 'Your_push_was_sent_to_s_devices', params: [1] });
  await gateway.next(token, 2);
});

testsOn()('nothing is sent to Rocket.Chat unasked', async ({ chat }) => {
  const { who: ben } = await withPhone(chat, 'ben');
  assert.deepEqual(await ben.get('push.info'), { pushGatewayEnabled: true, defaultPushGateway: true, success: true });
  const [ann, admin] = [await chat.user('ann'), await chat.admin];
  await ann.send(await chat.channel({ members: [ann, ben] }), 'hello');
  await ben.refused(400, 'error-push-disabled', 'POST', 'push.test');
  for (const kind of ['push.message', 'push.device', 'push.test']) assert.equal(((await admin.get('confab.jobs', { kind })) as Loose).total, 0);
});

testsOn({ settings: { Confab_Outgoing_Allowed_Addresses: '127.0.0.1' } })('the app gets the text itself', async ({ chat }) => {
  const gateway = await Gateway.start(chat);
  const ann = await chat.user('ann');
  const { who: ben, token } = await withPhone(chat, 'ben');
  const message = await ann.send(await chat.channel({ members: [ann, ben] }), 'secret');
  const options = await gateway.next(token);
  assert.deepEqual(Object.keys(options.payload).sort(), ['host', 'messageId', 'notificationType']);
  assert.deepEqual([options.title, options.text, options.payload.messageId], ['', 'You have a new message', message._id]);
  assert.ok(!JSON.stringify(gateway.sent).includes('secret'));
});
