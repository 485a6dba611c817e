import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { aRoom, stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { PersonPicture } from './PersonPicture';
import { RoomPicture } from './RoomPicture';
import * as square from './square';

const kWide = { width: 400, height: 200 };

beforeEach(() => {
  vi.spyOn(square, 'cut').mockResolvedValue(new Blob(['cut'], { type: 'image/png' }));
});

test('the square stays within the picture', () => {
  expect(square.kept(kWide, square.kMiddle)).toEqual(square.kMiddle);
  expect(square.seen(kWide, square.kMiddle)).toEqual({ left: 100, top: 0, side: 200 });
  expect(square.kept(kWide, { scale: 1, x: 0, y: 0.1 })).toEqual({ scale: 1, x: 0.25, y: 0.5 });
  expect(square.kept(kWide, { scale: 99, x: 1, y: 1 })).toEqual({ scale: 4, x: 0.9375, y: 0.875 });
});

async function open(trigger: React.ReactElement, name: string) {
  const user = userEvent.setup({ applyAccept: false });
  const staged = stage();
  await staged.show(trigger);
  await user.click(screen.getByRole('button', { name: 'Change picture' }));
  return { user, ...staged, dialog: within(await screen.findByRole('dialog', { name })) };
}

const choose = (user: ReturnType<typeof userEvent.setup>, file: File) =>
  user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, file);

test('of a file a square is put up; what is no picture is said to be none', async () => {
  const server = fakeServer({
    'GET users.getAvatarSuggestion': () => ({ suggestions: {} }),
    'POST users.setAvatar': () => ({}),
  });
  const { user, dialog } = await open(<PersonPicture username="ann" />, 'Your picture');
  await choose(user, new File(['x'], 'a.txt', { type: 'text/plain' }));
  expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await choose(user, new File(['x'], 'me.png', { type: 'image/png' }));
  expect(dialog.getByRole('button', { name: /Part of the picture/ })).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [form] = server.bodies('POST users.setAvatar');
  expect(form).toEqual({ image: expect.objectContaining({ type: 'image/png' }) });
});

test("another's is taken from an address, and taken down", async () => {
  const server = fakeServer({
    'POST users.setAvatar': ({ body }) =>
      String(body.avatarUrl).includes('bad') ? refuse(400, 'error-avatar-invalid-url') : {},
    'POST users.resetAvatar': () => ({}),
  });
  const { user, dialog, dispatch } = await open(<PersonPicture username="ben" userId="u2" />, 'Picture of ben');
  const field = dialog.getByLabelText('Or the address of a picture');
  await user.type(field, 'nonsense{Enter}');
  expect(await dialog.findByText('Enter an address that begins with https://.')).toBeInTheDocument();
  await user.clear(field);
  await user.type(field, 'https://good.example/a.png{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST users.setAvatar')).toEqual([{ avatarUrl: 'https://good.example/a.png', userId: 'u2' }]);
  dispatch({ type: 'avatar.changed', data: { username: 'ben', etag: 'e' } });
  await user.click(screen.getByRole('button', { name: 'Change picture' }));
  await user.click(await screen.findByRole('button', { name: 'Remove picture' }));
  await waitFor(() => expect(server.bodies('POST users.resetAvatar')).toEqual([{ userId: 'u2' }]));
});

test('a room has one too', async () => {
  const server = fakeServer({ 'POST rooms.saveRoomSettings': () => ({ rid: 'r1' }) });
  const { user, dialog } = await open(<RoomPicture room={aRoom({ avatarETag: 'e' })} />, 'Picture of the room');
  await choose(user, new File(['x'], 'room.jpg', { type: 'image/jpeg' }));
  await user.click(dialog.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(server.bodies('POST rooms.saveRoomSettings')).toHaveLength(1));
  const [{ roomAvatar } = {}] = server.bodies('POST rooms.saveRoomSettings');
  expect(roomAvatar).toMatch(/^data:image\/png;base64,/);
});
