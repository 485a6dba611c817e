import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer, type Answers } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';
import { dropDrafts } from './drafts';
import { exported, imported } from './transfer';
import type { Setting } from './kinds';

const base = { public: true, enterprise: false, i18nDescription: '' };
const settings = (): Setting[] => [
  { ...base, _id: 'Message_AllowEditing', type: 'boolean', value: true, packageValue: true, group: 'Message' },
  { ...base, _id: 'Message_MaxAllowedSize', type: 'int', value: 5000, packageValue: 5000, group: 'Message' },
  { ...base, _id: 'Hide_System_Messages', type: 'multiSelect', value: ['uj'], packageValue: [], group: 'Message' },
  { ...base, _id: 'Mode', type: 'select', values: ['a', 'b'], value: 'a', packageValue: 'a', group: 'General' },
  { ...base, _id: 'Key', type: 'string', value: 'hush', packageValue: '', group: 'General', secret: true },
  { ...base, _id: 'Site_Url', type: 'string', value: 'x', packageValue: '', group: 'General', blocked: true },
  { ...base, _id: 'Assets_logo', type: 'asset', value: {}, packageValue: '', group: 'Assets' },
];
const fileOf = (values: object) => JSON.stringify({ format: 'confab-settings', version: 1, settings: values });

test('a file has all that may travel, and comes back as it went', () => {
  const text = exported(settings(), new Date(0));
  expect(JSON.parse(text)).toEqual({
    format: 'confab-settings',
    version: 1,
    exportedAt: '1970-01-01T00:00:00.000Z',
    settings: { Hide_System_Messages: ['uj'], Message_AllowEditing: true, Message_MaxAllowedSize: 5000, Mode: 'a' },
  });
  expect(imported(text, settings())).toEqual({ changes: [], unknown: [], wrong: [] });
});

test('what differs is a change; what is not known, secret, fixed or of another kind is named', () => {
  const found = imported(
    fileOf({
      Message_AllowEditing: false,
      Message_MaxAllowedSize: '7',
      Hide_System_Messages: ['uj', 'ul'],
      Mode: 'c',
      Key: 'stolen',
      Site_Url: 'y',
      Of_Tomorrow: 1,
    }),
    settings(),
  );
  expect(found?.changes.map(({ setting, input }) => [setting._id, input])).toEqual([
    ['Message_AllowEditing', false],
    ['Hide_System_Messages', ['uj', 'ul']],
  ]);
  expect(found?.wrong).toEqual(['Message_MaxAllowedSize', 'Mode']);
  expect(found?.unknown).toEqual(['Key', 'Site_Url', 'Of_Tomorrow']);
  for (const text of ['', 'null', '[]', '{}', fileOf({}).replace('1', '2')])
    expect(imported(text, settings())).toBeUndefined();
});

async function open(
  path = '/admin/settings',
  rights = ['view-privileged-setting', 'edit-privileged-setting', 'can-audit'],
  more: Answers = {},
) {
  dropDrafts();
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const current = settings();
  const event = (_id: string, previous: unknown, now: unknown, id = 'Message_MaxAllowedSize') => ({
    _id,
    t: 'settings.changed',
    ts: '2026-01-02T03:04:05Z',
    actor: { type: 'user', _id: 'a', username: 'root', ip: '' },
    data: [
      { key: 'id', value: id },
      { key: 'previous', value: previous },
      { key: 'current', value: now },
    ],
  });
  const server = fakeServer({
    'GET settings': ({ query }) => ({ settings: Number(query.offset) === 0 ? current : [], total: current.length }),
    'GET settings.public': () => ({ settings: [] }),
    'GET audit.settings': () => ({
      events: [event('3', '(secret)', '(secret)', 'Key'), event('2', 3000, 5000), event('1', 5000, 3000)],
      total: 3,
    }),
    'POST settings': ({ body }) => {
      for (const { _id, value } of body.settings) current.find((setting) => setting._id === _id)!.value = value;
      return {};
    },
    ...more,
  });
  const [, , page, part] = path.split('/');
  await show(
    <>
      <AdminPages page={page} part={part} />
      <ToastRegion />
    </>,
    path,
  );
  return { ...server, user: userEvent.setup() };
}

