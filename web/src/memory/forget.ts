import { dropDrafts } from '../features/composer/drafts';
import { browserStorage } from '../outbox/storage';
import { clear, database, finished, kStores } from './database';

/** What was read is not to be seen by whoever sits here next. */
export async function forgetRead(): Promise<void> {
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
  dropDrafts(uid);
  await browserStorage()
    .clear(uid)
    .catch(() => undefined);
}
