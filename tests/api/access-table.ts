// Who may what, where it depends on more than the declared access. `may` lists who gets through among those whom the
// declaration lets in; left out: all of them. `params` are the least that make a valid call. Rooms are a private group with
// owner, moderator and member; where a row says channel, a public one with the same people.

import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { putFailedLogins } from '../harness/failed-logins.ts';
import { randomId, unique } from '../harness/ids.ts';
import { putJob } from '../harness/jobs.ts';
import type { CallerName, Scene } from './access-scene.ts';

export interface Row {
  params?: (scene: Scene, caller: CallerName, as: User | undefined) => Loose;
  may?: readonly CallerName[];
  /** Somebody made for this call alone, in the caller's place: for calls that change or end the account. */
  as?: (scene: Scene, caller: CallerName) => Promise<User | undefined>;
  /** Puts back what the call has changed for everybody. */
  after?: (scene: Scene, caller: CallerName) => Promise<unknown>;
}

// In a private group nobody counts but its members, whatever they may elsewhere.
const kNobody = [] as const;
const kInside = ['member', 'moderator', 'owner'] as const;
const kModerators = ['moderator', 'owner'] as const;
const kOwner = ['owner'] as const;
// Public channels are seen by all who may see channels (guests may not), and managed by administrators, too.
const kSeeing = ['member', 'stranger', 'moderator', 'owner', 'admin'] as const;
const kPublicModerators = ['moderator', 'owner', 'admin'] as const;
const kPublicOwners = ['owner', 'admin'] as const;
const kAdmin = ['admin'] as const;
const kNotGuest = kSeeing;
// By id, administrators manage rooms that they cannot read.
const kModeratorsAndAdmin = [...kModerators, 'admin'] as const;
const kOwnerAndAdmin = [...kOwner, 'admin'] as const;
const kLeavers = ['member', 'moderator'] as const;
const kOfDirect = ['member', 'owner'] as const;

type Kind = 'group' | 'channel';
const room = (scene: Scene, kind: Kind) => (kind === 'group' ? scene.group() : scene.channel());
const inRoom = (kind: Kind, more: Loose = {}) => async (scene: Scene) => ({ roomId: (await room(scene, kind))._id, ...more });
const inGroup = (more: Loose = {}) => inRoom('group', more);
const onMember = (kind: Kind) => async (scene: Scene) => ({ roomId: (await room(scene, kind))._id, userId: scene.people.member.id });
const password = 'fresh secret 2';

/** Somebody new of the caller's kind; nobody stays nobody. */
const anew = async (scene: Scene, caller: CallerName): Promise<User | undefined> => {
  if (caller === 'anonymous') return undefined;
  const roles = caller === 'guest' ? ['guest'] : caller === 'admin' ? ['user', 'admin'] : ['user'];
  return scene.chat.user(`new-${caller}`, { roles });
};

const storedJob = (state: 'waiting' | 'cancelled') => (scene: Scene) => ({ jobId: putJob(scene.chat.server, { state }) });

/** A log-in that is blocked. */
const reachedLimit = async (scene: Scene) => {
  const [admin, blocked] = await Promise.all([scene.chat.admin, scene.fresh()]);
  putFailedLogins(scene.chat.server, blocked.username);
  const { limits }: Loose = await admin.get('confab.limits', { kind: 'user', count: 0 });
  return { limitId: limits.find((one: Loose) => one.userId === blocked.id)._id };
};

const registration = () => {
  const username = unique('registered');
  return { username, name: 'Somebody', email: `${username}@example.test`, pass: 'secret of mine 1' };
};

