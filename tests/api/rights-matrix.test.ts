// Each way to lose a right, times each stream that the program declares: whoever has lost the right hears nothing of what
// happens afterwards. A stream that is declared and stands in no row fails.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { DdpClient, Watch } from '../harness/ddp.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { Caller, type Credentials } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { within } from '../harness/wait.ts';

const test = testsOn({ settings: { Accounts_AllowDeleteOwnAccount: true } }, 120_000);

interface Scene {
  chat: Chat;
  ann: User; // owns the room, and goes on listening
  ben: User; // loses the right
  cleo: User; // is in the room, and types
  room: Room;
  role: string; // a role of ben's alone
  client: DdpClient; // ben's
}

interface Listening {
  event: (scene: Scene, who: User) => string;
  options?: (scene: Scene) => Loose;
  /** Makes the stream tell something. */
  act: (scene: Scene) => Promise<unknown>;
  /** Rests on the room, not only on the session. */
  of_room?: boolean;
  /** Tells only those something who are in the room. */
  of_members?: boolean;
}

const kStreams: Record<string, Listening[]> = {
  'stream-room-messages': [
    { event: ({ room }) => room._id, act: ({ ann, room }) => ann.send(room, 'afterwards'), of_room: true },
    { event: () => '__my_messages__', act: ({ ann, room }) => ann.send(room, 'afterwards'), of_room: true, of_members: true },
  ],
  'stream-notify-room': [
    {
      event: ({ room }) => `${room._id}/deleteMessage`,
      act: async ({ ann, room }) => ann.post('chat.delete', { roomId: room._id, msgId: (await ann.send(room, 'soon gone'))._id }),
      of_room: true,
    },
    {
      event: ({ room }) => `${room._id}/user-activity`,
      act: async ({ cleo, room }) => cleo.call('stream-notify-room', `${room._id}/user-activity`, cleo.username, ['user-typing'], {}),
      of_room: true,
    },
  ],
  'stream-room-data': [
    { event: ({ room }) => room._id, act: async ({ ann, room }) => ann.post('rooms.saveRoomSettings', { rid: room._id, roomTopic: unique('topic') }), of_room: true },
  ],
  // The own events of whoever listens: a status change of each.
  'stream-notify-user': [
    {
      event: (_, who) => `${who.id}/userData`,
      act: async ({ chat, ann, ben }) => {
        const admin = await chat.admin;
        for (const one of [ann, ben]) await admin.post('users.update', { userId: one.id, data: { name: unique('Name') } }).catch(() => undefined);
      },
    },
  ],
  'stream-notify-logged': [{ event: () => 'Users:NameChanged', act: async ({ ann }) => ann.post('users.updateOwnBasicInfo', { data: { name: unique('Ann') } }) }],
  'stream-notify-all': [{ event: () => 'public-settings-changed', act: async ({ chat }) => (await chat.admin).post('settings/Site_Name', { value: unique('Name') }) }],
  'stream-user-presence': [
    {
      event: () => '',
      options: ({ ann }) => ({ added: [ann.id] }),
      act: async ({ ann }) => ann.call('setUserStatus', undefined, unique('text')),
    },
  ],
  'stream-roles': [
    {
      event: () => 'roles',
      act: async ({ chat }) => (await chat.admin).post('roles.create', { name: unique('role'), scope: 'Users' }),
    },
  ],
};

/** What ben's role has, and no other role of his. */
const kReading = ['view-joined-room', 'view-p-room', 'leave-p'];

/** The same of a public channel, for one who is not in it. */
const kLooking = ['view-c-room', 'preview-c-room'];

async function takeFrom({ chat, role }: Scene, ids: string[]): Promise<unknown> {
  const admin = await chat.admin;
  const known: Loose = await admin.get('permissions.listAll', {});
  const permissions = ids.map((_id) => ({ _id, roles: (known.update as Loose[]).find((one) => one._id === _id)?.roles.filter((one: string) => one !== role) ?? [] }));
  return admin.post('permissions.update', { permissions });
}

