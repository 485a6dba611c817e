import { readFileSync, readdirSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AuditEntry } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';
import { kActs } from './acts';
import english from '../../i18n/en/audit.json';

const anEntry = (_id: string, action: string, target: string, details: Record<string, unknown> = {}): AuditEntry => ({
  _id,
  ts: '2026-01-01T12:00:00.000Z',
  u: { _id: 'ada', username: 'ada' },
  address: '192.0.2.1',
  action,
  target,
  details,
});

const kEntries = [
  anEntry('9', 'role.given', 'ben', { role: 'moderator' }),
  anEntry('8', 'permission.changed', 'create-c', { from: '["admin","user"]', to: '["admin","bot"]' }),
  anEntry('7', 'setting.changed', 'Site_Name', { from: '"Old"', to: '""' }),
  anEntry('6', 'message.deleted', 'm1', { room: 'r1', user: 'ben' }),
  anEntry('5', 'of.tomorrow', 'something'),
];

async function open(path: string) {
  const { dispatch, show } = stage();
  dispatch({
    type: 'loaded',
    data: {
      permissions: [{ _id: 'can-audit-log', roles: ['user'] }],
      roles: ['moderator', 'user', 'bot'].map((_id) => ({ _id, name: _id })),
    },
  });
  const server = fakeServer({
    'GET confab.auditLog': ({ query }) => ({
      entries: query.after ? [anEntry('1', 'user.created', 'gone', { username: 'cleo' })] : kEntries,
      users: [{ _id: 'ben', username: 'ben', name: 'Ben' }],
      rooms: [{ _id: 'r1', name: 'general', t: 'c' }],
      ...(!query.after && { next: '1.5' }),
    }),
  });
  await show(<AdminPages page="audit" />, path);
  return {
    asked: () => server.calls.filter(({ path }) => path === 'confab.auditLog').at(-1)!.query,
  };
}

test('each act is said in words, with the names of those whom it was about', async () => {
  const { asked } = await open('/admin/audit');
  expect(await screen.findByRole('row', { name: /@ada.*Role given.*Ben · Moderator/ })).toBeVisible();
  expect(
    screen.getByRole('row', { name: /Permission changed.*Create public channels · \+ Bot · − User/ }),
  ).toBeVisible();
  expect(screen.getByRole('row', { name: /Setting changed.*Old → empty/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Message of somebody else deleted.*Ben · #general/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /of\.tomorrow.*something/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show older entries' }));
  expect(await screen.findByRole('row', { name: /Account created.*cleo/ })).toBeVisible();
  expect(asked()).toMatchObject({ after: '1.5' });
  expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull();
});

test('who, what and when are asked for as the address says, days whole and in the own time', async () => {
  const { asked } = await open('/admin/audit?by=ben&action=role.given&target=r1&from=2026-01-01&until=2026-01-31');
  await screen.findByRole('row', { name: /Role given/ });
  expect(asked()).toMatchObject({
    userId: 'ben',
    action: 'role.given',
    target: 'r1',
    oldest: new Date('2026-01-01T00:00').toISOString(),
    latest: new Date(new Date('2026-02-01T00:00').getTime() - 1).toISOString(),
  });
  expect(await screen.findByText('Only what was done to #general.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Remove Ben' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  await waitFor(() => expect(asked()).not.toHaveProperty('target'));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What' }), 'Room deleted');
  await waitFor(() => expect(asked()).toMatchObject({ action: 'room.deleted', userId: 'ben' }));
});

test('an entry shows all that was recorded', async () => {
  await open('/admin/audit');
  await userEvent.click(await screen.findByRole('button', { name: 'Role given' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Role given' }));
  expect(drawer.getByText('192.0.2.1')).toBeVisible();
  expect(drawer.getByText('role.given')).toBeVisible();
  expect(drawer.getByText('moderator')).toBeVisible();
  expect(drawer.getByRole('link', { name: 'Everything about this' })).toHaveAttribute(
    'href',
    '/admin/audit?target=ben',
  );
});

test('every act that the server records can be asked for and has a name', () => {
  const root = '../src/core';
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cpp'));
  const recorded = files.flatMap((file) => {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    if (!text.includes('audit::record') && !text.includes('store_move(')) return [];
    return [...text.matchAll(/"([a-z]+\.[a-z][a-z_-]+)"/g)].map(([, act]) => act!);
  });
  expect(recorded.length).toBeGreaterThan(50);
  expect([...new Set(recorded)].filter((act) => !kActs.some((known) => known === act))).toEqual([]);
  const words: Record<string, Record<string, string>> = english.act;
  expect(kActs.filter((act) => !words[act.split('.')[0]!]?.[act.split('.')[1]!])).toEqual([]);
});
