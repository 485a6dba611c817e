import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer, refuse } from '../../testing/fake-server';
import { aSubscription, stage } from '../../stores/testing/stage';
import { InboxPage } from './InboxPage';
import { ThreadsLink } from './ThreadsLink';

const message = (id: string, msg: string, changes: object = {}) => ({
  _id: id,
  rid: 'r1',
  msg,
  u: { _id: 'u2', username: 'ben' },
  ts: '2026-03-01T12:00:00Z',
  _updatedAt: '2026-03-01T12:00:00Z',
  ...changes,
});
const thread = (id: string, unread: number, followers: string[] = ['me']) => ({
  message: message(id, `about ${id}`, { tcount: 5, replies: followers }),
  replies: [message(`${id}-1`, 'one', { tmid: id }), message(`${id}-2`, 'two', { tmid: id })],
  unread,
});

test('threads of all rooms are listed with their last replies, page by page, and gone to', async () => {
  const server = fakeServer({
    'GET confab.threads': ({ query }) =>
      query.cursor === undefined ? { threads: [thread('t1', 2)], cursor: 'c' } : { threads: [thread('t2', 0)] },
  });
  const { show } = stage();
  const { location } = await show(<InboxPage />, '/threads');
  const list = within(await screen.findByRole('list', { name: 'Threads' }));
  const first = within((await list.findByText('about t1')).closest('li')!);
  expect(first.getByText('2 new')).toBeInTheDocument();
  expect(first.getByText('3 earlier replies')).toBeInTheDocument();
  expect(first.getByRole('link', { name: 'general' })).toHaveAttribute('href', '/channel/general');
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await list.findByText('about t2')).toBeInTheDocument();
  expect(server.calls.map(({ query }) => [query.order, query.cursor])).toEqual([
    ['newest', undefined],
    ['newest', 'c'],
  ]);
  await userEvent.click(first.getByRole('link', { name: 'Open thread' }));
  expect(location.history.at(-1)).toBe('/channel/general/thread/t1');
});

test('one is read or no longer followed; news from the server has the list asked for again', async () => {
  let unread = 1;
  const server = fakeServer({ 'GET confab.threads': () => ({ threads: [thread('t1', unread)] }) });
  const readThread = vi.fn(async () => void (unread = 0));
  const follow = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ readThread, follow });
  await show(<InboxPage />, '/threads');
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as read' }));
  expect(readThread).toHaveBeenCalledWith('t1');
  await waitFor(() => expect(screen.queryByText('1 new')).toBeNull());
  unread = 3;
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ tunread: ['t1'], updatedAt: 5 }) }));
  expect(await screen.findByText('3 new')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Stop following' }));
  expect(follow).toHaveBeenCalledWith('t1', false);
  await userEvent.click(screen.getByRole('tab', { name: 'Unread' }));
  await waitFor(() => expect(server.calls.at(-1)?.query.order).toBe('unread'));
});

test('all threads of one’s rooms are a tab, in which one can follow a thread', async () => {
  let followers: string[] = [];
  const server = fakeServer({
    'GET confab.threads': ({ query }) => ({ threads: query.order === 'all' ? [thread('t1', 0, followers)] : [] }),
  });
  const follow = vi.fn(async () => void (followers = ['me']));
  const { show } = stage({ follow });
  await show(<InboxPage />, '/threads');
  expect(await screen.findByText('You follow no threads yet')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('tab', { name: 'All' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Follow' }));
  expect(follow).toHaveBeenCalledWith('t1', true);
  expect(await screen.findByRole('button', { name: 'Stop following' })).toBeInTheDocument();
  expect(server.calls.at(-1)?.query.order).toBe('all');
});

test('an empty list and one that fails say so', async () => {
  let down = true;
  fakeServer({ 'GET confab.threads': () => (down ? refuse(500, 'internal') : { threads: [] }) });
  const { show } = stage();
  await show(<InboxPage />, '/threads');
  const again = await screen.findByRole('button', { name: 'Try again' });
  down = false;
  await userEvent.click(again);
  expect(await screen.findByText('You follow no threads yet')).toBeInTheDocument();
});

test('the way there says in how many threads there is something new, and is there only with threads', async () => {
  const { show, dispatch } = stage();
  await show(<ThreadsLink />);
  expect(screen.getByRole('link', { name: 'Threads' })).toHaveAttribute('href', '/threads');
  act(() =>
    dispatch(
      { type: 'subscription.changed', data: aSubscription({ tunread: ['a', 'b'], updatedAt: 5 }) },
      { type: 'subscription.changed', data: aSubscription({ rid: 'r2', tunread: ['c'], updatedAt: 5 }) },
    ),
  );
  expect(screen.getByRole('img', { name: '3 threads with news' })).toHaveTextContent('3');
  act(() => dispatch({ type: 'setting.changed', data: { id: 'Threads_enabled', value: false } }));
  expect(screen.queryByRole('link')).toBeNull();
});
