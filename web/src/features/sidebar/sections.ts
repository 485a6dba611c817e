import type { Room, Subscription } from '../../stores/entities';
import { otherUser, preference, roomPath, roomTitle, setting, waiting } from '../../stores/selectors';
import { roomIcon } from '../rooms/room-icon';
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
  /** The team that it belongs to. */
  team?: string;
  /** It is that team's main room. */
  main?: boolean;
  /** It is a discussion of that room. */
  prid?: string;
  /** What is new are replies in threads, and nothing else. */
  onlyThreads?: boolean;
  /** It stands below its team. */
  nested?: boolean;
}

type Kind = 'unread' | 'favorites' | 'teams' | 'channels' | 'direct' | 'all';
/** One's own sections are called by their ids. */
export type SectionId = Kind | `own ${string}`;
export interface SidebarSection {
  id: SectionId;
  /** Of one's own: what it is called, and the shortcode of the sign before that. */
  name?: string;
  emoji?: string;
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
    ...(room?.teamId !== undefined && { team: room.teamId, main: room.teamMain ?? false }),
    ...(room?.prid !== undefined && { prid: room.prid }),
    favorite: subscription.f ?? false,
    onlyThreads: !subscription.alert && subscription.unread === 0,
    alert: ((subscription.alert ?? false) || (subscription.tunread?.length ?? 0) > 0) && !subscription.hideUnreadStatus,
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

/** The sign of a room that is nobody's face. */
export const iconOf = ({ t, main, prid }: SidebarItem) => roomIcon({ t, teamMain: main, prid });

export const isNews = (item: SidebarItem): boolean => item.alert || item.unread > 0;

/** As long as a room is the same, so is what stands for it below its team. */
const nestedAs = new WeakMap<SidebarItem, SidebarItem>();

function nestedItem(item: SidebarItem): SidebarItem {
  const nested = nestedAs.get(item) ?? { ...item, nested: true };
  nestedAs.set(item, nested);
  return nested;
}

/** Brings channels of teams below their teams, where these are on the sidebar as such. */
function nest(own: Map<Kind, SidebarItem[]>): void {
  const teams = own.get('teams');
  if (!teams) return;
  const channels = own.get('channels') ?? [];
  const hosts = new Set(teams.map(({ team }) => team));
  const left = channels.filter(({ team }) => !hosts.has(team));
  own.set(
    'teams',
    teams.flatMap((main) => [main, ...channels.filter(({ team }) => team === main.team).map(nestedItem)]),
  );
  if (left.length > 0) own.set('channels', left);
  else own.delete('channels');
}

/** One's own sections in their order. */
export const ownSections = ({ daily }: Pick<State, 'daily'>) =>
  [...daily.sections.values()].sort((a, b) => a.position - b.position);

/** The rooms of one's own sections, each in the order that they were put in. Without a filter an empty one is shown too. */
function buildOwn(state: Pick<State, 'daily'>, items: readonly SidebarItem[], filtered: boolean): SidebarSection[] {
  const byRoom = new Map(items.map((item) => [item.rid, item]));
  return ownSections(state).flatMap(({ _id, name, emoji, roomIds }) => {
    const own = roomIds.flatMap((rid) => byRoom.get(rid) ?? []);
    return filtered && own.length === 0
      ? []
      : [{ id: `own ${_id}` as const, name, ...(emoji !== undefined && { emoji }), items: own }];
  });
}

/** The rooms on the sidebar in the order and groups that the user has chosen, as far as they match `filter`. */
export function buildSections(
  { subscriptions, rooms, me, settings, daily }: Pick<State, 'subscriptions' | 'rooms' | 'me' | 'settings' | 'daily'>,
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

  const own = new Map<Kind, SidebarItem[]>();
  const grouped = preference({ me }, 'sidebarGroupByType', true);
  const unreadFirst = preference({ me }, 'sidebarShowUnread', false);
  const favoritesFirst = preference({ me }, 'sidebarShowFavorites', true);
  const placed = new Set([...daily.sections.values()].flatMap(({ roomIds }) => roomIds));
  const rest = items.filter((item) => !placed.has(item.rid) || (unreadFirst && isNews(item)));
  for (const item of rest) {
    let section: Kind = 'all';
    if (unreadFirst && isNews(item)) section = 'unread';
    else if (favoritesFirst && item.favorite) section = 'favorites';
    else if (grouped) section = item.t === 'd' ? 'direct' : item.main ? 'teams' : 'channels';
    const items = own.get(section);
    if (items) items.push(item);
    else own.set(section, [item]);
  }
  nest(own);
  const some = (...kinds: Kind[]) => kinds.flatMap((id) => (own.has(id) ? [{ id, items: own.get(id) ?? [] }] : []));
  const elsewhere = new Set(own.get('unread'));
  return [
    ...some('unread', 'favorites'),
    ...buildOwn({ daily }, elsewhere.size > 0 ? items.filter((item) => !elsewhere.has(item)) : items, wanted !== ''),
    ...some('teams', 'channels', 'direct', 'all'),
  ];
}
