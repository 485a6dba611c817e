// For every use case that publishes events: old state + events = fresh fetch, and old state + sync = fresh fetch, for the
// one who acts, for a member who watches, and for a member who has the room closed.

import type { Chat, Room, User } from '../harness/chat.ts';
import { familyOf } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
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

const kUseCases: UseCase[] = [
  ...inBoth('send', ({ ann }, room) => ann.send(room, 'hello')),
  { name: 'send to a direct message', run: ({ ann, direct }) => ann.send(direct, 'psst') },
  { name: 'send with a mention', run: ({ ann, ben, channel }) => ann.send(channel, `@${ben.username} look`) },
  { name: 'send with @all', run: ({ ann, channel }) => ann.send(channel, '@all look') },
  { name: 'send with @here', run: ({ ann, channel }) => ann.send(channel, '@here look') },
  { name: 'the reader writes', run: ({ ben, channel }) => ben.send(channel, 'answer') },
  { name: 'send many', run: ({ ann, channel }) => Promise.all(Array.from({ length: 20 }, (_, i) => ann.send(channel, `${i}`))) },
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
  { name: 'read', run: ({ ben, channel }) => ben.post('subscriptions.read', { rid: channel._id }) },
  { name: 'mark unread from a message', run: ({ ben, read }) => ben.post('subscriptions.unread', { firstUnreadMessage: { _id: read._id } }) },
  { name: 'mark unread', run: ({ ben, direct }) => ben.post('subscriptions.unread', { roomId: direct._id }) },
  { name: 'favourite', run: ({ ben, channel }) => ben.post('rooms.favorite', { roomId: channel._id, favorite: true }) },
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
  { name: 'somebody changes their name', except: kTimes, run: ({ ann }) => ann.post('users.updateOwnBasicInfo', { data: { name: 'Ann Other' } }) },
  { name: 'somebody changes their username', except: kTimes, run: ({ ann }) => ann.post('users.updateOwnBasicInfo', { data: { username: unique('anna'), currentPassword: ann.digest } }) },
  { name: 'an administrator changes a user', except: kTimes, run: ({ admin, ben }) => admin.post('users.update', { userId: ben.id, data: { name: 'Benjamin', username: unique('benj') } }) },
  { name: 'profile', run: ({ ben }) => ben.post('users.updateOwnBasicInfo', { data: { bio: 'about me', nickname: 'B', statusText: 'hungry' } }) },
  { name: 'preferences', run: ({ ben }) => ben.post('users.setPreferences', { data: { themeAppearence: 'dark', sendOnEnter: 'desktop' } }) },
  { name: 'status', run: ({ ben }) => ben.post('users.setStatus', { status: 'busy', message: 'busy bee' }) },
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
