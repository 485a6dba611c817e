import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import type { SlashCommand } from '../../api/schema';
import { useShortcutGroups } from '../../lib/shortcuts';
import { noStorage } from '../../outbox/drafts';
import type { Message } from '../../stores/entities';
import type { Sending } from '../../stores/server';
import { roomSource } from '../../stores/sources';
import { aMessage, aRoom, aSubscription, kNow, stage } from '../../stores/testing/stage';
import { RoomPage } from './RoomPage';
import type { MdBlock } from '../messages/markdown/tree';
import { fromWire } from '../../testing/from-wire';

const room = <RoomPage lookup={{ found: 'r1' }} />;
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message #general' });
const log = () => within(screen.getByRole('log', { name: 'Messages' }));

test('shows what was written, and what comes', async () => {
  const { show, dispatch } = stage();
  await show(room);
  expect(screen.getByRole('heading', { level: 1, name: 'general' })).toBeInTheDocument();
  expect(log().getByText('text 1')).toBeInTheDocument();
  act(() => dispatch({ type: 'message', data: aMessage(3, { msg: 'just in' }) }));
  expect(log().getByText('just in')).toBeInTheDocument();
  act(() => dispatch({ type: 'message.deleted', data: { rid: 'r1', id: 'm3' } }));
  expect(log().queryByText('just in')).toBeNull();
});

test('Enter sends and shows it at once; the acknowledged one takes its place', async () => {
  let acknowledge = (): void => undefined;
  const send = vi.fn(
    (entry: Sending) =>
      new Promise<Message>((resolve) => {
        acknowledge = () => resolve(aMessage(9, { _id: entry.id, msg: entry.msg, u: { _id: 'me', username: 'ann' } }));
      }),
  );
  const { show } = stage({ send });
  await show(room);
  await userEvent.type(field(), 'hello{Shift>}{Enter}{/Shift}there{Enter}');
  expect(log().getByText(/hello\s+there/)).toBeInTheDocument();
  expect(log().getByText('Sending…')).toBeInTheDocument();
  expect(field()).toHaveValue('');
  await act(async () => acknowledge());
  expect(log().getAllByText(/hello\s+there/)).toHaveLength(1);
  expect(log().queryByText('Sending…')).toBeNull();
});

test('a refused message says why and can be tried again or given up', async () => {
  const send = vi.fn(async () => {
    throw new ApiError(403, 'unauthorized', 'Not here');
  });
  const { show } = stage({ send });
  await show(room);
  await userEvent.type(field(), 'no{Enter}');
  expect(await log().findByText('Not sent: Not here')).toBeInTheDocument();
  await userEvent.click(log().getByRole('button', { name: 'Try again' }));
  await log().findByText('Not sent: Not here');
  expect(send).toHaveBeenCalledTimes(2);
  await userEvent.click(log().getByRole('button', { name: 'Discard' }));
  expect(log().queryByText('no')).toBeNull();
});

test('a message that is too long is not sent and says so', async () => {
  const send = vi.fn();
  const { show, dispatch } = stage({ send });
  dispatch({ type: 'setting.changed', data: { id: 'Message_MaxAllowedSize', value: 5 } });
  await show(room);
  await userEvent.type(field(), '123456{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('at most 5 characters, this is 1 over');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
});

test('what is no command is sent as a message, where the workspace wants that', async () => {
  const send = vi.fn(async () => aMessage(9));
  const { show, dispatch } = stage({ send, commands: async () => [] });
  dispatch({ type: 'setting.changed', data: { id: 'Message_AllowUnrecognizedSlashCommand', value: true } });
  await show(room);
  await userEvent.type(field(), '/nonsense here{Enter}');
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith(expect.objectContaining({ msg: '/nonsense here' })));
  expect(screen.queryByText('/nonsense is not a command here.')).toBeNull();
});

test('ArrowUp in the empty field edits the last own message', async () => {
  const edit = vi.fn(async (_message: unknown, msg: string) =>
    aMessage(3, { msg, u: { _id: 'me', username: 'ann' }, editedAt: 1, updatedAt: Date.now() }),
  );
  const { show, dispatch } = stage({ edit });
  dispatch({ type: 'message', data: aMessage(3, { msg: 'mine', u: { _id: 'me', username: 'ann' } }) });
  await show(room);
  await userEvent.type(field(), '{ArrowUp}');
  const editor = await screen.findByRole('textbox', { name: 'Edit message' });
  expect(editor).toHaveValue('mine');
  await userEvent.type(editor, ' own{Enter}');
  expect(edit).toHaveBeenCalledWith(expect.objectContaining({ _id: 'm3' }), 'mine own');
  expect(await log().findByText('mine own')).toBeInTheDocument();
  expect(log().getByText('(edited)')).toBeInTheDocument();
});

