import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aRoom, aSubscription, stage } from '../../stores/testing/stage';
import type { Member } from '../../stores/server';
import { MembersPanel } from './MembersPanel';
import { RoomHeader } from './RoomHeader';
import { isShown } from '../../lib/calm';

isShown(); // what waits for the messages comes at once

const panels = { tab: undefined, open: () => undefined, close: () => undefined };

const kPeople: Member[] = [
  { _id: 'me', username: 'ann', status: 'online', roles: ['owner'] },
  { _id: 'u2', username: 'ben', status: 'away', roles: [] },
];

test('members show with their presence, live, and lead to their profile', async () => {
  const members = vi.fn(async () => ({ members: kPeople, total: 2 }));
  const { show, dispatch } = stage({ members });
  const onOpenUser = vi.fn();
  await show(<MembersPanel room={aRoom()} onClose={() => undefined} onOpenUser={onOpenUser} />);
  expect(await screen.findByRole('heading', { name: 'Members' })).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Away ben' })).toBeInTheDocument();
  act(() => dispatch({ type: 'presence', data: { uid: 'u2', username: 'ben', status: 'online' } }));
  await userEvent.click(await screen.findByRole('button', { name: 'Online ben' }));
  expect(onOpenUser).toHaveBeenCalledWith('ben');
});

test('people are added one by one', async () => {
  const members = vi.fn(async () => ({ members: kPeople, total: 2 }));
  const invite = vi.fn(async () => undefined);
  const spotlight = vi.fn(async () => ({
    users: [{ _id: 'u3', username: 'cleo', status: 'online' as const }],
    rooms: [],
  }));
  const { show } = stage({ members, invite, spotlight });
  await show(<MembersPanel room={aRoom()} onClose={() => undefined} onOpenUser={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Add people' }));
  await userEvent.type(screen.getByRole('combobox', { name: 'People' }), 'cle');
  await screen.findByRole('option', { name: /cleo/ });
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(invite).toHaveBeenCalledWith(expect.objectContaining({ _id: 'r1' }), 'u3');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('leaving asks first', async () => {
  const leave = vi.fn(async () => undefined);
  const { show } = stage({ leave });
  const { location } = await show(<RoomHeader room={aRoom({ topic: 'All of us' })} title="general" panels={panels} />);
  expect(screen.getByText('All of us')).toBeInTheDocument();
  await userEvent.click(await screen.findByRole('button', { name: 'Room menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Leave' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave general?' });
  expect(leave).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  expect(leave).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(location.history.at(-1)).toBe('/home'));
});

test('a page that is asked for and then filtered away does not come back under the filter', async () => {
  const person = (username: string): Member => ({ _id: username, username, status: 'online', roles: [] });
  let late = (): void => undefined;
  const members = vi.fn(async (_room: unknown, offset: number, _count: number, filter: string) => {
    if (filter !== '') return { members: [person('zoe')], total: 1 };
    if (offset > 0) await new Promise<void>((resolve) => (late = resolve));
    return { members: [person(offset === 0 ? 'ann' : 'ben')], total: 2 };
  });
  const { show } = stage({ members });
  await show(<MembersPanel room={aRoom()} onClose={() => undefined} onOpenUser={() => undefined} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search members' }), 'zoe');
  expect(await screen.findByText('1 member')).toBeInTheDocument();
  await act(async () => late());
  expect(screen.getByText('zoe')).toBeInTheDocument();
  expect(screen.queryByText('ben')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('a filter that nobody fits says so', async () => {
  const members = vi.fn(async () => ({ members: [], total: 0 }));
  const { show } = stage({ members });
  await show(<MembersPanel room={aRoom()} onClose={() => undefined} onOpenUser={() => undefined} />);
  expect(await screen.findByText('Nobody of that name was found.')).toBeInTheDocument();
});

test('the header names the room and nothing else in its heading; a conversation of two has a profile, not a count', async () => {
  const { show, dispatch } = stage();
  const view = await show(<RoomHeader room={aRoom()} title="general" panels={panels} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('general');
  expect(screen.getByRole('button', { name: '2 members' })).toBeInTheDocument();
  view.unmount();
  const direct = aRoom({ _id: 'd1', t: 'd', uids: ['me', 'u2'], usersCount: 2 });
  dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ rid: 'd1', t: 'd', name: 'ben' })], remove: [] },
  });
  const open = vi.fn();
  await show(<RoomHeader room={direct} title="ben" panels={{ ...panels, open }} />);
  expect(screen.queryByRole('button', { name: /members/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Profile' }));
  expect(open).toHaveBeenCalledWith('user-info', 'ben');
});
