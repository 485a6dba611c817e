import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';
import type { ReachedLimit } from '../../api/schema';

test('whoever is limited is named, and can be let go on', async () => {
  const { dispatch, show } = stage();
  dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'adaId', username: 'ada', roles: ['admin'] },
      permissions: [{ _id: 'manage-limits', roles: ['admin'] }],
    },
  });
  const until = new Date(Date.now() + 5 * 60_000).toISOString();
  let limits: ReachedLimit[] = [
    {
      _id: 'l1',
      kind: 'user',
      limit: 'endpoint',
      username: 'ben',
      call: '/api/v1/me',
      allowed: 10,
      refused: 1200,
      until,
    },
    { _id: 'l2', kind: 'of-tomorrow', limit: 'of-tomorrow', allowed: 10, until },
  ];
  const server = fakeServer({
    'GET confab.limits': () => ({ limits, total: limits.length, offset: 0, count: limits.length }),
    'POST confab.limits.lift': ({ body }) => {
      limits = limits.filter(({ _id }) => _id !== body.limitId);
      return {};
    },
  });
  const user = userEvent.setup();
  await show(
    <>
      <AdminPages page="limits" />
      <ToastRegion />
    </>,
    '/admin/limits',
  );
  expect(await screen.findByRole('row', { name: /@ben.*Calls of the API.*1,200.*in 5 minutes/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Unknown.*of-tomorrow/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lift the limit of @ben' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /@ben/ })).toBeNull());
  expect(server.bodies('POST confab.limits.lift')).toEqual([{ limitId: 'l1' }]);
  expect(screen.getByText('@ben can go on.')).toBeVisible();
});
