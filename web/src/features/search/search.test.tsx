import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer, refuse } from '../../testing/fake-server';
import { aRoom, aSubscription, stage } from '../../stores/testing/stage';
import { SearchPage } from './SearchPage';
import { SearchPanel } from './SearchPanel';

const hit = (n: number, msg: string, changes: object = {}) => ({
  message: {
    _id: `m${n}`,
    rid: 'r1',
    msg,
    u: { _id: 'u2', username: 'ben' },
    ts: '2026-03-01T12:00:00Z',
    _updatedAt: '2026-03-01T12:00:00Z',
    ...changes,
  },
  room: { _id: 'r1', t: 'c', name: 'general' },
  highlights: [{ begin: 0, end: 5 }],
});
const nothing = () => undefined;

test('what is typed in a room is found there while one types, marked, and leads to where it was said', async () => {
  const server = fakeServer({
    'GET confab.search': ({ query }) =>
      query.cursor === undefined
        ? { hits: [hit(1, 'lunch at noon')], total: 2, totalIsExact: true, next: 'c' }
        : { hits: [hit(2, 'lunch was good', { tmid: 'm9' })], total: 1, totalIsExact: true },
  });
  const { show } = stage();
  const { location } = await show(<SearchPanel room={aRoom()} path="/channel/general" text="" onClose={nothing} />);
  const field = await screen.findByRole('combobox', { name: 'Search in this room' });
  expect(field).toHaveFocus();
  await userEvent.type(field, 'lunch');
  const results = within(await screen.findByRole('list', { name: 'Messages found' }));
  const first = await results.findByRole('link', { name: /lunch at noon/ });
  expect(within(first).getByText('lunch', { selector: 'mark' })).toBeInTheDocument();
  expect(server.calls.map(({ query }) => [query.text, query.roomId])).toEqual([['lunch', 'r1']]);
  await waitFor(() => expect(location.history.at(-1)).toBe('/channel/general/search/lunch'));
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  const reply = await results.findByRole('link', { name: /lunch was good/ });
  expect(reply).toHaveAttribute('href', '/channel/general/thread/m9?msg=m2');
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();

  field.focus();
  await userEvent.keyboard('{Escape}{ArrowDown}');
  expect(first).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(reply).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(location.history.at(-1)).toBe('/channel/general/search/lunch?msg=m1');
});

test('filters are taken with the keys, people and rooms by their names', async () => {
  fakeServer({ 'GET confab.search': () => ({ hits: [], total: 0, totalIsExact: true }) });
  const { show, dispatch } = stage({
    spotlight: async () => ({ users: [{ _id: 'u2', username: 'ben', name: 'Ben B', status: 'offline' }], rooms: [] }),
  });
  dispatch({ type: 'subscription.changed', data: aSubscription({ rid: 'r2', name: 'kitchen' }) });
  await show(<SearchPage />, '/search');
  const field = await screen.findByRole('combobox', { name: 'Search all messages' });
  await userEvent.type(field, 'fr{ArrowDown}{Enter}');
  expect(field).toHaveValue('from:');
  await userEvent.type(field, 'be');
  await userEvent.click(await screen.findByRole('option', { name: /Ben B/ }));
  expect(field).toHaveValue('from:@ben ');
  await userEvent.type(field, 'in:ki');
  await userEvent.click(await screen.findByRole('option', { name: /kitchen/ }));
  expect(field).toHaveValue('from:@ben in:#kitchen ');
  expect(await screen.findByText('Nothing found')).toBeInTheDocument();
});

test('a search that cannot be understood says which part; one that fails can be tried again', async () => {
  let down = true;
  fakeServer({
    'GET confab.search': ({ query }) =>
      query.text === 'before:x'
        ? refuse(400, 'error-invalid-search', 'no', { field: 'before', value: 'x' })
        : down
          ? refuse(500, 'internal')
          : { hits: [hit(1, 'lunch at noon')], total: 1, totalIsExact: true },
  });
  const { show } = stage();
  await show(<SearchPage />, '/search?text=before%3Ax');
  expect(await screen.findByText('“x” cannot be understood.')).toBeInTheDocument();
  const field = screen.getByRole('combobox', { name: 'Search all messages' });
  await userEvent.clear(field);
  await userEvent.type(field, 'lunch');
  const again = await screen.findByRole('button', { name: 'Try again' });
  down = false;
  await userEvent.click(again);
  expect(await screen.findByRole('link', { name: /#general/ })).toHaveAttribute('href', '/channel/general?msg=m1');
});
