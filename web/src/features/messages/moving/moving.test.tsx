import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, aRoom, aSubscription, aWireMessage, stage } from '../../../stores/testing/stage';
import { canMove } from '../../../stores/selectors';
import { roomSource, type Source } from '../../../stores/sources';
import { fakeServer } from '../../../testing/fake-server';
import { MoveBar } from './MoveBar';

async function open(source: Source = roomSource('r1'), chosen = ['m2', 'm1']) {
  const server = fakeServer({
    'POST confab.messages.move': () => ({ messages: [aWireMessage(7), aWireMessage(8), aWireMessage(9)] }),
    'GET chat.getThreadsList': ({ query }) => ({
      threads: query.rid === 'r2' ? [aWireMessage(20)] : [aWireMessage(1), aWireMessage(10)],
      total: 1,
    }),
  });
  const staged = stage();
  staged.dispatch(
    { type: 'permission.changed', data: { _id: 'move-messages', roles: ['user'] } },
    { type: 'room.changed', data: aRoom({ _id: 'r2', name: 'sales' }) },
    { type: 'subscription.changed', data: aSubscription({ rid: 'r2', name: 'sales', fname: 'sales' }) },
  );
  const onClose = vi.fn();
  await staged.show(<MoveBar source={source} rid="r1" chosen={new Set(chosen)} onClose={onClose} />);
  return { ...server, ...staged, onClose, user: userEvent.setup() };
}

test('what was chosen goes to another room, in its order', async () => {
  const { user, bodies, onClose } = await open();
  expect(screen.getByRole('status')).toHaveTextContent('2 messages chosen');
  await user.click(screen.getByRole('button', { name: 'Move to…' }));
  await user.click(await screen.findByRole('radio', { name: 'Among its messages' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  expect(screen.getByText(/^They are in this room already/)).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: 'Room' }), 'sal');
  await user.click(await screen.findByRole('option', { name: 'sales' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(bodies('POST confab.messages.move')).toEqual([{ messageIds: ['m1', 'm2'], roomId: 'r2' }]);
});

test('into a thread of the room, but not into one of those that move', async () => {
  const { user, bodies } = await open();
  await user.click(screen.getByRole('button', { name: 'Move to…' }));
  await user.click(await screen.findByRole('button', { name: 'Move' }));
  expect(screen.getByText('Choose a thread.')).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Thread' }));
  await waitFor(() => expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['text 10']));
  await user.click(screen.getByRole('option', { name: 'text 10' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await waitFor(() =>
    expect(bodies('POST confab.messages.move')).toEqual([{ messageIds: ['m1', 'm2'], roomId: 'r1', threadId: 'm10' }]),
  );
});

test('the others become answers to the first', async () => {
  const { user, bodies } = await open();
  await user.click(screen.getByRole('button', { name: 'Move to…' }));
  await user.click(await screen.findByRole('radio', { name: 'Into a thread of the first message chosen' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await waitFor(() =>
    expect(bodies('POST confab.messages.move')).toEqual([{ messageIds: ['m2'], roomId: 'r1', threadId: 'm1' }]),
  );
});

test('out of a thread into its room', async () => {
  const { user, bodies } = await open({ kind: 'thread', rid: 'r1', tmid: 'm1' }, ['m2']);
  await user.click(screen.getByRole('button', { name: 'Move to…' }));
  await user.click(await screen.findByRole('button', { name: 'Move' }));
  await waitFor(() => expect(bodies('POST confab.messages.move')).toEqual([{ messageIds: ['m2'], roomId: 'r1' }]));
});

test('too many, and none, cannot be moved', async () => {
  await open(
    roomSource('r1'),
    Array.from({ length: 101 }, (_, n) => `x${n}`),
  );
  expect(screen.getByRole('status')).toHaveTextContent('At most 100 messages are moved at once');
  expect(screen.getByRole('button', { name: 'Move to…' })).toBeDisabled();
});

test('moving is offered to those who may, for what people wrote', () => {
  const { chat, dispatch } = stage();
  expect(canMove(chat.store.getState(), aMessage(1))).toBe(false);
  dispatch({ type: 'permission.changed', data: { _id: 'move-messages', roles: ['user'] } });
  expect(canMove(chat.store.getState(), aMessage(1))).toBe(true);
  expect(canMove(chat.store.getState(), aMessage(1, { t: 'uj' }))).toBe(false);
});
