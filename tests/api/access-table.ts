// Who may what, where it depends on more than the declared access. `may` lists who gets through among those whom the
// declaration lets in; left out: all of them. `params` are the least that make a valid call. Rooms are a private group with
// owner, moderator and member; where a row says channel, a public one with the same people.

import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { putFailedLogins } from '../harness/failed-logins.ts';
import { randomId, unique } from '../harness/ids.ts';
import { bring, sendFile } from '../harness/files.ts';
import { putJob } from '../harness/jobs.ts';
import { Authenticator, enrol } from '../harness/totp.ts';
import type { CallerName, Scene } from './access-scene.ts';

export interface Row {
  params?: (scene: Scene, caller: CallerName, as: User | undefined) => Loose;
  may?: readonly CallerName[];
  /** The call takes a form: a file goes with it in the part of this name. */
  file?: string;
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
/** Visitors only where the workspace lets them read. */
const kWithAccount = ['guest', ...kSeeing] as const;
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

/** The same with a second factor that is offered, or on; the parameter is a code for it. */
const offered = async (_: Scene, __: CallerName, as: User | undefined): Promise<string> => {
  if (!as) return '000000';
  return new Authenticator(((await as.post('users.enableTotp')) as Loose).secret).code();
};
const backup = async (_: Scene, __: CallerName, as: User | undefined): Promise<string> => (as ? ((await enrol(as)).backups[0] as string) : '000000');
const enrolled = async (scene: Scene, caller: CallerName): Promise<User | undefined> => {
  const made = await anew(scene, caller);
  if (made) await enrol(made);
  return made;
};
const withFactor = async (scene: Scene) => {
  const made = await scene.fresh();
  await enrol(made);
  return { userId: made.id };
};

const storedJob = (state: 'waiting' | 'cancelled') => (scene: Scene) => ({ jobId: putJob(scene.chat.server, { state }) });

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const scheduledBy = async (who: User, scene: Scene) => {
  const made: Loose = await who.post('confab.scheduledMessages.create', { rid: (await scene.group())._id, msg: 'later', sendAt: inAnHour() });
  return made.scheduledMessage._id;
};

const reminderOf = async (who: User) => ((await who.post('confab.reminders.create', { text: 'stretch', dueAt: inAnHour() })) as Loose).reminder._id;
const pollIn = async (scene: Scene) => {
  const asked = await scene.people.owner.post('confab.polls.create', { roomId: (await scene.group())._id, question: 'Where?', options: ['here', 'there'] });
  return (asked as Loose).message._id;
};
const broughtByMember = async (scene: Scene) => {
  const rid = (await scene.group())._id;
  return { rid, fileId: (await bring(scene.people.member, rid))._id };
};
const encrypted = async (scene: Scene) => {
  const made = await scene.group();
  await scene.people.owner.post('rooms.saveRoomSettings', { rid: made._id, encrypted: true });
  await scene.people.owner.post('e2e.setRoomKeyID', { rid: made._id, keyID: 'k1' });
  return made;
};
const suggestedToMember = async (scene: Scene) => {
  const made = await scene.group();
  await scene.people.owner.post('e2e.updateGroupKey', { rid: made._id, uid: scene.people.member.id, key: 'k' });
  return made._id;
};
/** The only one that there is: there may be few. */
const sectionOf = async (who: User) => {
  const { sections }: Loose = await who.get('confab.sidebar.list');
  return sections[0]?._id ?? ((await who.post('confab.sidebar.create', { name: 'Work' })) as Loose).section._id;
};

const chartPeriod = { start: '2027-01-05T00:00:00.000Z', end: '2027-01-06T00:00:00.000Z' };

const appointment = { startTime: '2027-01-05T09:00:00.000Z', subject: 'Stand-up', description: 'every day' };
const appointmentOf = async (who: User) => ((await who.post('calendar-events.create', appointment)) as Loose).id;

/** A log-in that is blocked. */
const reachedLimit = async (scene: Scene) => {
  const [admin, blocked] = await Promise.all([scene.chat.admin, scene.fresh()]);
  putFailedLogins(scene.chat.server, blocked.username);
  const { limits }: Loose = await admin.get('confab.limits', { kind: 'user', count: 0 });
  return { limitId: limits.find((one: Loose) => one.userId === blocked.id)._id };
};

const account = () => {
  const username = unique('registered');
  return { username, name: 'Somebody', email: `${username}@example.test` };
};
const registration = () => ({ ...account(), pass: 'secret of mine 1' });

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
    [get('files')]: { params: inRoom(kind), may: see },
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
    ...(hidden ? {} : { [get('getAllUserMentionsByChannel')]: { params: inRoom(kind), may: see } }),
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
    [path('GET', 'files')]: { params: inDirect(), may: kOfDirect },
    [path('POST', 'open')]: {
      params: async (s, caller) => {
        const made = await s.direct();
        if (caller === 'member' || caller === 'owner') await s.people[caller].post('im.close', { roomId: made._id });
        return { roomId: made._id };
      },
      may: kOfDirect,
    },
    [path('POST', 'close')]: { params: inDirect(), may: kOfDirect },
    [path('GET', 'messages.others')]: { params: inDirect(), may: kAdmin },
    [path('POST', 'blockUser')]: { params: inDirect({ block: true }), may: kOfDirect },
    // Topics and deletion need permissions that no member of a direct message has.
    [path('POST', 'setTopic')]: { params: inDirect({ topic: 'x' }), may: kNobody },
    [path('POST', 'delete')]: { params: inDirect(), may: kNobody },
  };
}

