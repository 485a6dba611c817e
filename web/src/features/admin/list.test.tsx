import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import type { ListView } from '../../lib/list-view';
import { renderAt } from '../../testing/render';
import { ListSearch } from './ListSearch';
import { ListTable } from './ListTable';
import { useList, type List, type Part } from './use-list';

interface Bird {
  id: string;
  name: string;
}

const kNone = { title: 'No birds', text: 'Look up.' };
const columns = [{ id: 'name', title: 'Name', sortable: true, cell: ({ name }: Bird) => name }];
const found = (count: number) => `${count} birds`;
const birds = (from: number, count: number): Bird[] =>
  Array.from({ length: count }, (_, n) => ({ id: `b${from + n}`, name: `bird ${from + n}` }));

type Ask = (view: ListView, signal: AbortSignal) => Promise<Part<Bird>>;

function Birds({ ask }: { ask: Ask }) {
  const list = useList(ask, 2);
  return (
    <>
      <ListSearch label="Search birds" paging={list.paging} />
      <ListTable list={list} caption="Birds" found={found} none={kNone} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}

const drawn = (list: Omit<List<Bird>, 'reload' | 'total'>) =>
  render(
    <ListTable
      list={{ total: 0, reload: vi.fn(), ...list }}
      caption="Birds"
      none={kNone}
      columns={columns}
      rowKey={({ id }) => id}
    />,
  );

test('the address says which page is asked for; order and pages change it, and what is said is how many there are', async () => {
  const ask = vi.fn<Ask>(async ({ page }) => ({ rows: birds(page * 2, 2), total: 5 }));
  const { location } = await renderAt('/admin/birds?q=tit&page=2&colour=blue', <Birds ask={ask} />);
  expect(await screen.findByRole('cell', { name: 'bird 2' })).toBeInTheDocument();
  expect(ask.mock.calls.map(([view]) => view)).toEqual([
    { text: 'tit', page: 1, sort: undefined, filters: { colour: 'blue' } },
  ]);
  expect(screen.getByText('5 birds')).toHaveAttribute('aria-live', 'polite');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByRole('cell', { name: 'bird 4' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(location.history.at(-1)).toBe('/admin/birds?q=tit&colour=blue&sort=name'));
});

test('somebody who types is asked once, whatever else narrows the list', async () => {
  const ask = vi.fn<Ask>(async () => ({ rows: birds(0, 1), total: 1 }));
  await renderAt('/admin/birds?sort=-name&colour=blue', <Birds ask={ask} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search birds' }), 'tern ');
  await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
  expect(ask.mock.calls.map(([{ text }]) => text)).toEqual(['', 'tern']);
});

test('before the first answer stands its outline; none, and what went wrong, are said', async () => {
  await renderAt('/', <></>);
  const { unmount } = drawn({ rows: undefined, error: undefined });
  expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
  unmount();
  const empty = drawn({ rows: [], error: undefined });
  expect(screen.getByText('No birds')).toBeInTheDocument();
  expect(screen.getByText('Look up.')).toBeInTheDocument();
  empty.unmount();
  drawn({ rows: birds(0, 1), error: new ApiError(500, 'error', 'no') });
  expect(screen.getByRole('alert')).toBeInTheDocument();
  expect(screen.getByRole('cell', { name: 'bird 0' })).toBeInTheDocument();
});
