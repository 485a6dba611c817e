import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kDailyAfter } from './session-sync';
import { kStart, setUp } from './testing/live';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kAt = new Date(kStart).toISOString();
const section = (_id: string, changes: object = {}) => ({
  _id,
  name: _id,
  position: 0,
  roomIds: ['r1'],
  _updatedAt: kAt,
  ...changes,
});

async function connected() {
  const all = setUp();
  const say = (event: string, action: string, document: object) =>
    all.socket().say({
      msg: 'changed',
      collection: 'stream-notify-user',
      id: 'id',
      fields: { eventName: `me/${event}`, args: [action, document] },
    });
  all.chat.start();
  await all.socket().welcome();
  await all.confirm();
  const names = () => [...all.chat.store.getState().daily.sections.values()].map(({ name }) => name);
  return { ...all, say, names };
}

test('what is left for later is fetched once everything else is there, and follows the streams', async () => {
  const { chat, server, say, names } = await connected();
  server.daily.mockResolvedValue({ sections: [section('one')], scheduled: [], reminders: [], drafts: [] });
  expect(server.daily).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(kDailyAfter);
  expect(names()).toEqual(['one']);

  say('confab-sidebar-changed', 'updated', section('one', { name: 'two', _updatedAt: new Date(kStart + 5) }));
  say('confab-sidebar-changed', 'inserted', section('more', { _updatedAt: new Date(kStart + 5) }));
  expect(names()).toEqual(['two', 'more']);
  say('confab-sidebar-changed', 'updated', section('one', { name: 'late', _updatedAt: new Date(kStart + 4) }));
  say('confab-sidebar-changed', 'removed', section('more', { _updatedAt: new Date(kStart + 5) }));
  expect(names()).toEqual(['two']);

  const sendAt = new Date(kStart + 60_000);
  const row = { rid: 'r1', msg: 'soon', createdAt: sendAt, _updatedAt: sendAt };
  say('confab-scheduled-messages-changed', 'inserted', {
    ...row,
    _id: 's1',
    sendAt,
    tshow: false,
    status: 'scheduled',
  });
  say('confab-reminders-changed', 'inserted', { ...row, _id: 'n1', text: 'think', dueAt: sendAt, status: 'waiting' });
  say('confab-drafts-changed', 'removed', { rid: 'r1', tmid: 'm1', msg: '', writtenAt: sendAt, _updatedAt: sendAt });
  const { scheduled, reminders, drafts } = chat.store.getState().daily;
  expect(scheduled.get('s1')).toMatchObject({ msg: 'soon', sendAt: kStart + 60_000 });
  expect(reminders.get('n1')).toMatchObject({ text: 'think', dueAt: kStart + 60_000 });
  // A draft that is gone is known to be.
  expect(drafts.get('r1/thread/m1')).toMatchObject({ msg: '', writtenAt: kStart + 60_000 });
  chat.stop();
});

test('a change that comes while the lists are on their way is not overwritten by them', async () => {
  const { chat, server, say, names } = await connected();
  server.daily.mockImplementationOnce(async () => {
    say('confab-sidebar-changed', 'inserted', section('new', { _updatedAt: new Date(kStart + 5) }));
    return { sections: [], scheduled: [], reminders: [], drafts: [] };
  });
  server.daily.mockResolvedValue({ sections: [section('new')], scheduled: [], reminders: [], drafts: [] });
  await vi.advanceTimersByTimeAsync(kDailyAfter);
  expect(server.daily).toHaveBeenCalledTimes(2);
  expect(names()).toEqual(['new']);
  chat.stop();
});

test('a reconnect asks for them anew', async () => {
  const { chat, server, socket, confirm, names } = await connected();
  await vi.advanceTimersByTimeAsync(kDailyAfter);
  socket().drop();
  server.daily.mockResolvedValue({ sections: [section('later')], scheduled: [], reminders: [], drafts: [] });
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  await confirm();
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(['later']);
  chat.stop();
});
