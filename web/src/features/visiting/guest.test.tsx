import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { session } from '../../api/session';
import { aRoom, stage } from '../../stores/testing/stage';
import { fakeServer, refuse, type Answers } from '../../testing/fake-server';
import { GuestDialog } from './GuestDialog';

const answered = (result: unknown) => ({ message: JSON.stringify({ msg: 'result', result }) });
const refused = (error: string, details: object = {}) => ({
  message: JSON.stringify({ msg: 'result', error: { error, reason: error, details } }),
});

/** A server that lets visitors write; `names` answers each attempt to take a name. */
function serving(names: (() => object)[], more: Answers = {}) {
  return fakeServer({
    'POST method.callAnon/registerUser': () => answered({ token: 'once' }),
    'POST login': () => ({ data: { userId: 'g1', authToken: 'kept' } }),
    'POST method.call/setUsername': () => names.shift()!(),
    'POST channels.join': () => ({}),
    'POST logout': () => ({}),
    ...more,
  });
}
async function asked() {
  let closed = 0;
  const view = await stage().show(<GuestDialog room={aRoom()} onClose={() => (closed += 1)} />, '/');
  const field = await screen.findByRole('textbox', { name: 'Your name here' });
  const start = () => userEvent.click(screen.getByRole('button', { name: 'Start writing' }));
  return { ...view, field, start, closed: () => closed };
}

afterEach(() => session.end('signed-out'));

test('a name makes a guest, who goes on in the channel', async () => {
  const { calls } = serving([() => answered('lea')]);
  const { field, start, location } = await asked();
  await start();
  expect(field).toHaveAccessibleDescription('Enter a name to write under.');
  expect(calls).toEqual([]);
  await userEvent.type(field, ' lea ');
  await start();
  await waitFor(() => expect(session.current).toEqual({ userId: 'g1', authToken: 'kept' }));
  expect(calls.map(({ path }) => path)).toEqual([
    'method.callAnon/registerUser',
    'login',
    'method.call/setUsername',
    'channels.join',
  ]);
  expect(JSON.parse(calls[2]!.body.message).params).toEqual(['lea']);
  expect(calls[2]!.headers).toMatchObject({ 'X-User-Id': 'g1', 'X-Auth-Token': 'kept' });
  expect(calls[3]).toMatchObject({ body: { roomId: 'r1' }, headers: { 'X-Auth-Token': 'kept' } });
  expect(location.history.at(-1)).toBe('/channel/general');
});

test('a name that is taken is said beside the field, and another is tried with the same account', async () => {
  const { calls } = serving([() => refused('error-field-unavailable', { field: 'ben' }), () => answered('lea')]);
  const { field, start } = await asked();
  await userEvent.type(field, 'ben');
  await start();
  await waitFor(() => expect(field).toBeInvalid());
  expect(session.current).toBeNull();
  await userEvent.clear(field);
  await userEvent.type(field, 'lea');
  await start();
  await waitFor(() => expect(session.current).not.toBeNull());
  expect(calls.filter(({ path }) => path === 'method.callAnon/registerUser')).toHaveLength(1);
});

test('whoever changes their mind leaves no session behind', async () => {
  const { calls } = serving([() => refused('error-field-unavailable', { field: 'ben' })]);
  const { field, start, closed } = await asked();
  await userEvent.type(field, 'ben');
  await start();
  await waitFor(() => expect(field).toBeInvalid());
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(closed()).toBe(1);
  expect(calls.at(-1)).toMatchObject({ path: 'logout', headers: { 'X-Auth-Token': 'kept' } });
});

test('what goes wrong otherwise is said in the dialog', async () => {
  serving([], { 'POST method.callAnon/registerUser': () => refuse(500, 'error') });
  const { field, start } = await asked();
  await userEvent.type(field, 'lea');
  await start();
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(session.current).toBeNull();
});