test('keys on a message do what its menu does; deletion asks first', async () => {
  const erase = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ erase });
  dispatch({ type: 'message', data: aMessage(3, { msg: 'mine', u: { _id: 'me', username: 'ann' } }) });
  const { container } = await show(room);
  container.querySelector<HTMLElement>('[data-message="m3"]')?.focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(container.querySelector('[data-message="m2"]')).toHaveFocus();
  await userEvent.keyboard('{Delete}'); // somebody else's: nothing happens
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.keyboard('{End}{Delete}');
  const dialog = await screen.findByRole('dialog', { name: 'Delete this message?' });
  expect(erase).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
  expect(erase).toHaveBeenCalledTimes(1);
  expect(log().queryByText('mine')).toBeNull();
});

test('a change shows at once; one that is refused says so, and can be given up', async () => {
  let refuse = (_error: Error): void => undefined;
  const edit = vi.fn(() => new Promise<never>((_, reject) => (refuse = reject)));
  const { show, dispatch, chat } = stage({ edit });
  dispatch({ type: 'message', data: aMessage(3, { msg: 'mine', u: { _id: 'me', username: 'ann' } }) });
  await show(room);
  await userEvent.type(field(), '{ArrowUp}');
  await userEvent.type(screen.getByRole('textbox', { name: 'Edit message' }), ' own{Enter}');
  expect(log().getByText('mine own')).toBeInTheDocument();
  expect(log().getByText('Sending…')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
  await act(async () => refuse(new ApiError(400, 'error-message-editing-blocked', 'Too late')));
  expect(await log().findByText('Not changed: Too late')).toBeInTheDocument();
  await userEvent.click(log().getByRole('button', { name: 'Discard' }));
  expect(log().getByText('mine')).toBeInTheDocument();
  expect(chat.outbox.store.getState()).toEqual([]);
});

test('a deletion shows at once; where it is refused, the message is there again and says why', async () => {
  const erase = vi.fn(async () => {
    throw new ApiError(400, 'error-action-not-allowed', 'No');
  });
  const { show, chat } = stage({ erase });
  await show(room);
  act(() => chat.deleteMessage(aMessage(2)));
  expect(log().queryByText('text 2')).toBeNull();
  expect(await log().findByText('Not deleted: No')).toBeInTheDocument();
  expect(log().getByText('text 2')).toBeInTheDocument();
});

test("the key to edit is for one's own messages, whatever one may do by the menu", async () => {
  const { show, dispatch } = stage();
  dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'me', username: 'ann', roles: ['admin'] },
      permissions: [{ _id: 'edit-message', roles: ['admin'] }],
      roles: [],
      settings: [],
    },
  });
  dispatch({ type: 'message', data: aMessage(3, { msg: 'mine', u: { _id: 'me', username: 'ann' } }) });
  const { container } = await show(room);
  container.querySelector<HTMLElement>('[data-message="m2"]')?.focus();
  await userEvent.keyboard('e');
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
  container.querySelector<HTMLElement>('[data-message="m3"]')?.focus();
  await userEvent.keyboard('e');
  expect(screen.getByRole('textbox', { name: 'Edit message' })).toHaveValue('mine');
});

test('the keys of messages are in the list of shortcuts', async () => {
  const { show } = stage();
  await show(room);
  const group = useShortcutGroups.getState().groups.find(({ title }) => title === 'With a message in focus');
  expect(group?.shortcuts.map(({ keys }) => keys)).toEqual(expect.arrayContaining(['e', 'c', 'l', 'u', 'p', 'Delete']));
});

test('what is marked as unread stays so while one looks on, here and on other devices, until something new comes', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const markRead = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ markRead });
  const { location } = await show(room);
  const unread = { alert: true, unread: 1, ls: aMessage(2).ts - 1, updatedAt: 5 };
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription(unread) }));
  await act(async () => vi.advanceTimersByTime(2_000));
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(markRead).not.toHaveBeenCalled();
  expect(screen.getByRole('separator', { name: 'New messages' })).toBeInTheDocument();
  expect(location.history).toEqual(['/channel/general']);
  act(() => dispatch({ type: 'message', data: aMessage(3) }));
  await act(async () => vi.advanceTimersByTime(2_000));
  expect(markRead).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