function family(prefix: 'channels' | 'groups'): Record<string, Row> {
  const kind: Kind = prefix === 'groups' ? 'group' : 'channel';
  const hidden = kind === 'group';
  const see = hidden ? kInside : kSeeing;
  const moderate = hidden ? kModerators : kPublicModerators;
  const own = hidden ? kOwner : kPublicOwners;
  const administer = hidden ? kNobody : kAdmin;
  const path = (verb: string, name: string) => `${verb} /api/v1/${prefix}.${name}`;
  const get = (name: string) => path('GET', name);
  const post = (name: string) => path('POST', name);
  const set = (name: string, more: Loose, may: readonly CallerName[] = moderate): Record<string, Row> => ({ [post(name)]: { params: inRoom(kind, more), may } });
  const withRole = (add: string) => async (scene: Scene) => {
    const made = await room(scene, kind);
    await scene.people.owner.post(`${prefix}.${add}`, { roomId: made._id, userId: scene.people.member.id });
    return { roomId: made._id, userId: scene.people.member.id };
  };
  const closed = async (scene: Scene, caller: CallerName) => {
    const made = await room(scene, kind);
    if ((kInside as readonly string[]).includes(caller)) await scene.people[caller as 'member'].post(`${prefix}.close`, { roomId: made._id });
    return { roomId: made._id };
  };
  const archived = async (scene: Scene) => {
    const made = await room(scene, kind);
    await scene.people.owner.post(`${prefix}.archive`, { roomId: made._id });
    return { roomId: made._id };
  };
  return {
    [post('create')]: { params: () => ({ name: unique('made') }), may: kNotGuest },
    [get('info')]: { params: inRoom(kind), may: see },
    [get('history')]: { params: inRoom(kind), may: see },
    [get('messages')]: { params: inRoom(kind), may: see },
    [get('members')]: { params: inRoom(kind), may: see },
    [get('online')]: { params: inRoom(kind), may: see },
    [get('roles')]: { params: inRoom(kind), may: see },
    [get('moderators')]: { params: inRoom(kind), may: see },
    [get('counters')]: { params: inRoom(kind), may: see },
    [get('list')]: {},
    [post('open')]: { params: closed, may: kInside },
    [post('close')]: { params: inRoom(kind), may: kInside },
    [post('invite')]: { params: async (s) => ({ roomId: (await room(s, kind))._id, userId: s.people.other.id }), may: moderate },
    [post('kick')]: { params: onMember(kind), may: moderate },
    [post('leave')]: { params: inRoom(kind), may: kLeavers },
    ...set('setTopic', { topic: 'x' }),
    ...set('setDescription', { description: 'x' }),
    ...set('setPurpose', { purpose: 'x' }),
    ...set('setAnnouncement', { announcement: 'x' }),
    ...set('setCustomFields', { customFields: { a: 1 } }),
    ...set('setReadOnly', { readOnly: true }, own),
    ...set('setType', { type: hidden ? 'c' : 'p' }),
    ...(hidden ? {} : set('setDefault', { default: true }, administer)),
    [post('rename')]: { params: async (s) => ({ roomId: (await room(s, kind))._id, name: unique('renamed') }), may: moderate },
    [post('archive')]: { params: inRoom(kind), may: own },
    [post('unarchive')]: { params: archived, may: administer },
    [post('delete')]: { params: inRoom(kind), may: own },
    [post('addAll')]: { params: inRoom(kind), may: administer },
    [post('addOwner')]: { params: onMember(kind), may: own },
    [post('addModerator')]: { params: onMember(kind), may: own },
    [post('addLeader')]: { params: onMember(kind), may: own },
    // The member, an owner for this call, may step back.
    [post('removeOwner')]: { params: withRole('addOwner'), may: ['member', ...own] },
    [post('removeModerator')]: { params: withRole('addModerator'), may: own },
    [post('removeLeader')]: { params: withRole('addLeader'), may: own },
  };
}

