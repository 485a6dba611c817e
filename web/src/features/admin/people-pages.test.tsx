import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server';
import { stage } from '../../stores/testing/stage';
import type { PermissionId } from '../../api/schema';
import { isOver, type Invite } from '../invites/calls';
import AdminPages from './AdminPages';
import { adminPages } from './pages';

async function page(path: string, rights: PermissionId[]) {
  const set = stage();
  set.dispatch({
    type: 'loaded',
    data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) },
  });
  const [, , id, part] = path.split('/');
  return set.show(<AdminPages page={id} part={part} />, path);
}

const anInvite = (changes: Partial<Invite> = {}): Invite => ({
  _id: 'tok',
  rid: 'r1',
  userId: 'me',
  url: 'http://chat/invite/tok',
  days: 0,
  maxUses: 5,
  uses: 2,
  createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});

test.each(adminPages.flatMap(({ path, permission }) => [permission].flat().map((one) => [path, one] as const)))(
  '%s is a page of its own, by %s',
  async (path, permission) => {
    fakeServer({});
    const { location } = await page(path, [permission, 'view-user-administration']);
    await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull());
    expect(location.history).toEqual([path]);
    expect(document.querySelector('[aria-current="page"]')).toHaveAttribute('href', path);
  },
);

test('all invites are listed with what they lead to, and removed after a question', async () => {
  const invites = [anInvite(), anInvite({ _id: 'old', rid: 'r9', expires: '2026-01-02T00:00:00Z' })];
  const server = fakeServer({
    'GET listInvites': () => ({ body: invites, status: 200 }),
    'GET channels.list': () => ({ channels: [{ _id: 'r9', name: 'nests' }] }),
    'GET groups.listAll': () => ({ groups: [] }),
    'DELETE removeInvite/tok': () => ({ body: (invites.shift(), true), status: 200 }),
  });
  await page('/admin/invites', ['create-invite-links']);
  expect(await screen.findByRole('row', { name: /general.*No end.*used 2 of 5 times/ })).toBeVisible();
  expect(await screen.findByRole('row', { name: /nests.*Over/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Actions for the invite to general' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /general/ })).toBeNull());
  expect(server.calls.some(({ method }) => method === 'DELETE')).toBe(true);
});

test.each([
  [{}, false],
  [{ uses: 5 }, true],
  [{ maxUses: 0, uses: 500 }, false],
  [{ expires: '2026-01-01T00:00:00Z' }, true],
  [{ expires: '2026-01-03T00:00:00Z' }, false],
])('an invite with %j is over: %s', (changes, expected) => {
  expect(isOver(anInvite(changes), Date.parse('2026-01-02T00:00:00Z'))).toBe(expected);
});

test("the workspace's own statuses are made, changed and deleted", async () => {
  const statuses = [{ _id: 's1', name: 'In a meeting', statusType: 'busy' }];
  const server = fakeServer({
    'GET custom-user-status.list': () => ({ statuses, total: statuses.length }),
    'POST custom-user-status.create': ({ body }) => {
      statuses.push({ _id: 's2', name: body.name, statusType: body.statusType ?? '' });
      return { customUserStatus: {} };
    },
    'POST custom-user-status.delete': () => (statuses.shift(), {}),
  });
  await page('/admin/statuses', ['manage-user-status']);
  expect(await screen.findByRole('row', { name: /In a meeting.*Busy/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'New status' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New status' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Create' }));
  expect(dialog.getByText('Enter a text.')).toBeVisible();
  await userEvent.type(dialog.getByRole('textbox', { name: 'Text' }), ' At lunch ');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Shown as' }), 'Away');
  await userEvent.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await screen.findByRole('row', { name: /At lunch.*Away/ })).toBeVisible();
  expect(server.bodies('POST custom-user-status.create')).toEqual([{ name: 'At lunch', statusType: 'away' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Actions for In a meeting' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /In a meeting/ })).toBeNull());
});

const ben = { _id: 'ben', username: 'ben', name: 'Ben', active: true };
const kReported = {
  'GET moderation.reportsByUsers': () => ({
    reports: [
      { userId: 'ben', username: 'ben', name: 'Ben', message: 'rude words', ts: '2026-01-01T00:00:00Z', count: 3 },
    ],
    total: 1,
  }),
  'GET moderation.userReports': () => ({ reports: [], total: 0 }),
  'GET moderation.user.reportedMessages': () => ({
    user: ben,
    messages: [
      {
        _id: 'rep',
        message: { _id: 'm1', msg: 'rude words', ts: '2026-01-01T00:00:00Z' },
        room: { _id: 'r1', name: 'general', t: 'c' },
        ts: '2026-01-01T00:00:00Z',
        count: 3,
      },
    ],
    total: 1,
  }),
  'GET moderation.user.reportsByUserId': () => ({ user: ben, reports: [], total: 0 }),
  'GET moderation.reports': () => ({
    reports: [
      { _id: 'x', description: 'This is rude', ts: '2026-01-01T00:00:00Z', reportedBy: { _id: 'c', username: 'cleo' } },
    ],
    total: 1,
  }),
};

test('reports are listed by person, and lead to what there is about them', async () => {
  fakeServer(kReported);
  await page('/admin/moderation', ['view-moderation-console']);
  const row = await screen.findByRole('row', { name: /Ben.*rude words.*3/ });
  expect(within(row).getByRole('link', { name: 'Ben' })).toHaveAttribute('href', '/admin/moderation/ben');
  await userEvent.click(screen.getByRole('tab', { name: 'Reported people' }));
  expect(await screen.findByText('Nothing is reported')).toBeVisible();
});

test('a moderator reads who reported a message and why, and deletes what is reported; who may only look does not', async () => {
  const server = fakeServer({ ...kReported, 'POST moderation.user.deleteReportedMessages': () => ({}) });
  const { unmount } = await page('/admin/moderation/ben', ['view-moderation-console']);
  expect(await screen.findByText('rude words')).toBeVisible();
  expect(screen.getByRole('link', { name: '#general' })).toHaveAttribute('href', '/channel/general?msg=m1');
  await userEvent.click(screen.getByRole('button', { name: 'Show 3 reports' }));
  expect(await screen.findByText('This is rude')).toBeVisible();
  expect(screen.getByText(/@cleo/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Delete these messages' })).toBeNull();
  unmount();

  await page('/admin/moderation/ben', ['view-moderation-console', 'manage-moderation-actions']);
  await userEvent.click(await screen.findByRole('button', { name: 'Delete these messages' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete the reported messages of Ben?' }));
  expect(server.bodies('POST moderation.user.deleteReportedMessages')).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Delete these messages' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST moderation.user.deleteReportedMessages')).toEqual([{ userId: 'ben' }]);
});
