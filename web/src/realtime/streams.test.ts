import { describe, expect, test } from 'vitest';
import { decodeEvent, decodeNotice, isForcedLogout, roomStreams, sessionStreams } from './streams';

const event = (collection: string, eventName: string, ...args: unknown[]) => ({
  collection,
  id: 'id',
  fields: { eventName, args },
});
const decode = (...from: Parameters<typeof event>) => decodeEvent(event(...from));

describe('stream events', () => {
  test('a message with dates becomes one with times', () => {
    const wire = {
      _id: 'm',
      rid: 'r',
      msg: 'hi',
      u: { _id: 'u', username: 'ann' },
      ts: new Date(5),
      _updatedAt: new Date(7),
      editedAt: new Date(6),
    };
    expect(decode('stream-room-messages', 'r', wire)).toEqual({
      type: 'message',
      data: { _id: 'm', rid: 'r', msg: 'hi', u: { _id: 'u', username: 'ann' }, ts: 5, updatedAt: 7, editedAt: 6 },
    });
  });

  test('deletions carry the room of their event name', () => {
    expect(decode('stream-notify-room', 'r/deleteMessage', { _id: 'm' })).toEqual({
      type: 'message.deleted',
      data: { rid: 'r', id: 'm' },
    });
    expect(
      decode('stream-notify-room', 'r/deleteMessageBulk', {
        rid: 'r',
        users: [],
        ts: { $gt: new Date(1), $lt: new Date(9) },
      }),
    ).toEqual({
      type: 'messages.deletedInBulk',
      data: { rid: 'r', users: [], ts: { after: 1, before: 9 } },
    });
  });

  test('presence comes as a number', () => {
    const from = {
      collection: 'stream-user-presence',
      id: 'u',
      fields: { uid: 'u', eventName: 'u', args: [['ann', 3, 'in a call']] },
    };
    expect(decodeEvent(from)).toEqual({
      type: 'presence',
      data: { uid: 'u', username: 'ann', status: 'busy', statusText: 'in a call' },
    });
  });

  test('insertions, changes and removals of documents', () => {
    const subscription = {
      _id: 's',
      rid: 'r',
      t: 'c',
      name: 'r',
      open: true,
      unread: 1,
      userMentions: 0,
      groupMentions: 0,
      ts: new Date(1),
    };
    expect(decode('stream-notify-user', 'me/subscriptions-changed', 'updated', subscription)?.type).toBe(
      'subscription.changed',
    );
    expect(decode('stream-notify-user', 'me/subscriptions-changed', 'removed', { _id: 's', rid: 'r' })).toEqual({
      type: 'subscription.removed',
      data: { _id: 's', rid: 'r' },
    });
    expect(decode('stream-notify-user', 'me/rooms-changed', 'removed', { _id: 'r' })).toEqual({
      type: 'room.removed',
      data: { id: 'r' },
    });
    expect(decode('stream-notify-logged', 'permissions-changed', 'updated', { _id: 'p', roles: ['x'] })).toEqual({
      type: 'permission.changed',
      data: { _id: 'p', roles: ['x'] },
    });
    expect(decode('stream-notify-all', 'public-settings-changed', 'updated', { _id: 's', value: 3 })).toEqual({
      type: 'setting.changed',
      data: { id: 's', value: 3 },
    });
    expect(decode('stream-roles', 'roles', { type: 'changed', _id: 'owner', name: 'owner' })).toEqual({
      type: 'role.changed',
      data: { _id: 'owner', name: 'owner' },
    });
    expect(
      decode('stream-notify-logged', 'roles-change', { type: 'added', _id: 'owner', u: { _id: 'me' }, scope: 'r' }),
    ).toEqual({
      type: 'role.assigned',
      data: { role: 'owner', uid: 'me', held: true, rid: 'r' },
    });
  });

  test('what is unknown or malformed is nothing', () => {
    expect(decode('stream-apps', 'apps', {})).toBeUndefined();
    expect(decode('stream-notify-user', 'me/from-the-future', {})).toBeUndefined();
    expect(decode('stream-room-messages', 'r', null)).toBeUndefined();
    expect(decode('stream-notify-room', 'r/user-activity', 'ann')).toBeUndefined();
  });

  test('notices and the forced logout are told apart', () => {
    const notice = { title: '#general', text: 'hi', payload: { rid: 'r', type: 'c' } };
    expect(decodeNotice(event('stream-notify-user', 'me/notification', notice))).toEqual(notice);
    expect(decodeNotice(event('stream-notify-user', 'me/userData', {}))).toBeUndefined();
    expect(isForcedLogout(event('stream-notify-user', 'me/force_logout'))).toBe(true);
  });
});

test('every event that has a decoder is subscribed to', () => {
  expect(sessionStreams('me')).toContainEqual(['stream-notify-user', 'me/subscriptions-changed']);
  expect(sessionStreams('me')).toContainEqual(['stream-notify-user', 'me/notification']);
  expect(sessionStreams('me')).toContainEqual(['stream-notify-logged', 'Users:NameChanged']);
  expect(roomStreams('r')).toEqual([
    ['stream-notify-room', 'r/user-activity'],
    ['stream-notify-room', 'r/deleteMessage'],
    ['stream-notify-room', 'r/deleteMessageBulk'],
    ['stream-notify-room', 'r/messagesRead'],
    ['stream-room-messages', 'r'],
  ]);
});
