import { isNews, type SectionId, type SidebarItem, type SidebarSection } from './sections';

/** One line of the sidebar: the heading of a section, or a room. */
export type Line =
  | { key: string; heading: SidebarSection; folded: boolean; item?: undefined }
  | {
      key: string;
      item: SidebarItem;
      heading?: undefined;
      /** Of a team with rooms on the sidebar: whether these are folded away. */
      folded?: boolean;
    };

/** What can be folded: a section, or a team. */
export type Foldable = SectionId | `team ${string}`;

/** Thousands of them are the same each time. */
const plain = new WeakMap<SidebarItem, Line>();

function plainLine(item: SidebarItem): Line {
  const line = plain.get(item) ?? { key: item.rid, item };
  plain.set(item, line);
  return line;
}

/** The sections below each other. One that is folded shows what has news, and the room that is open. */
export function linesOf(
  sections: readonly SidebarSection[],
  folded: ReadonlySet<string>,
  current: string | undefined,
): Line[] {
  const away = ({ nested, team = '' }: SidebarItem) => nested && folded.has(`team ${team}`);
  const lines: Line[] = [];
  for (const section of sections) {
    const { id, items } = section;
    const hosts = new Set<string | undefined>();
    for (const { nested, team } of items) if (nested) hosts.add(team);
    lines.push({ key: `heading ${id}`, heading: section, folded: folded.has(id) });
    for (const item of items) {
      if ((folded.has(id) || away(item)) && !isNews(item) && item.rid !== current) continue;
      lines.push(
        item.main && hosts.has(item.team)
          ? { key: item.rid, item, folded: folded.has(`team ${item.team ?? ''}`) }
          : plainLine(item),
      );
    }
  }
  return lines;
}

/** The line of the room to which a key leads from the line `at` (-1: from outside); undefined for other keys. */
export function lineForKey(lines: readonly Line[], at: number, key: string): number | undefined {
  const isRoom = ({ item }: Line) => item !== undefined;
  switch (key) {
    case 'Home':
      return found(lines.findIndex(isRoom));
    case 'End':
      return found(lines.findLastIndex(isRoom));
    case 'ArrowDown':
      return found(lines.findIndex((line, index) => index > at && isRoom(line))) ?? at;
    case 'ArrowUp':
      return found(lines.slice(0, Math.max(at, 0)).findLastIndex(isRoom)) ?? at;
    default:
      return undefined;
  }
}

const found = (index: number): number | undefined => (index < 0 ? undefined : index);
