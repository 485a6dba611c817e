import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import { useLocation } from '../../lib/router';
import { match } from '../../lib/paths';
import type { Command, OutboxEntry } from '../../outbox/storage';
import type { Message } from '../../stores/entities';
import { aMessage, aRoom, stage } from '../../stores/testing/stage';
import { ToastRegion } from '../../ui';
import { RoomPage } from '../rooms/RoomPage';
import { buildRows, type RowOptions } from './rows';
import { useRefusedMarks } from './use-refused-marks';
import { isShown } from '../../lib/calm';

isShown(); // what waits for the messages comes at once

const kSmile = ':smile:';
const by = (...usernames: string[]) => ({ [kSmile]: { usernames } });
const me = { _id: 'me', username: 'ann', name: 'Ann Archer' };

describe('what was done here and is on its way', () => {
  const options = (outbox: OutboxEntry[]): RowOptions => ({ me, outbox, groupingPeriod: 0, hidden: new Set() });
  let last = 0;
  const entry = (command: Command, failed = false): OutboxEntry => ({
    id: `e${++last}`,
    uid: 'me',
    rid: 'r1',
    at: last,
    ...command,
    ...(failed && { failure: { type: 'x', message: 'no' } }),
  });
  const shown = (message: Message, ...outbox: OutboxEntry[]) => buildRows([message], options(outbox))[0]!;

  test('a reaction shows at once, once, and without a word of its being sent', () => {
    const on = entry({ kind: 'react', messageId: 'm1', emoji: kSmile, on: true });
    const row = shown(aMessage(1), on);
    expect(row.message.reactions).toEqual({ [kSmile]: { usernames: ['ann'], names: ['Ann Archer'] } });
    expect(row.delivery).toBe('sent');
    expect(row.command).toBeUndefined();
    expect(shown(aMessage(1, { reactions: by('ben', 'ann') }), on).message.reactions).toEqual(by('ben', 'ann'));
    const of = aMessage(1);
    expect(shown(of, on).message).toBe(shown(of, on).message); // the same object, so that its row is not drawn again
  });

  test('what is taken back goes; the last who takes it back takes the chip', () => {
    const off = entry({ kind: 'react', messageId: 'm1', emoji: kSmile, on: false });
    expect(shown(aMessage(1, { reactions: by('ben', 'ann') }), off).message.reactions?.[kSmile]?.usernames).toEqual([
      'ben',
    ]);
    expect(shown(aMessage(1, { reactions: by('ann') }), off).message.reactions).toEqual({});
  });

  test('several things done with one message all show; what was refused does not', () => {
    const row = shown(
      aMessage(1),
      entry({ kind: 'react', messageId: 'm1', emoji: kSmile, on: true }),
      entry({ kind: 'star', messageId: 'm1', on: true }),
      entry({ kind: 'edit', messageId: 'm1', msg: 'better' }),
      entry({ kind: 'pin', messageId: 'm1', on: true }),
      entry({ kind: 'react', messageId: 'm1', emoji: ':tada:', on: true }, true),
    );
    expect(row.message).toMatchObject({ msg: 'better', pinned: true, pinnedBy: me, starred: [{ _id: 'me' }] });
    expect(Object.keys(row.message.reactions ?? {})).toEqual([kSmile]);
    expect(row.command?.kind).toBe('edit');
  });
});

function Page() {
  const [path] = useLocation();
  const { tab } = match('/:kind/:name/:tab?/:context?', path) ?? {};
  useRefusedMarks();
  return (
    <>
      <RoomPage lookup={{ found: 'r1' }} tab={tab} />
      <ToastRegion />
    </>
  );
}

const row = (id: string) => document.querySelector<HTMLElement>(`.confab-messages [data-message="${id}"]`)!;
const noChips = (id: string) => expect(within(row(id)).queryByRole('group', { name: 'Reactions' })).toBeNull();
const chips = async (id: string) => within(await within(row(id)).findByRole('group', { name: 'Reactions' }));

/** A server that keeps one message's marks. */
function marking(initial: Partial<Message> = {}) {
  let kept = aMessage(2, { updatedAt: Date.now(), ...initial });
  const set = (changes: Partial<Message>) => {
    kept = { ...kept, ...changes, updatedAt: Math.max(kept.updatedAt + 1, Date.now()) };
    return kept;
  };
  return {
    set,
    answers: {
      react: vi.fn(async (_id: string, emoji: string, on: boolean) => {
        const others = kept.reactions?.[emoji]?.usernames.filter((name) => name !== 'ann') ?? [];
        set({ reactions: { ...kept.reactions, [emoji]: { usernames: on ? [...others, 'ann'] : others } } });
      }),
      star: vi.fn(async (_id: string, on: boolean) => void set({ starred: on ? [{ _id: 'me' }] : [] })),
      pin: vi.fn(
        async (_id: string, on: boolean) => void set({ pinned: on, pinnedBy: { _id: 'me', username: 'ann' } }),
      ),
      message: vi.fn(async () => kept),
      pinned: vi.fn(async () => ({ messages: kept.pinned ? [kept] : [], total: kept.pinned ? 1 : 0 })),
      starred: vi.fn(async () => ({ messages: kept.starred?.length ? [kept] : [], total: kept.starred?.length ?? 0 })),
    },
  };
}

const kPin = { type: 'permission.changed' as const, data: { _id: 'pin-message', roles: ['user'] } };