async function freshToken(chat: Chat, user: User): Promise<Credentials> {
  const made: Loose = await (await chat.admin).post('users.createToken', { userId: user.id });
  return made.data;
}

interface Way {
  lose: (scene: Scene) => Promise<unknown>;
  /** What rests on the session ends with it; otherwise only what rests on the room. */
  ends_session?: boolean;
  /** ben is not in the room, which is public. */
  looks_in?: boolean;
}

const kWays: Record<string, Way> = {
  'logged out by oneself elsewhere': { lose: ({ ben }) => ben.post('logout', {}), ends_session: true },
  'logged out by an administrator': { lose: async ({ chat, ben }) => (await chat.admin).post('users.logout', { userId: ben.id }), ends_session: true },
  'account switched off': { lose: async ({ chat, ben }) => (await chat.admin).post('users.setActiveStatus', { userId: ben.id, activeStatus: false }), ends_session: true },
  'password set by an administrator': {
    lose: async ({ chat, ben }) => (await chat.admin).post('users.update', { userId: ben.id, data: { password: 'another secret 1' } }),
    ends_session: true,
  },
  'logged out on the connection': { lose: ({ client }) => client.call('logout'), ends_session: true },
  'another person on the connection': {
    lose: async ({ chat, client }) => client.login((await chat.user('other')).authToken),
    ends_session: true,
  },
  'logged out by another client': {
    lose: async ({ chat, ben }) => new Caller(chat.server.url, await freshToken(chat, ben)).post('users.logoutOtherClients', {}),
    ends_session: true,
  },
  'account deleted': { lose: async ({ chat, ben }) => (await chat.admin).post('users.delete', { userId: ben.id, confirmRelinquish: true }), ends_session: true },
  banned: { lose: ({ ann, ben, room }) => ann.post('rooms.banUser', { roomId: room._id, userId: ben.id }) },
  'permission taken': { lose: (place) => takeFrom(place, kReading) },
  'permission taken, as one who looks in': { lose: (place) => takeFrom(place, kLooking), looks_in: true },
  kicked: { lose: ({ ann, ben, room }) => ann.post('groups.kick', { roomId: room._id, userId: ben.id }) },
  left: { lose: ({ ben, room }) => ben.post('groups.leave', { roomId: room._id }) },
  'banned, as one who looks in': { lose: ({ ann, ben, room }) => ann.post('rooms.banUser', { roomId: room._id, userId: ben.id }), looks_in: true },
  'own password changed': {
    lose: async ({ chat, ben }) =>
      new Caller(chat.server.url, await freshToken(chat, ben)).post('users.updateOwnBasicInfo', { data: { newPassword: 'another secret 2', currentPassword: ben.digest } }),
    ends_session: true,
  },
  'account deleted by oneself': { lose: ({ ben }) => ben.post('users.deleteOwnAccount', { password: ben.digest }), ends_session: true },
  'made private, as one who looks in': { lose: ({ ann, room }) => ann.post('channels.setType', { roomId: room._id, type: 'p' }), looks_in: true },
  'join code set, as one who looks in': { lose: ({ ann, room }) => ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' }), looks_in: true },
  'other roles given': { lose: async ({ chat, ben }) => (await chat.admin).post('users.update', { userId: ben.id, data: { roles: ['guest'] } }), looks_in: true },
  'role taken, as one who looks in': {
    lose: async ({ chat, ben, role }) => (await chat.admin).post('roles.removeUserFromRole', { roleId: role, username: ben.username }),
    looks_in: true,
  },
  // ben has no other role, and no other role has these: both ways to a room one is in.
  'role taken': {
    lose: async ({ chat, ben, role }) => (await chat.admin).post('roles.removeUserFromRole', { roleId: role, username: ben.username }),
  },
};

async function scene(chat: Chat, looks_in = false): Promise<Scene> {
  const admin = await chat.admin;
  const name = unique('reader');
  const made: Loose = await admin.post('roles.create', { name, scope: 'Users' });
  const role = made.role._id as string;
  const known: Loose = await admin.get('permissions.listAll', {});
  const permissions = (looks_in ? kLooking : kReading).map((_id) => {
    const present = (known.update as Loose[]).find((one) => one._id === _id);
    return { _id, roles: [...new Set([...(present?.roles ?? []), role])] };
  });
  await admin.post('permissions.update', { permissions });
  const ann = await chat.user('ann');
  const ben = await chat.user('ben', { roles: [role] });
  const cleo = await chat.user('cleo');
  const room = looks_in ? await chat.channel({ members: [ann, cleo] }) : await chat.group({ members: [ann, ben, cleo] });
  return { chat, ann, ben, cleo, room, role, client: await ben.connectAgain() };
}

/** What has come to a client that may be closed. */
async function settled(client: DdpClient): Promise<void> {
  await client.fence().catch(() => undefined);
}

/** Until `hers` has heard more than `heard`. */
async function more(ann: User, hers: Watch, heard: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (hers.all.length === heard) {
    assert.ok(Date.now() < deadline, 'ann, who may listen, hears nothing');
    await (await ann.ddp()).fence();
  }
}

test('every declared stream that has something to say is in the matrix', async ({ chat }) => {
  const document: Loose = await (await fetch(`${chat.server.url}/api/v1/docs`)).json();
  const speaking = Object.entries<Loose>(document['x-ddp-streams']).filter(([, stream]) => Object.keys(stream.events).length > 0);
  // Who looks on at a webhook's calls needs one: integrations.test.ts.
  assert.deepEqual(speaking.map(([name]) => name).sort(), [...Object.keys(kStreams), 'stream-integrationHistory'].sort());
});

for (const [way, { lose, ends_session, looks_in }] of Object.entries(kWays)) {
  for (const [stream, cases] of Object.entries(kStreams)) {
    for (const one of cases) {
      if (!ends_session && !one.of_room) continue;
      if (looks_in && one.of_members) continue;
      const label = one.event({ room: { _id: '<rid>' } } as Scene, { id: '<uid>' } as User);
      test(`${way}: nothing more of ${stream} ${label}`, async ({ chat }) => {
        const place = await scene(chat, looks_in);
        const { ann, ben, client } = place;
        const his = await client.watch(stream, one.event(place, ben), one.options?.(place));
        const hers: Watch = await (await ann.ddp()).watch(stream, one.event(place, ann), one.options?.(place));
        await one.act(place);
        await Promise.all([his.take(1), hers.take(1)]);
        await lose(place);
        // What the loss itself tells comes before; what is told from now on must not come.
        await settled(client);
        await (await ann.ddp()).fence();
        const before = his.all.length;
        const heard = hers.all.length;
        await one.act(place);
        await more(ann, hers, heard);
        await settled(client);
        assert.equal(his.all.length, before, JSON.stringify(his.all.slice(before)));
      });
    }
  }
}

test('whoever acts as somebody hears nothing more once the administrator has logged out', async ({ chat }) => {
  const admin = await chat.admin;
  await admin.post('settings/Accounts_AllowUserImpersonation', { value: true });
  const [ann, ben] = await chat.users('ann', 'ben');
  const second = await chat.user('second', { roles: ['admin', 'user'] });
  const room = await chat.group({ members: [ann, ben] });
  for (const end of [
    () => second.post('logout', {}),
    () => admin.post('roles.removeUserFromRole', { roleId: 'admin', username: second.username }),
  ]) {
    second.credentials = await freshToken(chat, second);
    const made: Loose = await second.post('confab.impersonation.start', { userId: ben.id });
    const client = await chat.connect();
    await client.login(made.authToken);
    const his = await client.watch('stream-room-messages', room._id);
    const hers = await ann.watch('stream-room-messages', room._id);
    await ann.send(room, 'before');
    await his.take(1);
    await end();
    await settled(client);
    const before = his.all.length;
    await ann.send(room, 'afterwards');
    await hers.take(2);
    await settled(client);
    assert.equal(his.all.length, before);
    assert.equal((await new Caller(chat.server.url, made).request('GET', 'me')).status, 401);
  }
  await ben.get('me');
});

test('private settings are told for as long as the permission lasts', async ({ chat }) => {
  const admin = await chat.admin;
  const made: Loose = await admin.post('roles.create', { name: unique('auditor'), scope: 'Users' });
  const known: Loose = await admin.get('permissions.listAll', {});
  const had = (known.update as Loose[]).find((one) => one._id === 'view-privileged-setting').roles;
  const grant = (roles: string[]) => admin.post('permissions.update', { permissions: [{ _id: 'view-privileged-setting', roles }] });
  await grant([...had, made.role._id]);
  const ben = await chat.user('ben', { roles: ['user', made.role._id] });
  const his = await (await ben.connectAgain()).watch('stream-notify-logged', 'private-settings-changed');
  const hers = await admin.watch('stream-notify-logged', 'private-settings-changed');
  const change = (value: number) => admin.post('settings/API_Default_Count', { value });
  await change(51);
  await Promise.all([his.take(1), hers.take(1)]);
  await grant(had);
  await (await admin.ddp()).fence();
  const before = his.all.length;
  await change(50);
  await hers.take(1);
  await (await ben.ddp()).fence();
  assert.equal(his.all.length, before);
});

test('visitors hear public channels for as long as they may read them', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const room = await chat.channel({ members: [ann] });
  await admin.post('settings/Accounts_AllowAnonymousRead', { value: true });
  const visitor = await chat.connect();
  const his = await visitor.watch('stream-room-messages', room._id);
  const hers = await ann.watch('stream-room-messages', room._id);
  await ann.send(room, 'before');
  await Promise.all([his.take(1), hers.take(1)]);
  await admin.post('settings/Accounts_AllowAnonymousRead', { value: false });
  await settled(visitor);
  const before = his.all.length;
  await ann.send(room, 'afterwards');
  await hers.take(1);
  await settled(visitor);
  assert.equal(his.all.length, before);
});

