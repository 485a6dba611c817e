import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import { aRoom, aSubscription, stage } from '../../stores/testing/stage';
import { CreateRoomDialog } from './CreateRoomDialog';
import { QuickSwitcher } from './QuickSwitcher';
import { Sidebar } from './Sidebar';

const sidebar = <Sidebar onSwitch={() => undefined} />;
const rooms = () => within(screen.getByRole('navigation', { name: 'Rooms' }));

function withRooms(answers: Parameters<typeof stage>[0] = {}) {
  const set = stage(answers);
  set.dispatch({
    type: 'rooms.fetched',
    data: { update: [aRoom({ _id: 'd1', t: 'd', uids: ['me', 'u2'], lm: 5 })], remove: [] },
  });
  set.dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ rid: 'd1', t: 'd', name: 'ben', unread: 2, alert: true })], remove: [] },
  });
  return set;
}

test('unread rooms stand out and say how much waits', async () => {
  const { show, dispatch } = withRooms();
  await show(sidebar);
  const direct = rooms().getByRole('link', { name: /ben/ });
  expect(within(direct).getByRole('img', { name: '2 unread messages' })).toHaveTextContent('2');
  expect(rooms().getByText('ben')).toHaveClass('rcx-sidebar-item__title--highlighted');
  act(() =>
    dispatch({
      type: 'subscription.changed',
      data: aSubscription({ rid: 'd1', _id: 's-d1', t: 'd', name: 'ben', updatedAt: 9 }),
    }),
  );
  expect(within(rooms().getByRole('link', { name: /ben/ })).queryByRole('img', { name: /unread/ })).toBeNull();
});

test('presence is shown and watched for direct messages', async () => {
  const { show, dispatch } = withRooms();
  await show(sidebar);
  act(() => dispatch({ type: 'presence', data: { uid: 'u2', username: 'ben', status: 'busy' } }));
  expect(within(rooms().getByRole('link', { name: /ben/ })).getByRole('img', { name: 'Busy' })).toBeInTheDocument();
});

test('filters by name, and arrow keys move between rooms', async () => {
  const { show } = withRooms();
  await show(sidebar);
  const filter = screen.getByRole('searchbox', { name: 'Filter rooms' });
  await userEvent.type(filter, 'gen');
  expect(rooms().queryByRole('link', { name: /ben/ })).toBeNull();
  await userEvent.clear(filter);
  await userEvent.type(filter, '{ArrowDown}');
  expect(rooms().getByRole('link', { name: /general/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(rooms().getByRole('link', { name: /ben/ })).toHaveFocus();
});

test("a row's menu opens, by pointer and by key, and stays open wherever the pointer goes", async () => {
  const markRead = vi.fn(async () => undefined);
  const { show } = withRooms({ markRead });
  await show(sidebar);
  // Hovering here is a leap out of the window and in again, which a pointer does not make within a row.
  const user = userEvent.setup({ skipHover: true });
  await user.hover(rooms().getByRole('link', { name: /ben/ }));
  await user.click(await screen.findByRole('button', { name: 'Menu of ben' }));
  const item = await screen.findByRole('menuitem', { name: 'Mark as read' });
  await user.hover(item);
  await user.click(screen.getByRole('menuitem', { name: 'Mark as read' }));
  await vi.waitFor(() => expect(markRead).toHaveBeenCalledWith('d1'));
  await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  act(() =>
    rooms()
      .getByRole('link', { name: /general/ })
      .focus(),
  );
  act(() => screen.getByRole('button', { name: 'Menu of general' }).focus());
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('menuitem', { name: 'Hide' })).toBeInTheDocument();
});

test('a section folds away and remembers it; what has news and what is open stay', async () => {
  const { show, dispatch } = withRooms();
  dispatch({
    type: 'subscriptions.fetched',
    data: {
      update: [
        aSubscription({ rid: 'r2', name: 'quiet' }),
        aSubscription({ rid: 'r3', name: 'loud', alert: true }),
        aSubscription({ rid: 'r4', name: 'open-one' }),
      ],
      remove: [],
    },
  });
  const folding = <Sidebar current="r4" onSwitch={() => undefined} />;
  const view = await show(folding);
  await userEvent.click(rooms().getByRole('button', { name: 'Channels' }));
  const names = () =>
    rooms()
      .getAllByRole('link')
      .map((link) => link.textContent);
  expect(names()).toEqual(
    expect.arrayContaining([expect.stringContaining('loud'), expect.stringContaining('open-one')]),
  );
  expect(rooms().queryByRole('link', { name: /quiet/ })).toBeNull();
  view.unmount();
  await show(folding);
  expect(rooms().getByRole('button', { name: 'Channels' })).toHaveAttribute('aria-expanded', 'false');
  expect(rooms().queryByRole('link', { name: /quiet/ })).toBeNull();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter rooms' }), 'qui');
  expect(rooms().getByRole('link', { name: /quiet/ })).toBeInTheDocument();
});

test('a badge counts what it names: mentions where there are some, else messages', async () => {
  const { show, dispatch } = withRooms();
  dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ unread: 3, userMentions: 2, alert: true })], remove: [] },
  });
  await show(sidebar);
  const general = within(rooms().getByRole('link', { name: /general/ }));
  expect(general.getByRole('img', { name: '2 mentions of you' })).toHaveTextContent('2');
});

