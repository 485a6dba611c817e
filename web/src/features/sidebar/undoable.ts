import { i18n } from '../../i18n';
import { explain } from '../../lib/errors';
import { toast } from '../../ui';
import type { Chat } from '../../stores/chat';
import type { SidebarItem } from './sections';

type Deed = 'unfavorite' | 'read' | 'hide';
type Undo = () => Promise<void>;

const complain = (error: unknown): void => {
  toast.error(explain(i18n.getFixedT(null, 'common'), error));
};

/** Says which message of a room is the first unread one; undefined where there is none. */
async function firstUnread({ store, server }: Chat, rid: string): Promise<string | undefined> {
  const { ls, ts } = store.getState().subscriptions.get(rid) ?? {};
  const read = ls ?? ts;
  // More than one: system messages and one's own are no news, but what is marked begins before what is.
  const [first] = read === undefined ? [] : await server.newer(rid, read, 1);
  return first?._id;
}

/** Each does what it is called, and says how to take it back where that can be. */
const deeds: Record<Deed, (chat: Chat, item: SidebarItem) => Promise<Undo | undefined>> = {
  async unfavorite({ server }, { rid }) {
    await server.favorite(rid, false);
    return () => server.favorite(rid, true);
  },
  async read(chat, { rid }) {
    const first = await firstUnread(chat, rid).catch(() => undefined);
    await chat.server.markRead(rid);
    return first === undefined ? undefined : () => chat.server.markUnreadFrom(first);
  },
  async hide({ server }, { rid, t }) {
    await server.hide({ _id: rid, t });
    return () => server.show({ _id: rid, t });
  },
};

/** Does something with a room at once; a toast offers to undo it. True: it was done. */
export async function doUndoably(chat: Chat, deed: Deed, item: SidebarItem): Promise<boolean> {
  try {
    const [undo] = await Promise.all([deeds[deed](chat, item), i18n.loadNamespaces('writing')]);
    const words = i18n.t(`writing:undone.${deed}`, { room: item.title });
    if (undo) toast.undoable(words, () => void undo().catch(complain));
    else toast.success(words);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}
