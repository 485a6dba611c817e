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
  muted: boolean;
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

export const kKinds = ['unread', 'favorites', 'teams', 'channels', 'direct', 'all'] as const;
type Kind = (typeof kKinds)[number];
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
    muted: subscription.disableNotifications ?? false,
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

/** Of more new items than these the whole list is sorted. */
const kMostPlaced = 64;

let last: { byName: boolean; items: readonly SidebarItem[] } = { byName: false, items: [] };

/** All of them in order. What was in order last time stays so: a message changes one room of thousands. */
function inOrder(items: Set<SidebarItem>, byName: boolean): readonly SidebarItem[] {
  const compare = order(byName);
  const kept = last.byName === byName ? last.items.filter((item) => items.delete(item)) : [];
  if (items.size > kMostPlaced) {
    kept.push(...items);
    kept.sort(compare);
  } else {
    for (const item of items) place(kept, item, compare);
  }
  last = { byName, items: kept };
  return kept;
}

function place(sorted: SidebarItem[], item: SidebarItem, compare: (a: SidebarItem, b: SidebarItem) => number): void {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other && compare(other, item) <= 0) from = middle + 1;
    else to = middle;
  }
  sorted.splice(from, 0, item);
}

/** The sign of a room that is nobody's face. */
export const iconOf = ({ t, main, prid }: SidebarItem) => roomIcon({ t, teamMain: main, prid });

/**
 * What a badge says: in a conversation everything is for oneself; elsewhere what is for oneself comes before how much there
 * is.
 */
export function waitingIn({ t, mentions, unread }: SidebarItem): { count: number; named: boolean } {
  const named = t === 'd' ? 0 : mentions;
  return { count: named || unread, named: named > 0 };
}

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
  const hosted = new Map(teams.map(({ team }): [string | undefined, SidebarItem[]] => [team, []]));
  const left: SidebarItem[] = [];
  for (const item of own.get('channels') ?? []) (hosted.get(item.team) ?? left).push(item);
  own.set(
    'teams',
    teams.flatMap((main) => [main, ...(hosted.get(main.team) ?? []).map(nestedItem)]),
  );
  if (left.length > 0) own.set('channels', left);
  else own.delete('channels');
}

/** One's own sections in their order. */
export const ownSections = ({ daily }: Pick<State, 'daily'>) =>
  [...daily.sections.values()].sort((a, b) => a.position - b.position);

/** The rooms of one's own sections, each in the order that they were put in. Without a filter an empty one is shown too. */
function buildOwn(state: Pick<State, 'daily'>, items: readonly SidebarItem[], filtered: boolean): SidebarSection[] {
  if (state.daily.sections.size === 0) return [];
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
  const open = new Set<SidebarItem>();
  for (const subscription of subscriptions.values())
    if (subscription.open) open.add(toItem(subscription, rooms.get(subscription.rid), me?._id ?? '', realNames));
  const sorted = inOrder(open, preference<string>({ me }, 'sidebarSortby', 'activity') === 'alphabetical');
  const items =
    wanted === ''
      ? sorted
      : sorted.filter(
          ({ title, username }) =>
            title.toLocaleLowerCase().includes(wanted) || username.toLocaleLowerCase().includes(wanted),
        );

  const own = new Map<Kind, SidebarItem[]>();
  const grouped = preference({ me }, 'sidebarGroupByType', true);
  const unreadFirst = preference({ me }, 'sidebarShowUnread', false);
  const favoritesFirst = preference({ me }, 'sidebarShowFavorites', true);
  const placed = new Set([...daily.sections.values()].flatMap(({ roomIds }) => roomIds));
  for (const item of items) {
    if (placed.has(item.rid) && !(unreadFirst && isNews(item))) continue;
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
