import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId, Team } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';

const aTeam = (changes: Partial<Team> = {}): Team => ({
  _id: 'T',
  name: 'herons',
  type: 0,
  roomId: 'main',
  createdBy: { _id: 'b', username: 'ben' },
  createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  rooms: 2,
  numberOfUsers: 1200,
  ...changes,
});

const aRoom = (_id: string, t = 'c') => ({ _id, name: _id, t, teamId: 'T', usersCount: 3 });

const kEverything: PermissionId[] = [
  'view-all-teams',
  'edit-team',
  'create-p',
  'convert-team',
  'delete-team',
  'delete-c',
  'view-room-administration',
];

async function open(path: string, rights = kEverything) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const teams = [aTeam(), aTeam({ _id: 'S', name: 'storks', type: 1, roomId: 'other' })];
  const server = fakeServer({
    'GET teams.listAll': () => ({ teams, total: 60, count: teams.length, offset: 0 }),
    'GET teams.info': ({ query }) => ({ teamInfo: { ...teams.find(({ _id }) => _id === query.teamId) } }),
    'GET teams.members': () => ({
      members: [{ user: { _id: 'b', username: 'ben', name: 'Ben', status: 'online' }, roles: ['owner'] }],
      total: 1,
    }),
    'GET teams.listRooms': () => ({ rooms: [aRoom('eggs'), aRoom('secrets', 'p')], total: 2 }),
    'POST teams.update': ({ body }) => (body.data.name === 'taken' ? refuse(400, 'error-duplicate-channel-name') : {}),
    'POST teams.delete': () => (teams.shift(), {}),
    'POST teams.convertToChannel': () => (teams.shift(), {}),
  });
  const [, , page, part] = path.split(/[/?]/);
  const { location } = await show(
    <>
      <AdminPages page={page} part={path.includes('?') ? undefined : part} />
      <ToastRegion />
    </>,
    path,
  );
  return { server, location };
}

test('teams are asked for as the address says: search, kind, order, page', async () => {
  const { server } = await open('/admin/teams?q=her&type=p&sort=-rooms&page=2');
  expect(await screen.findByRole('row', { name: /herons 1,200 2 @ben/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /storks Private/ })).toBeVisible();
  const asked = () => server.calls.filter(({ path }) => path === 'teams.listAll').at(-1)!.query;
  expect(asked()).toMatchObject({ filter: 'her', type: '1', offset: '25', sort: '{"rooms":-1}' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'All teams');
  await waitFor(() => expect(asked()).toMatchObject({ offset: '0' }));
  expect(asked()).not.toHaveProperty('type');
  await userEvent.click(screen.getByRole('button', { name: 'Members' }));
  await waitFor(() => expect(asked()).toMatchObject({ sort: '{"numberOfUsers":1}' }));
});

test('a team is renamed and made private beside the list, and only what was changed is sent', async () => {
  const { server } = await open('/admin/teams/T');
  const drawer = within(await screen.findByRole('dialog', { name: 'herons' }));
  expect(drawer.getByRole('link', { name: "Open the team's room" })).toHaveAttribute('href', '/channel/herons');
  expect(await drawer.findByRole('link', { name: 'eggs' })).toHaveAttribute('href', '/admin/rooms/eggs');
  expect(await within(drawer.getByRole('region', { name: 'Members' })).findByText('Owner')).toBeVisible();
  const name = drawer.getByRole('textbox', { name: /Name/ });
  await userEvent.clear(name);
  await userEvent.type(name, 'taken');
  await userEvent.click(drawer.getByRole('button', { name: 'Save changes' }));
  expect(await drawer.findByText(/taken|already/i)).toBeVisible();
  await userEvent.clear(name);
  await userEvent.type(name, 'egrets');
  await userEvent.click(drawer.getByRole('checkbox', { name: /Private/ }));
  await userEvent.click(drawer.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(server.bodies('POST teams.update').at(-1)).toEqual({ teamId: 'T', data: { name: 'egrets', type: 1 } });
});

test('whoever ends a team chooses among the rooms that they may delete', async () => {
  const { server, location } = await open('/admin/teams/T');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete team' }));
  const question = within(await screen.findByRole('dialog', { name: 'Delete the team herons?' }));
  await userEvent.click(await question.findByRole('checkbox', { name: 'eggs' }));
  expect(question.queryByRole('checkbox', { name: 'secrets' })).toBeNull();
  await userEvent.click(question.getByRole('button', { name: 'Delete team' }));
  await waitFor(() => expect(location.history.at(-1)).toBe('/admin/teams'));
  expect(server.bodies('POST teams.delete')).toEqual([{ teamId: 'T', roomsToRemove: ['eggs'] }]);
  await waitFor(() => expect(screen.queryByRole('row', { name: /herons/ })).toBeNull());
});

test('whoever may only look is told so, and is offered nothing else', async () => {
  await open('/admin/teams/S', ['view-all-teams']);
  const drawer = within(await screen.findByRole('dialog', { name: 'storks' }));
  expect(await drawer.findByText('You can look at this team, but not change it.')).toBeVisible();
  expect(await drawer.findByText('eggs')).toBeVisible();
  expect(drawer.queryByRole('link')).toBeNull();
  expect(drawer.queryByRole('textbox')).toBeNull();
  for (const name of ['Save changes', 'Delete team', 'Convert to channel'])
    expect(drawer.queryByRole('button', { name })).toBeNull();
});
