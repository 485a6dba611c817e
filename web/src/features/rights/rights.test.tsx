import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Role } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';

const aRole = (changes: Partial<Role> & { _id: string }): Role => ({
  name: changes._id,
  scope: 'Users',
  description: '',
  protected: true,
  _updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});
const kRoles = [
  aRole({ _id: 'admin' }),
  aRole({ _id: 'owner', scope: 'Subscriptions' }),
  aRole({ _id: 'x1', name: 'Helpers', description: 'They help.', protected: false }),
];

interface Asked {
  method: string;
  params: string[];
}

async function open(path: string, roles = [...kRoles]) {
  const set = stage({
    spotlight: async () => ({ users: [{ _id: 'ben', username: 'ben', status: 'online' }], rooms: [] }),
  });
  set.dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'me', username: 'ann', roles: ['admin'] },
      permissions: [
        { _id: 'access-permissions', roles: ['admin'] },
        { _id: 'create-c', roles: ['admin', 'x1'] },
        { _id: 'of-tomorrow', roles: [] },
      ],
      roles,
    },
  });
  const holders = [{ _id: 'cleo', username: 'cleo', name: 'Cleo' }];
  const refused = new Set<string>();
  const asked: Asked[] = [];
  const method = ({ body }: { body: { message: string } }) => {
    const call: Asked & { id: string } = JSON.parse(body.message);
    asked.push({ method: call.method.split(':')[1]!, params: call.params });
    const error = refused.has(call.params[0]!) ? { error: 'error-action-not-allowed', reason: 'no' } : undefined;
    return { message: JSON.stringify({ msg: 'result', id: call.id, ...(error && { error }) }) };
  };
  const server = fakeServer({
    'GET roles.list': () => ({ roles }),
    'POST roles.create': ({ body }) => {
      const { name, description = '', scope = '' } = body;
      if (name === 'admin') return refuse(400, 'error-duplicate-role-names-not-allowed');
      roles.push(aRole({ _id: 'x2', protected: false, name, description, scope }));
      return { role: roles.at(-1) };
    },
    'POST roles.delete': () => refuse(400, 'error-role-in-use'),
    'GET roles.getUsersInRole': () => ({ users: holders, total: holders.length, count: holders.length, offset: 0 }),
    'POST roles.addUserToRole': ({ body }) => {
      const { username } = body;
      holders.push({ _id: username, username, name: username });
      return { role: {} };
    },
    'POST roles.removeUserFromRole': ({ body }) => {
      holders.splice(
        holders.findIndex(({ username }) => username === body.username),
        1,
      );
      return { role: {} };
    },
    'GET rooms.autocomplete.adminRooms': () => ({ items: [{ _id: 'r7', name: 'birds', t: 'p' }] }),
    'POST method.call/authorization%3AaddPermissionToRole': method,
    'POST method.call/authorization%3AremoveRoleFromPermission': method,
  });
  const [, , page, part] = path.split('/');
  await set.show(
    <>
      <AdminPages page={page} part={part} />
      <ToastRegion />
    </>,
    path,
  );
  return { ...set, server, asked, refused };
}

/** Saves what was changed, and answers what was said of it before. */
async function save(): Promise<string> {
  await userEvent.click(screen.getByRole('button', { name: 'Review and save' }));
  const dialog = await screen.findByRole('dialog', { name: 'Who gains, who loses' });
  const text = dialog.textContent ?? '';
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  return text;
}

test('who gains and who loses is read before it counts, and several changes are saved together', async () => {
  const { asked } = await open('/admin/permissions');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Owner: Create public channels' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Helpers: Create public channels' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Helpers: of-tomorrow' }));
  expect(screen.getByText('3 changes are not saved.')).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Helpers: of-tomorrow' }));
  expect(screen.getByText('2 changes are not saved.')).toBeVisible();
  expect(asked).toEqual([]);
  const text = await save();
  expect(text).toContain('Owner · in single roomsGain: Create public channels');
  expect(text).toMatch(/Helpers.*Lose: Create public channels/);
  expect(asked.map(({ method, params }) => [method, ...params])).toEqual([
    ['addPermissionToRole', 'create-c', 'owner'],
    ['removeRoleFromPermission', 'create-c', 'x1'],
  ]);
  expect(await screen.findByText('2 changes have been saved.')).toBeVisible();
});