function direct(prefix: 'im' | 'dm'): Record<string, Row> {
  const inDirect = (more: Loose = {}) => async (scene: Scene) => ({ roomId: (await scene.direct())._id, ...more });
  const path = (verb: string, name: string) => `${verb} /api/v1/${prefix}.${name}`;
  return {
    [path('POST', 'create')]: { params: (s) => ({ username: s.people.other.username }), may: kNotGuest },
    [path('GET', 'list')]: {},
    [path('GET', 'list.everyone')]: { may: kAdmin },
    [path('GET', 'history')]: { params: inDirect(), may: kOfDirect },
    [path('GET', 'messages')]: { params: inDirect(), may: kOfDirect },
    [path('GET', 'members')]: { params: inDirect(), may: kOfDirect },
    [path('GET', 'counters')]: { params: inDirect(), may: kOfDirect },
    [path('POST', 'open')]: {
      params: async (s, caller) => {
        const made = await s.direct();
        if (caller === 'member' || caller === 'owner') await s.people[caller].post('im.close', { roomId: made._id });
        return { roomId: made._id };
      },
      may: kOfDirect,
    },
    [path('POST', 'close')]: { params: inDirect(), may: kOfDirect },
    // Topics and deletion need permissions that no member of a direct message has.
    [path('POST', 'setTopic')]: { params: inDirect({ topic: 'x' }), may: kNobody },
    [path('POST', 'delete')]: { params: inDirect(), may: kNobody },
  };
}

const rooms: Record<string, Row> = {
  'GET /api/v1/rooms.get': {},
  'GET /api/v1/rooms.info': { params: inGroup(), may: kInside },
  'POST /api/v1/rooms.favorite': { params: inGroup({ favorite: true }), may: kInside },
  'POST /api/v1/rooms.leave': { params: inGroup(), may: kLeavers },
  'POST /api/v1/rooms.join': { params: inRoom('channel'), may: kSeeing },
  'POST /api/v1/rooms.hide': { params: inGroup(), may: kInside },
  'POST /api/v1/rooms.open': { params: inGroup(), may: kInside },
  'GET /api/v1/rooms.nameExists': { params: () => ({ roomName: 'general' }) },
  'GET /api/v1/rooms.isMember': { params: async (s) => ({ roomId: (await s.group())._id, userId: s.people.member.id }), may: kInside },
  'POST /api/v1/rooms.delete': { params: inGroup(), may: kOwnerAndAdmin },
  'POST /api/v1/rooms.saveRoomSettings': { params: async (s) => ({ rid: (await s.group())._id, roomTopic: 'x' }), may: kModeratorsAndAdmin },
  'POST /api/v1/rooms.saveNotification': { params: inGroup({ notifications: { desktopNotifications: 'all' } }), may: kInside },
  'POST /api/v1/rooms.changeArchivationState': { params: async (s) => ({ rid: (await s.group())._id, action: 'archive' }), may: kOwnerAndAdmin },
  'POST /api/v1/rooms.muteUser': { params: async (s) => ({ roomId: (await s.group())._id, username: s.people.member.username }), may: kModeratorsAndAdmin },
  'POST /api/v1/rooms.unmuteUser': {
    params: async (s) => {
      const made = await s.group();
      await s.people.owner.post('rooms.muteUser', { roomId: made._id, username: s.people.member.username });
      return { roomId: made._id, username: s.people.member.username };
    },
    may: kModeratorsAndAdmin,
  },
  'GET /api/v1/rooms.adminRooms': { may: kAdmin },
  'GET /api/v1/rooms.adminRooms.getRoom': { params: async (s) => ({ rid: (await s.group())._id }), may: kAdmin },
  'GET /api/v1/rooms.autocomplete.channelAndPrivate': { params: () => ({ selector: { name: 'gen' } }) },
  'GET /api/v1/rooms.membersOrderedByRole': { params: inGroup(), may: kInside },
  'GET /api/v1/channels.list.joined': {},
  'POST /api/v1/channels.join': { params: inRoom('channel'), may: kSeeing },
  // For visitors, and closed as shipped; whoever is logged in has channels.history.
  'GET /api/v1/channels.anonymousread': { params: inRoom('channel'), may: kNobody },
  'POST /api/v1/channels.setJoinCode': { params: inRoom('channel', { joinCode: 'sesame' }), may: kPublicModerators },
  'GET /api/v1/groups.listAll': { may: kAdmin },
  'GET /api/v1/subscriptions.get': {},
  'GET /api/v1/subscriptions.getOne': { params: inGroup() },
  'POST /api/v1/subscriptions.read': { params: async (s) => ({ rid: (await s.group())._id }), may: kInside },
  // Not one's own messages.
  'POST /api/v1/subscriptions.unread': {
    params: async (s) => {
      const made = await s.group();
      return { firstUnreadMessage: { _id: (await s.people.owner.send(made, 'x'))._id } };
    },
    may: kLeavers,
  },
  'GET /api/v1/spotlight': { params: () => ({ query: 'gen' }) },
  'GET /api/v1/directory': { params: () => ({ type: 'channels', text: '' }), may: kNotGuest },
  'GET /api/v1/commands.list': {},
  'GET /api/v1/emoji-custom.list': {},
  'GET /api/v1/e2e.fetchMyKeys': {},
};

