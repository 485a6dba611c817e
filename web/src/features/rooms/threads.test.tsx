import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useLocation } from '../../lib/router';
import { match } from '../../lib/paths';
import type { OutboxEntry } from '../../outbox/storage';
import { aMessage, aSubscription, stage } from '../../stores/testing/stage';
import { RoomPage } from './RoomPage';

function AtAddress() {
  const [path] = useLocation();
  const { tab, context } = match('/:kind/:name/:tab?/:context?', path) ?? {};
  return <RoomPage lookup={{ found: 'r1' }} tab={tab} context={context} />;
}

const log = () => within(screen.getByRole('log', { name: 'Messages' }));
const first = aMessage(2, { tcount: 1, tlm: Date.now(), replies: ['me'], updatedAt: Date.now() });
const reply = (n: number, changes = {}) => aMessage(n, { tmid: 'm2', ...changes });
const answers = () => ({
  message: vi.fn(async () => first),
  replies: vi.fn(async () => ({ messages: [reply(3, { msg: 'a reply' })], total: 1 })),
  readThread: vi.fn(async () => undefined),
  follow: vi.fn(async () => undefined),
});

test('replies are in their thread, and in the room only where they were meant for all', async () => {
  const { show, dispatch } = stage(answers());
  await show(<AtAddress />);
  act(() =>
    dispatch(
      { type: 'message', data: first },
      { type: 'message', data: reply(4, { msg: 'aside' }) },
      { type: 'message', data: reply(5, { msg: 'for all', tshow: true }) },
    ),
  );
  expect(log().getByText('for all')).toBeInTheDocument();
  expect(log().queryByText('aside')).toBeNull();
  expect(log().getByRole('button', { name: /^1 reply/ })).toBeInTheDocument();
});

test('a thread has an address; what is written there is a reply, and what is seen there is read', async () => {
  const send = vi.fn(async ({ id, msg, tmid }: OutboxEntry & { kind: 'send' }) => reply(9, { _id: id, msg, tmid }));
  const server = { ...answers(), send };
  const { show, dispatch } = stage(server);
  dispatch({ type: 'message', data: first });
  dispatch({ type: 'subscription.changed', data: aSubscription({ tunread: ['m2'], updatedAt: 2 }) });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const { location } = await show(<AtAddress />);
  const line = log().getByRole('button', { name: /^1 reply/ });
  expect(line).toHaveTextContent('New');
  await userEvent.click(line);
  expect(location.history.at(-1)).toBe('/channel/general/thread/m2');
  const panel = within(await screen.findByRole('complementary', { name: 'Thread' }));
  expect(await panel.findByText('a reply')).toBeInTheDocument();
  expect(panel.getByText('text 2')).toBeInTheDocument();
  await waitFor(() => expect(server.readThread).toHaveBeenCalledWith('m2'));
  await userEvent.click(panel.getByRole('button', { name: 'Stop following this thread' }));
  expect(server.follow).toHaveBeenCalledWith('m2', false);

  await userEvent.click(panel.getByRole('checkbox', { name: /Also send to #general/ }));
  await userEvent.type(panel.getByRole('textbox', { name: 'Reply in thread' }), 'me too{Enter}');
  await waitFor(() =>
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ msg: 'me too', tmid: 'm2', tshow: true })),
  );
  expect(await panel.findByText('me too')).toBeInTheDocument();
});

test('a link to a reply opens its thread there, from wherever it leads, and closing the thread forgets it', async () => {
  const far = reply(-900, { _id: 'far', msg: 'long ago' });
  const replies = vi.fn(async (_tmid: string, offset: number) => ({
    messages: offset === 0 ? Array.from({ length: 50 }, (_, n) => reply(10 + n, { _id: `n${n}` })) : [far],
    total: 51,
  }));
  const message = vi.fn(async (id: string) => (id === 'far' ? far : first));
  const surrounding = vi.fn(async () => ({ messages: [], moreBefore: false, moreAfter: false }));
  const { show } = stage({ ...answers(), replies, message, surrounding });
  const { location } = await show(<AtAddress />, '/channel/general?msg=far');
  const panel = within(await screen.findByRole('complementary', { name: 'Thread' }));
  expect(location.history.at(-1)).toBe('/channel/general/thread/m2?msg=far');
  const row = (await panel.findByText('long ago')).closest('[data-message]');
  expect(row).toHaveClass('rcx-message--highlighted');
  expect(screen.queryByText(/not here, or was deleted/)).toBeNull();
  await userEvent.click(panel.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Thread' })).toBeNull());
  expect(location.history.at(-1)).toBe('/channel/general');
});

test('a reply that is no longer in its thread is said to be missing', async () => {
  const gone = reply(-900, { _id: 'gone' });
  const message = vi.fn(async (id: string) => (id === 'gone' ? gone : first));
  const { show } = stage({ ...answers(), message });
  await show(<AtAddress />, '/channel/general/thread/m2?msg=gone');
  const panel = within(await screen.findByRole('complementary', { name: 'Thread' }));
  expect(await panel.findByText(/not here, or was deleted/)).toBeInTheDocument();
  expect(panel.getByText('a reply')).toBeInTheDocument();
});