/** They come after the messages. */
const keysAreThere = () =>
  vi.waitFor(() =>
    expect(useShortcutGroups.getState().groups.some(({ title }) => /With a message/.test(title))).toBe(true),
  );

const aCommand = (command: string, changes: Partial<SlashCommand> = {}): SlashCommand => ({
  command,
  params: '',
  description: `does ${command}`,
  permission: [],
  clientOnly: false,
  providesPreview: false,
  ...changes,
});
const commands = async () => [
  aCommand('topic', { params: 'the topic', permission: ['edit-room'] }),
  aCommand('leave', { permission: ['leave-c'] }),
  aCommand('shrug', { clientOnly: true }),
  aCommand('of-tomorrow'),
];

test('what looks like a command and is none is not said aloud unasked', async () => {
  const send = vi.fn(async ({ id, msg }: { id: string; msg: string }) => aMessage(9, { _id: id, msg }));
  const { show } = stage({ send, commands });
  await show(room);
  await userEvent.type(field(), '/secret plan{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: '/secret is not a command here' }));
  expect(send).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(field()).toHaveValue('/secret plan');
  expect(screen.getByText('/secret is not a command here.')).toBeInTheDocument();
  await userEvent.clear(field());
  await userEvent.type(field(), '/usr/bin/env is a path{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith(expect.objectContaining({ msg: '/usr/bin/env is a path' })));
});

test('commands that one may use are offered, and the server runs them; what it refuses stays in the field', async () => {
  const runCommand = vi.fn(async (_name: string, _rid: string, params: string) => {
    if (params === 'no') throw new ApiError(400, 'error-not-allowed', 'Not here');
  });
  const { show } = stage({ commands, runCommand });
  await show(room);
  await userEvent.type(field(), '/');
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([
    '/leaveLeave this room',
    '/shrugPut a shrug behind the message',
    '/of-tomorrowdoes of-tomorrow',
  ]);
  await userEvent.keyboard('of{Enter}');
  expect(field()).toHaveValue('/of-tomorrow ');
  await userEvent.keyboard('no{Enter}');
  await vi.waitFor(() => expect(runCommand).toHaveBeenCalledWith('of-tomorrow', 'r1', 'no', undefined));
  expect(field()).toHaveValue('/of-tomorrow no');
  await userEvent.clear(field());
  // Written in full, Enter runs it: nothing is left to choose.
  await userEvent.type(field(), '/leave');
  await screen.findByRole('option', { name: /leave/ });
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(field()).toHaveValue(''));
  expect(runCommand).toHaveBeenLastCalledWith('leave', 'r1', '', undefined);
});

test('a command of the client alone is a message', async () => {
  const send = vi.fn(async ({ id, msg }: { id: string; msg: string }) => aMessage(9, { _id: id, msg }));
  const { show } = stage({ send, commands });
  await show(room);
  await userEvent.type(field(), '/shrug who knows{Enter}');
  await vi.waitFor(() =>
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ msg: expect.stringMatching(/^who knows ¯.*ツ/) })),
  );
  expect(field()).toHaveValue('');
});

test('what is quoted goes with the next message, as links to it', async () => {
  const send = vi.fn(async ({ id, msg }: { id: string; msg: string }) => aMessage(9, { _id: id, msg }));
  const { show } = stage({ send });
  const { container } = await show(room);
  await keysAreThere();
  for (const id of ['m1', 'm2', 'm1']) {
    await act(async () => container.querySelector<HTMLElement>(`[data-message="${id}"]`)!.focus());
    await userEvent.keyboard('q');
  }
  const quotes = await screen.findByRole('list', { name: 'Quoted messages' });
  expect(within(quotes).getAllByRole('listitem')).toHaveLength(2);
  expect(field()).toHaveFocus();
  await userEvent.click(within(quotes).getAllByRole('button', { name: 'Do not quote ben' })[1]!);
  await userEvent.type(field(), 'indeed{Enter}');
  await vi.waitFor(() =>
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({ msg: expect.stringMatching(/^\[ \]\(http\S+\/channel\/general\?msg=m2\)\nindeed$/) }),
    ),
  );
  expect(screen.queryByRole('list', { name: 'Quoted messages' })).toBeNull();
});

