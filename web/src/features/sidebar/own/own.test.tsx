import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aRoom, aSubscription, stage } from '../../../stores/testing/stage';
import { fakeServer, refuse } from '../../../testing/fake-server';
import { Sidebar } from '../Sidebar';

const sidebar = <Sidebar onSwitch={() => undefined} />;
const kAt = new Date(1_700_000_000_000).toISOString();
const section = (_id: string, position: number, ...roomIds: string[]) => ({
  _id,
  name: `Section ${_id}`,
  position,
  roomIds,
  _updatedAt: kAt,
});

/** Three channels, of which the sections have some. */
async function show(...sections: ReturnType<typeof section>[]) {
  const set = stage({
    createRoom: async (t: 'c' | 'p', name: string) => aRoom({ _id: 'made', t, name }),
    markRead: vi.fn(async () => undefined),
  });
  const rids = ['r1', 'r2', 'r3'];
  const update = rids.map((rid) => aRoom({ _id: rid, name: `room-${rid}`, lm: Number(rid[1]) }));
  set.dispatch(
    { type: 'rooms.fetched', data: { update, remove: [] } },
    {
      type: 'subscriptions.fetched',
      data: { update: rids.map((rid) => aSubscription({ rid, name: `room-${rid}` })), remove: [] },
    },
    { type: 'loaded', data: { daily: { sections, scheduled: [], reminders: [], drafts: [] } } },
  );
  const { location } = await set.show(sidebar);
  return { ...set, location };
}

const list = () => screen.getByRole('navigation', { name: 'Rooms' });
/** What stands below each other, headings by their text in capitals. */
const lines = () =>
  [...list().querySelectorAll('[data-rid]')].map((line) => {
    const heading = line.querySelector('h2');
    return heading ? heading.textContent.toUpperCase() : (line.querySelector('a')?.textContent ?? '');
  });
const kAll = ['SECTION B', 'room-r3', 'room-r1', 'SECTION A', 'CHANNELS', 'room-r2'];

function drag(rid: string, onto: string) {
  const data = new Map<string, string>();
  const dataTransfer = {
    get types() {
      return [...data.keys()];
    },
    setData: (type: string, value: string) => void data.set(type, value),
    getData: (type: string) => data.get(type) ?? '',
  };
  const line = (key: string) => list().querySelector(`[data-rid="${key}"]`)!;
  const fire = (name: 'dragStart' | 'dragOver' | 'drop', at: Element) => {
    const event = createEvent[name](at);
    Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
    fireEvent(at, event);
  };
  fire('dragStart', line(rid));
  fire('dragOver', line(onto));
  expect(line(onto)).toHaveClass('is-over');
  fire('drop', line(onto));
}

test('own sections stand where they were put, their rooms in the order that they were put in', async () => {
  await show(section('A', 1), section('B', 0, 'gone', 'r3', 'r1'));
  expect(lines()).toEqual(kAll);
});

test('a room is drawn before another, into an empty section, and out of all of them', async () => {
  const { bodies } = fakeServer({
    'POST confab.sidebar.placeRoom': () => ({ sections: [] }),
  });
  await show(section('A', 1), section('B', 0, 'gone', 'r3', 'r1'));
  drag('r2', 'r1');
  await waitFor(() => expect(lines()).toEqual(['SECTION B', 'room-r3', 'room-r2', 'room-r1', 'SECTION A']));
  await waitFor(() =>
    expect(bodies('POST confab.sidebar.placeRoom').at(-1)).toEqual({ rid: 'r2', sectionId: 'B', index: 2 }),
  );
  drag('r3', 'heading own A');
  await waitFor(() => expect(lines()).toEqual(['SECTION B', 'room-r2', 'room-r1', 'SECTION A', 'room-r3']));
  await waitFor(() =>
    expect(bodies('POST confab.sidebar.placeRoom').at(-1)).toEqual({ rid: 'r3', sectionId: 'A', index: 0 }),
  );
});

test('a place that is refused is taken back, and said to be', async () => {
  fakeServer({
    'POST confab.sidebar.placeRoom': () => refuse(400, 'error-section-full'),
  });
  const { chat } = await show(section('B', 0, 'r3', 'r1'));
  let asked = false;
  chat.reload = async () => void (asked = true);
  drag('r2', 'r1');
  await waitFor(() => expect(asked).toBe(true));
});

