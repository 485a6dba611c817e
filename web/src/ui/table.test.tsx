import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { Sort } from '../lib/list-view';
import { renderAt } from '../testing/render';
import { Pagination, Table } from '.';

const rows = ['ann', 'ben', 'cem'];

test('a head orders by its column, and the other way round the second time', async () => {
  const user = userEvent.setup();
  const asked: Sort[] = [];
  function List() {
    const [sort, setSort] = useState<Sort>();
    return (
      <Table
        caption="People"
        rows={rows}
        rowKey={(row) => row}
        sort={sort}
        onSort={(next) => {
          asked.push(next);
          setSort(next);
        }}
        columns={[
          { id: 'name', title: 'Name', sortable: true, cell: (row) => row },
          { id: 'rest', title: 'Rest', cell: () => '' },
        ]}
      />
    );
  }
  await renderAt('/', <List />);
  const head = screen.getByRole('columnheader', { name: 'Name' });
  expect(head).toHaveAttribute('aria-sort', 'none');
  await user.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'ascending');
  await user.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(asked).toEqual([
    { by: 'name', descending: false },
    { by: 'name', descending: true },
  ]);
  expect(within(screen.getByRole('columnheader', { name: 'Rest' })).queryByRole('button')).toBeNull();
});

test('rows are chosen one by one or all at once, and those of other pages stay chosen', async () => {
  const user = userEvent.setup();
  const seen: { keys: ReadonlySet<string> } = { keys: new Set(['zoe']) };
  function List() {
    const [keys, setKeys] = useState(seen.keys);
    const onChange = (next: ReadonlySet<string>) => {
      seen.keys = next;
      setKeys(next);
    };
    return (
      <Table
        caption="People"
        rows={rows}
        rowKey={(row) => row}
        selection={{ keys, onChange, nameOf: (row) => row }}
        columns={[{ id: 'name', title: 'Name', cell: (row) => row }]}
      />
    );
  }
  await renderAt('/', <List />);
  const all = screen.getByRole('checkbox', { name: 'Select all on this page' });
  await user.click(screen.getByRole('checkbox', { name: 'Select ben' }));
  expect([...seen.keys]).toEqual(['zoe', 'ben']);
  expect(all).toBePartiallyChecked();
  await user.click(all);
  expect([...seen.keys].sort()).toEqual(['ann', 'ben', 'cem', 'zoe']);
  expect(all).toBeChecked();
  await user.click(all);
  expect([...seen.keys]).toEqual(['zoe']);
});

test('pages end where the list does', async () => {
  const user = userEvent.setup();
  function List() {
    const [page, setPage] = useState(0);
    return <Pagination page={page} size={25} total={30} onChange={setPage} />;
  }
  await renderAt('/', <List />);
  expect(screen.getByText('1 to 25 of 30')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(screen.getByText('26 to 30 of 30')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
});