test('an imported file stands in the fields until it is saved', async () => {
  const { user, bodies } = await open();
  await screen.findByRole('button', { name: 'Export' });
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(chooser, new File(['nonsense'], 'a.json', { type: 'application/json' }));
  expect(await screen.findByText('This is no file of settings.')).toBeVisible();
  await user.upload(
    chooser,
    new File([fileOf({ Message_MaxAllowedSize: 7, Other: 1 })], 'b.json', { type: 'application/json' }),
  );
  expect(await screen.findByText('1 setting is another in the file')).toBeVisible();
  expect(screen.getByText('1 is not known here: Other')).toBeVisible();
  expect(bodies('POST settings')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() =>
    expect(bodies('POST settings')).toEqual([{ settings: [{ _id: 'Message_MaxAllowedSize', value: 7 }] }]),
  );
});

test('the history says who changed what, and sets back what was before', async () => {
  const { user, bodies } = await open();
  await user.click(await screen.findByRole('button', { name: 'History' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'History' }));
  expect(await drawer.findAllByText('3000')).toHaveLength(2);
  // What holds already and what is secret is nothing to set back.
  const buttons = drawer.getAllByRole('button', { name: /^Set / });
  expect(buttons).toHaveLength(1);
  await user.click(buttons[0]!);
  await waitFor(() =>
    expect(bodies('POST settings')).toEqual([{ settings: [{ _id: 'Message_MaxAllowedSize', value: 3000 }] }]),
  );
  expect(await screen.findByText('Saved.')).toBeVisible();
});

test('a setting has a history of its own; a secret is masked, and has none to show', async () => {
  const { user, calls } = await open('/admin/settings/General');
  const key = await screen.findByLabelText('Key');
  expect(key).toHaveAttribute('type', 'password');
  expect(screen.queryByRole('button', { name: 'History of Key' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'History of Mode' }));
  await waitFor(() => expect(calls.find(({ path }) => path === 'audit.settings')?.query.settingId).toBe('Mode'));
});

test('who may not audit is shown no history', async () => {
  await open('/admin/settings', ['view-privileged-setting']);
  expect(await screen.findByRole('button', { name: 'Export' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'History' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Import…' })).toBeNull();
});

test('two times are compared, and an earlier value counts again', async () => {
  let differs = true;
  const { user, bodies, calls } = await open('/admin/settings', undefined, {
    'GET confab.settings.differences': () => ({
      settings: differs
        ? [
            { _id: 'Key', secret: true },
            { _id: 'Message_MaxAllowedSize', before: 3000, after: 5000 },
          ]
        : [],
      total: differs ? 2 : 0,
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Compare two times' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Compare two times' }));
  const asked = () => calls.filter(({ path }) => path === 'confab.settings.differences').at(-1)!.query;
  expect(await drawer.findByText('A secret, which was changed in between.')).toBeVisible();
  expect(drawer.getByText('3000')).toBeVisible();
  expect(asked()).not.toHaveProperty('until');
  await user.click(drawer.getByRole('radio', { name: 'A time in the past' }));
  const count = calls.length;
  fireEvent.change(drawer.getByLabelText('Later time'), { target: { value: '2001-01-01T00:00' } });
  expect(drawer.getByText('Choose a time after the earlier one.')).toBeVisible();
  expect(calls).toHaveLength(count);
  fireEvent.change(drawer.getByLabelText('Earlier time'), { target: { value: '2000-06-01T00:00' } });
  await waitFor(() => expect(asked().until).toBe(new Date(2001, 0, 1).toISOString()));
  expect(asked().from).toBe(new Date(2000, 5, 1).toISOString());
  const back = await drawer.findAllByRole('button', { name: /^Set / });
  expect(back).toHaveLength(1);
  differs = false;
  await user.click(back[0]!);
  await waitFor(() =>
    expect(bodies('POST settings')).toEqual([{ settings: [{ _id: 'Message_MaxAllowedSize', value: 3000 }] }]),
  );
  expect(await drawer.findByText('No difference')).toBeVisible();
});
