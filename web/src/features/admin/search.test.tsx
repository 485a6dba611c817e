import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AdminPages from './AdminPages';

const aSetting = {
  _id: 'Message_MaxAllowedSize',
  type: 'int',
  group: 'Message',
  public: true,
  section: '',
  value: 5000,
  packageValue: 5000,
  i18nDescription: 'Longest message, in characters.',
};

async function open(rights: PermissionId[]) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const server = fakeServer({
    // One of them says too little to be drawn.
    'GET settings': () => ({ settings: [aSetting, { _id: 'Odd', value: 1 }], total: 2, count: 2, offset: 0 }),
    'GET users.listByStatus': ({ query }) => ({
      users: query.searchTerm === 'mess' ? [{ _id: 'u9', username: 'messi', name: 'Lionel' }] : [],
      total: 0,
    }),
    'GET custom-user-status.list': () => ({ statuses: [] }),
  });
  const { location } = await show(<AdminPages page="statuses" />, '/admin/statuses');
  return { server, location, user: userEvent.setup() };
}

test('pages, settings and people are found from every page of the administration', async () => {
  const { location, user } = await open([
    'manage-user-status',
    'can-audit',
    'view-privileged-setting',
    'view-user-administration',
  ]);
  const nav = within(await screen.findByRole('navigation', { name: 'Administration' }));
  await user.type(nav.getByRole('searchbox', { name: 'Search the administration' }), 'mess');
  expect(await nav.findByRole('link', { name: 'Message audit' })).toBeVisible();
  expect(await nav.findByRole('link', { name: /^Characters in a message/ })).toHaveAttribute(
    'href',
    '/admin/settings?q=Message_MaxAllowedSize',
  );
  expect(await nav.findByRole('link', { name: 'Lionel' })).toHaveAttribute('href', '/admin/users?q=messi');
  expect(nav.queryByRole('link', { name: 'User statuses' })).toBeNull();
  await user.keyboard('{Escape}');
  expect(nav.getByRole('link', { name: 'User statuses' })).toBeVisible();
  await user.type(nav.getByRole('searchbox'), 'message au');
  await nav.findByRole('link', { name: 'Message audit' });
  await user.keyboard('{Enter}');
  expect(location.history.at(-1)).toBe('/admin/message-audit');
});

test('only what one may see is looked for', async () => {
  const { server, user } = await open(['manage-user-status']);
  await user.type(await screen.findByRole('searchbox', { name: 'Search the administration' }), 'mess');
  expect(await screen.findByText('Nothing goes by that name.')).toBeVisible();
  expect(server.calls.map(({ path }) => path)).not.toContain('settings');
  expect(server.calls.map(({ path }) => path)).not.toContain('users.listByStatus');
});
