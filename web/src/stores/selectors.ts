import type { PermissionId, Settings } from '../api/schema';
import { paths } from '../routes/paths';
import type { SettingId } from './settings';
import type { Message, Room, RoomType, Status, Subscription, UserRef } from './entities';
import type { State } from './state';

/** What is of the kind that is declared has the declared values. */
const isLike = <T>(value: unknown, declared: T): value is T => typeof value === typeof declared;

/** One public setting; `fallback` where the server does not name it, or names another kind of value. */
export function setting<K extends SettingId>(
  state: Pick<State, 'settings'>,
  id: K,
  fallback: Settings[K],
): Settings[K] {
  const value = state.settings.get(id);
  return isLike(value, fallback) ? value : fallback;
}

export function preference<T>(state: Pick<State, 'me'>, name: string, fallback: T): T {
  const value = state.me?.settings?.preferences?.[name];
  return isLike(value, fallback) ? value : fallback;
}

/** Whether one may do something: in the whole workspace, or in the room `rid` by a role held there. */
export function can(
  state: Pick<State, 'me' | 'permissions' | 'subscriptions'>,
  permission: PermissionId,
  rid?: string,
): boolean {
  const holders = state.permissions.get(permission);
  if (!holders) return false;
  const own = rid === undefined ? undefined : state.subscriptions.get(rid)?.roles;
  return holders.some((role) => state.me?.roles.includes(role) || own?.includes(role));
}

export function personName(user: Pick<UserRef, 'username' | 'name'>, realNames: boolean): string {
  return (realNames && user.name) || user.username;
}

export function roomPath({ t, name, rid }: { t: RoomType; name?: string; rid: string }): string {
  if (t === 'c') return paths.channel(name ?? rid);
  return t === 'p' ? paths.group(name ?? rid) : paths.direct(rid);
}

/** How a room is called. A direct message is called after the others, and so only its subscription knows. */
export function roomTitle(
  room: Pick<Room, 't' | 'name' | 'fname' | 'usernames'> | undefined,
  subscription: Pick<Subscription, 'name' | 'fname' | 't'> | undefined,
  realNames: boolean,
): string {
  if ((subscription?.t ?? room?.t) === 'd') {
    return (realNames && subscription?.fname) || subscription?.name || (room?.usernames ?? []).join(', ');
  }
  return subscription?.fname || room?.fname || subscription?.name || room?.name || '';
}

/** The other person of a two-person direct message; in one's notes to oneself, oneself. */
export function otherUser(room: Pick<Room, 't' | 'uids'> | undefined, me: string): string | undefined {
  if (room?.t !== 'd' || !room.uids || room.uids.length > 2) return undefined;
  return room.uids.find((uid) => uid !== me) ?? room.uids[0];
}

export type WriteBlock = 'not-joined' | 'deactivated' | 'archived' | 'muted' | 'blocked' | 'read-only';

/** Why one cannot write in a room; undefined when one can. */
export function writeBlock(state: State, rid: string): WriteBlock | undefined {
  const room = state.rooms.get(rid);
  const subscription = state.subscriptions.get(rid);
  const username = state.me?.username ?? '';
  if (!subscription) return 'not-joined';
  // A conversation of two is neither archived nor made read-only by anybody: the other's account is deactivated.
  if (subscription.t === 'd' && (room?.ro || subscription.archived)) return 'deactivated';
  if (room?.archived || subscription.archived) return 'archived';
  if (subscription.blocked || subscription.blocker) return 'blocked';
  if (room?.muted?.includes(username)) return 'muted';
  if (room?.ro && !room.unmuted?.includes(username) && !can(state, 'post-readonly', rid)) return 'read-only';
  return undefined;
}

const kMinute = 60_000;

/** `minutes` 0 means without end. */
const within = (message: Message, minutes: number, now: number): boolean =>
  minutes <= 0 || now - message.ts < minutes * kMinute;

export function canEdit(state: State, message: Message, now: number): boolean {
  // What people voted on stays what it was.
  if (message.t || message.private || message.poll || writeBlock(state, message.rid)) return false;
  if (can(state, 'edit-message', message.rid)) return true;
  if (message.u._id !== state.me?._id || !setting(state, 'Message_AllowEditing', true)) return false;
  const limit = setting(state, 'Message_AllowEditing_BlockEditInMinutes', 0);
  return within(message, limit, now) || can(state, 'bypass-time-limit-edit-and-delete', message.rid);
}

export function canDelete(state: State, message: Message, now: number): boolean {
  if ((message.t && message.t !== 'e2e') || message.private) return false;
  if (can(state, 'force-delete-message', message.rid)) return true;
  if (!setting(state, 'Message_AllowDeleting', true)) return false;
  const own = message.u._id === state.me?._id && can(state, 'delete-own-message', message.rid);
  if (!own && !can(state, 'delete-message', message.rid)) return false;
  const limit = setting(state, 'Message_AllowDeleting_BlockDeleteInMinutes', 0);
  return within(message, limit, now) || can(state, 'bypass-time-limit-edit-and-delete', message.rid);
}

