import { expect, test } from 'vitest';
import type { Integration } from './calls';
import { blankForm, formOf, problemsOf, writtenOf, type HookForm } from './form';

const incoming = (changes: Partial<HookForm> = {}): HookForm => ({
  ...blankForm('webhook-incoming', 'secret'),
  name: 'alerts',
  channel: '#general',
  ...changes,
});
const outgoing = (changes: Partial<HookForm> = {}): HookForm => ({
  ...blankForm('webhook-outgoing', 'secret'),
  name: 'bridge',
  urls: 'https://x.test/',
  ...changes,
});

const kept: Integration = {
  _id: 'h1',
  type: 'webhook-outgoing',
  name: 'bridge',
  enabled: false,
  username: 'rocket.cat',
  userId: 'cat',
  channel: ['#general', 'all_private_groups', '@ann'],
  token: 'secret',
  scriptEnabled: false,
  event: 'sendMessage',
  urls: ['https://x.test/', 'https://y.test/'],
  triggerWords: ['deploy', 'roll back'],
  retryFailedCalls: true,
  retryCount: 3,
  retryDelay: 'powers-of-two',
  _createdAt: '2026-01-01T00:00:00Z',
  _createdBy: { _id: 'me', username: 'ann' },
  _updatedAt: '2026-01-01T00:00:00Z',
};

test('what is there is written as it was', () => {
  const form = formOf(kept);
  expect(form).toMatchObject({ channel: '#general, @ann', everywhere: ['all_private_groups'] });
  expect(form).toMatchObject({ urls: 'https://x.test/\nhttps://y.test/', triggerWords: 'deploy, roll back' });
  expect(writtenOf(form)).toMatchObject({
    enabled: false,
    channel: 'all_private_groups,#general,@ann',
    urls: kept.urls,
    triggerWords: kept.triggerWords,
    token: 'secret',
    retryCount: 3,
    retryDelay: 'powers-of-two',
  });
});

test('what does not fit the type or the event is not told', () => {
  expect(writtenOf(incoming({ urls: 'https://x.test/', username: '@ann ' }))).toEqual({
    type: 'webhook-incoming',
    name: 'alerts',
    enabled: true,
    channel: '#general',
    username: 'ann',
    alias: '',
    avatar: '',
    emoji: '',
    scriptEnabled: false,
    script: '',
    scriptEngine: 'isolated-vm',
    overrideDestinationChannelEnabled: false,
  });
  const files = writtenOf(outgoing({ event: 'fileUploaded', channel: '#a', triggerWords: 'x', runOnEdits: true }));
  expect(files).toMatchObject({ channel: '#a', triggerWords: [], runOnEdits: false });
  const rooms = writtenOf(outgoing({ event: 'roomCreated', channel: '#a', everywhere: ['all_public_channels'] }));
  expect(rooms.channel).toBe('');
  expect(writtenOf(outgoing({ retryFailedCalls: false }))).not.toHaveProperty('retryCount');
  expect(writtenOf(outgoing({ token: ' ' }))).not.toHaveProperty('token');
});

test.each([
  ['nothing', incoming(), {}],
  ['no name', incoming({ name: ' ' }), { name: 'name-missing' }],
  ['no room', incoming({ channel: ' , ' }), { channel: 'channel-missing' }],
  ['a room without its sign', incoming({ channel: '#a, b' }), { channel: 'channel-sign' }],
  ['nobody who posts', incoming({ username: '' }), { username: 'username-missing' }],
  ['no rooms of an outgoing one', outgoing(), {}],
  ['a sign that is missing there', outgoing({ channel: 'a' }), { channel: 'channel-sign' }],
  ['rooms of an event that has none', outgoing({ event: 'roomCreated', channel: 'a' }), {}],
  ['no address', outgoing({ urls: '\n' }), { urls: 'urls-missing' }],
  ['no target', outgoing({ event: 'userCreated' }), { targetRoom: 'target-missing' }],
  ['too many attempts', outgoing({ retryCount: '21' }), { retryCount: 'retries-wrong' }],
  ['attempts that are not made', outgoing({ retryFailedCalls: false, retryCount: '' }), {}],
])('wrong is: %s', (_, form, problems) => expect(problemsOf(form)).toEqual(problems));

test('a token may be left out at first, and not be taken away', () => {
  expect(problemsOf(outgoing({ token: '' }))).toEqual({});
  expect(problemsOf(outgoing({ token: '' }), outgoing())).toEqual({ token: 'token-missing' });
  expect(problemsOf(outgoing({ token: '' }), outgoing({ token: '' }))).toEqual({});
});
