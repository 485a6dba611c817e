// For every use case that publishes events: old state + events = fresh fetch, and old state + sync = fresh fetch, for the
// one who acts, for a member who watches, and for a member who has the room closed.

import type { Chat, Room, User } from '../harness/chat.ts';
import { familyOf } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { kText, sendFile } from '../harness/files.ts';
import { unique } from '../harness/ids.ts';
import { Mirror } from '../harness/mirror.ts';
import { test } from '../harness/test.ts';

interface Scene {
  chat: Chat;
  admin: User;
  /** Owns both rooms. */
  ann: User;
  /** A member of both, and in a direct message with ann. */
  ben: User;
  /** In none of them. */
  cleo: User;
  channel: Room;
  group: Room;
  direct: Room;
  /** In the channel: one by ann that is read by ben, one by ben, one by ann that ben has not read and that names him. */
  read: Loose;
  his: Loose;
  unread: Loose;
}

interface UseCase {
  name: string;
  run: (scene: Scene) => Promise<unknown>;
  /** Paths that may differ, with the reason beside them. */
  except?: RegExp;
  /** Puts back what would be in the way of other tests. */
  undo?: (scene: Scene) => Promise<unknown>;
}

async function scene(chat: Chat): Promise<Scene> {
  const [admin, ann, ben, cleo] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben'), chat.user('cleo')]);
  const channel = await chat.channel({ members: [ann, ben] });
  const group = await chat.group({ members: [ann, ben] });
  const direct = await ann.direct(ben);
  const read = await ann.send(channel, 'read already');
  const his = await ben.send(channel, 'by ben');
  await ben.post('subscriptions.read', { rid: channel._id });
  const unread = await ann.send(channel, `not yet read, @${ben.username}`);
  await ann.send(direct, 'hello ben');
  return { chat, admin, ann, ben, cleo, channel, group, direct, read, his, unread };
}

const inBoth = (name: string, run: (scene: Scene, room: Room, family: 'channels' | 'groups' | 'im') => Promise<unknown>): UseCase[] =>
  (['channel', 'group'] as const).map((kind) => ({ name: `${name} (${kind})`, run: (s) => run(s, s[kind], familyOf(s[kind])) }));

// A client knows a new name from Users:NameChanged. Whatever shows the name counts as changed, which moves its time alone.
const kTimes = /^(subscriptions\.\w+|rooms\.\w+(\.lastMessage)?|messages\.\w+\.\w+)\._updatedAt/;

const kEverything = { oldest: new Date(0).toISOString(), latest: new Date(Date.now() + 86_400_000).toISOString() };
// That everybody has read is one event for many messages, whose times it does not tell.
const kReceipts = /^messages\.\w+\.\w+\._updatedAt/;

const switched = (id: string, value: boolean) => (s: Scene) => s.admin.post(`settings/${id}`, { value });
/** A private room is encrypted, and its key comes from ann to ben. */
const encrypt = async (s: Scene) => {
  const { ann, ben, group } = s;
  const rid = group._id;
  await switched('E2E_Enable', true)(s);
  await ann.post('groups.setEncrypted', { roomId: rid, encrypted: true });
  for (const who of [ann, ben]) await who.post('e2e.setUserPublicAndPrivateKeys', { public_key: 'open', private_key: 'closed', force: true });
  await ann.post('e2e.setRoomKeyID', { rid, keyID: 'k1' });
  await ann.post('e2e.updateGroupKey', { rid, uid: ann.id, key: 'for ann' });
  await ben.post('e2e.requestSubscriptionKeys');
  await ann.post('e2e.provideUsersSuggestedGroupKeys', { usersSuggestedGroupKeys: { [rid]: [{ _id: ben.id, key: 'for ben' }] } } as Loose);
  return rid;
};

