import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';
import type { User } from '../../api/entities';

const rights = [
  'view-user-administration',
  'create-user',
  'assign-roles',
  'assign-admin-role',
  'edit-other-user-active-status',
  'edit-other-user-info',
  'delete-user',
  'impersonate-user',
  'logout-other-user',
  'edit-other-user-avatar',
  'edit-other-user-totp',
];

function serverWith(users: User[], userId: string) {
  const { dispatch, show } = stage();
  const { username = '', roles = [] } = users.find((user) => user._id === userId)!;
  dispatch({
    type: 'loaded',
    data: {
      me: { _id: userId, username, roles },
      permissions: rights.map((_id) => ({ _id, roles: ['admin'] })),
      roles: [
        { _id: 'admin', name: 'Admin', scope: 'Users' },
        { _id: 'user', name: 'User', scope: 'Users' },
        { _id: 'owner', name: 'Owner', scope: 'Subscriptions' },
      ],
    },
  });
  const server = fakeServer({
    'GET users.listByStatus': () => ({ users, total: users.length, count: users.length, offset: 0 }),
    'POST users.create': ({ body }) => {
      const { username } = body;
      if (users.some((user) => user.username === username))
        return refuse(400, 'error-field-unavailable', 'taken', { field: 'username' });
      users.push({ _id: 'new', name: body.name, username, ...(body.roles && { roles: body.roles }) });
      return { user: users.at(-1) };
    },
    'GET users.info': ({ query }) => ({ user: users.find((user) => user._id === query.userId) }),
    'POST users.update': ({ body }) => {
      const { userId, data } = body;
      Object.assign(
        users.find((user) => user._id === userId)!,
        data,
      );
      return { user: {} };
    },
    'POST users.logout': () => ({}),
    'POST users.resetAvatar': () => ({}),
    'POST users.resetTOTP': () => refuse(400, 'error-two-factor-not-enabled'),
    'POST users.deactivateIdle': () => ({ count: 3 }),
    'GET settings.public': () => ({ settings: [{ _id: 'Message_ErasureType', value: 'Unlink' }] }),
    'POST users.delete': ({ body }) => {
      const { userId, confirmRelinquish } = body;
      if (!confirmRelinquish)
        return refuse(400, 'user-last-owner', '', {
          shouldBeRemoved: ['diary'],
          shouldChangeOwner: ['plans', 'birds'],
        });
      users.splice(
        users.findIndex((user) => user._id === userId),
        1,
      );
      return {};
    },
    'POST users.setActiveStatus': ({ body }) => {
      const { userId, activeStatus } = body;
      users.find((user) => user._id === userId)!.active = activeStatus;
      return {};
    },
  });
  return { ...server, dispatch, open: (query = '') => show(page, `/admin/users${query}`) };
}

function people(): [User, User] {
  return [
    { _id: 'ann', username: 'ann', name: 'Ann Admin', roles: ['admin', 'user'], active: true },
    { _id: 'ben', username: 'ben', name: 'Ben Bird', roles: ['user'], active: true },
  ];
}

const page = (
  <>
    <AdminPages page="users" />
    <ToastRegion />
  </>
);

test('a user without the permission sees no list', async () => {
  const [ann, ben] = people();
  const server = serverWith([ann, ben], ben._id);
  await server.open();
  expect(await screen.findByRole('alert')).toHaveTextContent('You need administrator rights for this.');
  expect(screen.queryByRole('button', { name: 'New user' })).toBeNull();
  expect(server.calls.some((call) => call.path === 'users.listByStatus')).toBe(false);
});

test('an account is made with roles and flags, and a taken name is said beside its field', async () => {
  const [ann, ben] = people();
  const server = serverWith([ann, ben], ann._id);
  const user = userEvent.setup();
  await server.open();
  await user.click(await screen.findByRole('button', { name: 'New user' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New user' }));
  await user.type(dialog.getByRole('textbox', { name: /Full name/ }), 'Cleo');
  await user.type(dialog.getByRole('textbox', { name: /Username/ }), 'ben');
  await user.type(dialog.getByRole('textbox', { name: /^Email/ }), 'cleo@example.com');
  await user.type(dialog.getByLabelText(/^Password/, { selector: 'input' }), 'blue heron');
  expect(await dialog.findByRole('checkbox', { name: 'User' })).toBeChecked();
  expect(dialog.queryByRole('checkbox', { name: 'Owner' })).toBeNull();
  await user.click(dialog.getByRole('checkbox', { name: 'Admin' }));
  await user.click(dialog.getByRole('checkbox', { name: /address is verified/ }));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() =>
    expect(dialog.getByRole('textbox', { name: /Username/ })).toHaveAccessibleDescription(/already used/),
  );

  await user.clear(dialog.getByRole('textbox', { name: /Username/ }));
  await user.type(dialog.getByRole('textbox', { name: /Username/ }), 'cleo');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await screen.findByRole('row', { name: /Cleo/ })).toBeVisible();
  expect(server.bodies('POST users.create').at(-1)).toEqual({
    name: 'Cleo',
    username: 'cleo',
    email: 'cleo@example.com',
    password: 'blue heron',
    roles: ['user', 'admin'],
    verified: true,
    requirePasswordChange: true,
    joinDefaultChannels: true,
    active: true,
  });
});

test("an account is deactivated after a question and activated without one; not one's own", async () => {
  const [ann, ben] = people();
  const server = serverWith([ann, ben], ann._id);
  const user = userEvent.setup();
  await server.open();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ann Admin' }));
  expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'Deactivate' })).toBeNull();
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Deactivate' }));
  expect(await screen.findByRole('row', { name: /Ben Bird.*Deactivated/ })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Activate' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Deactivated/ })).toBeNull());
  expect(server.bodies('POST users.setActiveStatus')).toEqual([
    { userId: ben._id, activeStatus: false },
    { userId: ben._id, activeStatus: true },
  ]);
});

