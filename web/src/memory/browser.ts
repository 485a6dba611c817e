import type { Memory } from '../stores/chat';
import { calm } from '../lib/calm';
import { recall } from './recall';

/** What this browser remembers of an account. What writes is fetched when there is something to be written. */
export function browserMemory(uid: string): Memory {
  return {
    recall: () => recall(uid),
    keep(chat, remembered) {
      let stop: (() => void) | undefined;
      let stopped = false;
      calm
        .then(() => import('./keeper'))
        .then(
          ({ Keeper }) => {
            if (stopped) return;
            const keeper = new Keeper(chat, remembered);
            keeper.start();
            stop = () => keeper.stop();
          },
          () => undefined, // nothing is kept, then
        );
      return () => {
        stopped = true;
        stop?.();
      };
    },
  };
}
