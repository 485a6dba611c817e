import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../../api/http';
import { aRoom, stage } from '../../stores/testing/stage';
import { RoomInfoPanel } from './RoomInfoPanel';

const panel = (room = aRoom({ topic: 'All of us', description: 'Two\nlines' })) => (
  <RoomInfoPanel room={room} title="general" onClose={() => undefined} onOpenRooms={() => undefined} />
);

function withEditor(answers: Parameters<typeof stage>[0] = {}) {
  const set = stage(answers);
  act(() => set.dispatch({ type: 'permission.changed', data: { _id: 'edit-room', roles: ['user'] } }));
  return set;
}

test('says what the room is for; who may not change it sees no empty places', async () => {
  const { show } = stage();
  await show(panel());
  expect(screen.getByText('All of us')).toBeInTheDocument();
  expect(screen.getByText(/Two\s+lines/)).toBeInTheDocument();
  expect(screen.queryByText('Announcement')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Edit room' })).toBeNull();
});

test('only what was changed is sent', async () => {
  const saveDetails = vi.fn(async () => undefined);
  const { show } = withEditor({ saveDetails });
  await show(panel());
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Edit room' }));
  const topic = dialog.getByRole('textbox', { name: 'Topic' });
  await userEvent.clear(topic);
  await userEvent.type(dialog.getByRole('textbox', { name: 'Announcement' }), ' Lunch at noon ');
  await userEvent.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(saveDetails).toHaveBeenCalledWith('r1', { topic: '', announcement: 'Lunch at noon' });
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a name that is not allowed or taken says so, and nothing is lost', async () => {
  const saveDetails = vi.fn(async () => {
    throw new ApiError(400, 'error-duplicate-channel-name', 'taken');
  });
  const { show } = withEditor({ saveDetails });
  await show(panel());
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Edit room' }));
  const name = dialog.getByRole('textbox', { name: /Name/ });
  await userEvent.type(name, ' two');
  await userEvent.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(saveDetails).not.toHaveBeenCalled();
  expect(name).toHaveAccessibleDescription(/not allowed/);
  await userEvent.clear(name);
  await userEvent.type(name, 'plans');
  await userEvent.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(await dialog.findByText('There is already a channel of this name.')).toBeInTheDocument();
  expect(name).toHaveValue('plans');
});
