import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { parse, stringify } from '../../realtime/ejson';
import { aMessage, stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';

interface Asked {
  method: string;
  params: [Record<string, unknown> & { startDate: Date; endDate: Date }];
}

async function open(rights: PermissionId[], results: unknown = []) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const asked: Asked[] = [];
  const method = ({ body }: { body: { message: string } }) => {
    asked.push(parse(body.message));
    return { message: stringify({ msg: 'result', id: '1', result: results }) };
  };
  fakeServer({
    'POST method.call/auditGetMessages': method,
    'POST method.call/auditGetAuditions': method,
    'GET rooms.autocomplete.adminRooms': () => ({ items: [{ _id: 'r9', name: 'secret', t: 'p' }] }),
    'GET spotlight': () => ({ users: [], rooms: [] }),
  });
  await show(<AdminPages page="message-audit" />, '/admin/message-audit');
  return { asked, user: userEvent.setup() };
}

test('messages of a room are looked for by day and text, and read in their order', async () => {
  const { asked, user } = await open(
    ['can-audit'],
    [aMessage(7, { msg: 'later' }), aMessage(3, { msg: 'sooner' })].map((one) => ({ ...one, ts: new Date(one.ts) })),
  );
  expect(await screen.findByText(/is recorded/)).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'Who has looked' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Look' }));
  expect(screen.getByRole('combobox', { name: 'Room' })).toHaveAccessibleDescription(/Choose a room\./);
  expect(asked).toEqual([]);
  await user.type(screen.getByRole('combobox', { name: 'Room' }), 'sec');
  await user.click(await screen.findByRole('option', { name: 'secret' }));
  await user.type(screen.getByRole('textbox', { name: 'Text' }), ' plan ');
  await user.click(screen.getByRole('button', { name: 'Look' }));
  const found = within(await screen.findByRole('region', { name: 'What was found' }));
  expect(found.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    expect.stringContaining('sooner'),
    expect.stringContaining('later'),
  ]);
  const { params } = asked[0]!;
  expect(params[0]).toMatchObject({ rid: 'r9', msg: 'plan', type: '', users: [] });
  // Whole days: the last one belongs to it.
  expect(params[0].startDate.getHours()).toBe(0);
  expect(params[0].endDate.getTime()).toBeGreaterThan(Date.now());
});

test('a conversation is named by its people', async () => {
  const { asked, user } = await open(['can-audit']);
  await user.click(await screen.findByRole('radio', { name: /direct conversation/ }));
  await user.click(screen.getByRole('button', { name: 'Look' }));
  expect(screen.getByText('Name at least two people.')).toBeVisible();
  expect(asked).toEqual([]);
});

test('who has looked is shown to those who may see the log', async () => {
  const look = {
    _id: '5',
    ts: new Date(),
    u: { _id: 'a', username: 'root' },
    results: 3,
    fields: { rids: ['r1'], users: [], msg: 'plan' },
  };
  const { user } = await open(['can-audit', 'can-audit-log'], [look]);
  await user.click(await screen.findByRole('tab', { name: 'Who has looked' }));
  await waitFor(() => expect(screen.getByRole('row', { name: /@root general plan 3/ })).toBeVisible());
});