test('a room with an unsent draft says so', async () => {
  const { show, chat } = withRooms();
  chat.drafts.set('d1', 'to be finished');
  await show(sidebar);
  const row = within(rooms().getByRole('link', { name: /ben/ }));
  expect(row.getByRole('img', { name: 'unsent draft' })).toBeInTheDocument();
  act(() => chat.drafts.set('d1', ''));
  expect(row.queryByRole('img', { name: 'unsent draft' })).toBeNull();
});

test('a filter that finds nothing offers the next search', async () => {
  const { show } = withRooms();
  const { location } = await show(sidebar);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter rooms' }), 'elsewhere');
  await userEvent.click(await rooms().findByRole('button', { name: 'Search all channels' }));
  expect(location.history.at(-1)).toBe('/directory?text=elsewhere');
});

test('of thousands of rooms only those in sight are in the document', async () => {
  const { show, dispatch } = withRooms();
  const update = Array.from({ length: 5_000 }, (_, n) => aSubscription({ rid: `n${n}`, name: `room-${n}` }));
  dispatch({ type: 'subscriptions.fetched', data: { update, remove: [] } });
  await show(sidebar);
  await vi.waitFor(() => expect(document.querySelectorAll('[data-rid]').length).toBeLessThan(201));
});

test('hidden rooms are gone, administration only for those who may', async () => {
  const { show, dispatch } = withRooms();
  await show(sidebar);
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ open: false, updatedAt: 9 }) }));
  expect(rooms().queryByRole('link', { name: /general/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /status, account and signing out/ }));
  expect(await screen.findByRole('menuitem', { name: 'Account' })).toBeInTheDocument();
  expect(screen.queryByRole('menuitem', { name: 'Administration' })).toBeNull();
});

test('a channel is created by name and members; a taken name says so', async () => {
  const createRoom = vi.fn(async () => {
    throw new ApiError(400, 'error-duplicate-channel-name', 'taken');
  });
  const spotlight = vi.fn(async () => ({
    users: [{ _id: 'u2', username: 'ben', status: 'online' as const }],
    rooms: [],
  }));
  const { show } = stage({ createRoom, spotlight });
  await show(<CreateRoomDialog mayOpen mayClose onClose={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(screen.getByText('A channel needs a name.')).toBeInTheDocument();
  expect(createRoom).not.toHaveBeenCalled();
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'plans');
  await userEvent.type(screen.getByRole('combobox', { name: 'People' }), 'be');
  await screen.findByRole('option', { name: /ben/ });
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Private' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(createRoom).toHaveBeenCalledWith('p', 'plans', ['ben']);
  expect(await screen.findByText('There is already a channel of this name.')).toBeInTheDocument();
});

test('the switcher goes to a room by a few letters', async () => {
  const spotlight = vi.fn(async () => ({ users: [], rooms: [] }));
  const { show } = withRooms({ spotlight });
  const onClose = vi.fn();
  const { location } = await show(<QuickSwitcher onClose={onClose} />, '/home');
  await userEvent.type(screen.getByRole('combobox'), 'gen{Enter}');
  expect(onClose).toHaveBeenCalled();
  expect(location.history.at(-1)).toBe('/channel/general');
});

test('the switcher closes with one Escape, whatever was typed', async () => {
  const spotlight = vi.fn(async () => ({ users: [], rooms: [] }));
  const { show } = withRooms({ spotlight });
  const onClose = vi.fn();
  await show(<QuickSwitcher onClose={onClose} />, '/home');
  await userEvent.type(screen.getByRole('combobox'), 'gen{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('a search that finds no room goes on in the directory', async () => {
  const spotlight = vi.fn(async () => ({ users: [], rooms: [] }));
  const { show } = withRooms({ spotlight });
  const { location } = await show(<QuickSwitcher onClose={() => undefined} />, '/home');
  await userEvent.type(screen.getByRole('combobox'), 'xyz{Enter}');
  expect(location.history.at(-1)).toBe('/directory?text=xyz');
});
