import { api } from '../../api/http';
import type { Chat } from '../../stores/chat';
import type { Subscription } from '../../stores/entities';

/** How a room notifies one. What is undefined is as everywhere. */
export type Notifying = Pick<
  Subscription,
  | 'audioNotificationValue'
  | 'desktopNotifications'
  | 'disableNotifications'
  | 'hideMentionStatus'
  | 'hideUnreadStatus'
  | 'muteGroupMentions'
>;

/** How the wire says it. */
const worded = (value: Notifying[keyof Notifying]): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : (value ?? 'default');

/** Has the room notify one differently; the state says so before the event comes. */
export async function saveNotifying({ store }: Chat, rid: string, change: Notifying): Promise<void> {
  const notifications = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, worded(value)]));
  await api.post('rooms.saveNotification', { roomId: rid, notifications });
  const subscription = store.getState().subscriptions.get(rid);
  if (subscription) store.dispatch({ type: 'subscription.changed', data: { ...subscription, ...change } });
}

/** What one has chosen for all rooms, without what comes from the workspace. */
export async function fetchOwn(signal: AbortSignal) {
  return (await api.get('users.getPreferences', undefined, { signal })).preferences;
}