test('before an account is deleted it is said what becomes of its messages, and of rooms without another owner', async () => {
  const [ann, ben] = people();
  const server = serverWith([ann, ben], ann._id);
  const user = userEvent.setup();
  await server.open();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete Ben Bird' }));
  expect(await dialog.findByText(/stay, without the name/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  expect(await dialog.findByText(/2 rooms get another member as their owner: plans and birds/)).toBeVisible();
  expect(dialog.getByText(/deleted with all its messages.*: diary/)).toBeVisible();
  expect(screen.getByRole('dialog', { name: 'Delete Ben Bird' })).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Delete all the same' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Ben Bird/ })).toBeNull());
  expect(server.bodies('POST users.delete')).toEqual([
    { userId: ben._id },
    { userId: ben._id, confirmRelinquish: true },
  ]);
});

test('an edit sends what has changed, and nothing else', async () => {
  const [ann, ben] = people();
  ben.emails = [{ address: 'ben@example.com', verified: false }];
  const server = serverWith([ann, ben], ann._id);
  const user = userEvent.setup();
  await server.open();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Ben Bird' }));
  expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await user.type(dialog.getByRole('textbox', { name: /Full name/ }), ' II ');
  await user.click(await dialog.findByRole('checkbox', { name: 'Admin' }));
  await user.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByRole('row', { name: /Ben Bird II/ })).toBeVisible();
  expect(server.bodies('POST users.update')).toEqual([
    { userId: ben._id, data: { name: 'Ben Bird II', roles: ['user', 'admin'] } },
  ]);
});

test('search, order and page stand in the address, and are asked for as they stand there', async () => {
  const [ann, ben] = people();
  const server = serverWith([ann, ben], ann._id);
  const user = userEvent.setup();
  await server.open('?q=ann&sort=-name&page=2');
  expect(await screen.findByRole('searchbox', { name: 'Search users' })).toHaveValue('ann');
  const asked = () => server.calls.filter((call) => call.path === 'users.listByStatus').at(-1)?.query;
  await waitFor(() =>
    expect(asked()).toMatchObject({ searchTerm: 'ann', offset: '25', sort: JSON.stringify({ name: -1 }) }),
  );
  await user.click(await screen.findByRole('button', { name: 'Full name' }));
  await waitFor(() =>
    expect(asked()).toMatchObject({ searchTerm: 'ann', offset: '0', sort: JSON.stringify({ name: 1 }) }),
  );
});

test('acting as somebody is offered where the workspace allows it, for those who may sign in', async () => {
  const [ann, ben] = people();
  const { open, dispatch } = serverWith([ann, ben, { _id: 'eve', username: 'eve', active: false }], 'ann');
  const user = userEvent.setup();
  await open();
  const offers = async (of: string) => {
    await user.click(await screen.findByRole('button', { name: `Actions for ${of}` }));
    await screen.findByRole('menu');
    const offered = screen.queryByRole('menuitem', { name: 'Act as this person' }) !== null;
    await user.keyboard('{Escape}');
    return offered;
  };
  expect(await offers('Ben Bird')).toBe(false);
  dispatch({ type: 'setting.changed', data: { id: 'Accounts_AllowUserImpersonation', value: true } });
  expect(await offers('Ben Bird')).toBe(true);
  expect(await offers('eve')).toBe(false);
  expect(await offers('Ann Admin')).toBe(false);
});

test('what is reset of somebody is chosen, and nothing else is touched', async () => {
  const { open, calls } = serverWith(people(), 'ann');
  const user = userEvent.setup();
  await open();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Reset…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reset Ben Bird' }));
  expect(dialog.getByRole('button', { name: 'Reset' })).toBeDisabled();
  await user.click(dialog.getByRole('checkbox', { name: 'Sign out everywhere' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Ask for a new password' }));
  await user.click(dialog.getByRole('button', { name: 'Reset' }));
  expect(await screen.findByText('Ben Bird has been reset.')).toBeVisible();
  // Whoever signs in again is asked at once.
  expect(calls.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
    ['users.update', { userId: 'ben', data: { requirePasswordChange: true } }],
    ['users.logout', { userId: 'ben' }],
  ]);
});

test('where there is no two-step verification to remove, nothing else is reset', async () => {
  const { open, bodies, calls } = serverWith(people(), 'ann');
  const user = userEvent.setup();
  await open();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ben Bird' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Reset…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reset Ben Bird' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Ask for a new password' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Remove two-step verification' }));
  await user.click(dialog.getByRole('button', { name: 'Reset' }));
  expect(await screen.findByText('This person has not turned two-step verification on.')).toBeVisible();
  expect(bodies('POST users.resetTOTP')).toEqual([{ userId: 'ben' }]);
  expect(calls.some(({ path }) => path === 'users.update')).toBe(false);
});

test('people who have not signed in for long are deactivated together', async () => {
  const { open, bodies } = serverWith(people(), 'ann');
  const user = userEvent.setup();
  await open();
  await user.click(await screen.findByRole('button', { name: 'Idle people…' }));
  const days = await screen.findByRole('spinbutton', { name: /^Days/ });
  await user.clear(days);
  await user.click(screen.getByRole('button', { name: 'Deactivate' }));
  expect(screen.getByText(/whole number of days/)).toBeVisible();
  await user.type(days, '90');
  await user.click(screen.getByRole('button', { name: 'Deactivate' }));
  expect(await screen.findByText('3 people have been deactivated.')).toBeVisible();
  expect(bodies('POST users.deactivateIdle')).toEqual([{ daysIdle: 90, role: 'user' }]);
});
