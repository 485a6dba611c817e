import { notificationState } from '../../lib/notifications';
import { preference } from '../../stores/selectors';
import type { State } from '../../stores/state';
import { playSound } from '../sounds/play';

const kShownFor = 10_000;

interface Outside {
  title: string;
  body: string;
  /** One replaces what has the same. */
  tag: string;
  /** Seconds. */
  duration?: number | undefined;
}

/** Shows something outside of the page, where somebody has allowed it; a click leads back here and to what it is about. */
export function showOutside(state: State, { title, body, tag, duration = 0 }: Outside, open: () => void): void {
  if (notificationState() !== 'on') return;
  const stays = preference(state, 'desktopNotificationRequireInteraction', false);
  const shown = new Notification(title, { body, tag, icon: '/confab-192.png', requireInteraction: stays });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
  if (!stays) setTimeout(() => shown.close(), duration * 1_000 || kShownFor);
}

/** The sound of a notice: its own, or the one that somebody prefers. */
export function soundNotice(state: State, own?: string): void {
  const sound = own ?? preference<string>(state, 'newMessageNotification', 'chime');
  playSound(sound, preference(state, 'notificationsSoundVolume', 100) / 100);
}
