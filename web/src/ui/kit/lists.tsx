import { useState } from 'react';
import { Menu, Pagination, Table, Tag } from '..';
import { Part } from './Kit';

const people = [
  { name: 'Ann Lindberg', email: 'ann@example.org', active: true },
  { name: 'Ben Okafor', email: 'ben@example.org', active: false },
];

export function Lists() {
  const [sort, setSort] = useState({ by: 'name', descending: false });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(['ben@example.org']));
  const [page, setPage] = useState(1);
  return (
    <Part title="Lists">
      <Table
        caption="People"
        rows={people}
        rowKey={({ email }) => email}
        sort={sort}
        onSort={setSort}
        selection={{ keys, onChange: setKeys, nameOf: ({ name }) => name }}
        columns={[
          { id: 'name', title: 'Name', sortable: true, cell: ({ name }) => name },
          { id: 'email', title: 'E-mail', wide: true, sortable: true, cell: ({ email }) => email },
          {
            id: 'state',
            title: 'State',
            cell: ({ active }) => (active ? <Tag>active</Tag> : <Tag variant="secondary-danger">inactive</Tag>),
          },
          {
            id: 'actions',
            title: 'Actions',
            cell: ({ name }) => (
              <Menu
                label={`Actions for ${name}`}
                items={[{ id: 'edit', icon: 'edit', label: 'Edit', onAction: () => undefined }]}
              />
            ),
          },
        ]}
      />
      <Pagination page={page} size={25} total={120} onChange={setPage} />
    </Part>
  );
}
