import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import { aRoom, stage } from '../../stores/testing/stage';
import type { Profile } from '../../stores/server';
import { fakeServer } from '../../testing/fake-server';
import { DirectoryPage } from './DirectoryPage';

const listed = (id: string, name: string) => ({ room: aRoom({ _id: id, name }), usersCount: 3 });

test("lists public channels, to open one's own and join others", async () => {
  const directory = vi.fn(async () => ({ channels: [listed('r1', 'general'), listed('r9', 'plans')], total: 2 }));
  const join = vi.fn(async () => undefined);
  const { show } = stage({ directory, join });
  const { location } = await show(<DirectoryPage />, '/directory');
  expect(await screen.findByRole('link', { name: 'plans' })).toHaveAttribute('href', '/channel/plans');
  expect(screen.getByRole('button', { name: 'Open' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Join plans' }));
  expect(join).toHaveBeenCalledWith('r9');
  await vi.waitFor(() => expect(location.history.at(-1)).toBe('/channel/plans'));
});

test('searches by what is typed, and says when nothing is found', async () => {
  const directory = vi.fn(async (_type: string, text: string) => ({
    channels: text === '' ? [listed('r9', 'plans')] : [],
    total: text === '' ? 1 : 0,
  }));
  const { show } = stage({ directory });
  await show(<DirectoryPage />, '/directory');
  await screen.findByRole('link', { name: 'plans' });
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search channels' }), 'zzz');
  expect(await screen.findByText('No channels found')).toBeInTheDocument();
  expect(directory).toHaveBeenLastCalledWith('channels', 'zzz', 0, 25, { usersCount: -1 });
});

test('a failure says so and can be tried again', async () => {
  const directory = vi
    .fn(async () => ({ channels: [listed('r9', 'plans')], total: 1 }))
    .mockRejectedValueOnce(new ApiError(500, '500', 'broken'));
  const { show } = stage({ directory });
  await show(<DirectoryPage />, '/directory');
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'plans' })).toBeInTheDocument();
});

test('teams are in a list of their own, with how many rooms they have', async () => {
  const directory = vi.fn(async (type: string) => ({
    channels:
      type === 'teams'
        ? [{ room: aRoom({ _id: 't1', name: 'herons', teamId: 'T', teamMain: true }), usersCount: 4, roomsCount: 2 }]
        : [],
    total: 1,
  }));
  const { show } = stage({ directory });
  await show(<DirectoryPage />, '/directory');
  await userEvent.click(screen.getByRole('tab', { name: 'Teams' }));
  expect(await screen.findByRole('link', { name: 'herons' })).toHaveAttribute('href', '/channel/herons');
  expect(screen.getByText('4 members').parentElement).toHaveTextContent('4 members · 2 rooms');
  expect(screen.getByRole('searchbox', { name: 'Search teams' })).toBeInTheDocument();
});

test('what is shown first is the workspace’s choice', async () => {
  const directory = vi.fn(async () => ({ channels: [], total: 0 }));
  const { show, dispatch } = stage({ directory });
  dispatch({ type: 'setting.changed', data: { id: 'Accounts_Directory_DefaultView', value: 'teams' } });
  await show(<DirectoryPage />, '/directory');
  expect(await screen.findByRole('searchbox', { name: 'Search teams' })).toBeInTheDocument();
  expect(directory).toHaveBeenLastCalledWith('teams', '', 0, 25, { usersCount: -1 });
});

test('people are found in an order, written to, and known by their card', async () => {
  const { calls } = fakeServer({
    'GET directory': () => ({
      result: [
        { _id: 'u2', username: 'ben', name: 'Ben Bird', nickname: 'birdie', emails: [{ address: 'ben@example.org' }] },
        { _id: 'me', username: 'ann' },
      ],
      total: 2,
    }),
  });
  const person = vi.fn(async (): Promise<Profile> => ({
    _id: 'u2',
    username: 'ben',
    name: 'Ben Bird',
    status: 'online',
    roles: [],
    active: true,
  }));
  const openDirect = vi.fn(async () => aRoom({ _id: 'd1', t: 'd' }));
  const { show, dispatch } = stage({ person, openDirect });
  for (const _id of ['view-outside-room', 'view-d-room'])
    dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } });
  dispatch({ type: 'setting.changed', data: { id: 'Accounts_Directory_DefaultView', value: 'users' } });
  const { location } = await show(<DirectoryPage />, '/directory');
  expect((await screen.findByText('@ben')).parentElement).toHaveTextContent('@ben · birdie · ben@example.org');
  expect(screen.queryByRole('button', { name: 'Message ann' })).toBeNull();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'Newest');
  await vi.waitFor(() => expect(calls.at(-1)?.query).toMatchObject({ type: 'users', sort: '{"createdAt":-1}' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ben Bird' }));
  expect(await screen.findByRole('complementary', { name: 'Profile' })).toBeVisible();
  expect(person).toHaveBeenCalledWith('ben');
  await userEvent.click(screen.getByRole('button', { name: 'Message Ben Bird' }));
  await vi.waitFor(() => expect(location.history.at(-1)).toBe('/direct/d1'));
});

test('who may not see people outside of rooms is not offered them', async () => {
  const directory = vi.fn(async () => ({ channels: [], total: 0 }));
  const { show, dispatch } = stage({ directory });
  dispatch({ type: 'setting.changed', data: { id: 'Accounts_Directory_DefaultView', value: 'users' } });
  await show(<DirectoryPage />, '/directory');
  expect(await screen.findByRole('tab', { name: 'Channels', selected: true })).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'People' })).toBeNull();
});
