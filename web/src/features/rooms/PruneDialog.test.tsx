import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aRoom, stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { i18n } from '../../i18n';
import { ToastRegion } from '../../ui';
import { PruneDialog } from './PruneDialog';
import { kAtOnce } from './pruning';

async function open(messages: number) {
  await i18n.loadNamespaces(['panels', 'chat']);
  let left = messages;
  const server = fakeServer({
    'POST rooms.cleanHistory': ({ body }) => {
      const { confabDryRun, limit = 0 } = body;
      if (confabDryRun) return { _id: 'r1', count: left, confabDryRun: { messages: left, pinned: 2, inThreads: 1 } };
      const count = Math.min(left, limit);
      left -= count;
      return { _id: 'r1', count };
    },
  });
  const closed: boolean[] = [];
  await stage().show(
    <>
      <PruneDialog room={aRoom()} onClose={() => closed.push(true)} />
      <ToastRegion />
    </>,
  );
  const orders = () => server.bodies('POST rooms.cleanHistory');
  return { orders, closed, dialog: within(await screen.findByRole('dialog', { name: 'Prune messages' })) };
}

test('what goes is counted before, and it goes in parts', async () => {
  const { dialog, orders, closed } = await open(2 * kAtOnce + 5);
  expect(await dialog.findByText(/4005 messages go\./)).toBeVisible();
  expect(dialog.getByText(/for good, for everybody/)).toBeVisible();
  expect(dialog.queryByText(/pinned\./)).toBeNull();
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Pinned messages stay' }));
  expect(await dialog.findByText(/2 of them are pinned/)).toBeVisible();
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Prune' })).toBeEnabled());
  expect(orders().every(({ confabDryRun }) => confabDryRun)).toBe(true);
  await userEvent.click(dialog.getByRole('button', { name: 'Prune' }));
  expect(await screen.findByText('4005 messages are gone.')).toBeVisible();
  expect(closed).toEqual([true]);
  const done = orders().filter(({ confabDryRun }) => !confabDryRun);
  expect(done).toHaveLength(3);
  expect(done[0]).toMatchObject({
    roomId: 'r1',
    oldest: '1970-01-01T00:00:00.000Z',
    limit: kAtOnce,
    users: [],
    excludePinned: false,
    ignoreDiscussion: true,
    ignoreThreads: false,
    filesOnly: false,
  });
});

test('where nothing would go, nothing can be pressed', async () => {
  const { dialog } = await open(0);
  expect(await dialog.findByText(/No message goes/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Prune' })).toBeDisabled();
});
