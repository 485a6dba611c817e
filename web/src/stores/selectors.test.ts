import { describe, expect, test } from 'vitest';
import type { Me, Message, Room, Subscription } from './entities';
import {
  can,
  canDelete,
  canEdit,
  otherUser,
  roomTitle,
  statusOf,
  unreadSummary,
  waiting,
  writeBlock,
} from './selectors';
import { kEmptyState, type State } from './state';

const room: Room = { _id: 'r', t: 'c', name: 'general', updatedAt: 1 };
const subscription: Subscription = {
  _id: 's',
  rid: 'r',
  t: 'c',
  name: 'general',
  open: true,
  unread: 0,
  userMentions: 0,
  groupMentions: 0,
  ts: 0,
  updatedAt: 1,
};
interface Changes {
  room?: Partial<Room>;
  subscription?: Partial<Subscription> | null;
  roles?: string[];
  settings?: Record<string, unknown>;
}
const state = (changes: Changes = {}): State => ({
  ...kEmptyState,
  me: { _id: 'me', username: 'ann', roles: changes.roles ?? ['user'] },
  rooms: new Map([['r', { ...room, ...changes.room }]]),
  subscriptions:
    changes.subscription === null ? new Map() : new Map([['r', { ...subscription, ...changes.subscription }]]),
  settings: new Map(Object.entries(changes.settings ?? {})),
  permissions: new Map([
    ['edit-message', ['admin', 'owner']],
    ['delete-message', ['admin', 'owner']],
    ['delete-own-message', ['user', 'admin']],
    ['force-delete-message', ['admin']],
    ['post-readonly', ['owner']],
    ['bypass-time-limit-edit-and-delete', ['bot']],
  ]),
});
const now = 1_000_000_000;
const message = (changes: Partial<Message> = {}): Message => ({
  _id: 'm',
  rid: 'r',
  msg: 'hi',
  u: { _id: 'me', username: 'ann' },
  ts: now - 600_000,
  updatedAt: now,
  ...changes,
});
const others = message({ u: { _id: 'u2', username: 'ben' } });

test('a permission is held by a role in the workspace or in the room', () => {
  expect(can(state(), 'edit-message', 'r')).toBe(false);
  expect(can(state({ roles: ['admin'] }), 'edit-message')).toBe(true);
  expect(can(state({ subscription: { roles: ['owner'] } }), 'edit-message', 'r')).toBe(true);
  expect(can(state({ subscription: { roles: ['owner'] } }), 'edit-message')).toBe(false);
  expect(can(state({ roles: ['admin'] }), 'create-p')).toBe(false);
});

describe('writing', () => {
  test.each<[string, Changes, string | undefined]>([
    ['a stranger', { subscription: null }, 'not-joined'],
    ['an archived room', { room: { archived: true } }, 'archived'],
    ['a muted member', { room: { muted: ['ann'] } }, 'muted'],
    ['a blocked direct message', { subscription: { blocked: true } }, 'blocked'],
    ['a read-only room', { room: { ro: true } }, 'read-only'],
    ['a read-only room in which one is let', { room: { ro: true, unmuted: ['ann'] } }, undefined],
    ["a read-only room of one's own", { room: { ro: true }, subscription: { roles: ['owner'] } }, undefined],
    ['a conversation whose other side is deactivated', { room: { ro: true }, subscription: { t: 'd' } }, 'deactivated'],
    ['the same, told by the subscription first', { subscription: { t: 'd', archived: true } }, 'deactivated'],
    ['an ordinary room', {}, undefined],
  ])('%s', (_what, changes, reason) => {
    expect(writeBlock(state(changes), 'r')).toBe(reason);
  });
});

