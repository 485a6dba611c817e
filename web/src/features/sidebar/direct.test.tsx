import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aRoom, stage } from '../../stores/testing/stage';
import { offerField } from '../composer/write-here';
import { DirectDialog } from './DirectDialog';

const people = ['ben', 'cara', 'dora'].map((username) => ({
  _id: `u-${username}`,
  username,
  status: 'online' as const,
}));

async function open(most: number) {
  const openDirect = vi.fn(async () => aRoom({ _id: 'd9', t: 'd' }));
  const staged = stage({ openDirect, spotlight: vi.fn(async () => ({ users: people, rooms: [] })) });
  staged.dispatch({ type: 'loaded', data: { settings: [{ _id: 'DirectMesssage_maxUsers', value: most }] } });
  const { location } = await staged.show(<DirectDialog onClose={vi.fn()} />);
  const user = userEvent.setup();
  const pick = async (name: string) => {
    await user.type(await screen.findByRole('combobox', { name: /^To/ }), name.slice(0, 2));
    await user.click(await screen.findByRole('option', { name: new RegExp(name) }));
  };
  return { user, pick, openDirect, location, chat: staged.chat };
}

test('several people make one conversation, which one goes to', async () => {
  const { user, pick, openDirect, location, chat } = await open(8);
  await pick('ben');
  await pick('cara');
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(openDirect).toHaveBeenCalledExactlyOnceWith(['ben', 'cara']);
  expect(location.history.at(-1)).toBe('/direct/d9');
  // It is known before the server tells of it: nobody is asked for a conversation with its id.
  expect(chat.store.getState().rooms.has('d9')).toBe(true);
});

test('more than the workspace allows are not taken', async () => {
  const { pick } = await open(2);
  await pick('ben');
  expect(screen.getByRole('button', { name: 'Open' })).toBeEnabled();
  await pick('dora');
  expect(screen.getByText('At most one other person.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Open' })).toBeDisabled();
});

test('whoever opens the conversation that they are in goes on to write in it', async () => {
  const focus = vi.fn();
  const end = offerField(focus);
  const { user, pick } = await open(8);
  await pick('ben');
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(focus).toHaveBeenCalledOnce());
  end();
});
