import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { parse, stringify } from '../../realtime/ejson';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';
import { kMostBytes } from './sounds';

const gong = { _id: 's1', name: 'Gong', extension: 'mp3', _updatedAt: '2026-01-01T00:00:00Z' };

async function open(answers: Record<string, unknown> = {}) {
  const { dispatch, show } = stage();
  const right: PermissionId = 'manage-sounds';
  dispatch({ type: 'loaded', data: { permissions: [{ _id: right, roles: ['user'] }] } });
  const asked: [string, unknown][] = [];
  const method =
    (name: string) =>
    ({ body }: { body: unknown }) => {
      const { message } = Object(body);
      asked.push([name, Object(parse(message)).params]);
      const answer = answers[name];
      return typeof answer === 'object' && answer !== null && 'status' in answer
        ? { ...answer, body: 'body' in answer ? answer.body : undefined }
        : { message: stringify({ msg: 'result', id: '1', result: answer }) };
    };
  fakeServer({
    'GET custom-sounds.list': () => ({ sounds: [gong] }),
    ...Object.fromEntries(
      ['insertOrUpdateSound', 'uploadCustomSound', 'deleteCustomSound'].map((name) => [
        `POST method.call/${name}`,
        method(name),
      ]),
    ),
  });
  await show(<AdminPages page="sounds" />, '/admin/sounds');
  return { asked, user: userEvent.setup() };
}
const aFile = (name = 'bell.ogg', size = 3) => new File([new Uint8Array(size)], name, { type: 'audio/ogg' });

test('a sound is named, brought and heard before it is there', async () => {
  const { asked, user } = await open({ insertOrUpdateSound: 'new', uploadCustomSound: {} });
  expect(await screen.findByLabelText('Gong')).toHaveAttribute('src', '/custom-sounds/s1.mp3');
  await user.click(screen.getByRole('button', { name: 'New sound' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New sound' }));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Enter a name.');
  expect(dialog.getByRole('alert')).toHaveTextContent('Choose a file.');
  expect(asked).toEqual([]);
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Bell');
  const field = dialog.getByLabelText('Choose a file', { selector: 'input' });
  await user.upload(field, aFile('bell.ogg', kMostBytes + 1));
  expect(dialog.getByRole('alert')).toHaveTextContent(/too large/);
  await user.upload(dialog.getByLabelText('Choose another file', { selector: 'input' }), aFile());
  expect(dialog.getByLabelText('Bell')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked).toEqual([
    ['insertOrUpdateSound', [{ name: 'Bell', extension: 'ogg' }]],
    ['uploadCustomSound', ['data:audio/ogg;base64,AAAA', 'audio/ogg', { _id: 'new' }]],
  ]);
});

test('where the sound itself is refused, no name is left behind', async () => {
  const { asked, user } = await open({ insertOrUpdateSound: 'new', uploadCustomSound: refuse(400, 'file-too-small') });
  await user.click(await screen.findByRole('button', { name: 'New sound' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New sound' }));
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Bell');
  await user.upload(dialog.getByLabelText('Choose a file', { selector: 'input' }), aFile());
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(asked.at(-1)).toEqual(['deleteCustomSound', ['new']]));
  expect(screen.getByRole('dialog')).toBeVisible();
});

test('a sound gets another name, and goes', async () => {
  const { asked, user } = await open({ insertOrUpdateSound: true, deleteCustomSound: true });
  await user.click(await screen.findByRole('button', { name: 'Actions for Gong' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const name = within(await screen.findByRole('dialog', { name: 'Edit Gong' })).getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Big gong{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Actions for Gong' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const question = within(await screen.findByRole('dialog', { name: 'Delete Gong?' }));
  await user.click(question.getByRole('button', { name: 'Delete' }));
  await waitFor(() =>
    expect(asked).toEqual([
      ['insertOrUpdateSound', [{ _id: 's1', name: 'Big gong', extension: 'mp3' }]],
      ['deleteCustomSound', ['s1']],
    ]),
  );
});