test('what somebody writes whom one ignores is folded away until one wants to see it', async () => {
  const { show, dispatch } = stage();
  dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ ignored: ['u2'], updatedAt: 9 })], remove: [] },
  });
  await show(room);
  expect(log().queryByText('text 1')).toBeNull();
  await userEvent.click(log().getAllByRole('button', { name: 'Show' })[0]!);
  expect(log().getByText('text 1')).toBeInTheDocument();
});

test('a message is reported with a reason', async () => {
  const reportMessage = vi.fn(async () => undefined);
  const { show } = stage({ reportMessage });
  const { container } = await show(room);
  await keysAreThere();
  await act(async () => container.querySelector<HTMLElement>('[data-message="m1"]')!.focus());
  await userEvent.keyboard('!');
  const dialog = within(await screen.findByRole('dialog', { name: 'Report this message' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Report' }));
  expect(dialog.getByText('Say in a few words what is wrong.')).toBeInTheDocument();
  expect(reportMessage).not.toHaveBeenCalled();
  await userEvent.type(dialog.getByRole('textbox', { name: 'What is wrong?' }), 'spam');
  await userEvent.click(dialog.getByRole('button', { name: 'Report' }));
  expect(reportMessage).toHaveBeenCalledWith('m1', 'spam');
});

test('while messages are fetched their shape stands in their place, and the composer below it', async () => {
  const { show, dispatch } = stage({ history: () => new Promise(() => undefined) });
  dispatch({ type: 'rooms.fetched', data: { update: [aRoom({ _id: 'r2', name: 'new' })], remove: [] } });
  dispatch({
    type: 'subscriptions.fetched',
    data: { update: [aSubscription({ rid: 'r2', name: 'new' })], remove: [] },
  });
  await show(<RoomPage lookup={{ found: 'r2' }} />, '/channel/new');
  expect(screen.getByRole('status', { name: 'Loading' })).toHaveClass('confab-messages');
  expect(screen.getByRole('textbox', { name: 'Message #new' })).toBeInTheDocument();
});

test('what an earlier page load has left comes late, and not over what was typed', async () => {
  const late = async (typed: string) => {
    const kept = [{ uid: 'me', place: 'r1', text: 'begun before', at: 1 }];
    const { chat, show } = stage({}, { drafts: { ...noStorage, all: async () => kept } });
    const view = await show(room);
    if (typed) await userEvent.type(field(), typed);
    await act(() => chat.drafts.start());
    const { value } = field();
    view.unmount();
    return value;
  };
  expect(await late('')).toBe('begun before');
  expect(await late('now')).toBe('now');
});

test('a draft is kept per room', async () => {
  const { show } = stage();
  const first = await show(room);
  await userEvent.type(field(), 'not yet');
  first.unmount();
  await show(room);
  expect(field()).toHaveValue('not yet');
});

test('who cannot write reads why', async () => {
  const { show, dispatch } = stage();
  dispatch({ type: 'room.changed', data: aRoom({ ro: true, updatedAt: 2 }) });
  await show(room);
  expect(await screen.findByText(/This room is read-only/)).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Message #general' })).toBeNull();
});

test('from outside one can read and join', async () => {
  const join = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ join });
  dispatch({ type: 'subscription.removed', data: { _id: 's-r1', rid: 'r1' } });
  await show(room);
  expect(log().getByText('text 1')).toBeInTheDocument();
  await userEvent.click(await screen.findByRole('button', { name: 'Join' }));
  expect(join).toHaveBeenCalledWith('r1');
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ updatedAt: 9 }) }));
  expect(field()).toBeInTheDocument();
});

test('the first unread message has a line above it', async () => {
  const { show, dispatch } = stage();
  dispatch({ type: 'subscription.changed', data: aSubscription({ alert: true, ls: aMessage(1).ts, updatedAt: 2 }) });
  await show(room);
  expect(screen.getByRole('separator', { name: 'New messages' })).toBeInTheDocument();
});

test('a room that is watched to its end is marked as read', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const markRead = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ markRead });
  await show(room);
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ alert: true, unread: 1, updatedAt: 2 }) }));
  await vi.waitFor(() => expect(markRead).toHaveBeenCalledWith('r1'));
  expect(markRead).toHaveBeenCalledTimes(1);
});