test('a token runs out: nothing more of any stream', async ({ chat }) => {
  const place = await scene(chat);
  const { ann, ben } = place;
  place.client.close();
  const token = await freshToken(chat, ben);
  const hash = createHash('sha256').update(token.authToken).digest('base64');
  const ends = Date.now() + 20_000;
  chat.server.sql(`update login_tokens set expires_at = ${ends} where hash = '${hash}'`);
  const client = await chat.connect();
  await client.login(token.authToken);
  const cases = Object.entries(kStreams).flatMap(([stream, rows]) => rows.map((one) => ({ stream, one })));
  const watched = [];
  for (const { stream, one } of cases) {
    const his = await client.watch(stream, one.event(place, ben), one.options?.(place));
    const hers = await (await ann.ddp()).watch(stream, one.event(place, ann), one.options?.(place));
    watched.push({ stream, one, his, hers });
  }
  for (const { one, his, hers } of watched) {
    await one.act(place);
    await Promise.all([his.take(1), hers.take(1)]);
  }
  assert.ok(Date.now() < ends, 'the token ran out before all was heard');
  await within(client.closed, 'the end of a connection whose token has run out', 40_000);
  assert.ok(Date.now() - ends < 3_000, 'it was heard for longer than it is good for');
  assert.equal((await new Caller(chat.server.url, token).request('GET', 'me')).status, 401);
  for (const { stream, one, his, hers } of watched) {
    const before = his.all.length;
    const heard = hers.all.length;
    await one.act(place);
    await more(ann, hers, heard);
    assert.equal(his.all.length, before, `${stream}: ${JSON.stringify(his.all.slice(before))}`);
  }
});
