import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer, refuse } from '../../testing/fake-server';
import { canDiscuss } from '../../stores/selectors';
import { aMessage, aRoom, aWireMessage, stage } from '../../stores/testing/stage';
import { RoomHeader } from '../rooms/RoomHeader';
import { CreateDiscussionDialog } from './CreateDiscussionDialog';
import { DiscussionLine } from './DiscussionLine';
import { DiscussionsPanel } from './DiscussionsPanel';

const nothing = () => undefined;
const wire = { _id: 'd1', t: 'c', name: 'xyz', fname: 'The fridge', prid: 'r1', _updatedAt: '2026-03-01T12:00:00Z' };
const announcement = aMessage(7, {
  t: 'discussion-created',
  msg: 'The fridge',
  drid: 'd1',
  dcount: 3,
  dlm: Date.now(),
});

test('a discussion needs a name, takes the message it is about along, and is opened', async () => {
  const server = fakeServer({ 'POST rooms.createDiscussion': () => ({ discussion: wire }) });
  const { show } = stage();
  const onClose = vi.fn();
  const message = aMessage(1, { msg: 'Where to put the fridge?' });
  const { location } = await show(<CreateDiscussionDialog rid="r1" message={message} onClose={onClose} />);
  const name = screen.getByRole('textbox', { name: /What is it about/ });
  expect(name).toHaveValue('Where to put the fridge?');
  await userEvent.clear(name);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(screen.getByText('Say what the discussion is about.')).toBeInTheDocument();
  await userEvent.type(name, 'The fridge');
  await userEvent.type(screen.getByRole('textbox', { name: 'First message' }), 'By the window?');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(server.bodies('POST rooms.createDiscussion')).toEqual([
    { prid: 'r1', t_name: 'The fridge', users: [], pmid: 'm1', reply: 'By the window?' },
  ]);
  expect(location.history.at(-1)).toBe('/channel/xyz');
});

test('a discussion of a long message is named after its first words', async () => {
  const msg = ':rocket: The fridge has to move before Friday because the window is going to be replaced then';
  await stage().show(<CreateDiscussionDialog rid="r1" message={aMessage(1, { msg })} onClose={vi.fn()} />);
  expect(screen.getByRole('textbox', { name: /What is it about/ })).toHaveValue(
    'The fridge has to move before Friday because the window is',
  );
});

test('what announces a discussion says how much was said in it and leads there, also to one that is not known yet', async () => {
  let open = false;
  fakeServer({ 'GET rooms.info': () => (open ? { room: wire } : refuse(400, 'error-not-allowed')) });
  const { show } = stage();
  const { location } = await show(<DiscussionLine message={announcement} />);
  const line = screen.getByRole('button', { name: /^3 messages last/ });
  await userEvent.click(line);
  expect(location.history).toHaveLength(1);
  open = true;
  await userEvent.click(line);
  await waitFor(() => expect(location.history.at(-1)).toBe('/channel/xyz'));
});

test('the discussions of a room are listed, with the way to begin one for those who may', async () => {
  const { msg, drid, dcount } = announcement;
  const row = aWireMessage(7, { msg, drid, dcount, dlm: '2026-03-01T12:00:00Z' });
  fakeServer({ 'GET chat.getDiscussions': () => ({ messages: [row], total: 1 }) });
  const { show, dispatch } = stage();
  await show(<DiscussionsPanel room={aRoom()} onClose={nothing} />);
  const list = within(await screen.findByRole('list', { name: 'Discussions' }));
  expect(await list.findByRole('button', { name: /The fridge.*3 messages/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Start a discussion' })).toBeNull();
  act(() => dispatch({ type: 'permission.changed', data: { _id: 'start-discussion', roles: ['user'] } }));
  await userEvent.click(screen.getByRole('button', { name: 'Start a discussion' }));
  expect(await screen.findByRole('dialog', { name: 'Start a discussion' })).toBeInTheDocument();
});

test('about what others said only those may begin one who have that right; a discussion has none', () => {
  const { chat, dispatch } = stage();
  const may = (message?: Parameters<typeof canDiscuss>[2]) => canDiscuss(chat.store.getState(), 'r1', message);
  expect(may()).toBe(false);
  dispatch({ type: 'permission.changed', data: { _id: 'start-discussion', roles: ['user'] } });
  expect([may(), may(aMessage(1)), may(aMessage(1, { u: { _id: 'me', username: 'ann' } }))]).toEqual([
    true,
    false,
    true,
  ]);
  dispatch({ type: 'permission.changed', data: { _id: 'start-discussion-other-user', roles: ['user'] } });
  expect([may(aMessage(1)), may(aMessage(1, { t: 'uj' }))]).toEqual([true, false]);
  dispatch({ type: 'setting.changed', data: { id: 'Discussion_enabled', value: false } });
  expect(may()).toBe(false);
  dispatch({ type: 'setting.changed', data: { id: 'Discussion_enabled', value: true } });
  dispatch({ type: 'room.changed', data: aRoom({ prid: 'r0', updatedAt: 9 }) });
  expect(may()).toBe(false);
});

test('a discussion names the room that it belongs to, and leads back', async () => {
  const { show } = stage();
  const room = aRoom({ _id: 'd1', name: 'xyz', fname: 'The fridge', prid: 'r1' });
  await show(<RoomHeader room={room} title="The fridge" panels={{ tab: undefined, open: nothing, close: nothing }} />);
  expect(screen.getByRole('link', { name: 'Discussion in general' })).toHaveAttribute('href', '/channel/general');
});
