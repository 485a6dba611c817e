import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { match } from '../../lib/paths';
import { useLocation } from '../../lib/router';
import { pageBefore } from '../../stores/history';
import { roomSource } from '../../stores/sources';
import { aMessage, aRoom, aSubscription, kNow, stage } from '../../stores/testing/stage';
import type { Server } from '../../stores/server';
import { kKept } from './KeptRooms';
import Workspace from './Workspace';

function AtAddress() {
  const [path] = useLocation();
  const room = match('/channel/:name/:tab?/:context?', path);
  return room ? <Workspace kind="channel" {...room} /> : <Workspace kind="home" />;
}

const of = (rid: string, n: number, msg = `${rid} says ${n}`) => aMessage(n, { _id: `${rid}-${n}`, rid, msg });

/** A chat with many rooms, of each of which two messages are known. */
function manyRooms(answers: Partial<Server> = {}) {
  const staged = stage(answers);
  const { dispatch } = staged;
  for (let i = 2; i <= kKept + 2; i++) {
    const rid = `r${i}`;
    dispatch(
      { type: 'room.changed', data: aRoom({ _id: rid, name: rid }) },
      { type: 'subscription.changed', data: aSubscription({ rid, name: rid }) },
      { type: 'page.fetched', data: { source: roomSource(rid), page: pageBefore([of(rid, 1), of(rid, 2)], false) } },
    );
  }
  return staged;
}

const goTo = async (name: string) => {
  const link = within(screen.getByRole('navigation', { name: 'Rooms' }))
    .getAllByRole('link')
    .find((each) => each.getAttribute('href') === `/channel/${name}`);
  if (!link) throw new Error(`There is no way to ${name}.`);
  await userEvent.click(link);
};
const row = (id: string) => document.querySelector<HTMLElement>(`[data-message="${id}"]`);
const isAway = (id: string) => row(id)?.closest('.confab-room-place--away') != null;
const moment = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a room that one comes back to is the one that one has left, and not drawn anew', async () => {
  const { show } = manyRooms();
  await show(<AtAddress />);
  const before = row('m2');
  await goTo('r2');
  expect(row('r2-2')).toBeVisible();
  expect(isAway('m2')).toBe(true);
  await goTo('general');
  expect(row('m2')).toBe(before);
  expect(isAway('m2')).toBe(false);
  expect(isAway('r2-2')).toBe(true);
});

test('what is put away keeps its place on the page, whatever changes in it meanwhile', async () => {
  const { show } = manyRooms();
  await show(<AtAddress />);
  await goTo('r2');
  await moment();
  const place = row('m2')?.closest<HTMLElement>('.confab-room-place');
  expect(place?.style.display).toBe('');
  place?.style.setProperty('display', 'none', 'important'); // as React does with what has changed within
  await moment();
  expect(place?.style.display).toBe('');
});

test('a browser that cannot keep the place of things hides them', async () => {
  vi.stubGlobal('CSS', { supports: () => false, escape: CSS.escape });
  const { show } = manyRooms();
  await show(<AtAddress />);
  await goTo('r2');
  expect(row('m2')?.closest<HTMLElement>('.confab-room-place')?.style.display).toBe('none');
  expect(row('r2-2')).toBeVisible();
});

test('what is put away hears of nothing, and shows all of it when one comes back', async () => {
  const { show, dispatch } = manyRooms();
  await show(<AtAddress />);
  await goTo('r2');
  act(() => dispatch({ type: 'message', data: aMessage(3, { msg: 'meanwhile' }) }));
  await moment();
  expect(row('m3')).toBeNull();
  await goTo('general');
  expect(screen.getByText('meanwhile')).toBeVisible();
});

test('a room is read while it is on screen, not while it is put away', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const markRead = vi.fn(async () => undefined);
  const { show, dispatch } = manyRooms({ markRead });
  await show(<AtAddress />);
  await goTo('r2');
  act(() =>
    dispatch(
      { type: 'message', data: aMessage(3) },
      {
        type: 'subscription.changed',
        data: aSubscription({ alert: true, unread: 1, ls: kNow - 97_500, updatedAt: 5 }),
      },
    ),
  );
  await act(async () => vi.advanceTimersByTime(2_000));
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(markRead).not.toHaveBeenCalled();
  await goTo('general');
  await vi.waitFor(() => expect(markRead).toHaveBeenCalled());
  await act(async () => vi.advanceTimersByTime(2_000));
  expect(markRead).toHaveBeenCalledExactlyOnceWith('r1');
});

