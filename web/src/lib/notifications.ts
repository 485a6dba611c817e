import { useSyncExternalStore } from 'react';

/** `off`: the browser would show them, and somebody has said no. `never`: the browser has none, or was told to ask no more. */
export type NotificationState = 'on' | 'off' | 'unasked' | 'never';

const kKey = 'confab.notifications.off';
const listeners = new Set<() => void>();

function isOff(): boolean {
  try {
    return localStorage.getItem(kKey) !== null;
  } catch {
    return false;
  }
}

/** Whether messages are shown outside of the page, in this browser. */
export function notificationState(): NotificationState {
  if (!('Notification' in window) || Notification.permission === 'denied') return 'never';
  if (Notification.permission === 'default') return 'unasked';
  return isOff() ? 'off' : 'on';
}

/** Only on a click: a page that asks by itself is refused by reflex. */
export async function switchNotifications(on: boolean): Promise<void> {
  try {
    if (on) localStorage.removeItem(kKey);
    else localStorage.setItem(kKey, 'off');
  } catch {
    // Without storage the browser's own switch is left.
  }
  if (on && notificationState() === 'unasked') await Notification.requestPermission();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNotificationState(): NotificationState {
  return useSyncExternalStore(subscribe, notificationState);
}
