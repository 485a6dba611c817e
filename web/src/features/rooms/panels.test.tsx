import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useLocation } from '../../lib/router';
import { match } from '../../lib/paths';
import { aRoom, aMessage, stage } from '../../stores/testing/stage';
import type { Profile } from '../../stores/server';
import { RoomPage } from './RoomPage';
import { isShown } from '../../lib/calm';

isShown(); // what waits for the messages comes at once

/** The room, with the panel that the address names. */
function AtAddress() {
  const [path] = useLocation();
  const { tab, context } = match('/:kind/:name/:tab?/:context?', path) ?? {};
  return <RoomPage lookup={{ found: 'r1' }} tab={tab} context={context} />;
}

const kBen: Profile = { _id: 'u2', username: 'ben', name: 'Ben Baker', status: 'away', roles: ['user'], active: true };
const members = vi.fn(async () => ({ members: [{ ...kBen, roles: [] }], total: 1 }));
const person = vi.fn(async () => ({ ...kBen, bio: 'Bakes.', utcOffset: 2 }));

const membersButton = () => screen.getByRole('button', { name: '2 members' });

test('a panel has an address; it takes the focus, and Escape gives it back', async () => {
  const { show } = stage({ members });
  const { location } = await show(<AtAddress />, '/channel/general?msg=m1');
  await userEvent.click(membersButton());
  expect(location.history.at(-1)).toBe('/channel/general/members-list?msg=m1');
  expect(await screen.findByRole('complementary', { name: 'Members' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(location.history).toEqual(['/channel/general?msg=m1']);
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(membersButton()).toHaveFocus();
});

test('who comes by a link finds the panel open, and the room below it', async () => {
  const { show } = stage({ members });
  const { location } = await show(<AtAddress />, '/channel/general/members-list');
  const panel = within(await screen.findByRole('complementary', { name: 'Members' }));
  await userEvent.click(panel.getByRole('button', { name: 'Close' }));
  expect(location.history).toEqual(['/channel/general']);
});

test('one Escape closes a dialog, not the panel that it was opened from', async () => {
  const { show } = stage({ members });
  await show(<AtAddress />, '/channel/general/members-list');
  await userEvent.click(await screen.findByRole('button', { name: 'Add people' }));
  const field = screen.getByRole('combobox', { name: 'People' });
  field.focus();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('complementary', { name: 'Members' })).toBeInTheDocument();
});

test('a member leads to the profile, and from there back to the members or into a conversation', async () => {
  const openDirect = vi.fn(async () => aRoom({ _id: 'd7', t: 'd' }));
  const { show } = stage({ members, person, openDirect });
  const { location } = await show(<AtAddress />, '/channel/general/members-list');
  const ofMembers = async () => within(await screen.findByRole('complementary', { name: 'Members' }));
  await userEvent.click(await (await ofMembers()).findByRole('button', { name: /^Away ben/ }));
  expect(location.history.at(-1)).toBe('/channel/general/user-info/ben');
  const panel = within(await screen.findByRole('complementary', { name: 'Profile' }));
  expect(await panel.findByText('Bakes.')).toBeInTheDocument();
  expect(panel.getByText('Local time')).toBeInTheDocument();
  await userEvent.click(panel.getByRole('button', { name: 'Members' }));
  expect(location.history).toEqual(['/channel/general/members-list']);
  await userEvent.click(await (await ofMembers()).findByRole('button', { name: /^Away ben/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Message' }));
  await vi.waitFor(() => expect(openDirect).toHaveBeenCalledWith(['ben']));
});

test("a message's author leads to the profile as well, by pointer and by key", async () => {
  const { show } = stage({ person });
  const { location, container } = await show(<AtAddress />);
  await userEvent.click(screen.getByRole('button', { name: 'ben' }));
  expect(location.history.at(-1)).toBe('/channel/general/user-info/ben');
  await screen.findByRole('complementary', { name: 'Profile' });
  await userEvent.keyboard('{Escape}');
  container.querySelector<HTMLElement>('[data-message="m2"]')?.focus();
  await userEvent.keyboard('p');
  expect(location.history.at(-1)).toBe('/channel/general/user-info/ben');
});

test('what is no panel shows none', async () => {
  const { show } = stage({ members });
  await show(<AtAddress />, '/channel/general/nonsense');
  expect(screen.getByRole('log', { name: 'Messages' })).toBeInTheDocument();
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('messages that name one are listed beside the room, live, and lead to where they were said', async () => {
  const named = (n: number) => aMessage(n, { mentions: [{ _id: 'me', username: 'ann' }] });
  const mentions = vi.fn(async (_rid: string, _offset: number, _count: number) => ({
    messages: [named(-5), named(-9)],
    total: 2,
  }));
  const surrounding = vi.fn(async () => ({ messages: [named(-5)], moreBefore: true, moreAfter: true }));
  const { show, dispatch, chat } = stage({ mentions, surrounding });
  chat.rooms.open('r1', 'c');
  const { location } = await show(<AtAddress />);
  await userEvent.click(await screen.findByRole('button', { name: 'Room menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Mentions' }));
  expect(location.history.at(-1)).toBe('/channel/general/mentions');
  const panel = within(await screen.findByRole('complementary', { name: 'Mentions' }));
  await panel.findByText('text -5');
  act(() => dispatch({ type: 'message', data: named(50) }, { type: 'message', data: aMessage(51) }));
  const texts = () => panel.getAllByRole('article').map((row) => within(row).getByText(/^text/).textContent);
  expect(texts()).toEqual(['text 50', 'text -5', 'text -9']);
  expect(panel.queryByRole('button', { name: 'Show older' })).toBeNull();
  await userEvent.click(panel.getAllByRole('button', { name: 'Go to message' })[1]!);
  expect(location.history.at(-1)).toBe('/channel/general/mentions?msg=m-5');
});

test('a date leads to the first message of that day', async () => {
  const newer = vi.fn(async (_rid: string, after: number, _count: number) =>
    after < new Date(2026, 0, 5, 12).getTime() ? [aMessage(7)] : [],
  );
  const { show } = stage({ newer });
  const { location } = await show(<AtAddress />);
  await userEvent.click(await screen.findByRole('button', { name: 'Room menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Jump to date' }));
  const dialog = within(await screen.findByRole('dialog'));
  const jump = () => userEvent.click(dialog.getByRole('button', { name: 'Jump' }));
  await jump();
  dialog.getByText('Enter a date.');
  fireEvent.change(dialog.getByLabelText(/^Date/), { target: { value: '2026-01-06' } });
  await jump();
  await dialog.findByText('Nothing has been written here since that day.');
  fireEvent.change(dialog.getByLabelText(/^Date/), { target: { value: '2026-01-05' } });
  await jump();
  expect(newer).toHaveBeenLastCalledWith('r1', new Date(2026, 0, 5).getTime() - 1, 1);
  expect(location.history.at(-1)).toBe('/channel/general?msg=m7');
});