test('keys move a room within its section and on to the next', async () => {
  const { bodies } = fakeServer({ 'POST confab.sidebar.placeRoom': () => ({ sections: [] }) });
  await show(section('A', 1), section('B', 0, 'r3', 'r1'));
  act(() =>
    within(list())
      .getByRole('link', { name: /room-r3/ })
      .focus(),
  );
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}');
  await waitFor(() => expect(lines().slice(0, 3)).toEqual(['SECTION B', 'room-r1', 'room-r3']));
  await waitFor(() =>
    expect(bodies('POST confab.sidebar.placeRoom')).toEqual([{ rid: 'r3', sectionId: 'B', index: 1 }]),
  );
  act(() =>
    within(list())
      .getByRole('link', { name: /room-r3/ })
      .focus(),
  );
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}');
  await waitFor(() => expect(lines().slice(0, 4)).toEqual(['SECTION B', 'room-r1', 'SECTION A', 'room-r3']));
});

test("a room's menu puts it into a section that is made on the way", async () => {
  const { bodies } = fakeServer({
    'POST confab.sidebar.create': () => ({ section: { ...section('C', 0), name: 'Work' } }),
    'POST confab.sidebar.placeRoom': () => ({ sections: [{ ...section('C', 0, 'r2'), name: 'Work' }] }),
  });
  await show();
  const user = userEvent.setup({ skipHover: true });
  await user.hover(within(list()).getByRole('link', { name: /room-r2/ }));
  await user.click(await screen.findByRole('button', { name: 'Menu of room-r2' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to section…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Move room-r2 to a section' }));
  await user.click(dialog.getByRole('button', { name: 'Move' }));
  expect(dialog.getByText('Enter a name for the section.')).toBeInTheDocument();
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Work');
  await user.click(dialog.getByRole('button', { name: 'Move' }));
  await waitFor(() => expect(lines().slice(0, 2)).toEqual(['WORK', 'room-r2']));
  expect(bodies('POST confab.sidebar.placeRoom')).toEqual([{ rid: 'r2', sectionId: 'C', index: 0 }]);
});

test('a section is renamed, moved and removed by its menu', async () => {
  const { calls } = fakeServer({
    'POST confab.sidebar.update': ({ body }) => ({ section: { ...section('A', 1), ...body } }),
    'POST confab.sidebar.delete': () => ({}),
  });
  await show(section('A', 1), section('B', 0, 'r3', 'r1'));
  const user = userEvent.setup({ skipHover: true });
  const choose = async (item: string) => {
    await user.hover(within(list()).getByRole('button', { name: 'Section A' }));
    await user.click(await screen.findByRole('button', { name: 'Menu of the section Section A' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await choose('Move up');
  await waitFor(() => expect(lines()[0]).toBe('SECTION A'));
  await waitFor(() => expect(calls.at(-1)?.body).toEqual({ _id: 'A', position: 0 }));
  await choose('Remove section…');
  await user.click(await screen.findByRole('button', { name: 'Remove section' }));
  await waitFor(() => expect(lines()).not.toContain('SECTION A'));
});

test('what is made from the head of an own section stands there', async () => {
  const { bodies } = fakeServer({
    'POST confab.sidebar.placeRoom': () => ({ sections: [section('A', 0, 'made')] }),
  });
  const { location } = await show(section('A', 0));
  const user = userEvent.setup({ skipHover: true });
  await user.hover(within(list()).getByRole('button', { name: 'Section A' }));
  await user.click(await screen.findByRole('button', { name: 'Add to Section A' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Create channel' }));
  await user.type(await screen.findByLabelText(/^Name/), 'plans');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(location.history.at(-1)).toBe('/channel/plans'));
  expect(bodies('POST confab.sidebar.placeRoom')).toEqual([{ rid: 'made', sectionId: 'A', index: 0 }]);
});

test('a built-in section offers what stands in it, and marks all its rooms as read', async () => {
  const { server, dispatch } = await show();
  act(() =>
    dispatch({
      type: 'subscription.changed',
      data: aSubscription({ rid: 'r2', name: 'room-r2', unread: 3, alert: true, updatedAt: 9 }),
    }),
  );
  const user = userEvent.setup({ skipHover: true });
  await user.hover(within(list()).getByRole('button', { name: 'Channels' }));
  await user.click(await screen.findByRole('button', { name: 'Menu of the section Channels' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Mark all as read' }));
  await waitFor(() => expect(server.markRead).toHaveBeenCalledExactlyOnceWith('r2'));
  await user.hover(within(list()).getByRole('button', { name: 'Channels' }));
  await user.click(await screen.findByRole('button', { name: 'Create channel' }));
  expect(await screen.findByRole('dialog', { name: 'Create channel' })).toBeVisible();
});
