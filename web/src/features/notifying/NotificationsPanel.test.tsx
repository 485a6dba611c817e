import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useChatState } from '../../stores/hooks';
import { aSubscription, stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { NotificationsPanel } from './NotificationsPanel';

vi.mock('../sounds/tone', () => ({ playTone: vi.fn() }));

const gong = { _id: 's1', name: 'Gong', extension: 'mp3', _updatedAt: '2026-01-01T00:00:00Z' };

function Shown() {
  const subscription = useChatState((state) => state.subscriptions.get('r1'));
  return subscription && <NotificationsPanel subscription={subscription} title="general" onClose={() => undefined} />;
}

async function open(changes = {}, refused = false, own = {}) {
  const { show, dispatch, chat } = stage();
  const asked: unknown[] = [];
  fakeServer({
    'GET custom-sounds.list': () => ({ sounds: [gong] }),
    'GET users.getPreferences': () => ({ preferences: own }),
    'POST rooms.saveNotification': ({ body }) => {
      asked.push(body);
      return refused ? refuse(400, 'error-not-allowed') : {};
    },
  });
  dispatch({ type: 'subscription.changed', data: aSubscription(changes) });
  await show(<Shown />, '/channel/general/push-notifications');
  await screen.findByRole('option', { name: 'Gong' }).catch(() => undefined);
  const kept = () => chat.store.getState().subscriptions.get('r1');
  return { asked, kept, dispatch, user: userEvent.setup() };
}

const saved = (notifications: Record<string, string>) => ({ roomId: 'r1', notifications });

test('a room notifies as everywhere until something else is chosen for it, and again after that', async () => {
  const { asked, kept, user } = await open();
  expect(screen.getByRole('radio', { name: 'As everywhere: All messages' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Nothing' }));
  await waitFor(() => expect(kept()?.desktopNotifications).toBe('nothing'));
  await user.click(screen.getByRole('radio', { name: 'As everywhere: All messages' }));
  await waitFor(() => expect(kept()?.desktopNotifications).toBeUndefined());
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sound' }), 'Gong');
  await user.click(screen.getByRole('checkbox', { name: 'Hide unread messages' }));
  expect(asked).toEqual([
    saved({ desktopNotifications: 'nothing' }),
    saved({ desktopNotifications: 'default' }),
    saved({ audioNotificationValue: 's1' }),
    saved({ hideUnreadStatus: '1' }),
  ]);
});

test('a room that is muted has nothing else to choose, and what another device chooses is seen', async () => {
  const { asked, user, dispatch } = await open({ muteGroupMentions: true });
  expect(screen.getByRole('checkbox', { name: 'Ignore @all and @here' })).toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: 'Mute this room' }));
  expect(screen.queryByRole('radio', { name: 'Nothing' })).toBeNull();
  expect(asked).toEqual([saved({ disableNotifications: '1' })]);
  dispatch({ type: 'subscription.changed', data: aSubscription({ disableNotifications: false, updatedAt: 2 }) });
  expect(await screen.findByRole('radio', { name: 'Nothing' })).toBeInTheDocument();
});

test('a conversation is all meant for its people: there is nothing between all and nothing', async () => {
  await open({ t: 'd', desktopNotifications: 'mentions' });
  expect(screen.getAllByRole('radio')).toHaveLength(3);
  expect(screen.getByRole('radio', { name: 'All messages' })).toBeChecked();
  expect(screen.queryByRole('checkbox', { name: 'Ignore @all and @here' })).toBeNull();
});

test('what a room does as long as nothing is chosen is said with whose choice that is', async () => {
  await open({}, false, { desktopNotifications: 'nothing' });
  expect(await screen.findByRole('radio', { name: 'As everywhere: Nothing' })).toBeChecked();
  expect(screen.getByText('Your choice in your preferences.')).toBeInTheDocument();
});

test('what the server refuses is shown as it was', async () => {
  const { user, kept } = await open({}, true);
  await user.click(screen.getByRole('checkbox', { name: 'Mute this room' }));
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Mute this room' })).not.toBeChecked());
  expect(kept()?.disableNotifications).toBeUndefined();
});
