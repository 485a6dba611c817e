import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { match } from '../../lib/paths';
import { useLocation } from '../../lib/router';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';
import { dropDrafts } from './drafts';
import type { Setting } from './kinds';

const base = { public: true, enterprise: false, i18nDescription: '' };
const settings = (): Setting[] => [
  { ...base, _id: 'Message_AllowEditing', type: 'boolean', value: true, packageValue: true, group: 'Message' },
  { ...base, _id: 'Message_MaxAllowedSize', type: 'int', value: 5000, packageValue: 5000, group: 'Message' },
  { ...base, _id: 'Hide_System_Messages', type: 'multiSelect', value: ['uj'], packageValue: [], group: 'Message' },
  { ...base, _id: 'Site_Name', type: 'string', value: 'Heron', packageValue: 'Confab', group: 'General' },
  { ...base, _id: 'Site_Url', type: 'string', value: 'x', packageValue: '', group: 'General', blocked: true },
  { ...base, _id: 'uniqueID', type: 'string', value: 'x', packageValue: '', group: 'General', readonly: true },
  {
    ...base,
    _id: 'Of_Tomorrow',
    type: 'string',
    value: '',
    packageValue: '',
    group: 'Tomorrow',
    i18nDescription: 'Something new.',
  },
];

function Pages() {
  const [path] = useLocation();
  const place = match('/admin/:page?/:part?', path);
  return place ? <AdminPages {...place} /> : <p>elsewhere</p>;
}

async function open(
  path: string,
  more: Parameters<typeof fakeServer>[0] = {},
  rights = ['view-privileged-setting', 'edit-privileged-setting'],
) {
  const { dispatch, show } = stage();
  dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'adaId', username: 'ada', roles: ['admin'] },
      permissions: rights.map((_id) => ({ _id, roles: ['admin'] })),
      roles: [{ _id: 'user', name: 'User', scope: 'Users' }],
    },
  });
  const current = settings();
  const server = fakeServer({
    // A server that gives two rows at a time.
    'GET settings': ({ query }) => {
      const offset = Number(query.offset);
      return { settings: current.slice(offset, offset + 2), total: current.length, offset, count: 2 };
    },
    'POST settings': ({ body }) => {
      for (const { _id, value } of body.settings) current.find((setting) => setting._id === _id)!.value = value;
      return {};
    },
    ...more,
  });
  const view = await show(
    <>
      <Pages />
      <ToastRegion />
    </>,
    path,
  );
  return { ...view, server, user: userEvent.setup() };
}

beforeEach(dropDrafts);

test('what depends on another setting is grey with the reason, live as that one is switched', async () => {
  const minutes: Setting = {
    ...base,
    _id: 'Message_AllowEditing_BlockEditInMinutes',
    type: 'int',
    value: 5,
    packageValue: 0,
    group: 'Message',
    enableQuery: '{"_id":"Message_AllowEditing","value":true}',
  };
  const form: Setting = {
    ...base,
    _id: 'Accounts_RegistrationForm',
    type: 'select',
    values: ['Public', 'Disabled', 'Secret URL'],
    value: 'Public',
    packageValue: 'Public',
    group: 'Message',
  };
  const secret: Setting = {
    ...base,
    _id: 'Accounts_ManuallyApproveNewUsers',
    type: 'boolean',
    value: false,
    packageValue: false,
    group: 'Message',
    enableQuery:
      '[{"_id":"Accounts_RegistrationForm","value":{"$in":["Disabled","Secret URL"]}},{"_id":"Message_AllowEditing","value":false}]',
  };
  const odd: Setting = { ...minutes, _id: 'Message_MaxAllowedSize', enableQuery: '{"no":"query"' };
  const all = [...settings().slice(0, 1), minutes, form, secret, odd];
  const { user } = await open('/admin/settings/Message', {
    'GET settings': () => ({ settings: all, total: all.length, offset: 0, count: all.length }),
  });
  const field = await screen.findByRole('spinbutton', { name: /Minutes in which editing/ });
  expect(field).toBeEnabled();
  expect(screen.getByRole('spinbutton', { name: /Characters in a message/ })).toBeEnabled();
  await user.click(screen.getByRole('checkbox', { name: 'People may edit their messages' }));
  expect(field).toBeDisabled();
  expect(field).toHaveAccessibleDescription(/Works when “People may edit their messages” is on\./);
  const approval = screen.getByRole('checkbox', { name: /Administrators approve/ });
  expect(approval).toBeDisabled();
  expect(approval).toHaveAccessibleDescription(
    /Works when “Who may register” is “Nobody” or “Who has the secret address”\./,
  );
  await user.selectOptions(screen.getByRole('combobox', { name: 'Who may register' }), 'Nobody');
  expect(approval).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(field).toBeEnabled();
  expect(approval).toBeDisabled();
  expect(approval).toHaveAccessibleDescription(/Works when “Who may register” is “Nobody” or/);
});