const ofMessage = (more: Loose = {}, key = 'msgId') => async (scene: Scene) => {
  const made = await scene.group();
  return { roomId: made._id, [key]: (await scene.message(made))._id, ...more };
};

const messages: Record<string, Row> = {
  'POST /api/v1/chat.sendMessage': { params: async (s) => ({ message: { rid: (await s.group())._id, msg: 'x' } }), may: kInside },
  'POST /api/v1/chat.postMessage': { params: inGroup({ text: 'x' }), may: kInside },
  'POST /api/v1/chat.update': { params: ofMessage({ text: 'y' }), may: kModerators },
  'POST /api/v1/chat.delete': { params: ofMessage(), may: kModerators },
  'GET /api/v1/chat.getMessage': { params: async (s) => ({ msgId: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/chat.syncMessages': { params: inGroup({ lastUpdate: new Date(0).toISOString() }), may: kInside },
  'GET /api/v1/chat.getDeletedMessages': { params: inGroup({ since: new Date(0).toISOString() }), may: kInside },
  'GET /api/v1/chat.getMentionedMessages': { params: inGroup(), may: kInside },
};

const accounts: Record<string, Row> = {
  'GET /api/info': {},
  'GET /api/v1/info': {},
  'POST /api/v1/login': { params: (s) => ({ user: s.people.other.username, password: s.people.other.password }) },
  'POST /api/v1/logout': {},
  'GET /api/v1/logout': {},
  'GET /api/v1/me': {},
  'POST /api/v1/users.register': { params: registration },
  'POST /api/v1/users.create': { params: () => ({ ...registration(), password }), may: kAdmin },
  'POST /api/v1/users.update': { params: async (s) => ({ userId: (await s.fresh()).id, data: { name: 'Changed' } }), may: kAdmin },
  'POST /api/v1/users.setActiveStatus': { params: async (s) => ({ userId: (await s.fresh()).id, activeStatus: false }), may: kAdmin },
  'GET /api/v1/users.info': { params: (s) => ({ userId: s.people.other.id }) },
  'GET /api/v1/users.list': {},
  'GET /api/v1/users.listByStatus': {},
  'GET /api/v1/users.autocomplete': { params: () => ({ selector: { term: 'oth' } }) },
  'GET /api/v1/users.presence': {},
  'GET /api/v1/users.getPresence': { params: (s) => ({ userId: s.people.other.id }) },
  'GET /api/v1/users.getStatus': { params: (s) => ({ userId: s.people.other.id }) },
  'POST /api/v1/users.setStatus': { params: () => ({ status: 'away', message: 'x' }) },
  'GET /api/v1/users.checkUsernameAvailability': { params: () => ({ username: unique('free') }) },
  'GET /api/v1/users.getUsernameSuggestion': {},
  'POST /api/v1/users.updateOwnBasicInfo': { params: () => ({ data: { bio: 'x' } }), as: anew },
  'GET /api/v1/users.getPreferences': {},
  'POST /api/v1/users.setPreferences': { params: () => ({ data: { sendOnEnter: 'normal' } }) },
  'POST /api/v1/users.generatePersonalAccessToken': { params: () => ({ tokenName: unique('token') }), may: kNotGuest },
  'POST /api/v1/users.regeneratePersonalAccessToken': { params: ofToken, may: kNotGuest },
  'POST /api/v1/users.removePersonalAccessToken': { params: ofToken, may: kNotGuest },
  'GET /api/v1/users.getPersonalAccessTokens': { may: kNotGuest },
  'POST /api/v1/users.createToken': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'POST /api/v1/users.logout': { params: async (s) => ({ userId: (await s.fresh()).id }), may: kAdmin },
  'POST /api/v1/users.logoutOtherClients': { as: anew },
  'POST /api/v1/users.removeOtherTokens': { as: anew },
  'GET /api/v1/settings.public': {},
  'GET /api/v1/settings.oauth': {},
  'GET /api/v1/settings': { may: kAdmin },
  'POST /api/v1/settings': { params: () => ({ settings: [{ _id: 'Message_GroupingPeriod', value: 301 }] }), may: kAdmin },
  'GET /api/v1/settings/{_id}': { params: () => ({ _id: 'Site_Name' }), may: kAdmin },
  'POST /api/v1/settings/{_id}': { params: () => ({ _id: 'Message_GroupingPeriod', value: 302 }), may: kAdmin },
  'GET /api/v1/permissions.listAll': {},
  'GET /api/v1/statistics': { may: kAdmin },
  'GET /api/v1/statistics.list': { may: kAdmin },
  'GET /api/v1/confab.jobs': { may: kAdmin },
  'GET /api/v1/confab.jobs.kinds': { may: kAdmin },
  'POST /api/v1/confab.jobs.retry': { params: storedJob('cancelled'), may: kAdmin },
  'POST /api/v1/confab.jobs.cancel': { params: storedJob('waiting'), may: kAdmin },
  'GET /api/v1/confab.limits': { may: kAdmin },
  'POST /api/v1/confab.limits.lift': { params: reachedLimit, may: kAdmin },
  'POST /api/v1/permissions.update': { params: () => ({ permissions: [{ _id: 'mail-messages', roles: ['admin'] }] }), may: kAdmin },
  'GET /api/v1/roles.list': {},
  'GET /api/v1/roles.sync': { params: () => ({ updatedSince: new Date(0).toISOString() }) },
  'POST /api/v1/roles.create': { params: () => ({ name: unique('role'), scope: 'Users' }), may: kAdmin },
  'POST /api/v1/roles.update': { params: async (s) => ({ roleId: await ownRole(s), name: unique('role') }), may: kAdmin },
  'POST /api/v1/roles.delete': { params: async (s) => ({ roleId: await ownRole(s) }), may: kAdmin },
  'POST /api/v1/roles.addUserToRole': { params: async (s) => ({ roleName: 'bot', username: (await s.fresh()).username }), may: kAdmin },
  'POST /api/v1/roles.removeUserFromRole': { params: async (s) => ({ roleName: 'bot', username: (await s.chat.user('fresh', { roles: ['user', 'bot'] })).username }), may: kAdmin },
  'GET /api/v1/roles.getUsersInRole': { params: () => ({ role: 'admin' }), may: kAdmin },
  'GET /api/v1/roles.getUsersInPublicRoles': {},
  'POST /api/v1/method.call/{method}': { params: () => ({ method: 'permissions/get', message: JSON.stringify({ msg: 'method', id: '1', method: 'permissions/get', params: [] }) }) },
  'POST /api/v1/method.callAnon/{method}': { params: () => ({ method: 'public-settings/get', message: JSON.stringify({ msg: 'method', id: '1', method: 'public-settings/get', params: [] }) }) },
};

async function ofToken(scene: Scene, caller: CallerName): Promise<Loose> {
  const tokenName = unique('token');
  if ((kNotGuest as readonly string[]).includes(caller)) await scene.people[caller as 'member'].post('users.generatePersonalAccessToken', { tokenName });
  return { tokenName };
}

async function ownRole(scene: Scene): Promise<string> {
  const made: Loose = await scene.people.admin.post('roles.create', { name: unique('role'), scope: 'Users' });
  return made.role._id;
}

export const kEndpoints: Record<string, Row> = {
  ...family('channels'),
  ...family('groups'),
  ...direct('im'),
  ...direct('dm'),
  ...rooms,
  ...messages,
  ...accounts,
};

const rid = (kind: Kind, ...more: Loose[]) => async (scene: Scene) => [(await room(scene, kind))._id, ...more];
const withMember = (kind: Kind) => async (scene: Scene) => [(await room(scene, kind))._id, scene.people.member.id];
const dataOfMember = async (scene: Scene) => [{ rid: (await scene.group())._id, username: scene.people.member.username }];
const roleOfMember = (add: string) => async (scene: Scene) => {
  const made = await scene.group();
  await scene.people.owner.post(`groups.${add}`, { roomId: made._id, userId: scene.people.member.id });
  return [made._id, scene.people.member.id];
};
const sent = async (scene: Scene) => {
  const made = await scene.group();
  return { made, message: await scene.message(made) };
};

export const kMethods: Record<string, Row> = {
  login: { params: (s) => [{ resume: s.people.other.authToken }] },
  logout: {},
  registerUser: { params: () => [registration()] },
  setUserStatus: { params: () => ['online', ''] },
  'UserPresence:online': {},
  'UserPresence:away': {},
  'UserPresence:setDefaultStatus': { params: () => ['online'] },
  saveUserPreferences: { params: () => [{ sendOnEnter: 'normal' }] },
  setUserPassword: { params: () => [password], as: async (s, caller) => (caller === 'anonymous' ? undefined : s.chat.user('fresh', { requirePasswordChange: true })) },
  'public-settings/get': {},
  'private-settings/get': { may: kAdmin },
  saveSetting: { params: () => ['Message_GroupingPeriod', 303], may: kAdmin },
  saveSettings: { params: () => [[{ _id: 'Message_GroupingPeriod', value: 304 }]], may: kAdmin },
  'permissions/get': {},
  getUserRoles: {},
  'authorization:addPermissionToRole': { params: () => ['mail-messages', 'bot'], may: kAdmin },
  'authorization:removeRoleFromPermission': { params: () => ['mail-messages', 'bot'], may: kAdmin },
  'authorization:addUserToRole': { params: async (s) => ['bot', (await s.fresh()).username], may: kAdmin },
  'authorization:removeUserFromRole': { params: async (s) => ['bot', (await s.chat.user('fresh', { roles: ['user', 'bot'] })).username], may: kAdmin },
  'personalAccessTokens:generateToken': { params: () => [{ tokenName: unique('token'), bypassTwoFactor: false }], may: kNotGuest },
  'personalAccessTokens:regenerateToken': { params: async (s, caller) => [await ofToken(s, caller)], may: kNotGuest },
  'personalAccessTokens:removeToken': { params: async (s, caller) => [await ofToken(s, caller)], may: kNotGuest },
  getUsernameSuggestion: {},
  getStatistics: { may: kAdmin },
  'license:getModules': {},
  setUserActiveStatus: { params: async (s) => [(await s.fresh()).id, false], may: kAdmin },
  sendMessage: { params: async (s) => [{ _id: randomId(), rid: (await s.group())._id, msg: 'x' }], may: kInside },
  updateMessage: {
    params: async (s) => {
      const { made, message } = await sent(s);
      return [{ _id: message._id, rid: made._id, msg: 'y' }];
    },
    may: kModerators,
  },
  deleteMessage: { params: async (s) => [{ _id: (await sent(s)).message._id }], may: kModerators },
  createChannel: { params: () => [unique('made'), []], may: kNotGuest },
  createPrivateGroup: { params: () => [unique('made'), []], may: kNotGuest },
  createDirectMessage: { params: (s) => [s.people.other.username], may: kNotGuest },
  joinRoom: { params: rid('channel'), may: kSeeing },
  leaveRoom: { params: rid('group'), may: kLeavers },
  addUsersToRoom: { params: async (s) => [{ rid: (await s.group())._id, users: [s.people.other.username] }], may: kModerators },
  addUserToRoom: { params: async (s) => [{ rid: (await s.group())._id, username: s.people.other.username }], may: kModerators },
  removeUserFromRoom: { params: dataOfMember, may: kModerators },
  eraseRoom: { params: rid('group'), may: kOwnerAndAdmin },
  archiveRoom: { params: rid('group'), may: kOwnerAndAdmin },
  unarchiveRoom: {
    params: async (s) => {
      const made = await s.channel();
      await s.people.owner.post('channels.archive', { roomId: made._id });
      return [made._id];
    },
    may: kAdmin,
  },
  saveRoomSettings: { params: rid('group', { roomTopic: 'x' }), may: kModeratorsAndAdmin },
  saveNotificationSettings: { params: rid('group', 'desktopNotifications', 'all'), may: kInside },
  loadHistory: { params: rid('group'), may: kInside },
  loadMissedMessages: { params: rid('group', new Date(0)), may: kInside },
  loadNextMessages: { params: rid('group', new Date(0)), may: kInside },
  loadSurroundingMessages: {
    params: async (s) => {
      const { made, message } = await sent(s);
      return [{ _id: message._id, rid: made._id }];
    },
    may: kInside,
  },
  'messages/get': { params: rid('group', { lastUpdate: new Date(0) }), may: kInside },
  getSingleMessage: { params: async (s) => [(await sent(s)).message._id], may: kInside },
  getMessages: { params: async (s) => [[(await sent(s)).message._id]], may: kInside },
  'rooms/get': {},
  'subscriptions/get': {},
  readMessages: { params: rid('group'), may: kInside },
  // Not one's own messages.
  unreadMessages: { params: async (s) => [{ _id: (await sent(s)).message._id }], may: kLeavers },
  hideRoom: { params: rid('group'), may: kInside },
  openRoom: { params: rid('group'), may: kInside },
  toggleFavorite: { params: rid('group', true), may: kInside },
  getRoomById: { params: rid('group'), may: kInside },
  getRoomByTypeAndName: { params: async (s) => ['p', (await s.group()).name], may: kInside },
  getRoomIdByNameOrId: { params: rid('group'), may: kInside },
  getRoomNameById: { params: rid('group'), may: kInside },
  canAccessRoom: { params: async (s, caller) => [(await s.group())._id, caller === 'anonymous' ? '' : s.people[caller].id], may: kInside },
  getUsersOfRoom: { params: rid('group'), may: kInside },
  getRoomRoles: { params: rid('group'), may: kInside },
  addRoomOwner: { params: withMember('group'), may: kOwnerAndAdmin },
  removeRoomOwner: { params: roleOfMember('addOwner'), may: ['member', ...kOwnerAndAdmin] },
  addRoomModerator: { params: withMember('group'), may: kOwnerAndAdmin },
  removeRoomModerator: { params: roleOfMember('addModerator'), may: kOwnerAndAdmin },
  addRoomLeader: { params: withMember('group'), may: kOwnerAndAdmin },
  removeRoomLeader: { params: roleOfMember('addLeader'), may: kOwnerAndAdmin },
  muteUserInRoom: { params: dataOfMember, may: kModeratorsAndAdmin },
  unmuteUserInRoom: {
    params: async (s) => {
      const made = await s.group();
      await s.people.owner.post('rooms.muteUser', { roomId: made._id, username: s.people.member.username });
      return [{ rid: made._id, username: s.people.member.username }];
    },
    may: kModeratorsAndAdmin,
  },
  spotlight: { params: () => ['gen'] },
  browseChannels: { params: () => [{ type: 'channels', text: '' }], may: kNotGuest },
  channelsList: { params: () => ['', 'public'] },
};