test('a room that a dialog lies over is read once the dialog is gone', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const markRead = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ markRead });
  await show(room);
  const frame = screen.getByRole('log').parentElement;
  frame?.setAttribute('aria-hidden', 'true');
  act(() => dispatch({ type: 'subscription.changed', data: aSubscription({ alert: true, unread: 1, updatedAt: 2 }) }));
  await act(async () => vi.advanceTimersByTime(3_000));
  expect(markRead).not.toHaveBeenCalled();
  frame?.removeAttribute('aria-hidden');
  await vi.waitFor(() => expect(markRead).toHaveBeenCalledExactlyOnceWith('r1'));
  vi.useRealTimers();
});

test('so is one that opens at its first unread message and has no more than is in sight', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const markRead = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ markRead });
  dispatch({
    type: 'subscription.changed',
    data: aSubscription({ alert: true, unread: 1, ls: aMessage(1).ts, updatedAt: 2 }),
  });
  await show(room);
  expect(screen.getByRole('separator', { name: 'New messages' })).toBeInTheDocument();
  await vi.waitFor(() => expect(markRead).toHaveBeenCalledWith('r1'));
});

test('system messages speak in words, and typing shows', async () => {
  const { show, dispatch } = stage();
  dispatch({ type: 'message', data: aMessage(3, { t: 'au', msg: 'cleo' }) });
  await show(room);
  expect(log().getByRole('article', { name: /: ben added cleo$/ })).toHaveTextContent(/ben added cleo/);
  act(() =>
    dispatch({ type: 'activity', data: { rid: 'r1', name: 'ben', activities: ['user-typing'], at: Date.now() } }),
  );
  expect(screen.getByText('ben is typing…')).toBeInTheDocument();
  const sending = ['cleo', 'dora', 'eve', 'finn'];
  const send = (name: string) =>
    act(() =>
      dispatch({ type: 'activity', data: { rid: 'r1', name, activities: ['user-uploading'], at: Date.now() } }),
    );
  send('cleo');
  expect(screen.getByText('ben is typing… · cleo is sending a file…')).toBeInTheDocument();
  sending.forEach(send);
  expect(screen.getByText('ben is typing… · Several people are sending files…')).toBeInTheDocument();
});

