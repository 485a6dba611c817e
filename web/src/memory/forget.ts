import { dropEmojiHabits } from '../features/messages/emoji/drop';
import { clearDrafts } from '../outbox/draft-storage';
import { browserStorage } from '../outbox/storage';
import { clear, database, finished, kStores } from './database';

/** What was read, and which emoji somebody likes, is not to be seen by whoever sits here next. */
export async function forgetRead(): Promise<void> {
  dropEmojiHabits();
  try {
    const transaction = (await database()).transaction(kStores, 'readwrite');
    clear(transaction);
    await finished(transaction);
  } catch {
    // Without IndexedDB nothing was kept.
  }
}

/** What was written and not yet sent, except by `uid`. */
export async function forgetWritten(uid?: string): Promise<void> {
  await Promise.allSettled([clearDrafts(uid), browserStorage().clear(uid)]);
}
