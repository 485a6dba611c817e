import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { stage } from '../../../stores/testing/stage';
import { fakeServer } from '../../../testing/fake-server';
import EmojiPage from '../../collections/EmojiPage';
import EmojiPicker from './EmojiPicker';

const parrot = { _id: 'e1', name: 'parrot', aliases: ['bird2'], extension: 'gif', etag: 'x1' };
const serve = () =>
  fakeServer({
    'GET emoji-custom.list': () => ({ emojis: { update: [parrot], remove: [] } }),
    'POST emoji-custom.create': () => ({}),
    'POST emoji-custom.delete': () => ({}),
  });

test('they are picked like all others', async () => {
  serve();
  const picked: string[] = [];
  await stage().show(<EmojiPicker onPick={(name) => picked.push(name)} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: 'This workspace' }));
  await user.click(await screen.findByRole('button', { name: 'parrot' }));
  expect(picked).toEqual(['parrot']);
});

test('they are looked after on a page of the administration', async () => {
  const server = serve();
  const { show, dispatch } = stage();
  dispatch({ type: 'loaded', data: { permissions: [{ _id: 'manage-emoji', roles: ['user'] }] } });
  await show(<EmojiPage />, '/admin/emoji');
  const user = userEvent.setup();
  await screen.findByText(':parrot:');
  await user.click(screen.getByRole('button', { name: 'New emoji' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New emoji' }));
  await user.type(dialog.getByLabelText(/^Name/), 'heron');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await dialog.findByText('Choose a picture.')).toBeInTheDocument();
  await user.upload(
    document.querySelector<HTMLInputElement>('input[type=file]')!,
    new File(['x'], 'h.png', { type: 'image/png' }),
  );
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST emoji-custom.create')).toEqual([
    expect.objectContaining({ name: 'heron', aliases: '', emoji: expect.any(File) }),
  ]);
  await user.click(screen.getByRole('button', { name: 'Actions for parrot' }));
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(server.bodies('POST emoji-custom.delete')).toEqual([{ emojiId: 'e1' }]));
});
