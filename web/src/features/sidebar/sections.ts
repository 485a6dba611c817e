import type { Room, Subscription } from '../../stores/entities';
import { otherUser, preference, roomPath, roomTitle, setting, waiting } from '../../stores/selectors';
import type { State } from '../../stores/state';

export interface SidebarItem {
  rid: string;
  t: Room['t'];
  title: string;
  path: string;
  /** What the avatar's colour comes from. */
  username: string;
  /** Whose initials the avatar shows: the same person's everywhere, whether rooms go by real names or not. */
  face: string;
  /** Whose presence stands beside it. */
  uid?: string;
  favorite: boolean;
  alert: boolean;
  unread: number;
  mentions: number;
  lastActivity: number;
}

export type SectionId = 'unread' | 'favorites' | 'channels' | 'direct' | 'all';
export interface SidebarSection {
  id: SectionId;
  items: SidebarItem[];
}

interface Made {
  room: Room | undefined;
  me: string;
  realNames: boolean;
  item: SidebarItem;
}

/** What was made of a subscription last: as long as it is the same, so is its item, and its row is not drawn again. */
const made = new WeakMap<Subscription, Made>();

export function toItem(
  subscription: Subscription,
  room: Room | undefined,
  me: string,
  realNames: boolean,
): SidebarItem {
  const last = made.get(subscription);
  if (last && last.room === room && last.me === me && last.realNames === realNames) return last.item;
  const item = makeItem(subscription, room, me, realNames);
  made.set(subscription, { room, me, realNames, item });
  return item;
}

function makeItem(subscription: Subscription, room: Room | undefined, me: string, realNames: boolean): SidebarItem {
  const { rid, t, name, fname } = subscription;
  const uid = otherUser(room, me);
  return {
    rid,
    t,
    title: roomTitle(room, subscription, realNames),
    path: roomPath({ t, rid, name: room?.name ?? name }),
    username: name,
    face: fname || name,
    ...(uid !== undefined && { uid }),
    favorite: subscription.f ?? false,
    alert: (subscription.alert ?? false) && !subscription.hideUnreadStatus,
    ...waiting(subscription),
    lastActivity: room?.lm ?? subscription.ts,
  };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function order(byName: boolean): (a: SidebarItem, b: SidebarItem) => number {
  const { compare } = collator;
  const names = (a: SidebarItem, b: SidebarItem) => compare(a.title, b.title);
  return byName ? names : (a, b) => b.lastActivity - a.lastActivity || names(a, b);
}

export const isNews = (item: SidebarItem): boolean => item.alert || item.unread > 0;

/** The rooms on the sidebar in the order and groups that the user has chosen, as far as they match `filter`. */
export function buildSections(
  { subscriptions, rooms, me, settings }: Pick<State, 'subscriptions' | 'rooms' | 'me' | 'settings'>,
  filter: string,
): SidebarSection[] {
  const realNames = setting({ settings }, 'UI_Use_Real_Name', false);
  const wanted = filter.trim().toLocaleLowerCase();
  const items = [...subscriptions.values()]
    .filter(({ open }) => open)
    .map((subscription) => toItem(subscription, rooms.get(subscription.rid), me?._id ?? '', realNames))
    .filter(
      ({ title, username }) =>
        title.toLocaleLowerCase().includes(wanted) || username.toLocaleLowerCase().includes(wanted),
    )
    .sort(order(preference<string>({ me }, 'sidebarSortby', 'activity') === 'alphabetical'));

  const own = new Map<SectionId, SidebarItem[]>();
  const grouped = preference({ me }, 'sidebarGroupByType', true);
  const unreadFirst = preference({ me }, 'sidebarShowUnread', false);
  const favoritesFirst = preference({ me }, 'sidebarShowFavorites', true);
  for (const item of items) {
    let section: SectionId = 'all';
    if (unreadFirst && isNews(item)) section = 'unread';
    else if (favoritesFirst && item.favorite) section = 'favorites';
    else if (grouped) section = item.t === 'd' ? 'direct' : 'channels';
    const items = own.get(section);
    if (items) items.push(item);
    else own.set(section, [item]);
  }
  const inOrder: SectionId[] = ['unread', 'favorites', 'channels', 'direct', 'all'];
  return inOrder.flatMap((id) => (own.has(id) ? [{ id, items: own.get(id) ?? [] }] : []));
}