/** Whether one may react in a room; in a read-only one only where that is said to be no writing. */
export function canReactIn(state: State, rid: string): boolean {
  const block = writeBlock(state, rid);
  return block === undefined || (block === 'read-only' && (state.rooms.get(rid)?.reactWhenReadOnly ?? false));
}

export const canReact = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined && !own && canReactIn(state, rid);

export const canReply = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined && !own && writeBlock(state, rid) === undefined && setting(state, 'Threads_enabled', true);

export const isUnreadThread = ({ subscriptions }: Pick<State, 'subscriptions'>, { _id, rid }: Message): boolean =>
  subscriptions.get(rid)?.tunread?.includes(_id) ?? false;

/** Counted once for each change of the subscriptions. */
const threads = new WeakMap<State['subscriptions'], number>();

/** In how many threads, over all rooms, there is something new. */
export function unreadThreads({ subscriptions }: Pick<State, 'subscriptions'>): number {
  const known = threads.get(subscriptions);
  if (known !== undefined) return known;
  let count = 0;
  for (const { tunread } of subscriptions.values()) count += tunread?.length ?? 0;
  threads.set(subscriptions, count);
  return count;
}

/** Whether a discussion may be begun in a room, about a message of it or about nothing that was said. */
export function canDiscuss(state: State, rid: string, message?: Message): boolean {
  if (!setting(state, 'Discussion_enabled', true) || writeBlock(state, rid) !== undefined) return false;
  if (state.rooms.get(rid)?.prid !== undefined || message?.t !== undefined || message?.private) return false;
  const own = message === undefined || message.u._id === state.me?._id;
  return can(state, 'start-discussion-other-user', rid) || (own && can(state, 'start-discussion', rid));
}

export const canSeeReceipts = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined &&
  !own &&
  state.subscriptions.has(rid) &&
  setting(state, 'Message_Read_Receipt_Enabled', false) &&
  setting(state, 'Message_Read_Receipt_Store_Users', false);

export const canSeeHistory = (state: State, { editedAt, t, rid }: Message): boolean =>
  editedAt !== undefined &&
  t === undefined &&
  setting(state, 'Message_KeepHistory', false) &&
  can(state, 'view-message-history', rid);

export const canStar = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined && !own && state.subscriptions.has(rid) && setting(state, 'Message_AllowStarring', true);

export const canPin = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined &&
  !own &&
  setting(state, 'Message_AllowPinning', true) &&
  !state.rooms.get(rid)?.archived &&
  can(state, 'pin-message', rid);

/** Whether one may take a message to another place; whether one may put it there is another question. */
export const canMove = (state: State, { t, private: own, rid }: Message): boolean =>
  t === undefined && !own && state.subscriptions.has(rid) && can(state, 'move-messages', rid);

export const isStarred = ({ me }: Pick<State, 'me'>, { starred }: Message): boolean =>
  starred?.some(({ _id }) => _id === me?._id) ?? false;

export const hasReacted = (message: Message, emoji: string, username: string): boolean =>
  message.reactions?.[emoji]?.usernames.includes(username) ?? false;

/**
 * How one is seen oneself. What was fetched while this client was still connecting knows nothing of it: one is here, as
 * one has chosen to be seen.
 */
function ownStatus({ me, connection }: Pick<State, 'me' | 'connection'>): Status {
  const connecting = connection.phase === 'connecting' || connection.phase === 'online';
  if (connecting && me?.statusConnection === 'offline') return me.statusDefault ?? 'online';
  return me?.status ?? 'online';
}

export function statusOf(
  state: Pick<State, 'presence' | 'me' | 'connection'>,
  uid: string | undefined,
): Status | undefined {
  if (uid === undefined) return undefined;
  return uid === state.me?._id ? ownStatus(state) : state.presence.get(uid)?.status;
}

export interface UnreadSummary {
  count: number;
  alert: boolean;
}

/** How many messages wait in a room for its reader, who may not want to see that, or not even who names them. */
export function waiting(subscription: Subscription): { unread: number; mentions: number } {
  const mentions = subscription.hideMentionStatus ? 0 : subscription.userMentions + subscription.groupMentions;
  return { unread: subscription.hideUnreadStatus ? mentions : subscription.unread, mentions };
}

/** How many messages wait, over all rooms on the sidebar; and whether anything at all is new. */
export function unreadSummary(subscriptions: Iterable<Subscription>): UnreadSummary {
  let count = 0;
  let alert = false;
  for (const subscription of subscriptions) {
    if (!subscription.open) continue;
    count += waiting(subscription).unread;
    alert ||= (subscription.alert ?? false) && !subscription.hideUnreadStatus;
  }
  return { count, alert };
}

const summaries = new WeakMap<State['subscriptions'], UnreadSummary>();

/** The same for the state: counted once for each change of the subscriptions, whoever asks and however often. */
export function unreadOf({ subscriptions }: Pick<State, 'subscriptions'>): UnreadSummary {
  const summary = summaries.get(subscriptions) ?? unreadSummary(subscriptions.values());
  summaries.set(subscriptions, summary);
  return summary;
}