test('one permission is given, and the toast takes it back', async () => {
  const { asked } = await open('/admin/permissions');
  const box = await screen.findByRole('checkbox', { name: 'Owner: Create public channels' });
  expect(box).not.toBeChecked();
  await userEvent.click(box);
  expect(box).toBeChecked();
  await save();
  expect(await screen.findByText('Owner, allowed: Create public channels.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(box).not.toBeChecked());
  expect(asked).toEqual([
    { method: 'addPermissionToRole', params: ['create-c', 'owner'] },
    { method: 'removeRoleFromPermission', params: ['create-c', 'owner'] },
  ]);
});

test('what the server refuses is taken back and said, and what others change is seen', async () => {
  const { refused, dispatch } = await open('/admin/permissions');
  refused.add('create-c');
  const box = await screen.findByRole('checkbox', { name: 'Helpers: Create public channels' });
  await userEvent.click(box);
  await save();
  expect(await screen.findByRole('alert')).toBeVisible();
  await waitFor(() => expect(box).toBeChecked());
  act(() => dispatch({ type: 'permission.changed', data: { _id: 'create-c', roles: ['admin'] } }));
  expect(box).not.toBeChecked();
});

test('whoever would lock themselves out is told so first', async () => {
  const { asked } = await open('/admin/permissions');
  const box = await screen.findByRole('checkbox', { name: 'Administrator: Change roles and permissions' });
  await userEvent.click(box);
  await userEvent.click(screen.getByRole('button', { name: 'Review and save' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Who gains, who loses' }));
  expect(dialog.getByText(/^You hold it as Administrator alone/)).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(box).toBeChecked();
});

test('the matrix is one stop of the tab key, and arrows go about in it', async () => {
  await open('/admin/permissions');
  const boxes = await screen.findAllByRole('checkbox');
  expect(boxes.filter((box) => box.tabIndex === 0)).toHaveLength(1);
  act(() => boxes[0]!.focus());
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement).toHaveAccessibleName('Owner: Create public channels');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(document.activeElement).toHaveAccessibleName('Owner: Change roles and permissions');
  // What has no name here stands last, under its id.
  expect(boxes.at(-1)).toHaveAccessibleName('Helpers: of-tomorrow');
});

test('a search narrows the rows, a choice of roles the columns', async () => {
  await open('/admin/permissions');
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search permissions' }), 'channels');
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
  await userEvent.click(screen.getByRole('combobox', { name: 'Roles' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Helpers' }));
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(1));
});

test('roles are listed and made; one that is taken says so beside its name', async () => {
  const { server } = await open('/admin/roles');
  expect(await screen.findByRole('row', { name: /Helpers.*They help.*whole workspace.*Own/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Owner.*Single rooms.*Built in/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'New role' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New role' }));
  await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'admin');
  await userEvent.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(dialog.getByRole('textbox', { name: /Name/ })).toBeInvalid());
  await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), ' of birds');
  await userEvent.click(dialog.getByRole('radio', { name: /Single rooms/ }));
  await userEvent.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await screen.findByRole('row', { name: /admin of birds/ })).toBeVisible();
  expect(server.bodies('POST roles.create').at(-1)).toEqual({
    name: 'admin of birds',
    description: '',
    scope: 'Subscriptions',
  });
});

test('a role that somebody has is not deleted, and the built-in ones are not offered', async () => {
  await open('/admin/roles');
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Owner' }));
  expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'Delete' })).toBeNull();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Actions for Helpers' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  expect(await screen.findByRole('alert')).toBeVisible();
});

test('a role is given to people and taken from them; taking it can be undone', async () => {
  const { server } = await open('/admin/roles/x1');
  expect(await screen.findByRole('row', { name: /Cleo.*@cleo/ })).toBeVisible();
  await userEvent.type(screen.getByRole('combobox', { name: 'Give the role to' }), 'ben');
  await userEvent.click(await screen.findByRole('option', { name: /ben/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));
  expect(await screen.findByRole('row', { name: /@ben/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Take the role from Cleo' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /@cleo/ })).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('row', { name: /@cleo/ })).toBeVisible();
  expect(server.bodies('POST roles.addUserToRole')).toEqual([
    { roleId: 'x1', username: 'ben' },
    { roleId: 'x1', username: 'cleo' },
  ]);
});

test('of a role that holds in rooms, a room is chosen first', async () => {
  const { server } = await open('/admin/roles/owner');
  const field = await screen.findByRole('combobox', { name: 'In the room' });
  expect(screen.queryByRole('button', { name: 'Give the role' })).toBeNull();
  await userEvent.type(field, 'bir');
  await userEvent.click(await screen.findByRole('option', { name: 'birds' }));
  expect(await screen.findByRole('row', { name: /Cleo/ })).toBeVisible();
  expect(server.calls.find(({ path }) => path === 'roles.getUsersInRole')!.query).toMatchObject({
    role: 'owner',
    roomId: 'r7',
  });
});