test('the groups lead to their settings, which are saved together', async () => {
  const { user, server } = await open('/admin/settings');
  await user.click(await screen.findByRole('link', { name: /^Messages/ }));
  await user.click(await screen.findByRole('checkbox', { name: 'People may edit their messages' }));
  const size = screen.getByRole('spinbutton', { name: 'Characters in a message' });
  await user.clear(size);
  await user.type(size, '900');
  const bar = screen.getByRole('region', { name: 'Unsaved changes' });
  expect(bar).toHaveTextContent('2 changes are not saved.');
  await user.click(within(bar).getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Unsaved changes' })).toBeNull());
  expect(server.bodies('POST settings')).toEqual([
    {
      settings: [
        { _id: 'Message_AllowEditing', value: false },
        { _id: 'Message_MaxAllowedSize', value: 900 },
      ],
    },
  ]);
});

test('what is no number is not sent, and what the server refuses is said at its field', async () => {
  const refusal = () => refuse(400, 'error-invalid-setting', 'no', { _id: 'Message_MaxAllowedSize' });
  const { user, server } = await open('/admin/settings/Message', { 'POST settings': refusal });
  const size = await screen.findByRole('spinbutton', { name: 'Characters in a message' });
  await user.clear(size);
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(size).toHaveAccessibleDescription('Enter a whole number.');
  expect(server.bodies('POST settings')).toEqual([]);
  await user.type(size, '1');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(size).toBeInvalid());
  expect(size).toHaveValue(1);
});

test('a setting goes back to its default, and a change that is taken back is none', async () => {
  const { user } = await open('/admin/settings/Message');
  await user.click(await screen.findByRole('button', { name: /^Reset .*System messages/ }));
  expect(screen.queryByRole('button', { name: /Remove … joined/ })).toBeNull();
  await user.click(screen.getByRole('combobox', { name: 'System messages that are hidden' }));
  await user.click(screen.getByRole('option', { name: '… joined' }));
  expect(screen.queryByRole('region', { name: 'Unsaved changes' })).toBeNull();
});

test('whoever leaves with changes is asked; within the settings they are kept', async () => {
  const { user, location } = await open('/admin/settings/General', {}, [
    'view-privileged-setting',
    'edit-privileged-setting',
    'manage-limits',
  ]);
  await user.type(await screen.findByRole('textbox', { name: 'Name of the workspace' }), '!');
  const trail = screen.getByRole('navigation', { name: 'Above this page' });
  await user.click(within(trail).getByRole('link', { name: 'Settings' }));
  expect(location.history.at(-1)).toBe('/admin/settings');
  expect(screen.getByText('One change is not saved.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Back to the chat' }));
  const question = await screen.findByRole('dialog', { name: 'Discard your changes?' });
  expect(location.history.at(-1)).toBe('/admin/settings');
  await user.click(within(question).getByRole('button', { name: 'Discard' }));
  expect(await screen.findByText('elsewhere')).toBeVisible();
});