const rooms: Record<string, Row> = {
  'GET /api/v1/rooms.get': {},
  'GET /api/v1/rooms.images': { params: inGroup(), may: kInside },
  'GET /api/v1/channels.images': { params: inGroup(), may: kInside },
  'POST /api/v1/rooms.media/{rid}': { params: async (s) => ({ rid: (await s.group())._id }), file: 'file', may: kInside },
  'POST /api/v1/rooms.upload/{rid}': { params: async (s) => ({ rid: (await s.group())._id }), file: 'file', may: kInside },
  // Whoever it is that may send: a file is its bringer's.
  'POST /api/v1/rooms.mediaConfirm/{rid}/{fileId}': { params: broughtByMember, may: ['member'] },
  'GET /api/v1/rooms.info': { params: inGroup(), may: kInside },
  'POST /api/v1/rooms.favorite': { params: inGroup({ favorite: true }), may: kInside },
  'POST /api/v1/rooms.leave': { params: inGroup(), may: kLeavers },
  'POST /api/v1/rooms.join': { params: inRoom('channel'), may: kSeeing },
  'POST /api/v1/rooms.hide': { params: inGroup(), may: kInside },
  'POST /api/v1/rooms.open': { params: inGroup(), may: kInside },
  'GET /api/v1/rooms.nameExists': { params: () => ({ roomName: 'general' }) },
  'GET /api/v1/rooms.isMember': { params: async (s) => ({ roomId: (await s.group())._id, userId: s.people.member.id }), may: kInside },
  'POST /api/v1/rooms.delete': { params: inGroup(), may: kOwnerAndAdmin },
  'POST /api/v1/rooms.cleanHistory': { params: inGroup({ oldest: new Date(0).toISOString(), latest: new Date().toISOString() }), may: kAdmin },
  'GET /api/v1/confab.messageHistory': { params: async (s) => ({ msgId: (await sent(s)).message._id }), may: kModerators },
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
  'POST /api/v1/rooms.createDiscussion': { params: async (s) => ({ prid: (await s.group())._id, t_name: 'talk' }), may: kInside },
  'GET /api/v1/rooms.getDiscussions': { params: inGroup(), may: kInside },
  'GET /api/v1/rooms.adminRooms': { may: kAdmin },
  'GET /api/v1/rooms.adminRooms.getRoom': { params: async (s) => ({ rid: (await s.group())._id }), may: kAdmin },
  'GET /api/v1/rooms.autocomplete.channelAndPrivate': { params: () => ({ selector: { name: 'gen' } }) },
  'GET /api/v1/rooms.autocomplete.channelAndPrivate.withPagination': { params: () => ({ selector: { name: 'gen' } }) },
  'GET /api/v1/rooms.autocomplete.adminRooms': { params: () => ({ selector: { name: 'gen' } }), may: kAdmin },
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
  'POST /api/v1/e2e.setUserPublicAndPrivateKeys': { params: () => ({ public_key: 'open', private_key: 'closed', force: true }) },
  'POST /api/v1/e2e.requestSubscriptionKeys': {},
  // To those in it alone, whatever others may with rooms.
  'GET /api/v1/e2e.getUsersOfRoomWithoutKey': { params: async (s) => ({ rid: (await s.group())._id }), may: kInside },
  'POST /api/v1/e2e.setRoomKeyID': { params: async (s) => ({ rid: (await s.group())._id, keyID: 'k1' }), may: kInside },
  'POST /api/v1/e2e.updateGroupKey': { params: async (s) => ({ rid: (await s.group())._id, uid: s.people.member.id, key: 'k' }), may: kInside },
  'POST /api/v1/e2e.acceptSuggestedGroupKey': { params: async (s) => ({ rid: await suggestedToMember(s) }), may: ['member'] },
  'POST /api/v1/e2e.rejectSuggestedGroupKey': { params: async (s) => ({ rid: await suggestedToMember(s) }), may: ['member'] },
  // Rooms that one is not in are left out.
  'POST /api/v1/e2e.provideUsersSuggestedGroupKeys': { params: async (s) => ({ usersSuggestedGroupKeys: { [(await s.group())._id]: [{ _id: s.people.member.id, key: 'k' }] } }) },
  'GET /api/v1/e2e.fetchUsersWaitingForGroupKey': { params: async (s) => ({ roomIds: [(await s.group())._id] }) },
  'POST /api/v1/e2e.resetRoomKey': { params: async (s) => ({ rid: (await encrypted(s))._id, e2eKey: 'k', e2eKeyId: 'k2' }), may: kOwner },
  'POST /api/v1/groups.setEncrypted': { params: async (s) => ({ roomId: (await s.group())._id, encrypted: true }), may: kOwner },
  'POST /api/v1/users.resetE2EKey': { params: async (s) => ({ userId: (await s.fresh()).id }), may: kAdmin },
  'POST /api/v1/integrations.create': { params: () => webhook(), may: kAdmin },
  'PUT /api/v1/integrations.update': { params: async (s) => ({ ...webhook(), integrationId: await webhookOf(s) }), may: kAdmin },
  'POST /api/v1/integrations.remove': { params: async (s) => ({ type: 'webhook-incoming', integrationId: await webhookOf(s) }), may: kAdmin },
  'GET /api/v1/integrations.list': { may: kAdmin },
  'GET /api/v1/integrations.get': { params: async (s) => ({ integrationId: await webhookOf(s) }), may: kAdmin },
  'GET /api/v1/integrations.history': { params: async (s) => ({ id: await webhookOf(s, telling()) }), may: kAdmin },
  'POST /api/v1/integrations.clearHistory': { params: async (s) => ({ integrationId: await webhookOf(s, telling()) }), may: kAdmin },
  'POST /api/v1/integrations.replayOutgoing': { params: async (s) => ({ integrationId: await webhookOf(s, telling()), historyId: 'none' }), may: kNobody },
  'GET /api/v1/channels.getIntegrations': { params: async (s) => ({ roomId: (await s.channel())._id }), may: kAdmin },
  'GET /api/v1/groups.getIntegrations': { params: async (s) => ({ roomId: ((await s.people.admin.post('groups.create', { name: unique('group') })) as Loose).group._id }), may: kAdmin },
  'GET /api/v1/emoji-custom.all': {},
  'GET /api/v1/custom-sounds.list': {},
  'POST /api/v1/emoji-custom.create': { params: () => ({ name: unique('sign') }), may: kNobody },
  'POST /api/v1/emoji-custom.update': { params: async (s) => ({ _id: await ownEmoji(s), name: unique('sign') }), may: kAdmin },
  'POST /api/v1/emoji-custom.delete': { params: async (s) => ({ emojiId: await ownEmoji(s) }), may: kAdmin },
  'GET /api/apps/actionButtons': {},
  // There is none to dismiss, whoever asks.
  'POST /api/v1/banners.dismiss': { params: () => ({ bannerId: 'x' }), may: kNobody },
  'GET /api/v1/banners': { params: () => ({ platform: 'web' }) },
  'GET /api/v1/banners.getNew': { params: () => ({ platform: 'web' }) },
  'GET /api/v1/banners/{id}': { params: () => ({ platform: 'web', id: 'x' }) },
  'GET /api/v1/service.configurations': {},
  'GET /api/v1/instances.get': { may: kAdmin },
  'GET /api/v1/commands.get': { params: () => ({ command: 'topic' }) },
  'POST /api/v1/commands.run': { params: async (s) => ({ command: 'help', roomId: (await s.group())._id }), may: kInside },
  'GET /api/v1/commands.preview': { params: async (s) => ({ command: 'topic', roomId: (await s.group())._id }), may: kNobody },
  'POST /api/v1/commands.preview': { params: async (s) => ({ command: 'topic', roomId: (await s.group())._id, previewItem: { id: '1', type: 'text', value: 'x' } }), may: kNobody },
  'POST /api/v1/confab.scheduledMessages.create': { params: async (s) => ({ rid: (await s.group())._id, msg: 'hello', sendAt: inAnHour() }), may: kInside },
  'POST /api/v1/confab.scheduledMessages.update': { params: async (s) => ({ _id: await scheduledBy(s.people.owner, s), msg: 'changed' }), may: kOwner },
  'POST /api/v1/confab.scheduledMessages.delete': { params: async (s) => ({ _id: await scheduledBy(s.people.owner, s) }), may: kOwner },
  'POST /api/v1/confab.scheduledMessages.sendNow': { params: async (s) => ({ _id: await scheduledBy(s.people.owner, s) }), may: kOwner },
  'GET /api/v1/confab.scheduledMessages.list': {},
  'POST /api/v1/confab.reminders.create': { params: () => ({ text: 'stretch', dueAt: inAnHour() }) },
  'POST /api/v1/confab.reminders.update': { params: async (s) => ({ _id: await reminderOf(s.people.owner), text: 'changed' }), may: kOwner },
  'POST /api/v1/confab.reminders.snooze': { params: async (s) => ({ _id: await reminderOf(s.people.owner), dueAt: inAnHour() }), may: kOwner },
  'POST /api/v1/confab.reminders.complete': { params: async (s) => ({ _id: await reminderOf(s.people.owner) }), may: kOwner },
  'POST /api/v1/confab.reminders.delete': { params: async (s) => ({ _id: await reminderOf(s.people.owner) }), may: kOwner },
  'GET /api/v1/confab.reminders.list': {},
  'POST /api/v1/confab.messages.move': { params: async (s) => ({ messageIds: [(await s.message(await s.group()))._id], roomId: (await s.group())._id }), may: kModerators },
  'POST /api/v1/confab.impersonation.start': { params: (s) => ({ userId: s.people.member.id }), may: kNobody },
  'POST /api/v1/confab.impersonation.stop': { may: kNobody },
  'POST /api/v1/confab.polls.create': { params: async (s) => ({ roomId: (await s.group())._id, question: 'Where?', options: ['here', 'there'] }), may: kInside },
  'POST /api/v1/confab.polls.vote': { params: async (s) => ({ messageId: await pollIn(s), choices: [1] }), may: kInside },
  'POST /api/v1/confab.polls.close': { params: async (s) => ({ messageId: await pollIn(s) }), may: kModerators },
  'GET /api/v1/confab.polls.choices': { params: async (s) => ({ messageId: await pollIn(s) }), may: kInside },
  'GET /api/v1/confab.polls.voters': { params: async (s) => ({ messageId: await pollIn(s), choice: 0 }), may: kInside },
  'POST /api/v1/confab.drafts.save': { params: async (s) => ({ rid: (await s.group())._id, msg: 'hel' }), may: kInside },
  'POST /api/v1/confab.drafts.delete': { params: async (s) => ({ rid: (await s.group())._id }) },
  'GET /api/v1/confab.drafts.list': {},
  'GET /api/v1/confab.exports.list': {},
  'GET /api/v1/users.requestDataDownload': {},
  'POST /api/v1/rooms.export': { params: async (s) => ({ rid: (await s.channel())._id, type: 'file', format: 'json' }), may: kAdmin },
  'POST /api/v1/confab.sidebar.create': { params: () => ({ name: 'Work' }) },
  'POST /api/v1/confab.sidebar.update': { params: async (s) => ({ _id: await sectionOf(s.people.owner), name: 'Play' }), may: kOwner },
  'POST /api/v1/confab.sidebar.delete': { params: async (s) => ({ _id: await sectionOf(s.people.owner) }), may: kOwner },
  'POST /api/v1/confab.sidebar.placeRoom': { params: async (s) => ({ rid: (await s.group())._id, sectionId: await sectionOf(s.people.owner) }), may: kOwner },
  'GET /api/v1/confab.sidebar.list': {},
  'GET /api/v1/confab.threads': {},
  'POST /api/v1/calendar-events.create': { params: () => appointment },
  'POST /api/v1/calendar-events.import': { params: () => ({ ...appointment, externalId: unique('external') }) },
  'POST /api/v1/calendar-events.update': { params: async (s) => ({ ...appointment, eventId: await appointmentOf(s.people.owner) }), may: kOwner },
  'POST /api/v1/calendar-events.delete': { params: async (s) => ({ eventId: await appointmentOf(s.people.owner) }), may: kOwner },
  'GET /api/v1/calendar-events.info': { params: async (s) => ({ id: await appointmentOf(s.people.owner) }), may: kOwner },
  'GET /api/v1/calendar-events.list': { params: () => ({ date: '2027-01-05' }) },
  'POST /api/v1/findOrCreateInvite': { params: async (s) => ({ rid: (await s.group())._id, days: 1, maxUses: 5 }), may: kModerators },
  'GET /api/v1/listInvites': { may: kAdmin },
  'DELETE /api/v1/removeInvite/{_id}': { params: async (s) => ({ _id: await inviteOf(s) }), may: kAdmin },
  'POST /api/v1/useInviteToken': { params: async (s) => ({ token: await inviteOf(s) }) },
  'POST /api/v1/validateInviteToken': { params: async (s) => ({ token: await inviteOf(s) }) },
  'POST /api/v1/rooms.banUser': { params: async (s) => ({ roomId: (await s.group())._id, userId: s.people.member.id }), may: kModeratorsAndAdmin },
  'POST /api/v1/rooms.unbanUser': {
    params: async (s) => {
      const made = await s.group();
      await s.people.owner.post('rooms.banUser', { roomId: made._id, userId: s.people.other.id });
      return { roomId: made._id, userId: s.people.other.id };
    },
    may: kModeratorsAndAdmin,
  },
  'GET /api/v1/rooms.bannedUsers': { params: inGroup(), may: kModerators },
};

