import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, aRoom, stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { FilesPanel } from './FilesPanel';

const files = [
  { _id: 'f1', name: 'cat.png', type: 'image/png', size: 1000, userId: 'me', uploadedAt: '2026-01-02T00:00:00.000Z' },
  {
    _id: 'f2',
    name: 'plan.pdf',
    type: 'application/pdf',
    size: 2000,
    userId: 'u2',
    uploadedAt: '2026-01-01T00:00:00.000Z',
  },
];

async function open() {
  const server = fakeServer({
    'GET channels.files': ({ query }) => {
      const rows = files.filter(
        ({ name, type }) => name.includes(query.name ?? '') && type.startsWith(query.typeGroup ?? ''),
      );
      return { files: rows, count: rows.length, offset: 0, total: rows.length };
    },
    'POST method.call/deleteFileMessage': () => ({ message: '{"msg":"result","result":null}' }),
  });
  const newer = vi.fn(async () => [aMessage(1), { ...aMessage(9), file: { _id: 'f2' } }]);
  const view = await stage({ newer }).show(<FilesPanel room={aRoom()} path="/channel/general" onClose={vi.fn()} />);
  await screen.findByText('plan.pdf');
  return { server, newer, view, user: userEvent.setup() };
}

test('a room tells its files, the newest first, by kind and name', async () => {
  const { server, user } = await open();
  expect(server.calls[0]?.query).toMatchObject({ roomId: 'r1', sort: '{"uploadedAt":-1}', onlyConfirmed: 'true' });
  await user.type(screen.getByLabelText('Find by name'), 'plan');
  await waitFor(() => expect(screen.queryByText('cat.png')).toBeNull());
  expect(server.calls.at(-1)?.query).toMatchObject({ name: 'plan' });
  await user.selectOptions(screen.getByLabelText('Kind'), 'image');
  expect(await screen.findByText('Nothing like that')).toBeInTheDocument();
});

test('one goes to the message that brought a file', async () => {
  const { user, newer, view } = await open();
  const row = within(screen.getByText('plan.pdf').closest('li')!);
  await user.click(row.getByRole('button', { name: 'Actions for plan.pdf' }));
  expect(screen.queryByRole('menuitem', { name: 'Delete' })).toBeNull(); // it is another's
  await user.click(screen.getByRole('menuitem', { name: 'Go to message' }));
  await waitFor(() => expect(view.location.history.at(-1)).toContain('msg=m9'));
  expect(newer).toHaveBeenCalledWith('r1', Date.parse('2026-01-01T00:00:00.000Z') - 1, 50);
});

test("one's own are deleted, after a question", async () => {
  const { user, server } = await open();
  await user.click(screen.getByRole('button', { name: 'Actions for cat.png' }));
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
  const question = within(await screen.findByRole('dialog', { name: 'Delete cat.png?' }));
  await user.click(question.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [body] = server.bodies('POST method.call/deleteFileMessage');
  expect(JSON.parse(body!.message)).toMatchObject({ params: ['f1'] });
});