describe('editing', () => {
  test("one's own within the time, others' by permission, system messages never", () => {
    expect(canEdit(state(), message(), now)).toBe(true);
    expect(canEdit(state(), others, now)).toBe(false);
    expect(canEdit(state({ subscription: { roles: ['owner'] } }), others, now)).toBe(true);
    expect(canEdit(state(), message({ t: 'uj' }), now)).toBe(false);
    expect(canEdit(state({ settings: { Message_AllowEditing: false } }), message(), now)).toBe(false);
    const limited = { Message_AllowEditing_BlockEditInMinutes: 5 };
    expect(canEdit(state({ settings: limited }), message(), now)).toBe(false);
    expect(canEdit(state({ settings: limited }), message({ ts: now - 60_000 }), now)).toBe(true);
    expect(canEdit(state({ settings: limited, roles: ['user', 'bot'] }), message(), now)).toBe(true);
  });
});

describe('deleting', () => {
  test("one's own, others' by permission, by force whatever the settings say", () => {
    expect(canDelete(state(), message(), now)).toBe(true);
    expect(canDelete(state(), others, now)).toBe(false);
    expect(canDelete(state({ subscription: { roles: ['owner'] } }), others, now)).toBe(true);
    const off = { Message_AllowDeleting: false };
    expect(canDelete(state({ settings: off }), message(), now)).toBe(false);
    expect(canDelete(state({ settings: off, roles: ['admin'] }), others, now)).toBe(true);
    expect(canDelete(state({ settings: { Message_AllowDeleting_BlockDeleteInMinutes: 5 } }), message(), now)).toBe(
      false,
    );
  });
});

test('a direct message is called after the other, by real name where the workspace wants that', () => {
  const direct = { ...subscription, t: 'd' as const, name: 'ben', fname: 'Ben Baker' };
  expect(roomTitle({ t: 'd' }, direct, false)).toBe('ben');
  expect(roomTitle({ t: 'd' }, direct, true)).toBe('Ben Baker');
  expect(roomTitle(room, { ...subscription, fname: 'General talk' }, false)).toBe('General talk');
  expect(otherUser({ t: 'd', uids: ['me', 'u2'] }, 'me')).toBe('u2');
  expect(otherUser({ t: 'd', uids: ['me'] }, 'me')).toBe('me');
  expect(otherUser({ t: 'd', uids: ['me', 'u2', 'u3'] }, 'me')).toBeUndefined();
});

test('the tab counts what waits in the rooms on the sidebar', () => {
  const list = [
    { ...subscription, unread: 2, alert: true },
    { ...subscription, unread: 5, open: false },
    { ...subscription, unread: 7, open: false, archived: true },
  ];
  expect(unreadSummary(list)).toEqual({ count: 2, alert: true });
  expect(unreadSummary([{ ...subscription, alert: true }])).toEqual({ count: 0, alert: true });
  expect(unreadSummary([{ ...subscription, alert: true, hideUnreadStatus: true }])).toEqual({ count: 0, alert: false });
});

test('whoever hides what is unread sees mentions alone, and whoever hides these, too, sees nothing', () => {
  const all = { ...subscription, unread: 3, groupMentions: 1, userMentions: 1, alert: true };
  expect(waiting(all)).toEqual({ unread: 3, mentions: 2 });
  expect(waiting({ ...all, hideUnreadStatus: true })).toEqual({ unread: 2, mentions: 2 });
  const quiet = { ...all, hideUnreadStatus: true, hideMentionStatus: true };
  expect(waiting(quiet)).toEqual({ unread: 0, mentions: 0 });
  expect(unreadSummary([quiet])).toEqual({ count: 0, alert: false });
});

test('one is seen as one has chosen as soon as one connects, whatever was fetched before that', () => {
  const before = { _id: 'me', username: 'ann', roles: [], status: 'offline', statusConnection: 'offline' } as const;
  const status = (me: Partial<Me>, phase: 'connecting' | 'online' | 'stopped' = 'online') =>
    statusOf({ ...kEmptyState, me: { ...before, roles: [], ...me }, connection: { phase } }, 'me');
  expect(status({})).toBe('online');
  expect(status({}, 'connecting')).toBe('online');
  expect(status({ statusDefault: 'busy' })).toBe('busy');
  expect(status({ statusDefault: 'offline' })).toBe('offline');
  expect(status({ statusConnection: 'online' })).toBe('offline'); // invisible
  expect(status({}, 'stopped')).toBe('offline');
});
