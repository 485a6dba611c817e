import { Menu, Table, Tag } from '..';
import { Part } from './Kit';

const people = [
  { name: 'Ann Lindberg', email: 'ann@example.org', active: true },
  { name: 'Ben Okafor', email: 'ben@example.org', active: false },
];

export function Lists() {
  return (
    <Part title="Lists">
      <Table
        caption="People"
        rows={people}
        rowKey={({ email }) => email}
        columns={[
          { id: 'name', title: 'Name', cell: ({ name }) => name },
          { id: 'email', title: 'E-mail', wide: true, cell: ({ email }) => email },
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
    </Part>
  );
}
