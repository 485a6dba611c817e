import type { ReactElement } from 'react';
import { vi } from 'vitest';
import type { Message as WireMessage, PermissionId } from '../../api/schema';
import { memoryStorage } from '../../outbox/storage';
import { DdpClient } from '../../realtime/ddp';
import { FakeSocket } from '../../realtime/fake-socket';
import { renderAt } from '../../testing/render';
import { standIn } from '../../testing/stand-in';
import { Chat, type ChatOptions } from '../chat';
import type { Message, Room, Subscription } from '../entities';
import { pageBefore } from '../history';
import { ModelContext } from '../hooks';
import type { Server } from '../server';
import { roomSource } from '../sources';

export const kNow = Date.now();

export const aRoom = (changes: Partial<Room> = {}): Room => ({
  _id: 'r1',
  t: 'c',
  name: 'general',
  usersCount: 2,
  updatedAt: 1,
  ...changes,
});

export const aSubscription = (changes: Partial<Subscription> = {}): Subscription => ({
  _id: `s-${changes.rid ?? 'r1'}`,
  rid: 'r1',
  t: 'c',
  name: 'general',
  open: true,
  unread: 0,
  userMentions: 0,
  groupMentions: 0,
  ts: kNow - 1e6,
  ls: kNow,
  updatedAt: 1,
  ...changes,
});

export const aMessage = (n: number, changes: Partial<Message> = {}): Message => ({
  _id: `m${n}`,
  rid: 'r1',
  msg: `text ${n}`,
  u: { _id: 'u2', username: 'ben' },
  ts: kNow - 100_000 + n * 1_000,
  updatedAt: kNow - 100_000 + n * 1_000,
  ...changes,
});

/** The same as the server sends it. */
export const aWireMessage = (n: number, changes: Partial<WireMessage> = {}) => {
  const { _id, rid, msg, u, ts } = aMessage(n);
  const at = new Date(ts).toISOString();
  return { _id, rid, msg, u, ts: at, _updatedAt: at, ...changes };
};

const kPermissions = (
  [
    'create-c',
    'create-p',
    'create-d',
    'delete-own-message',
    'leave-c',
    'add-user-to-joined-room',
  ] satisfies PermissionId[]
).map((_id) => ({ _id, roles: ['user'] }));

/** A chat of `ann` (id `me`) with one room of two messages, on a server that answers what a test foresees. */
export function stage(answers: Partial<Server> = {}, options: Partial<ChatOptions> = {}) {
  const server = standIn<Server>({
    presences: vi.fn(async () => []),
    markRead: vi.fn(async () => undefined),
    history: vi.fn(async () => []),
    ...answers,
  });
  const client = new DdpClient({ url: 'ws://test', token: () => 'token', createSocket: () => new FakeSocket() });
  const chat = new Chat({ uid: 'me', server, client, storage: memoryStorage(), onForcedLogout: vi.fn(), ...options });
  void chat.outbox.start();
  const { dispatch } = chat.store;
  dispatch({ type: 'rooms.fetched', data: { update: [aRoom()], remove: [] } });
  dispatch({ type: 'subscriptions.fetched', data: { update: [aSubscription()], remove: [] } });
  dispatch({
    type: 'loaded',
    data: { me: { _id: 'me', username: 'ann', roles: ['user'] }, permissions: kPermissions, roles: [], settings: [] },
  });
  dispatch({
    type: 'page.fetched',
    data: { source: roomSource('r1'), page: pageBefore([aMessage(1), aMessage(2)], false) },
  });
  return {
    chat,
    server,
    dispatch,
    show: (ui: ReactElement, path = '/channel/general') =>
      renderAt(path, <ModelContext value={chat}>{ui}</ModelContext>),
  };
}