// Who sees all teams, sees private ones.
const kInsideAndAdmin = [...kInside, 'admin'] as const;
const inTeam = (more: (scene: Scene) => Loose = () => ({})) => async (scene: Scene) => ({ teamId: (await scene.team()).teamId, ...more(scene) });
const withRoom = async (scene: Scene) => {
  const { teamId, room } = await scene.team();
  return { teamId, roomId: room._id };
};

const teams: Record<string, Row> = {
  'POST /api/v1/teams.create': { params: () => ({ name: unique('team'), type: 0 }), may: kNotGuest },
  'GET /api/v1/teams.list': {},
  'GET /api/v1/teams.listAll': { may: kAdmin },
  'GET /api/v1/users.listTeams': { params: (s) => ({ userId: s.people.member.id }) },
  'GET /api/v1/teams.autocomplete': { params: () => ({ name: 'te' }) },
  'GET /api/v1/rooms.autocomplete.availableForTeams': { params: () => ({ name: 'te' }) },
  'GET /api/v1/teams.info': { params: inTeam(), may: kInsideAndAdmin },
  'GET /api/v1/teams.members': { params: inTeam(), may: kInsideAndAdmin },
  'GET /api/v1/teams.listRooms': { params: inTeam(), may: kInsideAndAdmin },
  'GET /api/v1/teams.listChildren': { params: inTeam(), may: kInsideAndAdmin },
  // One's own are no secret.
  'GET /api/v1/teams.listRoomsOfUser': { params: inTeam((s) => ({ userId: s.people.member.id })), may: ['member', 'owner', 'admin'] },
  'POST /api/v1/teams.addMembers': { params: inTeam((s) => ({ members: [{ userId: s.people.other.id }] })), may: kModeratorsAndAdmin },
  'POST /api/v1/teams.updateMember': { params: inTeam((s) => ({ member: { userId: s.people.member.id, roles: ['leader'] } })), may: kOwnerAndAdmin },
  'POST /api/v1/teams.removeMember': { params: inTeam((s) => ({ userId: s.people.member.id })), may: kModeratorsAndAdmin },
  'POST /api/v1/teams.leave': { params: inTeam(), may: kLeavers },
  'POST /api/v1/teams.addRooms': {
    params: async (s, caller) => {
      const owner = (kNotGuest as readonly string[]).includes(caller) ? s.people[caller as 'member'] : s.people.owner;
      return { teamId: (await s.team()).teamId, rooms: [(await s.chat.channel({ members: [owner] }))._id] };
    },
    may: kModeratorsAndAdmin,
  },
  'POST /api/v1/teams.removeRoom': { params: withRoom, may: kModeratorsAndAdmin },
  'POST /api/v1/teams.updateRoom': { params: async (s) => ({ roomId: (await s.team()).room._id, isDefault: true }), may: kModeratorsAndAdmin },
  'POST /api/v1/teams.update': { params: inTeam(() => ({ data: { name: unique('renamed') } })), may: kOwnerAndAdmin },
  'POST /api/v1/teams.delete': { params: inTeam(), may: kOwnerAndAdmin },
  'POST /api/v1/teams.convertToChannel': { params: inTeam(), may: kOwnerAndAdmin },
  'POST /api/v1/channels.convertToTeam': { params: async (s) => ({ channelId: (await s.channel())._id }), may: kPublicModerators },
  'POST /api/v1/groups.convertToTeam': { params: inGroup(), may: kModerators },
};

