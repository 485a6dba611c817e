import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Integration, PermissionId } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse, type Answers } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';

const hook = (changes: Partial<Integration> = {}): Integration => ({
  _id: 'h1',
  type: 'webhook-incoming',
  name: 'alerts',
  enabled: true,
  username: 'rocket.cat',
  userId: 'cat',
  channel: ['#general'],
  token: 'tok',
  scriptEnabled: false,
  urls: [],
  triggerWords: [],
  _createdAt: '2026-01-01T00:00:00Z',
  _createdBy: { _id: 'me', username: 'ann' },
  _updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});
const kBoth: PermissionId[] = ['manage-incoming-integrations', 'manage-outgoing-integrations'];

async function page(part: string | undefined, answers: Answers, permissions = kBoth) {
  const { dispatch, show } = stage();
  dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'me', username: 'ann', roles: ['admin'] },
      permissions: permissions.map((_id) => ({ _id, roles: ['admin'] })),
    },
  });
  const server = fakeServer(answers);
  const view = await show(
    <>
      <AdminPages page="integrations" part={part} />
      <ToastRegion />
    </>,
    part === undefined ? '/admin/integrations' : `/admin/integrations/${part}`,
  );
  return { server, ...view, user: userEvent.setup() };
}

test('the list says what each does, and lets one rest or go', async () => {
  let hooks = [
    hook(),
    hook({ _id: 'h2', type: 'webhook-outgoing', name: 'bridge', channel: [], event: 'sendMessage', urls: ['x'] }),
  ];
  const { server, user } = await page(undefined, {
    'GET integrations.list': () => ({ integrations: hooks, total: hooks.length, offset: 0, count: hooks.length }),
    'PUT integrations.update': () => {
      hooks = [hook({ enabled: false }), ...hooks.slice(1)];
      return { integration: hooks[0]! };
    },
    'POST integrations.remove': () => {
      const integration = hooks[1]!;
      hooks = hooks.slice(0, 1);
      return { integration };
    },
  });
  expect(
    await screen.findByRole('row', { name: /bridge.*Outgoing.*A message is sent.*All public channels/ }),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Actions for alerts' }));
  expect(screen.queryByRole('menuitem', { name: 'Show calls' })).toBeNull();
  await user.click(await screen.findByRole('menuitem', { name: 'Switch off' }));
  expect(await screen.findByRole('row', { name: /alerts.*Off/ })).toBeVisible();
  expect(server.bodies('PUT integrations.update')).toEqual([
    {
      type: 'webhook-incoming',
      integrationId: 'h1',
      name: 'alerts',
      enabled: false,
      channel: '#general',
      scriptEnabled: false,
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'Actions for bridge' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /bridge/ })).toBeNull());
  expect(server.bodies('POST integrations.remove')).toEqual([{ type: 'webhook-outgoing', integrationId: 'h2' }]);
});

test('where there are none, it is said what they do; of one kind alone where one may manage no other', async () => {
  const { user } = await page(
    undefined,
    { 'GET integrations.list': () => ({ integrations: [], total: 0, offset: 0, count: 0 }) },
    ['manage-own-outgoing-integrations'],
  );
  expect(await screen.findByText(/^An outgoing webhook calls/)).toBeVisible();
  expect(screen.queryByText(/An incoming webhook/)).toBeNull();
  expect(screen.queryByLabelText('Kind')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'New webhook' }));
  expect(screen.queryByRole('radio')).toBeNull();
});

test('only what fits the event, and what one may be told of, is asked', async () => {
  const { user } = await page('new', {}, ['manage-own-outgoing-integrations']);
  const event = await screen.findByRole('combobox', { name: 'What it is told of' });
  expect(within(event).queryByRole('option', { name: 'An account is made' })).toBeNull();
  expect(screen.getByLabelText('Trigger words')).toBeVisible();
  await user.selectOptions(event, 'A file is uploaded');
  expect(screen.queryByLabelText('Trigger words')).toBeNull();
  expect(screen.getByLabelText('Single rooms')).toBeVisible();
  expect(screen.queryByLabelText('Posts in')).toBeNull();
});

test('what the server refuses is said at its field', async () => {
  const { server, user } = await page('new', {
    'POST integrations.create': () => refuse(400, 'error-invalid-room', 'Invalid room', { field: 'channel' }),
  });
  await user.type(await screen.findByLabelText(/^Name/), 'alerts');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  expect(screen.getByLabelText(/^Posts in/)).toHaveAccessibleDescription('Say at least one room or person.');
  await user.type(screen.getByLabelText(/^Posts in/), '#nowhere');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() =>
    expect(screen.getByLabelText(/^Posts in/)).toHaveAccessibleDescription(
      'This room does not exist, or you are not in it.',
    ),
  );
  expect(server.bodies('POST integrations.create')).toMatchObject([{ name: 'alerts', channel: '#nowhere' }]);
});

test('an incoming one shows its address, and why its script does not run', async () => {
  await page('h1', {
    'GET integrations.get': () => ({
      integration: hook({
        scriptEnabled: true,
        script: 'class Script {',
        scriptError: { name: 'SyntaxError', message: 'unexpected end', stack: '' },
      }),
    }),
  });
  expect(await screen.findByLabelText('Address', { selector: 'input' })).toHaveValue(
    `${window.location.origin}/hooks/h1/tok`,
  );
  expect(screen.getByText('SyntaxError: unexpected end')).toBeVisible();
  expect(screen.getByLabelText(/^Posts as/)).toBeDisabled();
});
