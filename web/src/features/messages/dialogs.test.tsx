import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer, refuse } from '../../testing/fake-server';
import { canSeeHistory, canSeeReceipts } from '../../stores/selectors';
import { aMessage, aRoom, stage } from '../../stores/testing/stage';
import { roomSource } from '../../stores/sources';
import { HistoryDialog } from './HistoryDialog';
import { MessageList } from './MessageList';
import { ReceiptsDialog } from './ReceiptsDialog';

const nothing = () => undefined;

test('who has read a message is listed; nobody and a failure say so', async () => {
  let receipts: object[] | undefined = [
    {
      _id: 'x',
      messageId: 'm1',
      roomId: 'r1',
      userId: 'u2',
      user: { _id: 'u2', username: 'ben' },
      ts: '2026-03-01T12:00:00Z',
    },
  ];
  fakeServer({ 'GET chat.getMessageReadReceipts': () => (receipts ? { receipts } : refuse(500, 'internal')) });
  const { show } = stage();
  const first = await show(<ReceiptsDialog message={aMessage(1)} onClose={nothing} />);
  expect(await screen.findByText('ben')).toBeInTheDocument();
  first.unmount();
  receipts = [];
  const second = await show(<ReceiptsDialog message={aMessage(1)} onClose={nothing} />);
  expect(await screen.findByText('Nobody has read it yet.')).toBeInTheDocument();
  second.unmount();
  receipts = undefined;
  await show(<ReceiptsDialog message={aMessage(1)} onClose={nothing} />);
  expect(await screen.findByText('Who has read it could not be loaded')).toBeInTheDocument();
});

test('what a message was before is shown to those who may see it, where it is kept', async () => {
  const u = { _id: 'u2', username: 'ben' };
  const version = {
    msgId: 'm1',
    msg: 'Lunch at one',
    u,
    ts: '2026-03-01T12:00:00Z',
    replacedAt: '2026-03-01T12:01:00Z',
    replacedBy: u,
    deleted: false,
  };
  fakeServer({ 'GET confab.messageHistory': () => ({ versions: [version], count: 1, offset: 0, total: 1 }) });
  const { chat, show, dispatch } = stage();
  const message = aMessage(1, { msg: 'Lunch at two', editedAt: 5 });
  await show(<HistoryDialog message={message} onClose={nothing} />);
  expect(await screen.findByText('Lunch at one')).toBeInTheDocument();
  expect(screen.getByText('Lunch at two')).toBeInTheDocument();

  const may = () => canSeeHistory(chat.store.getState(), message);
  expect(may()).toBe(false);
  dispatch({ type: 'setting.changed', data: { id: 'Message_KeepHistory', value: true } });
  expect(may()).toBe(false);
  dispatch({ type: 'permission.changed', data: { _id: 'view-message-history', roles: ['user'] } });
  expect([may(), canSeeHistory(chat.store.getState(), aMessage(1))]).toEqual([true, false]);
});

test('one sees of own messages whether everybody has read them, live, where receipts are on', async () => {
  const { chat, show, dispatch } = stage();
  const u = { _id: 'me', username: 'ann' };
  dispatch(
    { type: 'message', data: aMessage(5, { u, unread: true }) },
    { type: 'message', data: aMessage(6, { unread: true }) },
  );
  const source = roomSource('r1');
  await show(<MessageList room={aRoom()} source={source} onOpenUser={nothing} onEdit={nothing} onDelete={nothing} />);
  expect(screen.queryByRole('img', { name: 'Not read by everybody yet' })).toBeNull();
  expect(canSeeReceipts(chat.store.getState(), aMessage(5))).toBe(false);
  act(() =>
    dispatch(
      { type: 'setting.changed', data: { id: 'Message_Read_Receipt_Enabled', value: true } },
      { type: 'setting.changed', data: { id: 'Message_Read_Receipt_Store_Users', value: true } },
    ),
  );
  expect(canSeeReceipts(chat.store.getState(), aMessage(5))).toBe(true);
  expect(screen.getAllByRole('img', { name: 'Not read by everybody yet' })).toHaveLength(1);
  act(() => dispatch({ type: 'messages.read', data: { rid: 'r1', until: aMessage(5).ts, tmid: 'elsewhere' } }));
  act(() => dispatch({ type: 'messages.read', data: { rid: 'r1', until: aMessage(4).ts } }));
  expect(screen.getAllByRole('img', { name: 'Not read by everybody yet' })).toHaveLength(1);
  act(() => dispatch({ type: 'messages.read', data: { rid: 'r1', until: aMessage(5).ts } }));
  expect(screen.getByRole('img', { name: 'Read by everybody' })).toBeInTheDocument();
  expect(chat.store.getState().messages.get('m6')?.unread).toBe(true);
});
