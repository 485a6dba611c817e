import { i18n } from '../../../i18n';
import { explain } from '../../../lib/errors';
import { api } from '../../../api/http';
import { toSection } from '../../../stores/daily';
import type { SidebarSection } from '../../../api/schema';
import type { Chat } from '../../../stores/chat';
import { toast } from '../../../ui';
import { ownSections } from '../sections';

type Section = SidebarSection<number>;

/** Where a room is to stand. `before`: in front of that room; left out: the last. */
export interface Place {
  section?: string;
  before?: string;
}

const take = (chat: Chat, sections: readonly Section[]): void =>
  chat.store.dispatch(
    ...sections.map((document) => ({
      type: 'daily.changed' as const,
      data: { kind: 'sections' as const, gone: false, document },
    })),
  );

function complain(chat: Chat, error: unknown): void {
  toast.error(explain(i18n.getFixedT(null, 'common'), error));
  void chat.reload('daily'); // what was shown in advance is not so
}

const without = (ids: readonly string[], rid: string): string[] => ids.filter((id) => id !== rid);

/** A section's rooms with `rid` at its new place, and which place that is. */
function placed({ roomIds }: Section, rid: string, before: string | undefined): { roomIds: string[]; index: number } {
  const others = without(roomIds, rid);
  const found = before === undefined ? -1 : others.indexOf(before);
  const index = found < 0 ? others.length : found;
  return { roomIds: [...others.slice(0, index), rid, ...others.slice(index)], index };
}

/** Puts a room somewhere, at once on this screen. False: it was refused, and that was said. */
export async function placeRoom(chat: Chat, rid: string, { section, before }: Place): Promise<boolean> {
  const sections = ownSections(chat.store.getState());
  const target = sections.find(({ _id }) => _id === section);
  const from = sections.find(({ roomIds }) => roomIds.includes(rid));
  if (!target && !from) return true;
  const place = target && placed(target, rid, before);
  if (from && from !== target) take(chat, [{ ...from, roomIds: without(from.roomIds, rid) }]);
  if (target && place) take(chat, [{ ...target, roomIds: place.roomIds }]);
  try {
    const to = target && place ? { sectionId: target._id, index: place.index } : {};
    const { sections: changed } = await api.post('confab.sidebar.placeRoom', { rid, ...to });
    take(chat, changed.map(toSection));
    return true;
  } catch (error) {
    complain(chat, error);
    return false;
  }
}

/** One step up or down in one's own sections: within the room's, or on to the next one. */
export async function stepRoom(chat: Chat, rid: string, down: boolean): Promise<void> {
  const sections = ownSections(chat.store.getState());
  const at = sections.findIndex(({ roomIds }) => roomIds.includes(rid));
  const section = sections[at];
  if (!section) return;
  // Only rooms that stand on the sidebar are steps.
  const { subscriptions } = chat.store.getState();
  const shown = section.roomIds.filter((id) => subscriptions.get(id)?.open);
  const next = shown.indexOf(rid) + (down ? 1 : -1);
  if (next >= 0 && next < shown.length) {
    const before = shown[down ? next + 1 : next];
    await placeRoom(chat, rid, { section: section._id, ...(before !== undefined && { before }) });
    return;
  }
  const other = sections[at + (down ? 1 : -1)];
  if (!other) return;
  const first = down ? other.roomIds[0] : undefined;
  await placeRoom(chat, rid, { section: other._id, ...(first !== undefined && { before: first }) });
}

export const sectionCalls = {
  async create(chat: Chat, name: string): Promise<string> {
    const { section } = await api.post('confab.sidebar.create', { name });
    take(chat, [toSection(section)]);
    return section._id;
  },
  async rename(chat: Chat, _id: string, name: string): Promise<void> {
    const { section } = await api.post('confab.sidebar.update', { _id, name });
    take(chat, [toSection(section)]);
  },
  /** At once on this screen: one step up or down among the others. */
  async move(chat: Chat, _id: string, down: boolean): Promise<void> {
    const all = ownSections(chat.store.getState());
    const at = all.findIndex((section) => section._id === _id);
    const next = at + (down ? 1 : -1);
    const [moved, other] = [all[at], all[next]];
    if (!moved || !other) return;
    take(chat, [
      { ...moved, position: other.position },
      { ...other, position: moved.position },
    ]);
    await api
      .post('confab.sidebar.update', { _id, position: next })
      .catch((error: unknown) => void complain(chat, error));
  },
  async remove(chat: Chat, _id: string): Promise<void> {
    await api.post('confab.sidebar.delete', { _id });
    const document = chat.store.getState().daily.sections.get(_id);
    if (document) chat.store.dispatch({ type: 'daily.changed', data: { kind: 'sections', gone: true, document } });
  },
};
