import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { PermissionId } from '../../api/schema';
import type { Room } from '../../stores/entities';
import { aRoom, stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
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

const save = () => screen.getByRole('button', { name: 'Save changes' });
async function openSettings(answer: () => Record<string, unknown> = () => ({ rid: 'r1' }), room?: Room) {
  const server = fakeServer({
    'POST rooms.saveRoomSettings': answer,
    'POST rooms.changeArchivationState': () => ({}),
    'GET settings.public': () => ({ settings: [] }),
  });
  const set = withEditor();
  const may = (...ids: PermissionId[]) =>
    act(() =>
      set.dispatch(...ids.map((_id) => ({ type: 'permission.changed' as const, data: { _id, roles: ['user'] } }))),
    );
  return { ...server, may, show: () => set.show(panel(room)) };
}

test('only what was changed is sent', async () => {
  const { bodies, show } = await openSettings();
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  const topic = await screen.findByRole('textbox', { name: 'Topic' });
  expect(save()).toBeDisabled();
  await userEvent.clear(topic);
  await userEvent.type(screen.getByRole('textbox', { name: 'Announcement' }), ' Lunch at noon ');
  await userEvent.click(screen.getByRole('combobox', { name: /^System messages/ }));
  await userEvent.click(await screen.findByRole('option', { name: '… joined' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Join code' }), 'sesame');
  await userEvent.click(save());
  expect(await screen.findByRole('button', { name: 'Edit room' })).toBeVisible();
  expect(bodies('POST rooms.saveRoomSettings')).toEqual([
    { rid: 'r1', roomTopic: '', roomAnnouncement: 'Lunch at noon', joinCode: 'sesame', systemMessages: ['uj'] },
  ]);
});

test('what one may not change is not there', async () => {
  const { may, show } = await openSettings();
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  await screen.findByRole('textbox', { name: 'Topic' });
  for (const name of [/^Read only/, /^Archived/, /^Featured/])
    expect(screen.queryByRole('checkbox', { name })).toBeNull();
  expect(screen.queryByRole('radiogroup')).toBeNull();
  may('set-readonly', 'archive-room', 'create-p', 'view-room-administration', 'edit-room-retention-policy');
  for (const name of [/^Private/, /^Read only/, /^Archived/, /^Featured/])
    expect(screen.getByRole('checkbox', { name })).toBeVisible();
  expect(await screen.findByRole('radio', { name: /own/ })).toBeVisible();
});

test('an archived room is brought back by those who may', async () => {
  const { may, show, bodies } = await openSettings(undefined, aRoom({ archived: true }));
  await show();
  expect(screen.queryByRole('button', { name: 'Edit room' })).toBeNull();
  may('unarchive-room');
  await userEvent.click(await screen.findByRole('button', { name: 'Edit room' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Archived/ }));
  await userEvent.click(save());
  await vi.waitFor(() =>
    expect(bodies('POST rooms.changeArchivationState')).toEqual([{ rid: 'r1', action: 'unarchive' }]),
  );
});

test('a code that is asked for is kept, changed, or given up', async () => {
  const { show, bodies } = await openSettings(undefined, aRoom({ joinCodeRequired: true }));
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  expect(await screen.findByRole('textbox', { name: 'Join code' })).toHaveAccessibleDescription(/leave this empty/);
  await userEvent.click(screen.getByRole('checkbox', { name: /^Nobody is asked/ }));
  await userEvent.click(save());
  await vi.waitFor(() => expect(bodies('POST rooms.saveRoomSettings')).toEqual([{ rid: 'r1', joinCode: '' }]));
});

test('a name that is not allowed or taken says so, and nothing is lost', async () => {
  const { show, bodies } = await openSettings(() => refuse(400, 'error-duplicate-channel-name'));
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Edit room' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await userEvent.type(name, ' two');
  await userEvent.click(save());
  expect(bodies('POST rooms.saveRoomSettings')).toEqual([]);
  expect(name).toHaveAccessibleDescription(/not allowed/);
  await userEvent.clear(name);
  await userEvent.type(name, 'plans');
  await userEvent.click(save());
  expect(await screen.findByText('There is already a channel of this name.')).toBeInTheDocument();
  expect(name).toHaveValue('plans');
});