const kUseCases: UseCase[] = [
  {
    name: 'an encrypted room and a message in it',
    run: async (s) => {
      const rid = await encrypt(s);
      await s.ben.post('e2e.acceptSuggestedGroupKey', { rid });
      await s.ann.send(rid, '', { t: 'e2e', e2e: 'pending', content: { algorithm: 'rc.v1.aes-sha2', ciphertext: 'x' } });
    },
    undo: switched('E2E_Enable', false),
  },
  {
    name: 'a key is rejected, and the room gets another one',
    run: async (s) => {
      const rid = await encrypt(s);
      await s.ben.post('e2e.rejectSuggestedGroupKey', { rid });
      await s.ann.post('e2e.resetRoomKey', { rid, e2eKey: 'new for ann', e2eKeyId: 'k2' });
      await s.ann.post('groups.setEncrypted', { roomId: rid, encrypted: false });
    },
    undo: switched('E2E_Enable', false),
  },
  ...inBoth('send', ({ ann }, room) => ann.send(room, 'hello')),
  { name: 'send to a direct message', run: ({ ann, direct }) => ann.send(direct, 'psst') },
  { name: 'send with a mention', run: ({ ann, ben, channel }) => ann.send(channel, `@${ben.username} look`) },
  { name: 'send with @all', run: ({ ann, channel }) => ann.send(channel, '@all look') },
  { name: 'send with @here', run: ({ ann, channel }) => ann.send(channel, '@here look') },
  { name: 'the reader writes', run: ({ ben, channel }) => ben.send(channel, 'answer') },
  { name: 'send many', run: ({ ann, channel }) => Promise.all(Array.from({ length: 20 }, (_, i) => ann.send(channel, `${i}`))) },
  { name: 'send a file', run: ({ ann, channel }) => sendFile(ann, channel, kText, { msg: 'look', description: 'here' }) },
  {
    name: 'files are taken from a room',
    run: async ({ admin, ann, channel }) => {
      await sendFile(ann, channel);
      await ann.send(channel, 'between');
      await sendFile(ann, channel);
      await admin.post('rooms.cleanHistory', { roomId: channel._id, ...kEverything, filesOnly: true });
    },
  },
  { name: 'edit', run: ({ ann, channel, read }) => ann.post('chat.update', { roomId: channel._id, msgId: read._id, text: 'edited' }) },
  { name: 'edit the newest message', run: ({ ann, channel, unread }) => ann.post('chat.update', { roomId: channel._id, msgId: unread._id, text: 'edited' }) },
  {
    name: 'edit adds a mention to an unread message',
    run: async ({ ann, ben, channel }) => {
      const message = await ann.send(channel, 'hm');
      await ann.post('chat.update', { roomId: channel._id, msgId: message._id, text: `hm, @${ben.username}` });
    },
  },
  { name: 'delete a read message', run: ({ ann, channel, read }) => ann.post('chat.delete', { roomId: channel._id, msgId: read._id }) },
  { name: 'delete an unread message that mentions', run: ({ ann, channel, unread }) => ann.post('chat.delete', { roomId: channel._id, msgId: unread._id }) },
  {
    name: 'delete everything',
    run: async ({ ann, ben, channel, read, his, unread }) => {
      await ann.post('chat.delete', { roomId: channel._id, msgId: read._id });
      await ben.post('chat.delete', { roomId: channel._id, msgId: his._id });
      await ann.post('chat.delete', { roomId: channel._id, msgId: unread._id });
    },
  },
  { name: 'clean a room', run: ({ admin, channel }) => admin.post('rooms.cleanHistory', { roomId: channel._id, ...kEverything }) },
  {
    name: 'clean a room of what one has written, threads and pins included',
    run: async ({ admin, ann, ben, channel, read, his, unread }) => {
      await ann.post('chat.pinMessage', { messageId: read._id });
      await ann.send(channel, `@${ben.username}: one`, { tmid: his._id });
      await ben.send(channel, 'two', { tmid: unread._id, tshow: true });
      await admin.post('rooms.cleanHistory', { roomId: channel._id, ...kEverything, users: [ann.username] });
    },
  },
  { name: 'clean a room by the method', run: ({ admin, group }) => admin.call('cleanRoomHistory', { roomId: group._id, oldest: new Date(0), latest: new Date(Date.now() + 60_000) }) },
  {
    name: 'retention of a room',
    run: ({ admin, channel }) => admin.post('rooms.saveRoomSettings', { rid: channel._id, retentionEnabled: true, retentionOverrideGlobal: true, retentionMaxAge: 30 }),
  },
  { name: 'react', run: ({ ann, read }) => ann.post('chat.react', { messageId: read._id, emoji: ':tada:' }) },
  { name: 'react to the newest message', run: ({ ben, unread }) => ben.post('chat.react', { messageId: unread._id, emoji: ':tada:' }) },
  {
    name: 'react and take it back',
    run: async ({ ann, ben, read }) => {
      await ann.post('chat.react', { messageId: read._id, emoji: ':tada:' });
      await ben.post('chat.react', { messageId: read._id, emoji: ':smile:' });
      await ann.post('chat.react', { messageId: read._id, emoji: ':tada:', shouldReact: false });
    },
  },
  { name: 'star', run: ({ ben, read }) => ben.post('chat.starMessage', { messageId: read._id }) },
  {
    name: 'star and take it back',
    run: async ({ ann, ben, read }) => {
      await ann.post('chat.starMessage', { messageId: read._id });
      await ben.post('chat.starMessage', { messageId: read._id });
      await ben.post('chat.unStarMessage', { messageId: read._id });
    },
  },
  { name: 'pin', run: ({ ann, read }) => ann.post('chat.pinMessage', { messageId: read._id }) },
  {
    name: 'pin and take it back',
    run: async ({ ann, read }) => {
      await ann.post('chat.pinMessage', { messageId: read._id });
      await ann.post('chat.unPinMessage', { messageId: read._id });
    },
  },
  { name: 'reply in a thread', run: ({ ben, channel, read }) => ben.send(channel, 'an answer', { tmid: read._id }) },
  { name: 'reply that names the reader', run: ({ ann, ben, channel, his }) => ann.send(channel, `@${ben.username}: here`, { tmid: his._id }) },
  { name: 'reply that shows in the room', run: ({ ann, channel, his }) => ann.send(channel, 'in both', { tmid: his._id, tshow: true }) },
  { name: 'reply in a direct message', run: async ({ ann, ben, direct }) => ann.send(direct, 'an answer', { tmid: (await ben.send(direct, 'hm'))._id }) },
  {
    name: 'delete a reply, and the last one',
    run: async ({ ann, channel, his }) => {
      const one = await ann.send(channel, 'one', { tmid: his._id });
      const two = await ann.send(channel, 'two', { tmid: his._id });
      await ann.post('chat.delete', { roomId: channel._id, msgId: two._id });
      await ann.post('chat.delete', { roomId: channel._id, msgId: one._id });
    },
  },
  {
    name: "delete a thread's first message",
    run: async ({ ann, ben, channel, his }) => {
      await ann.send(channel, 'one', { tmid: his._id });
      await ann.send(channel, 'two', { tmid: his._id, tshow: true });
      await ben.post('chat.delete', { roomId: channel._id, msgId: his._id });
    },
  },
  { name: 'follow a thread', run: ({ ben, read }) => ben.post('chat.followMessage', { mid: read._id }) },
  {
    name: 'follow no more what is unread',
    run: async ({ ann, ben, channel, his }) => {
      await ann.send(channel, 'one', { tmid: his._id });
      await ben.post('chat.unfollowMessage', { mid: his._id });
    },
  },
  {
    name: 'read a thread',
    run: async ({ ann, ben, channel, his }) => {
      await ann.send(channel, 'one', { tmid: his._id });
      await ben.call('readThreads', his._id);
    },
  },
  {
    name: 'read a room with its threads',
    run: async ({ ann, ben, channel, his }) => {
      await ann.send(channel, 'one', { tmid: his._id });
      await ben.post('subscriptions.read', { rid: channel._id, readThreads: true });
    },
  },
  { name: 'read', run: ({ ben, channel }) => ben.post('subscriptions.read', { rid: channel._id }) },
  { name: 'mark unread from a message', run: ({ ben, read }) => ben.post('subscriptions.unread', { firstUnreadMessage: { _id: read._id } }) },
  { name: 'mark unread', run: ({ ben, direct }) => ben.post('subscriptions.unread', { roomId: direct._id }) },
  { name: 'ignore somebody', run: ({ ann, ben, channel }) => ben.get('chat.ignoreUser', { rid: channel._id, userId: ann.id }) },
  {
    name: 'a reported message is deleted',
    run: async ({ admin, ann, ben, read }) => {
      await ben.post('chat.reportMessage', { messageId: read._id, description: 'rude' });
      await admin.post('moderation.user.deleteReportedMessages', { userId: ann.id });
    },
  },
  { name: 'favourite', run: ({ ben, channel }) => ben.post('rooms.favorite', { roomId: channel._id, favorite: true }) },
  {
    name: 'block and unblock',
    run: async ({ ann, ben, direct }) => {
      await ann.call('blockUser', { rid: direct._id, blocked: ben.id });
      await ann.call('unblockUser', { rid: direct._id, blocked: ben.id });
      await ben.call('blockUser', { rid: direct._id, blocked: ann.id });
    },
  },
  {
    name: 'join by an invite',
    run: async ({ ann, cleo, group }) => {
      const { _id: token }: Loose = await ann.post('findOrCreateInvite', { rid: group._id, days: 1, maxUses: 0 });
      await cleo.post('useInviteToken', { token });
    },
  },
  ...inBoth('ban and unban', async ({ ann, ben }, room) => {
    await ann.post('rooms.banUser', { roomId: room._id, userId: ben.id });
    await ann.post('rooms.unbanUser', { roomId: room._id, userId: ben.id });
  }),
  { name: 'a command sets the topic', run: ({ ann, channel }) => ann.post('commands.run', { command: 'topic', roomId: channel._id, params: 'new' }) },
  { name: 'join the default channels', run: ({ ben }) => ben.call('joinDefaultChannels', false) },
  ...inBoth('hide', ({ ben }, room, family) => ben.post(`${family}.close`, { roomId: room._id })),
  {
    name: 'hide and open again',
    run: async ({ ben, direct }) => {
      await ben.post('im.close', { roomId: direct._id });
      await ben.post('im.open', { roomId: direct._id });
    },
  },
  {
    name: 'a message to a hidden direct message',
    run: async ({ ann, ben, direct }) => {
      await ben.post('im.close', { roomId: direct._id });
      await ann.send(direct, 'knock knock');
    },
  },
  { name: 'create a channel with members', run: ({ ann, ben }) => ann.post('channels.create', { name: unique('made'), members: [ben.username] }) },
  { name: 'create a group with members', run: ({ ann, ben }) => ann.post('groups.create', { name: unique('made'), members: [ben.username] }) },
  {
    name: 'create a direct message and write',
    run: async ({ cleo, ben }) => cleo.send(await cleo.direct(ben), 'we have not met'),
  },
  { name: 'create a direct message of three', run: ({ ann, ben, cleo }) => cleo.direct(ann, ben) },
  ...inBoth('invite', ({ ann, cleo }, room, family) => ann.post(`${family}.invite`, { roomId: room._id, userId: cleo.id })),
  {
    name: 'be invited',
    run: async ({ cleo, ben }) => {
      const made: Loose = await cleo.post('groups.create', { name: unique('hers') });
      await cleo.send(made.group, 'before ben');
      await cleo.post('groups.invite', { roomId: made.group._id, userId: ben.id });
    },
  },
  { name: 'somebody joins', run: ({ cleo, channel }) => cleo.post('channels.join', { roomId: channel._id }) },
  {
    name: 'join',
    run: async ({ cleo, ben }) => {
      const made: Loose = await cleo.post('channels.create', { name: unique('hers') });
      await ben.post('channels.join', { roomId: made.channel._id });
    },
  },
  ...inBoth('leave', ({ ben }, room, family) => ben.post(`${family}.leave`, { roomId: room._id })),
  ...inBoth('kick', ({ ann, ben }, room, family) => ann.post(`${family}.kick`, { roomId: room._id, userId: ben.id })),
  {
    name: 'leave and come back',
    run: async ({ ann, ben, channel }) => {
      await ben.post('channels.leave', { roomId: channel._id });
      await ann.send(channel, 'while away');
      await ben.post('channels.join', { roomId: channel._id });
    },
  },
  ...inBoth('rename', ({ ann }, room, family) => ann.post(`${family}.rename`, { roomId: room._id, name: unique('renamed') })),
  ...inBoth('topic', ({ ann }, room, family) => ann.post(`${family}.setTopic`, { roomId: room._id, topic: 'new topic' })),
  ...inBoth('description', ({ ann }, room, family) => ann.post(`${family}.setDescription`, { roomId: room._id, description: 'new description' })),
  ...inBoth('announcement', ({ ann }, room, family) => ann.post(`${family}.setAnnouncement`, { roomId: room._id, announcement: 'new announcement' })),
  ...inBoth('read only', ({ ann }, room, family) => ann.post(`${family}.setReadOnly`, { roomId: room._id, readOnly: true })),
  ...inBoth('archive', ({ ann }, room, family) => ann.post(`${family}.archive`, { roomId: room._id })),
  {
    name: 'archive and unarchive',
    run: async ({ admin, ann, channel }) => {
      await ann.post('channels.archive', { roomId: channel._id });
      await admin.post('channels.unarchive', { roomId: channel._id });
    },
  },
  ...inBoth('delete the room', ({ ann }, room, family) => ann.post(`${family}.delete`, { roomId: room._id })),
  ...inBoth('make a moderator', ({ ann, ben }, room, family) => ann.post(`${family}.addModerator`, { roomId: room._id, userId: ben.id })),
  ...inBoth('make an owner', ({ ann, ben }, room, family) => ann.post(`${family}.addOwner`, { roomId: room._id, userId: ben.id })),
  {
    name: 'take a role in the room',
    run: async ({ ann, ben, channel }) => {
      await ann.post('channels.addLeader', { roomId: channel._id, userId: ben.id });
      await ann.post('channels.removeLeader', { roomId: channel._id, userId: ben.id });
    },
  },
  {
    name: 'a role in the workspace is given and taken',
    run: async ({ admin, ben }) => {
      await admin.post('roles.addUserToRole', { roleName: 'bot', username: ben.username });
      await admin.post('roles.addUserToRole', { roleName: 'guest', username: ben.username });
      await admin.post('roles.removeUserFromRole', { roleName: 'bot', username: ben.username });
    },
  },
  ...(
    [
      ['a discussion is made', () => undefined],
      ['somebody writes in a discussion', ({ ben }, made) => ben.send(made, 'in it')],
      ['a message of a discussion is deleted', async ({ ben }, made) => {
        const sent = await ben.send(made, 'in it');
        await ben.post('chat.delete', { roomId: made._id, msgId: sent._id });
      }],
      ['somebody joins a discussion', ({ cleo }, made) => cleo.post('rooms.join', { roomId: made._id })],
      ['somebody leaves a discussion', ({ ben }, made) => ben.post('rooms.leave', { roomId: made._id })],
      ['a discussion is renamed', ({ ann }, made) => ann.post('rooms.saveRoomSettings', { rid: made._id, roomName: 'Other' })],
      ['a discussion is deleted', ({ ann }, made) => ann.post('rooms.delete', { roomId: made._id })],
      ['the parent of a discussion is deleted', ({ ann, channel }) => ann.post('channels.delete', { roomId: channel._id })],
      ['the announcement of a discussion is deleted', async ({ ann, channel }) => {
        const { messages }: Loose = await ann.get('chat.getDiscussions', { roomId: channel._id });
        await ann.post('chat.delete', { roomId: channel._id, msgId: messages[0]._id });
      }],
    ] as [string, (scene: Scene, made: Room) => unknown][]
  ).map(([name, act]) => ({
    name,
    run: async (s: Scene) => {
      const { discussion }: Loose = await s.ann.post('rooms.createDiscussion', { prid: s.channel._id, t_name: 'Talk', pmid: s.his._id, users: [s.ben.username] });
      await act(s, discussion);
    },
  })),
  ...(
    [
      ['everybody has read, with receipts', async ({ ann, ben, channel }) => {
        await ann.send(channel, 'seen?');
        for (const who of [ann, ben]) await who.post('subscriptions.read', { rid: channel._id });
      }],
      ['the last reader leaves, with receipts', async ({ ann, ben, channel }) => {
        await ann.send(channel, 'seen?');
        await ann.post('subscriptions.read', { rid: channel._id });
        await ben.post('channels.leave', { roomId: channel._id });
      }],
    ] as [string, (scene: Scene) => Promise<unknown>][]
  ).map(([name, run]) => ({
    name,
    except: kReceipts,
    run: async (s: Scene) => {
      await s.admin.post('settings/Message_Read_Receipt_Enabled', { value: true });
      await run(s);
    },
    undo: ({ admin }: Scene) => admin.post('settings/Message_Read_Receipt_Enabled', { value: false }),
  })),
  { name: 'create a team', run: ({ ann, ben }) => ann.post('teams.create', { name: unique('team'), type: 1, members: [ben.id] }) },
  { name: 'a room becomes a team', run: ({ ann, channel }) => ann.post('channels.convertToTeam', { channelId: channel._id }) },
  ...(
    [
        ['a room comes into a team', () => undefined],
        ['a team joins a room by default', ({ ann, channel }) => ann.post('teams.updateRoom', { roomId: channel._id, isDefault: true })],
        ['a room goes out of a team', ({ ann, channel }, teamId) => ann.post('teams.removeRoom', { teamId, roomId: channel._id })],
        ['a team is deleted', ({ ann }, teamId) => ann.post('teams.delete', { teamId })],
        ['a team is deleted with a room', ({ ann, channel }, teamId) => ann.post('teams.delete', { teamId, roomsToRemove: [channel._id] })],
        ['a team is a room again', ({ ann }, teamId) => ann.post('teams.convertToChannel', { teamId })],
        ['a team is renamed and opened', ({ ann }, teamId) => ann.post('teams.update', { teamId, data: { name: unique('other'), type: 0 } })],
        ['leave a team and a room', ({ ben, channel }, teamId) => ben.post('teams.leave', { teamId, rooms: [channel._id] })],
        ['be taken out of a team', ({ ann, ben }, teamId) => ann.post('teams.removeMember', { teamId, userId: ben.id })],
        ['come into a team with a role', ({ ann, cleo }, teamId) => ann.post('teams.addMembers', { teamId, members: [{ userId: cleo.id, roles: ['moderator'] }] })],
        ['a role in a team', ({ ann, ben }, teamId) => ann.post('teams.updateMember', { teamId, member: { userId: ben.id, roles: ['leader'] } })],
    ] as [string, (scene: Scene, teamId: string) => unknown][]
  ).map(([name, act]) => ({
      name,
      run: async (s: Scene) => {
        const { team }: Loose = await s.ann.post('teams.create', { name: unique('team'), type: 1, members: [s.ben.id] });
        await s.ann.post('teams.addRooms', { teamId: team._id, rooms: [s.channel._id] });
        await act(s, team._id);
      },
    })),
  { name: 'somebody changes their name', except: kTimes, run: ({ ann }) => ann.post('users.updateOwnBasicInfo', { data: { name: 'Ann Other' } }) },
  { name: 'somebody changes their username', except: kTimes, run: ({ ann }) => ann.post('users.updateOwnBasicInfo', { data: { username: unique('anna'), currentPassword: ann.digest } }) },
  { name: 'an administrator changes a user', except: kTimes, run: ({ admin, ben }) => admin.post('users.update', { userId: ben.id, data: { name: 'Benjamin', username: unique('benj') } }) },
  { name: 'profile', run: ({ ben }) => ben.post('users.updateOwnBasicInfo', { data: { bio: 'about me', nickname: 'B', statusText: 'hungry' } }) },
  { name: 'preferences', run: ({ ben }) => ben.post('users.setPreferences', { data: { themeAppearence: 'dark', sendOnEnter: 'desktop' } }) },
  { name: 'status', run: ({ ben }) => ben.post('users.setStatus', { status: 'busy', message: 'busy bee' }) },
  {
    name: 'status with an end, and without',
    run: async ({ ben }) => {
      await ben.post('users.setStatus', { status: 'busy', message: 'away', expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
      await ben.post('users.setStatus', { status: 'busy', message: 'here' });
    },
  },
  {
    name: 'a setting',
    run: ({ admin }) => admin.post('settings/Message_GroupingPeriod', { value: 17 }),
    undo: ({ admin }) => admin.post('settings/Message_GroupingPeriod', { value: 300 }),
  },
  {
    name: 'a permission',
    run: ({ admin }) => admin.post('permissions.update', { permissions: [{ _id: 'mention-here', roles: ['admin'] }] }),
    undo: ({ admin }) => admin.post('permissions.update', { permissions: [{ _id: 'mention-here', roles: ['admin', 'owner', 'moderator', 'user'] }] }),
  },
  {
    name: 'a message for later is scheduled, changed and sent',
    run: async ({ ann, channel }) => {
      const later = { rid: channel._id, msg: 'later', sendAt: new Date(Date.now() + 3_600_000).toISOString() };
      const [kept, sent, gone]: Loose[] = await Promise.all([1, 2, 3].map(() => ann.post('confab.scheduledMessages.create', later)));
      await ann.post('confab.scheduledMessages.update', { _id: kept.scheduledMessage._id, msg: 'still later' });
      await ann.post('confab.scheduledMessages.sendNow', { _id: sent.scheduledMessage._id });
      await ann.post('confab.scheduledMessages.delete', { _id: gone.scheduledMessage._id });
    },
  },
  {
    name: 'reminders are made, put off, done and forgotten',
    run: async ({ ann, read }) => {
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      const make = async (): Promise<string> => ((await ann.post('confab.reminders.create', { messageId: read._id, dueAt })) as Loose).reminder._id;
      const [late, done, gone] = await Promise.all([make(), make(), make()]);
      await ann.post('confab.reminders.update', { _id: late, text: 'read it' });
      await ann.post('confab.reminders.snooze', { _id: late, dueAt: new Date(Date.now() + 7_200_000).toISOString() });
      await ann.post('confab.reminders.complete', { _id: done });
      await ann.post('confab.reminders.delete', { _id: gone });
    },
  },
  {
    name: 'drafts are written and given up',
    run: async ({ ann, channel, group, read }) => {
      await ann.post('confab.drafts.save', { rid: channel._id, msg: 'hel' });
      await ann.post('confab.drafts.save', { rid: channel._id, msg: 'hello' });
      await ann.post('confab.drafts.save', { rid: channel._id, tmid: read._id, msg: 'in the thread' });
      await ann.post('confab.drafts.save', { rid: group._id, msg: 'never mind' });
      await ann.post('confab.drafts.delete', { rid: group._id });
    },
  },
  {
    name: 'sections of the sidebar',
    run: async ({ ann, channel, group }) => {
      const make = async (name: string): Promise<string> => ((await ann.post('confab.sidebar.create', { name })) as Loose).section._id;
      const [work, play, gone] = [await make('Work'), await make('Play'), await make('Gone')];
      await ann.post('confab.sidebar.placeRoom', { rid: channel._id, sectionId: work });
      await ann.post('confab.sidebar.placeRoom', { rid: group._id, sectionId: work, index: 0 });
      await ann.post('confab.sidebar.placeRoom', { rid: channel._id, sectionId: play });
      await ann.post('confab.sidebar.update', { _id: play, name: 'Fun', emoji: ':tada:', position: 0 });
      await ann.post('confab.sidebar.delete', { _id: gone });
    },
  },
  {
    name: 'people vote, and the poll is closed',
    run: async ({ ann, ben, channel }) => {
      const { message }: Loose = await ann.post('confab.polls.create', { roomId: channel._id, question: 'Lunch?', options: ['pizza', 'rice'] });
      await ben.post('confab.polls.vote', { messageId: message._id, choices: [1] });
      await ann.post('confab.polls.vote', { messageId: message._id, choices: [0] });
      await ben.post('confab.polls.vote', { messageId: message._id, choices: [] });
      await ann.post('confab.polls.close', { messageId: message._id });
    },
  },
  {
    name: 'messages are moved to another room',
    run: ({ ann, group, read, his, unread }) => ann.post('confab.messages.move', { messageIds: [unread._id, read._id, his._id], roomId: group._id }),
  },
  {
    name: 'a thread is moved to another room, marked and half read',
    run: async ({ ann, ben, channel, group, read }) => {
      await ben.send(channel, 'answer', { tmid: read._id });
      await ann.send(channel, `another, @${ben.username}`, { tmid: read._id });
      await ben.post('chat.react', { messageId: read._id, emoji: 'smile', shouldReact: true });
      await ben.post('chat.starMessage', { messageId: read._id });
      await ann.post('confab.messages.move', { messageIds: [read._id], roomId: group._id });
    },
  },
  {
    name: 'messages are moved into a thread and out of it',
    run: async ({ ann, channel, group, his, unread }) => {
      const first = await ann.send(group, 'here');
      const { messages }: Loose = await ann.post('confab.messages.move', { messageIds: [his._id, unread._id], roomId: group._id, threadId: first._id });
      await ann.post('confab.messages.move', { messageIds: [messages[1]._id], roomId: channel._id });
    },
  },
  {
    name: 'messages are moved into a thread of their own room',
    run: ({ ann, channel, read, unread }) => ann.post('confab.messages.move', { messageIds: [unread._id], roomId: channel._id, threadId: read._id }),
  },
  { name: 'somebody is deactivated', run: ({ admin, cleo }) => admin.post('users.setActiveStatus', { userId: cleo.id, activeStatus: false }) },
];

for (const useCase of kUseCases) {
  test(useCase.name, async ({ chat }) => {
    const now = await scene(chat);
    const rooms = [now.channel, now.group, now.direct];
    const mirrors = [await Mirror.take(now.ann, rooms), await Mirror.take(now.ben, rooms), await Mirror.take(now.cleo, [])];
    try {
      await useCase.run(now);
      for (const mirror of mirrors) {
        if (useCase.name === 'somebody is deactivated' && mirror.user === now.cleo) continue;
        await mirror.eventsEqualFetch(useCase.except);
        await mirror.syncEqualsFetch();
      }
    } finally {
      await useCase.undo?.(now);
    }
  });
}
