import { isNews, type SectionId, type SidebarItem, type SidebarSection } from './sections';

/** One line of the sidebar: the heading of a section, or a room. */
export type Line =
  | { key: string; heading: SectionId; folded: boolean; item?: undefined }
  | { key: string; item: SidebarItem; heading?: undefined };

/** The sections below each other. One that is folded shows what has news, and the room that is open. */
export function linesOf(
  sections: readonly SidebarSection[],
  folded: ReadonlySet<SectionId>,
  current: string | undefined,
): Line[] {
  return sections.flatMap(({ id, items }) => {
    const shown = folded.has(id) ? items.filter((item) => isNews(item) || item.rid === current) : items;
    return [
      { key: `heading ${id}`, heading: id, folded: folded.has(id) },
      ...shown.map((item) => ({ key: item.rid, item })),
    ];
  });
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