test('a mention is completed from the server', async () => {
  const spotlight = vi.fn(async () => ({
    users: [{ _id: 'u2', username: 'ben', name: 'Ben Baker', status: 'online' as const }],
    rooms: [],
  }));
  const { show } = stage({ spotlight });
  await show(room);
  await userEvent.type(field(), 'hey @be');
  expect(await screen.findByRole('option', { name: /Ben Baker/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  expect(field()).toHaveValue('hey @ben ');
  expect(spotlight).toHaveBeenCalledWith('be', { users: true, rooms: false }, 'r1');
});

test('a room that is renamed while it is open goes on at its new address', async () => {
  const { show, dispatch } = stage();
  const { location } = await show(room, '/channel/general?msg=m1');
  act(() => dispatch({ type: 'room.changed', data: aRoom({ name: 'plans', fname: 'plans', updatedAt: 9 }) }));
  expect(location.history.at(-1)).toBe('/channel/plans?msg=m1');
});

test('a link into the past is followed also where the newest messages are remembered', async () => {
  const far = aMessage(-400, { _id: 'far', msg: 'long ago' });
  const surrounding = vi.fn(async () => ({ messages: [far], moreBefore: true, moreAfter: true }));
  const { show } = stage({ surrounding });
  await show(room, '/channel/general?msg=far');
  expect(await screen.findByText('long ago')).toBeInTheDocument();
});

test('an announcement stands above the messages', async () => {
  const { show, dispatch } = stage();
  await show(room);
  act(() => dispatch({ type: 'room.changed', data: aRoom({ announcement: 'Lunch at noon', updatedAt: 9 }) }));
  expect(screen.getByText('Lunch at noon')).toBeInTheDocument();
});

test('an emoji is found by name and put where the cursor stands', async () => {
  const { show } = stage();
  await show(room);
  await userEvent.type(field(), 'well done');
  await userEvent.click(screen.getByRole('button', { name: 'Emoji' }));
  const picker = within(await screen.findByRole('dialog', { name: 'Emoji' }));
  expect(await picker.findByRole('searchbox', { name: 'Find an emoji' })).toHaveFocus();
  await userEvent.keyboard('tada');
  expect(await picker.findByRole('button', { name: 'party popper' })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  expect(field()).toHaveValue('well done :tada: ');
  await vi.waitFor(() => expect(field()).toHaveFocus());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the picker of emoji is left with Escape, back to the message', async () => {
  const { show } = stage();
  await show(room);
  await userEvent.click(screen.getByRole('button', { name: 'Emoji' }));
  await screen.findByRole('dialog', { name: 'Emoji' });
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await vi.waitFor(() => expect(field()).toHaveFocus());
});

test('above the first message stands where one is', async () => {
  const { show, dispatch } = stage();
  await show(room);
  act(() =>
    dispatch({
      type: 'page.fetched',
      data: { source: roomSource('r1'), page: { from: kNow, to: Infinity, messages: [] } },
    }),
  );
  expect(log().queryByText('This is the start of #general')).not.toBeNull();
});

describe('a message that is not as it should be', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue(undefined); // React tells of what a boundary has caught
  });

  test.each([
    ['a tree with a hole', { md: [null] }],
    ['a known node without its parts', { md: [{ type: 'PARAGRAPH', value: [{ type: 'BOLD' }] }] }],
    ['a link without an address', { md: [{ type: 'PARAGRAPH', value: [{ type: 'LINK', value: {} }] }] }],
  ])('%s shows its text, and the others theirs', async (_, broken) => {
    const { show, dispatch } = stage();
    dispatch({ type: 'message', data: aMessage(3, { msg: 'what was *typed*', ...fromWire<object>(broken) }) });
    await show(room);
    expect(log().getByText('what was *typed*')).toBeInTheDocument();
    expect(log().getByText('text 2')).toBeInTheDocument();
    act(() => dispatch({ type: 'message', data: aMessage(4, { msg: 'and on' }) }));
    expect(log().getByText('and on')).toBeInTheDocument();
  });

  test('one that cannot be drawn at all leaves a note in its place', async () => {
    const { show, dispatch } = stage();
    dispatch({ type: 'message', data: aMessage(3, { attachments: fromWire([null]) }) });
    await show(room);
    expect(log().getByText('This message cannot be shown.')).toBeInTheDocument();
    expect(log().getByText('text 2')).toBeInTheDocument();
  });
});

test('a quote is drawn as its message is', async () => {
  const { show, dispatch } = stage();
  const md: MdBlock[] = [
    { type: 'PARAGRAPH', value: [{ type: 'BOLD', value: [{ type: 'PLAIN_TEXT', value: 'loud' }] }] },
  ];
  const attachments = [
    { author_name: 'ben', message_link: 'https://chat.example/channel/x?msg=m1', text: '*loud*', md },
  ];
  dispatch({ type: 'message', data: aMessage(3, { msg: '', attachments }) });
  await show(room);
  expect(log().getByText('loud').tagName).toBe('STRONG');
});

test('attachments stand on cards: title, text, fields and what is nested; pictures from elsewhere are links', async () => {
  const { show, dispatch } = stage();
  const attachments = [
    {
      pretext: 'The build',
      author_name: 'Robot',
      title: 'Build 7',
      title_link: 'https://ci.example/7',
      text: 'failed on\nlinux',
      fields: [{ title: 'Branch', value: 'main', short: true }],
      attachments: [{ text: 'nested words' }],
    },
    { image_url: 'https://pictures.example/a%20cat.png' },
    { title: 'trap', title_link: 'javascript:alert(1)' },
    { fallback: 'only for old clients' },
  ];
  dispatch({ type: 'message', data: aMessage(3, { msg: '', attachments }) });
  const { container } = await show(room);
  expect(log().getByRole('link', { name: 'Build 7' })).toHaveAttribute('href', 'https://ci.example/7');
  for (const words of ['The build', 'Robot', 'Branch', 'main', 'nested words', 'trap', 'only for old clients'])
    expect(log().getByText(words)).toBeInTheDocument();
  expect(log().getByText(/failed on\s+linux/)).toBeInTheDocument();
  expect(log().getByRole('link', { name: 'a cat.png' })).toBeInTheDocument();
  expect(container.querySelector('.confab-messages img')).toBeNull();
  expect(log().queryByRole('link', { name: 'trap' })).toBeNull();
  expect(log().getByRole('article', { name: /Build 7/ })).toHaveAccessibleName(/failed on/);
});