test('the line above what is new is drawn anew with each visit', async () => {
  const { show, dispatch } = manyRooms();
  await show(<AtAddress />);
  const line = () => row('m3')?.closest('[data-row]')?.querySelector('.rcx-message-divider--unread');
  await goTo('r2');
  act(() =>
    dispatch(
      { type: 'message', data: aMessage(3) },
      {
        type: 'subscription.changed',
        data: aSubscription({ alert: true, unread: 1, ls: kNow - 97_500, updatedAt: 5 }),
      },
    ),
  );
  await goTo('general');
  expect(line()).not.toBeNull();
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ ls: kNow, updatedAt: 6 }) }));
  expect(line()).not.toBeNull();
  await goTo('r2');
  await goTo('general');
  expect(line()).toBeNull();
});

test('the field of the room that one comes back to has the focus, and what was written there', async () => {
  const { show } = manyRooms();
  await show(<AtAddress />);
  const field = (name: string) => screen.getByRole('textbox', { name: `Message #${name}` });
  await userEvent.type(field('general'), 'half a senten');
  await goTo('r2');
  await vi.waitFor(() => expect(field('r2')).toHaveFocus());
  await goTo('general');
  await vi.waitFor(() => expect(field('general')).toHaveFocus());
  await userEvent.keyboard('ce');
  expect(field('general')).toHaveValue('half a sentence');
  expect(field('r2')).toHaveValue('');
});

test('what was open over a room or beside it is gone when one comes back', async () => {
  const { show, dispatch } = manyRooms({ members: async () => ({ members: [], total: 0 }) });
  dispatch({ type: 'message', data: aMessage(3, { u: { _id: 'me', username: 'ann' } }) });
  const { location } = await show(<AtAddress />, '/channel/general/members-list');
  await screen.findByRole('complementary', { name: 'Members' });
  // What listens for keys comes a moment later.
  await vi.waitFor(
    async () => {
      row('m3')?.focus();
      await userEvent.keyboard('{Delete}');
      expect(screen.getByRole('dialog')).toBeInTheDocument();
    },
    { timeout: 10_000, interval: 200 },
  );
  act(() => location.go('/channel/r2', false));
  await moment();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('complementary')).toBeNull();
  act(() => location.go('/channel/general', false));
  await moment();
  expect(row('m3')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('only so many rooms stay drawn, the latest, and each where it is in the document', async () => {
  const { show } = manyRooms();
  await show(<AtAddress />);
  for (let i = 2; i <= kKept; i++) await goTo(`r${i}`);
  await goTo('general');
  const places = () => [...document.querySelectorAll('.confab-room-place')];
  const all = places();
  expect(all).toHaveLength(kKept);
  await goTo(`r${kKept + 1}`);
  // r2 was left first.
  expect(row('r2-1')).toBeNull();
  expect(places()).toEqual([all[0], ...all.slice(2), places().at(-1)]);
});

test('a room that one is no longer in is not kept', async () => {
  const { show, dispatch, chat } = manyRooms();
  await show(<AtAddress />);
  await goTo('r2');
  expect(row('m2')).not.toBeNull();
  act(() => dispatch({ type: 'room.forgotten', data: { rid: 'r1' } }));
  expect(row('m2')).toBeNull();
  expect(row('r2-2')).toBeVisible();
  chat.stop();
});

test('a room is there again at once after another page', async () => {
  const { show } = manyRooms();
  const { location } = await show(<AtAddress />);
  const before = row('m2');
  act(() => location.go('/home', false));
  expect(isAway('m2')).toBe(true);
  act(() => location.go('/channel/general', false));
  expect(row('m2')).toBe(before);
  expect(isAway('m2')).toBe(false);
});
