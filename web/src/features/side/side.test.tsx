import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLocation } from '../../lib/router';
import { roomAddress } from '../../routes/room-address';
import { pageBefore } from '../../stores/history';
import { roomSource } from '../../stores/sources';
import { aMessage, aRoom, aSubscription, stage } from '../../stores/testing/stage';
import Workspace from '../rooms/Workspace';
import { Sidebar } from '../sidebar/Sidebar';
import { QuickSwitcher } from '../sidebar/QuickSwitcher';
import { kLeastSide, kTwoRooms, sideRoom, sideWidth } from './side-room';

let roomForTwo = true;
const usual = window.matchMedia.bind(window);
const screenIs = (wide: boolean): void => void (roomForTwo = wide);

beforeEach(() => {
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
    const list = usual(query);
    return query === kTwoRooms ? Object.defineProperty(list, 'matches', { get: () => roomForTwo }) : list;
  });
});
afterEach(() => act(() => sideRoom.close()));

/** Two rooms, of which `general` is on screen. */
function twoRooms(answers: Parameters<typeof stage>[0] = {}) {
  const set = stage(answers);
  const { dispatch } = set;
  dispatch({ type: 'rooms.fetched', data: { update: [aRoom({ _id: 'r2', name: 'plans' })], remove: [] } });
  dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ rid: 'r2', name: 'plans' })], remove: [] },
  });
  const page = pageBefore([aMessage(3, { rid: 'r2', msg: 'a plan' })], false);
  dispatch({ type: 'page.fetched', data: { source: roomSource('r2'), page } });
  return set;
}

function AtAddress() {
  const [path] = useLocation();
  const address = roomAddress(path);
  return address ? <Workspace kind={address.kind} name={address.name} /> : <Workspace kind="home" />;
}

/** Hovering here is a leap out of the window and in again, which a pointer does not make within a row. */
async function openMenu(): Promise<void> {
  const user = userEvent.setup({ skipHover: true });
  await user.hover(await screen.findByRole('link', { name: /plans/ }));
  await user.click(await screen.findByRole('button', { name: 'Menu of plans' }));
}

const aside = () => screen.findByRole('complementary', { name: 'plans, to the side' });

test('a room of the sidebar opens beside the one on screen, and is written in there', async () => {
  screenIs(true);
  const { show, chat } = twoRooms();
  const { location } = await show(<AtAddress />);
  await openMenu();
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Open to the side' }));
  const side = within(await aside());
  expect(await side.findByText('a plan')).toBeInTheDocument();
  expect(location.history).toEqual(['/channel/general']);
  expect(chat.isOnScreen('r1') && chat.isOnScreen('r2')).toBe(true);
  const add = vi.spyOn(chat.outbox, 'add');
  await userEvent.type(side.getByRole('textbox'), 'noted{Enter}');
  expect(add).toHaveBeenCalledWith('r2', { kind: 'send', msg: 'noted' });
  await userEvent.click(side.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('complementary', { name: 'plans, to the side' })).toBeNull();
  expect(chat.isOnScreen('r2')).toBe(false);
});

test('it stays when one goes elsewhere, and takes the main view when one goes there', async () => {
  screenIs(true);
  const { show } = twoRooms();
  act(() => sideRoom.open('me', 'r2'));
  const { location } = await show(<AtAddress />, '/home');
  const side = within(await aside());
  await userEvent.click(side.getByRole('button', { name: 'Show in the main view' }));
  expect(location.history.at(-1)).toBe('/channel/plans');
  expect(sideRoom.get()).toBeUndefined();
  act(() => sideRoom.open('me', 'r2'));
  expect(screen.queryByRole('complementary', { name: 'plans, to the side' })).toBeNull(); // it is on screen already
});

test('there is none without room for two, and none of somebody else', async () => {
  screenIs(false);
  act(() => sideRoom.open('me', 'r2'));
  const narrow = await twoRooms().show(<AtAddress />);
  expect(screen.queryByRole('complementary')).toBeNull();
  narrow.unmount();
  screenIs(true);
  act(() => sideRoom.open('somebody', 'r2'));
  await twoRooms().show(<AtAddress />);
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('the switcher opens to the side with Ctrl', async () => {
  screenIs(true);
  const onClose = vi.fn();
  const { location } = await twoRooms({ spotlight: async () => ({ users: [], rooms: [] }) }).show(
    <QuickSwitcher onClose={onClose} />,
  );
  await userEvent.type(screen.getByRole('combobox'), 'plans{Control>}{Enter}{/Control}');
  expect(sideRoom.get()).toMatchObject({ uid: 'me', rid: 'r2' });
  expect(location.history).toEqual(['/channel/general']);
  expect(onClose).toHaveBeenCalled();
});

test('a thread of it is shown in its place, with the way back', async () => {
  screenIs(true);
  const thread = aMessage(4, { rid: 'r2', msg: 'a question', tcount: 1, tlm: 5, replies: ['me'] });
  const { show, dispatch } = twoRooms({ replies: async () => ({ messages: [], total: 0 }) });
  dispatch({ type: 'page.fetched', data: { source: roomSource('r2'), page: pageBefore([thread], false) } });
  act(() => sideRoom.open('me', 'r2'));
  await show(<AtAddress />);
  const side = within(await aside());
  await userEvent.click(await side.findByRole('button', { name: /1 reply/ }));
  const panel = within(await side.findByRole('complementary', { name: 'Thread' }));
  await userEvent.click(panel.getByRole('button', { name: 'Messages' }));
  expect(await side.findByText('a question')).toBeInTheDocument();
});

test('its edge is moved by keys, within bounds', async () => {
  screenIs(true);
  act(() => sideRoom.open('me', 'r2'));
  await twoRooms().show(<AtAddress />);
  const edge = await screen.findByRole('separator', { name: 'Width of the conversation to the side' });
  const before = sideWidth.get();
  act(() => edge.focus());
  await userEvent.keyboard('{ArrowLeft}');
  expect(sideWidth.get()).toBe(before + 16);
  await userEvent.keyboard('{Home}');
  expect(edge).toHaveAttribute('aria-valuenow', String(kLeastSide));
  await userEvent.keyboard('{ArrowRight}');
  expect(sideWidth.get()).toBe(kLeastSide);
});

test('the sidebar offers it only where there is room', async () => {
  screenIs(false);
  await twoRooms().show(<Sidebar onSwitch={() => undefined} />);
  await openMenu();
  await screen.findByRole('menuitem', { name: 'Hide' });
  expect(screen.queryByRole('menuitem', { name: 'Open to the side' })).toBeNull();
});

test('a room that one was taken out of is shown no longer', async () => {
  screenIs(true);
  const { show, dispatch, chat } = twoRooms();
  act(() => sideRoom.open('me', 'r2'));
  await show(<AtAddress />);
  await screen.findByText('a plan');
  act(() => {
    dispatch({ type: 'rooms.fetched', data: { update: [], remove: [{ _id: 'r2' }] } });
  });
  expect(await screen.findByText('This conversation is gone')).toBeInTheDocument();
  expect(screen.queryByText('a plan')).toBeNull();
  expect(chat.isOnScreen('r2')).toBe(false);
});