const ofMessage = (more: Loose = {}, key = 'msgId') => async (scene: Scene) => {
  const made = await scene.group();
  return { roomId: made._id, [key]: (await scene.message(made))._id, ...more };
};

const ofMarked = (more: Loose = {}) => async (scene: Scene) => ({ messageId: (await scene.message(await scene.group()))._id, ...more });

/** Somebody whom another one has just reported. */
const reported = async (scene: Scene): Promise<string> => {
  const fresh = await scene.fresh();
  await scene.people.other.post('moderation.reportUser', { userId: fresh.id, description: 'rude' });
  const { reports }: Loose = await scene.people.admin.get('moderation.user.reportsByUserId', { userId: fresh.id });
  return reports[0]._id;
};

const messages: Record<string, Row> = {
  'POST /api/v1/chat.sendMessage': { params: async (s) => ({ message: { rid: (await s.group())._id, msg: 'x' } }), may: kInside },
  'POST /api/v1/chat.postMessage': { params: inGroup({ text: 'x' }), may: kInside },
  'POST /api/v1/chat.update': { params: ofMessage({ text: 'y' }), may: kModerators },
  'POST /api/v1/chat.delete': { params: ofMessage(), may: kModerators },
  'GET /api/v1/chat.getMessage': { params: async (s) => ({ msgId: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/chat.search': { params: inGroup({ searchText: 'x' }), may: kInside },
  'GET /api/v1/confab.search': { params: inGroup({ text: 'x' }), may: kInside },
  'GET /api/v1/chat.syncMessages': { params: inGroup({ lastUpdate: new Date(0).toISOString() }), may: kInside },
  'GET /api/v1/chat.getDeletedMessages': { params: inGroup({ since: new Date(0).toISOString() }), may: kInside },
  'POST /api/v1/chat.followMessage': { params: async (s) => ({ mid: (await s.message(await s.group()))._id }), may: kInside },
  'POST /api/v1/chat.unfollowMessage': { params: async (s) => ({ mid: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/chat.getThreadsList': { params: async (s) => ({ rid: (await s.group())._id }), may: kInside },
  'GET /api/v1/chat.getThreadMessages': { params: async (s) => ({ tmid: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/chat.syncThreadsList': { params: async (s) => ({ rid: (await s.group())._id, updatedSince: new Date(0).toISOString() }), may: kInside },
  'GET /api/v1/chat.syncThreadMessages': { params: async (s) => ({ tmid: (await s.message(await s.group()))._id, updatedSince: new Date(0).toISOString() }), may: kInside },
  'GET /api/v1/chat.getMentionedMessages': { params: inGroup(), may: kInside },
  'GET /api/v1/chat.getMessageReadReceipts': { params: async (s) => ({ messageId: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/chat.getDiscussions': { params: inGroup(), may: kInside },
  'GET /api/v1/chat.getURLPreview': { params: inGroup({ url: 'http://localhost/' }), may: kInside },
  'POST /api/v1/chat.react': { params: ofMarked({ emoji: ':smile:' }), may: kInside },
  'POST /api/v1/chat.starMessage': { params: ofMarked(), may: kInside },
  'POST /api/v1/chat.unStarMessage': { params: ofMarked(), may: kInside },
  'POST /api/v1/chat.pinMessage': { params: ofMarked(), may: kModerators },
  'POST /api/v1/chat.unPinMessage': { params: ofMarked(), may: kModerators },
  'GET /api/v1/chat.getStarredMessages': { params: inGroup(), may: kInside },
  'GET /api/v1/chat.getPinnedMessages': { params: inGroup(), may: kInside },
  // Of a group only who is in it; the owner is who is ignored.
  'GET /api/v1/chat.ignoreUser': { params: async (s) => ({ rid: (await s.group())._id, userId: s.people.owner.id }), may: kInside },
  'POST /api/v1/chat.reportMessage': { params: ofMarked({ description: 'rude' }), may: kInside },
  'POST /api/v1/moderation.reportUser': { params: (s) => ({ userId: s.people.other.id, description: 'rude' }) },
  'GET /api/v1/moderation.reportsByUsers': { may: kAdmin },
  'GET /api/v1/moderation.userReports': { may: kAdmin },
  'GET /api/v1/moderation.user.reportedMessages': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'GET /api/v1/moderation.user.reportsByUserId': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'GET /api/v1/moderation.reports': { params: async (s) => ({ msgId: (await s.message(await s.group()))._id }), may: kAdmin },
  'GET /api/v1/moderation.reportInfo': { params: async (s) => ({ reportId: await reported(s) }), may: kAdmin },
  'POST /api/v1/moderation.dismissReports': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'POST /api/v1/moderation.dismissUserReports': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'POST /api/v1/moderation.user.deleteReportedMessages': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
};

const accounts: Record<string, Row> = {
  'GET /api/info': {},
  'GET /api/v1/info': {},
  'POST /api/v1/login': { params: (s) => ({ user: s.people.other.username, password: s.people.other.password }) },
  'POST /api/v1/logout': {},
  'GET /api/v1/logout': {},
  'GET /api/v1/me': {},
  'POST /api/v1/users.register': { params: registration },
  'POST /api/v1/users.create': { params: () => ({ ...account(), password }), may: kAdmin },
  'POST /api/v1/users.update': { params: async (s) => ({ userId: (await s.fresh()).id, data: { name: 'Changed' } }), may: kAdmin },
  'POST /api/v1/users.setActiveStatus': { params: async (s) => ({ userId: (await s.fresh()).id, activeStatus: false }), may: kAdmin },
  'POST /api/v1/users.deactivateIdle': { params: () => ({ daysIdle: 10_000 }), may: kAdmin },
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
  'POST /api/v1/users.enableTotp': { as: anew },
  'POST /api/v1/users.validateTotp': { params: async (...of) => ({ code: await offered(...of) }), as: anew },
  'POST /api/v1/users.disableTotp': { params: async (...of) => ({ code: await backup(...of) }), as: anew },
  'POST /api/v1/users.regenerateTotpCodes': { params: async (...of) => ({ code: await backup(...of) }), as: anew },
  'GET /api/v1/users.totpCodesRemaining': { as: enrolled },
  'POST /api/v1/users.resetTOTP': { params: withFactor, may: kAdmin },
  'POST /api/v1/users.createToken': { params: (s) => ({ userId: s.people.other.id }), may: kAdmin },
  'POST /api/v1/users.delete': { params: async (s) => ({ userId: (await s.fresh()).id }), may: kAdmin },
  // Off as shipped.
  'POST /api/v1/users.deleteOwnAccount': { params: () => ({ password: 'x' }), may: kNobody },
  'GET /api/v1/custom-user-status.list': {},
  'POST /api/v1/custom-user-status.create': { params: () => ({ name: unique('status') }), may: kAdmin },
  'POST /api/v1/custom-user-status.update': { params: async (s) => ({ _id: await ownStatus(s), name: unique('status') }), may: kAdmin },
  'POST /api/v1/custom-user-status.delete': { params: async (s) => ({ customUserStatusId: await ownStatus(s) }), may: kAdmin },
  'POST /api/v1/users.setAvatar': { params: async (s) => ({ userId: (await s.fresh()).id, avatarUrl: 'http://127.0.0.1/x.png' }), may: kNobody },
  'POST /api/v1/users.resetAvatar': { params: async (s) => ({ userId: (await s.fresh()).id }), may: kAdmin },
  'GET /api/v1/users.getAvatarSuggestion': {},
  'POST /api/v1/users.logout': { params: async (s) => ({ userId: (await s.fresh()).id }), may: kAdmin },
  'POST /api/v1/push.token': { params: () => ({ type: 'gcm', value: unique('device'), appName: 'chat' }) },
  'DELETE /api/v1/push.token': { params: ofDevice },
  'GET /api/v1/push.info': {},
  'POST /api/v1/push.test': { may: kNobody },
  'GET /api/v1/push.get': { params: async (s) => ({ id: (await s.message(await s.group()))._id }), may: kInside },
  'GET /api/v1/sessions/list': {},
  'GET /api/v1/sessions/list.all': { may: kAdmin },
  'GET /api/v1/sessions/info': { params: ownLogin, as: anew },
  'GET /api/v1/sessions/info.admin': { params: someLogin, may: kAdmin },
  'POST /api/v1/sessions/logout.me': { params: ownLogin, as: anew },
  'POST /api/v1/sessions/logout': { params: someLogin, may: kAdmin },
  'POST /api/v1/users.logoutOtherClients': { as: anew },
  'POST /api/v1/users.removeOtherTokens': { as: anew },
  'GET /api/v1/settings.public': {},
  'GET /api/v1/settings.oauth': {},
  'GET /api/v1/confab.layoutText': { params: () => ({ _id: 'Layout_Home_Body' }) },
  'POST /api/v1/assets.setAsset': { params: () => aDrawing('safari_pinned'), may: kAdmin },
  'POST /api/v1/assets.unsetAsset': { params: () => ({ assetName: 'tile_70' }), may: kAdmin },
  'GET /api/v1/settings': { may: kAdmin },
  'POST /api/v1/settings': { params: () => ({ settings: [{ _id: 'Message_GroupingPeriod', value: 301 }] }), may: kAdmin },
  'GET /api/v1/settings/{_id}': { params: () => ({ _id: 'Site_Name' }), may: kAdmin },
  'POST /api/v1/settings/{_id}': { params: () => ({ _id: 'Message_GroupingPeriod', value: 302 }), may: kAdmin },
  'GET /api/v1/permissions.listAll': {},
  'GET /api/v1/statistics': { may: kAdmin },
  'GET /api/v1/statistics.list': { may: kAdmin },
  'POST /api/v1/statistics.telemetry': {},
  'GET /api/v1/licenses.get': { may: kAdmin },
  'GET /api/v1/licenses.info': {},
  'GET /api/v1/licenses.isEnterprise': { may: kWithAccount },
  'GET /api/v1/licenses.maxActiveUsers': {},
  'GET /api/v1/engagement-dashboard/messages/messages-sent': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/messages/origin': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/messages/top-five-popular-channels': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/channels/list': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/users/new-users': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/users/active-users': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/users/users-by-time-of-the-day-in-a-week': { params: () => chartPeriod, may: kAdmin },
  'GET /api/v1/engagement-dashboard/users/chat-busier/hourly-data': { params: () => ({ start: chartPeriod.start }), may: kAdmin },
  'GET /api/v1/engagement-dashboard/users/chat-busier/weekly-data': { params: () => ({ start: chartPeriod.start }), may: kAdmin },
  'POST /api/v1/licenses.validate': { params: () => ({ license: 'x' }), may: kNobody },
  'GET /api/v1/audit.settings': { may: kAdmin },
  'GET /api/v1/confab.settings.differences': { params: () => ({ from: '2020-01-01T00:00:00.000Z' }), may: kAdmin },
  'GET /api/v1/audit/rooms.members': { params: async (s) => ({ roomId: (await s.group())._id }), may: kAdmin },
  'POST /api/v1/presence.enableBroadcast': { may: kAdmin },
  'POST /api/v1/fingerprint': { params: () => ({ setDeploymentAs: 'updated-configuration' }), may: kAdmin },
  'POST /api/v1/licenses.add': { params: () => ({ license: 'x' }), may: kNobody },
  'GET /api/v1/presence.getConnections': { may: kAdmin },
  'GET /api/v1/stdout.queue': { may: kAdmin },
  'GET /api/v1/cloud.registrationStatus': { may: kAdmin },
  'GET /api/v1/pw.getPolicy': {},
  'GET /api/v1/confab.auditLog': { may: kAdmin },
  'GET /api/v1/confab.jobs': { may: kAdmin },
  'GET /api/v1/confab.jobs.kinds': { may: kAdmin },
  'POST /api/v1/confab.jobs.retry': { params: storedJob('cancelled'), may: kAdmin },
  'POST /api/v1/confab.jobs.cancel': { params: storedJob('waiting'), may: kAdmin },
  'POST /api/v1/confab.testStorage': { may: kAdmin },
  'GET /api/v1/confab.storage': { may: kAdmin },
  'GET /api/v1/confab.storage.rooms': { may: kAdmin },
  'GET /api/v1/confab.storage.people': { may: kAdmin },
  'POST /api/v1/confab.migrateStorage': { params: () => ({ to: 'FileSystem' }), may: kAdmin },
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

async function inviteOf(scene: Scene): Promise<string> {
  const made: Loose = await scene.people.owner.post('findOrCreateInvite', { rid: (await scene.group())._id, days: 1, maxUses: 0 });
  return made._id;
}

/** A form with a picture of the workspace. */
function aDrawing(assetName: string): FormData {
  const form = new FormData();
  form.set('assetName', assetName);
  form.set('asset', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }), 'a.svg');
  return form;
}

async function ownStatus(scene: Scene): Promise<string> {
  const made: Loose = await scene.people.admin.post('custom-user-status.create', { name: unique('status'), statusType: 'away' });
  return made.customUserStatus._id;
}

async function ownEmoji(scene: Scene): Promise<string> {
  return scene.people.admin.call('insertOrUpdateEmoji', { name: unique('sign'), aliases: '', extension: 'png' });
}

async function nameOfEmoji(scene: Scene): Promise<string> {
  const name = unique('sign');
  await scene.people.admin.call('insertOrUpdateEmoji', { name, aliases: '', extension: 'png' });
  return name;
}

async function ownSound(scene: Scene): Promise<string> {
  return scene.people.admin.call('insertOrUpdateSound', { name: unique('sound'), extension: 'mp3' });
}

async function ownLogin(_: Scene, __: CallerName, as: User | undefined): Promise<Loose> {
  return { sessionId: as ? ((await as.get('sessions/list')) as Loose).sessions[0].sessionId : 'nobodys' };
}

const webhook = (): Loose => ({ type: 'webhook-incoming', name: unique('hook'), enabled: true, username: 'rocket.cat', channel: '#general', scriptEnabled: false });
const telling = (): Loose => ({ ...webhook(), type: 'webhook-outgoing', event: 'sendMessage', urls: ['http://127.0.0.1:1/'], triggerWords: [unique('word')] });
async function webhookOf(scene: Scene, wanted: Loose = webhook()): Promise<string> {
  return ((await scene.people.admin.post('integrations.create', wanted)) as Loose).integration._id;
}

async function ofDevice(scene: Scene, caller: CallerName): Promise<Loose> {
  const token = unique('device');
  if ((kWithAccount as readonly string[]).includes(caller)) {
    await scene.people[caller as 'member'].post('push.token', { type: 'gcm', value: token, appName: 'chat' });
  }
  return { token };
}

async function someLogin(scene: Scene): Promise<Loose> {
  return ownLogin(scene, 'member', await scene.fresh());
}

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
  ...teams,
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
const toBlock = async (scene: Scene, caller: CallerName) => {
  const { owner, member } = scene.people;
  return [{ rid: (await scene.direct())._id, blocked: caller === 'owner' ? member.id : owner.id }];
};
const sent = async (scene: Scene) => {
  const made = await scene.group();
  return { made, message: await scene.message(made) };
};

export const kMethods: Record<string, Row> = {
  addIncomingIntegration: { params: () => [webhook()], may: kAdmin },
  updateIncomingIntegration: { params: async (s) => [await webhookOf(s), webhook()], may: kAdmin },
  deleteIncomingIntegration: { params: async (s) => [await webhookOf(s)], may: kAdmin },
  addOutgoingIntegration: { params: () => [telling()], may: kAdmin },
  updateOutgoingIntegration: { params: async (s) => [await webhookOf(s, telling()), telling()], may: kAdmin },
  deleteOutgoingIntegration: { params: async (s) => [await webhookOf(s, telling())], may: kAdmin },
  clearIntegrationHistory: { params: async (s) => [await webhookOf(s, telling())], may: kAdmin },
  replayOutgoingIntegration: { params: async (s) => [{ integrationId: await webhookOf(s, telling()), historyId: 'none' }], may: kNobody },
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
  'permissions/get': { may: kWithAccount },
  getUserRoles: {},
  requestDataDownload: { params: () => [{ fullExport: false }] },
  'authorization:addPermissionToRole': { params: () => ['mail-messages', 'bot'], may: kAdmin },
  'authorization:removeRoleFromPermission': { params: () => ['mail-messages', 'bot'], may: kAdmin },
  'authorization:addUserToRole': { params: async (s) => ['bot', (await s.fresh()).username], may: kAdmin },
  'authorization:removeUserFromRole': { params: async (s) => ['bot', (await s.chat.user('fresh', { roles: ['user', 'bot'] })).username], may: kAdmin },
  'personalAccessTokens:generateToken': { params: () => [{ tokenName: unique('token'), bypassTwoFactor: false }], may: kNotGuest },
  'personalAccessTokens:regenerateToken': { params: async (s, caller) => [await ofToken(s, caller)], may: kNotGuest },
  'personalAccessTokens:removeToken': { params: async (s, caller) => [await ofToken(s, caller)], may: kNotGuest },
  'raix:push-update': { params: () => [{ token: { gcm: unique('device') }, appName: 'chat' }], may: kWithAccount },
  push_test: { may: kNobody },
  'raix:push-setuser': { params: () => [unique('device')], may: kWithAccount },
  '2fa:enable': { as: anew },
  '2fa:validateTempToken': { params: async (...of) => [await offered(...of)], as: anew },
  '2fa:disable': { params: async (...of) => [await backup(...of)], as: anew },
  '2fa:regenerateCodes': { params: async (...of) => [await backup(...of)], as: anew },
  '2fa:checkCodesRemaining': { as: enrolled },
  getUsernameSuggestion: {},
  getStatistics: { may: kAdmin },
  OEmbedCacheCleanup: { may: kAdmin },
  auditGetMessages: { params: async (s) => [{ rid: (await s.group())._id, startDate: new Date(0), endDate: new Date() }], may: kAdmin },
  auditGetAuditions: { params: () => [{ startDate: new Date(0), endDate: new Date() }], may: kAdmin },
  'license:getModules': {},
  'license:isEnterprise': {},
  'license:hasLicense': { params: () => ['custom-roles'] },
  'license:getTags': {},
  listCustomSounds: {},
  listEmojiCustom: {},
  getSetupWizardParameters: {},
  getPasswordPolicy: {},
  logoutCleanUp: {},
  'cloud:checkRegisterStatus': { may: kAdmin },
  setUsername: { params: () => [unique('renamed')], as: anew },
  setRealName: { params: () => ['Somebody Else'], as: anew },
  // It asks for the password, which the method does not carry.
  setEmail: { params: () => [`${unique('new')}@example.test`], may: kNobody },
  saveUserProfile: { params: () => [{ bio: 'x' }, {}], as: anew },
  saveCustomFields: { params: () => [{ shoe: 'size' }], as: anew },
  'banner/dismiss': { params: () => [{ id: 'x' }], may: kNobody },
  userSetUtcOffset: { params: () => [1] },
  checkUsernameAvailability: { params: () => [unique('free')] },
  getUserStatusText: { params: (s) => [s.people.other.id] },
  removeOtherTokens: { as: anew },
  logoutOtherClients: { as: anew },
  insertOrUpdateUser: { params: () => [{ ...account(), password }], may: kAdmin },
  deleteUser: { params: async (s) => [(await s.fresh()).id], may: kAdmin },
  // Off as shipped.
  deleteUserOwnAccount: { params: () => ['x'], may: kNobody },
  listCustomUserStatus: {},
  insertOrUpdateUserStatus: { params: () => [{ name: unique('status'), statusType: 'busy' }], may: kAdmin },
  deleteCustomUserStatus: { params: async (s) => [await ownStatus(s)], may: kAdmin },
  setAsset: { params: () => [{ $binary: btoa('<svg xmlns="http://www.w3.org/2000/svg"/>') }, 'image/svg+xml', 'safari_pinned'], may: kAdmin },
  unsetAsset: { params: () => ['tile_70'], may: kAdmin },
  refreshClients: { may: kAdmin },
  setAvatarFromService: { params: async (s) => ['', '', 'initials', (await s.fresh()).id], may: kAdmin },
  resetAvatar: { params: async (s) => [(await s.fresh()).id], may: kAdmin },
  getAvatarSuggestion: {},
  insertOrUpdateEmoji: { params: () => [{ name: unique('sign'), aliases: '', extension: 'png' }], may: kAdmin },
  // What it carries is no picture.
  uploadEmojiCustom: { params: async (s) => ['x', 'image/png', { name: await nameOfEmoji(s) }], may: kNobody },
  deleteEmojiCustom: { params: async (s) => [await ownEmoji(s)], may: kAdmin },
  insertOrUpdateSound: { params: () => [{ name: unique('sound'), extension: 'mp3' }], may: kAdmin },
  uploadCustomSound: { params: async (s) => ['x', 'audio/mp3', { _id: await ownSound(s) }], may: kAdmin },
  deleteCustomSound: { params: async (s) => [await ownSound(s)], may: kAdmin },
  slashCommand: { params: async (s) => [{ cmd: 'help', params: '', msg: { rid: (await s.group())._id } }], may: kInside },
  getSlashCommandPreviews: { params: async (s) => [{ cmd: 'topic', params: '', msg: { rid: (await s.group())._id } }], may: kNobody },
  executeSlashCommandPreview: { params: async (s) => [{ cmd: 'topic', params: '', msg: { rid: (await s.group())._id } }, {}], may: kNobody },
  setAdminStatus: { params: async (s) => [(await s.fresh()).id, true], may: kAdmin },
  'authorization:deleteRole': { params: async (s) => [await ownRole(s)], may: kAdmin },
  createToken: { params: (s) => [s.people.other.id], may: kAdmin },
  checkRegistrationSecretURL: { params: () => ['x'] },
  roomNameExists: { params: () => ['general'] },
  getTotalChannels: {},
  getRoomJoinCode: { params: rid('channel'), may: kAdmin },
  addAllUserToRoom: { params: rid('channel'), may: kAdmin },
  joinDefaultChannels: { as: anew },
  blockUser: { params: (s, caller) => toBlock(s, caller), may: kOfDirect },
  unblockUser: { params: (s, caller) => toBlock(s, caller), may: kOfDirect },
  getChannelHistory: { params: async (s) => [{ rid: (await s.group())._id }], may: kInside },
  getUserMentionsByChannel: { params: async (s) => [{ roomId: (await s.group())._id, options: {} }], may: kInside },
  setUserActiveStatus: { params: async (s) => [(await s.fresh()).id, false], may: kAdmin },
  sendMessage: { params: async (s) => [{ _id: randomId(), rid: (await s.group())._id, msg: 'x' }], may: kInside },
  updateMessage: {
    params: async (s) => {
      const { made, message } = await sent(s);
      return [{ _id: message._id, rid: made._id, msg: 'y' }];
    },
    may: kModerators,
  },
  sendFileMessage: {
    // False for those who are not in the room.
    params: async (s) => {
      const { rid, fileId } = await broughtByMember(s);
      return [rid, '', { _id: fileId, name: 'x', type: 'text/plain', size: 1 }];
    },
    may: ['member', 'guest', 'stranger', 'admin'],
  },
  deleteFileMessage: { params: async (s) => [(await sendFile(s.people.owner, await s.group())).file._id], may: kModerators },
  getS3FileUrl: { params: async (s) => [(await sendFile(s.people.owner, await s.group())).file._id], may: kInside },
  deleteMessage: { params: async (s) => [{ _id: (await sent(s)).message._id }], may: kModerators },
  cleanRoomHistory: { params: async (s) => [{ roomId: (await s.group())._id, oldest: new Date(0), latest: new Date() }], may: kAdmin },
  setReaction: { params: async (s) => [':smile:', (await sent(s)).message._id], may: kInside },
  starMessage: { params: async (s) => [{ _id: (await sent(s)).message._id, starred: true }], may: kInside },
  pinMessage: { params: async (s) => [{ _id: (await sent(s)).message._id }], may: kModerators },
  unpinMessage: { params: async (s) => [{ _id: (await sent(s)).message._id }], may: kModerators },
  reportMessage: { params: async (s) => [(await sent(s)).message._id, 'rude'], may: kInside },
  ignoreUser: { params: async (s) => [{ rid: (await s.group())._id, userId: s.people.owner.id }], may: kInside },
  createChannel: { params: () => [unique('made'), []], may: kNotGuest },
  createPrivateGroup: { params: () => [unique('made'), []], may: kNotGuest },
  createDirectMessage: { params: (s) => [s.people.other.username], may: kNotGuest },
  createDiscussion: { params: async (s) => [{ prid: (await s.group())._id, t_name: 'talk', users: [] }], may: kInside },
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
  'e2e.fetchMyKeys': {},
  'e2e.setUserPublicAndPrivateKeys': { params: () => [{ public_key: 'open', private_key: 'closed', force: true }] },
  'e2e.requestSubscriptionKeys': {},
  'e2e.resetOwnE2EKey': { as: anew },
  'e2e.getUsersOfRoomWithoutKey': { params: rid('group'), may: kInside },
  'e2e.setRoomKeyID': { params: rid('group', 'k1'), may: kInside },
  'e2e.updateGroupKey': { params: rid('group', 'nobody', 'k'), may: kNobody },
  saveRoomSettings: { params: rid('group', { roomTopic: 'x' }), may: kModeratorsAndAdmin },
  saveAudioNotificationValue: { params: rid('group', 'chime'), may: kInside },
  saveNotificationSettings: { params: rid('group', 'desktopNotifications', 'all'), may: kInside },
  loadHistory: { params: rid('group'), may: kInside },
  // False for a room that is out of reach.
  loadMissedMessages: { params: rid('group', new Date(0)) },
  loadNextMessages: { params: rid('group', new Date(0)), may: kInside },
  loadSurroundingMessages: {
    params: async (s) => {
      const { made, message } = await sent(s);
      return [{ _id: message._id, rid: made._id }];
    },
    may: kInside,
  },
  'messages/get': { params: rid('group', { lastUpdate: new Date(0) }), may: kInside },
  getReadReceipts: { params: async (s) => [{ messageId: (await sent(s)).message._id }], may: kInside },
  getSingleMessage: { params: async (s) => [(await sent(s)).message._id], may: kInside },
  followMessage: { params: async (s) => [{ mid: (await sent(s)).message._id }], may: kInside },
  unfollowMessage: { params: async (s) => [{ mid: (await sent(s)).message._id }], may: kInside },
  readThreads: { params: async (s) => [(await sent(s)).message._id], may: kInside },
  // What is out of reach is an empty thread.
  getThreadMessages: { params: async (s) => [{ tmid: (await sent(s)).message._id }] },
  getThreadsList: { params: async (s) => [{ rid: (await s.group())._id }], may: kInside },
  // What is out of reach is left out.
  getMessages: { params: async (s) => [[(await sent(s)).message._id]] },
  'rooms/get': { may: kWithAccount },
  'subscriptions/get': { may: kWithAccount },
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
  // Of a room that is out of reach there is no result.
  messageSearch: { params: async (s) => ['x', (await s.group())._id] },
  'rocketchatSearch.search': { params: async (s) => ['x', { rid: (await s.group())._id }, {}], may: kInside },
  'rocketchatSearch.suggest': { params: () => ['x', {}, {}] },
  'rocketchatSearch.getProvider': {},
  browseChannels: { params: () => [{ type: 'channels', text: '' }], may: kNotGuest },
  channelsList: { params: () => ['', 'public'] },
};
