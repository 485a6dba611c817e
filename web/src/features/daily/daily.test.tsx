import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { LaterPage } from './LaterPage';
import { RemindDialog } from './RemindDialog';
import { SendLater } from './SendLater';
import { presets } from './presets';

const kSoon = Date.now() + 7_200_000;
const iso = (time: number) => new Date(time).toISOString();
const scheduled = (changes: object = {}) => ({
  _id: 's1',
  rid: 'r1',
  msg: 'good morning',
  tshow: false,
  sendAt: iso(kSoon),
  status: 'scheduled',
  createdAt: iso(1),
  _updatedAt: iso(1),
  ...changes,
});
const reminder = (changes: object = {}) => ({
  _id: 'n1',
  text: 'water the plants',
  dueAt: iso(kSoon),
  status: 'waiting',
  createdAt: iso(1),
  _updatedAt: iso(1),
  ...changes,
});
function withDaily(daily: object = {}, answers: Parameters<typeof stage>[0] = {}) {
  const set = stage(answers);
  const none = { sections: [], scheduled: [], reminders: [], drafts: [] };
  set.dispatch({ type: 'loaded', data: { daily: { ...none, ...daily } } });
  return set;
}

test('the times that are offered are to come, and each once', () => {
  const saturday = new Date(2026, 10, 28, 12).getTime();
  expect(presets(saturday).map(({ id, at }) => [id, new Date(at).getDay(), new Date(at).getHours()])).toEqual([
    ['hour', 6, 13],
    ['three-hours', 6, 15],
    ['tomorrow', 0, 9],
    ['monday', 1, 9],
  ]);
  expect(presets(saturday + 86_400_000).map(({ id }) => id)).not.toContain('monday');
  expect(new Date(presets(saturday + 2 * 86_400_000).at(-1)!.at).getDate()).toBe(7);
});

test('a message is left for later from the menu beside the send button', async () => {
  const { bodies } = fakeServer({
    'POST confab.scheduledMessages.create': () => ({ scheduledMessage: scheduled() }),
  });
  const { chat, show } = withDaily();
  let left = 0;
  await show(<SendLater rid="r1" tmid="m9" tshow text="good morning" onLeft={() => (left += 1)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Send later' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Tomorrow morning/ }));
  await waitFor(() => expect(left).toBe(1));
  const [body] = bodies('POST confab.scheduledMessages.create');
  expect(body).toMatchObject({ rid: 'r1', msg: 'good morning', tmid: 'm9', tshow: true });
  expect(new Date(body!.sendAt).getHours()).toBe(9);
  expect([...chat.store.getState().daily.scheduled.keys()]).toEqual(['s1']);
});

test('what failed says why; it is sent now, or deleted', async () => {
  const { bodies } = fakeServer({
    'POST confab.scheduledMessages.sendNow': () => ({ message: {} }),
    'POST confab.scheduledMessages.delete': () => ({}),
  });
  const failed = scheduled({ _id: 's2', msg: 'too late', status: 'failed', error: 'room_is_blocked', reason: 'gone' });
  const { show } = withDaily({ scheduled: [scheduled(), failed] });
  await show(<LaterPage tab="scheduled" />);
  const rows = screen.getAllByRole('listitem');
  expect(rows).toHaveLength(2);
  expect(within(rows[1]!).getByText(/^Not sent: /)).toBeInTheDocument();
  await userEvent.click(within(rows[0]!).getByRole('button', { name: 'Send now' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: 'Delete scheduled message' }));
  expect(await screen.findByText('No scheduled messages')).toBeInTheDocument();
  expect(bodies('POST confab.scheduledMessages.sendNow')).toEqual([{ _id: 's1' }]);
  expect(bodies('POST confab.scheduledMessages.delete')).toEqual([{ _id: 's2' }]);
});

test('a reminder of a message is made, with words of one own; a time that is past is refused beside the field', async () => {
  const { bodies } = fakeServer({ 'POST confab.reminders.create': () => ({ reminder: reminder() }) });
  const { show } = withDaily();
  let closed = false;
  await show(<RemindDialog message={aMessage(1)} onClose={() => (closed = true)} />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Note (optional)' }), 'answer');
  await userEvent.click(screen.getByRole('radio', { name: /^Another time/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Remind me' }));
  expect(await screen.findByText('Choose a day and a time.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: /^In an hour/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Remind me' }));
  await waitFor(() => expect(closed).toBe(true));
  expect(bodies('POST confab.reminders.create')).toEqual([
    { messageId: 'm1', text: 'answer', dueAt: expect.any(String), zone: expect.any(String) },
  ]);
});

test('reminders: those that are due come first, and are done', async () => {
  fakeServer({
    'POST confab.reminders.complete': () => ({
      reminder: reminder({ _id: 'n2', status: 'complete', _updatedAt: iso(9) }),
    }),
  });
  const due = reminder({ _id: 'n2', text: 'call ben', status: 'due', dueAt: iso(Date.now() - 1_000) });
  const { show } = withDaily({ reminders: [reminder(), due] });
  await show(<LaterPage tab="reminders" />);
  const rows = screen.getAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('call ben');
  await userEvent.click(within(rows[0]!).getByRole('button', { name: 'Done' }));
  expect(await screen.findByText(/^Done; was due/)).toBeInTheDocument();
});

test('drafts are listed, and one that is deleted can be brought back', async () => {
  const { chat, show } = withDaily();
  chat.drafts.set('r1', 'half a sentence');
  await show(<LaterPage tab={undefined} />);
  expect(screen.getByRole('link', { name: /general/ })).toHaveAttribute('href', '/channel/general');
  await userEvent.click(screen.getByRole('button', { name: /^Delete the draft/ }));
  expect(await screen.findByText('No drafts')).toBeInTheDocument();
});

test('a reminder of a message shows its words, of one that is not known here as well', async () => {
  const message = vi.fn(async () => aMessage(7, { msg: 'the **old** plan :thumbsup:' }));
  const reminders = [
    reminder({ text: '', rid: 'r1', messageId: 'm1' }),
    reminder({ _id: 'n2', text: 'read it', rid: 'r1', messageId: 'm7' }),
  ];
  const { show } = withDaily({ reminders }, { message });
  await show(<LaterPage tab="reminders" />);
  expect(await screen.findByText('text 1')).toBeVisible();
  const row = screen.getByText('read it').closest('li')!;
  await waitFor(() => expect(row).toHaveTextContent('the old plan'));
  expect(message).toHaveBeenCalledExactlyOnceWith('m7', expect.anything());
});