test('a reaction of somebody else comes live, can be joined in, and says who it was', async () => {
  const { answers, set } = marking();
  const { show, dispatch } = stage(answers);
  await show(<Page />);
  noChips('m2');
  act(() => dispatch({ type: 'message', data: set({ reactions: by('ben') }) }));
  const chip = (await chips('m2')).getByRole('button', { name: 'ben reacted with :smile:' });
  expect(chip).toHaveTextContent('1');
  expect(chip).toHaveAttribute('aria-pressed', 'false');
  await userEvent.click(chip);
  expect((await chips('m2')).getByRole('button', { name: 'You and ben reacted with :smile:' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await waitFor(() => expect(answers.react).toHaveBeenCalledWith('m2', kSmile, true));
  fireEvent.contextMenu((await chips('m2')).getAllByRole('button')[0]!);
  expect(await screen.findByRole('dialog')).toBeInTheDocument();
});

test('keys react: + with a thumb, r with whatever one picks', async () => {
  const { answers } = marking();
  const { show } = stage(answers);
  await show(<Page />);
  row('m2').focus();
  await userEvent.keyboard('+');
  await waitFor(() => expect(answers.react).toHaveBeenCalledWith('m2', ':thumbsup:', true));
  row('m2').focus();
  await userEvent.keyboard('r');
  const picker = within(await screen.findByRole('dialog', { name: 'Add reaction' }));
  await userEvent.type(await picker.findByRole('searchbox'), 'tada');
  await picker.findByRole('button', { name: 'party popper' });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(answers.react).toHaveBeenCalledWith('m2', ':tada:', true));
});

test('one that is refused goes again, and it is said why', async () => {
  const react = vi.fn(async () => {
    throw new ApiError(400, 'error-too-many-reactions', 'Too many');
  });
  const { show, chat } = stage({ ...marking().answers, react });
  await show(<Page />);
  row('m2').focus();
  await userEvent.keyboard('+');
  expect(await screen.findByText(/Your reaction was not taken/)).toBeInTheDocument();
  noChips('m2');
  expect(chat.outbox.store.getState()).toEqual([]);
});

test('who may not write may not react, but sees who has; in a read-only room it may be allowed', async () => {
  const { answers } = marking();
  const { show, dispatch } = stage(answers);
  dispatch({ type: 'room.changed', data: aRoom({ ro: true, updatedAt: 2 }) });
  dispatch({ type: 'message', data: aMessage(2, { updatedAt: Date.now(), reactions: by('ben') }) });
  await show(<Page />);
  await userEvent.click((await chips('m2')).getByRole('button', { name: /ben reacted/ }));
  row('m2').focus();
  await userEvent.keyboard('+');
  expect(answers.react).not.toHaveBeenCalled();
  act(() => dispatch({ type: 'room.changed', data: aRoom({ ro: true, reactWhenReadOnly: true, updatedAt: 3 }) }));
  await userEvent.click((await chips('m2')).getByRole('button', { name: /ben reacted/ }));
  await waitFor(() => expect(answers.react).toHaveBeenCalled());
});

test('what one stars is marked and listed, for oneself; and taken off the list again', async () => {
  const { answers } = marking();
  const { show } = stage(answers);
  const { location } = await show(<Page />);
  row('m2').focus();
  await userEvent.keyboard('s');
  expect(within(row('m2')).getByRole('img', { name: 'Starred by you' })).toBeInTheDocument();
  await waitFor(() => expect(answers.message).toHaveBeenCalled());
  await userEvent.click(await screen.findByRole('button', { name: 'Room menu' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Starred messages' }));
  expect(location.history.at(-1)).toBe('/channel/general/starred-messages');
  const panel = within(await screen.findByRole('complementary', { name: 'Starred messages' }));
  expect(await panel.findByText('text 2')).toBeInTheDocument();
  await userEvent.click(panel.getByRole('button', { name: 'Remove star' }));
  expect(await panel.findByText('Nothing starred yet')).toBeInTheDocument();
  await waitFor(() => expect(within(row('m2')).queryByRole('img', { name: 'Starred by you' })).toBeNull());
});

test('a room lists what is starred and pinned where that is possible', async () => {
  const { show, dispatch } = stage(marking().answers);
  await show(<Page />);
  const lists = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Room menu' }));
    const names = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
    await userEvent.keyboard('{Escape}');
    return names.filter((name) => /messages$/.test(name));
  };
  expect(await lists()).toEqual(['Pinned messages', 'Starred messages']);
  act(() => dispatch({ type: 'setting.changed', data: { id: 'Message_AllowStarring', value: false } }));
  expect(await lists()).toEqual(['Pinned messages']);
});

test('who may pins a message: everybody sees by whom, and finds it beside the room, live', async () => {
  const { answers, set } = marking();
  const { show, dispatch } = stage(answers);
  await show(<Page />, '/channel/general/pinned-messages');
  const panel = within(await screen.findByRole('complementary', { name: 'Pinned messages' }));
  expect(await panel.findByText('Nothing pinned yet')).toBeInTheDocument();
  row('m2').focus();
  await userEvent.keyboard('i');
  expect(answers.pin).not.toHaveBeenCalled(); // who may not
  act(() => dispatch(kPin));
  row('m2').focus();
  await userEvent.keyboard('i');
  expect(await within(row('m2')).findByRole('img', { name: 'Pinned by ann' })).toBeInTheDocument();
  expect(await panel.findByText('text 2')).toBeInTheDocument();
  act(() => dispatch({ type: 'message', data: set({ pinned: false }) }));
  expect(await panel.findByText('Nothing pinned yet')).toBeInTheDocument();
});

test('that something was pinned is said in a sentence that tells what', async () => {
  const { show, dispatch } = stage();
  const attachments = [{ author_name: 'ben', text: 'the\nplan' }];
  dispatch({ type: 'message', data: aMessage(3, { t: 'message_pinned', msg: '', attachments }) });
  await show(<Page />);
  expect(row('m3')).toHaveTextContent('ben pinned a message by ben: the plan');
});
