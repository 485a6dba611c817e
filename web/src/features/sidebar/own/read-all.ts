import { i18n } from '../../../i18n';
import { explain } from '../../../lib/errors';
import { toast } from '../../../ui';
import type { Chat } from '../../../stores/chat';
import { isNews, type SidebarItem } from '../sections';

/** So many requests at once. */
const kAtOnce = 4;

/** Marks all rooms of a section as read, and says how many that were. */
export async function readAll({ server }: Chat, items: readonly SidebarItem[]): Promise<void> {
  const news = items.filter(isNews);
  try {
    for (let at = 0; at < news.length; at += kAtOnce) {
      await Promise.all(news.slice(at, at + kAtOnce).map(({ rid }) => server.markRead(rid)));
    }
    toast.success(i18n.t('daily:section.read-done', { count: news.length }));
  } catch (error) {
    toast.error(explain(i18n.getFixedT(null, 'common'), error));
  }
}