test('the way back asks as well, but for a group of settings', async () => {
  const { user, location } = await open('/home');
  act(() => location.go('/admin/settings', false));
  act(() => location.go('/admin/settings/General', false));
  await user.type(await screen.findByRole('textbox', { name: 'Name of the workspace' }), '!');
  act(() => location.back());
  expect(location.history.at(-1)).toBe('/admin/settings');
  act(() => location.back());
  const question = await screen.findByRole('dialog', { name: 'Discard your changes?' });
  await user.click(within(question).getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('One change is not saved.')).toBeVisible();
  act(() => location.back());
  const again = await screen.findByRole('dialog', { name: 'Discard your changes?' });
  await user.click(within(again).getByRole('button', { name: 'Discard' }));
  expect(await screen.findByText('elsewhere')).toBeVisible();
  expect(location.history).toEqual(['/home']);
});

test('a setting is found by its words or its id, wherever it stands', async () => {
  const { user } = await open('/admin/settings');
  const search = await screen.findByRole('searchbox', { name: 'Search settings' });
  await user.type(search, 'maxallowed');
  expect(await screen.findByRole('spinbutton', { name: 'Characters in a message' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Name of the workspace' })).toBeNull();
  await user.clear(search);
  await user.type(search, 'nothing of this kind');
  expect(await screen.findByText('No settings found')).toBeVisible();
});

test('what is fixed or not allowed cannot be changed, and what nobody has named yet is called as the server calls it', async () => {
  const { unmount } = await open('/admin/settings/General');
  const url = await screen.findByRole('textbox', { name: 'Address of the workspace' });
  expect(url).toBeDisabled();
  expect(url).toHaveAccessibleDescription('Fixed by the environment of the server.');
  expect(screen.queryByRole('textbox', { name: /Id of the workspace/ })).toBeNull();
  unmount();
  await open('/admin/settings/Tomorrow', {}, ['view-privileged-setting']);
  expect(await screen.findByRole('textbox', { name: 'Something new.' })).toBeDisabled();
  expect(screen.getByText('You may look at settings, not change them.')).toBeVisible();
});

test('the place where files are kept is tried, and everything is moved there', async () => {
  let works = false;
  const { user, server } = await open('/admin/settings/FileUpload', {
    'GET settings': () => ({
      settings: [
        {
          ...base,
          _id: 'FileUpload_Storage_Type',
          type: 'string',
          value: 'GridFS',
          packageValue: '',
          group: 'FileUpload',
        },
      ],
      total: 1,
      offset: 0,
      count: 1,
    }),
    'GET confab.storage': () => ({
      current: 'GridFS',
      storages: [
        { storage: 'FileSystem', files: 3, bytes: 30 },
        { storage: 'GridFS', files: 1, bytes: 10 },
      ],
    }),
    'POST confab.testStorage': () =>
      works
        ? { storage: 'GridFS', works }
        : { storage: 'GridFS', works, step: 'write', problem: 'full: the database: no room' },
    'POST confab.migrateStorage': () => ({}),
  });
  await user.click(await screen.findByRole('button', { name: 'Test the storage' }));
  expect(await screen.findByText('The database does not work. full: the database: no room')).toBeVisible();
  works = true;
  await user.click(screen.getByRole('button', { name: 'Test the storage' }));
  expect(await screen.findByText('The database works.')).toBeVisible();
  expect(screen.getByText('3 files are kept elsewhere: A folder.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Move 3 files here' }));
  await waitFor(() => expect(server.bodies('POST confab.migrateStorage')).toEqual([{ to: 'GridFS' }]));
});

test('one tries whether phones are told', async () => {
  const push = {
    'GET settings': () => ({
      settings: [{ ...base, _id: 'Push_enable', type: 'boolean', value: true, packageValue: true, group: 'Push' }],
      total: 1,
      offset: 0,
      count: 1,
    }),
    'POST push.test': () => ({ tokensCount: 2 }),
  };
  const { user } = await open('/admin/settings/Push', push, ['view-privileged-setting', 'test-push-notifications']);
  await user.click(await screen.findByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText(/^2 phones are told\./)).toBeVisible();
});
