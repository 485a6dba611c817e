import { Suspense, lazy, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import { Icon } from '../../ui';
import { SidebarRow } from './SidebarRow';
import { lineForKey, linesOf, type Line } from './lines';
import type { SectionId, SidebarSection } from './sections';
import { useFolded } from './use-folded';

const VirtualLines = lazy(() => import('./VirtualLines'));

/** From so many lines on, only those in sight are drawn. */
const kMostDrawn = 200;
const kNone: ReadonlySet<SectionId> = new Set();

export interface RoomListHandle {
  focusFirst(): boolean;
}

interface Props {
  ref: Ref<RoomListHandle>;
  sections: readonly SidebarSection[];
  /** The room on screen. */
  current?: string;
  /** Only some rooms are shown, so all of them are. */
  filtered: boolean;
  onHidden: (rid: string) => void;
  /** What stands where there are no rooms. */
  children: ReactNode;
}

function Heading({ id, folded, onToggle }: { id: SectionId; folded: boolean; onToggle: (id: SectionId) => void }) {
  const { t } = useTranslation('chat');
  return (
    <h2 className="confab-sidebar__heading">
      <button type="button" aria-expanded={!folded} onClick={() => onToggle(id)}>
        {t(`sidebar.section.${id}`)}
        <Icon name={folded ? 'chevron-left' : 'chevron-down'} size="x16" />
      </button>
    </h2>
  );
}

/** The rooms, for pointer and keys: one menu for the row that is pointed at, and arrow keys beside Tab. */
export function RoomList({ ref, sections, current, filtered, onHidden, children }: Props) {
  const { t } = useTranslation('chat');
  const list = useRef<HTMLElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const [active, setActive] = useState<string | null>(null);
  const [folded, toggle] = useFolded();
  const lines = linesOf(sections, filtered ? kNone : folded, current);

  const focusLine = (index: number | undefined): boolean => {
    const key = index === undefined ? undefined : lines[index]?.key;
    if (index === undefined || key === undefined) return false;
    const link = () => list.current?.querySelector<HTMLElement>(`[data-rid="${CSS.escape(key)}"] a`);
    virtual.current?.scrollToIndex(index, { align: 'nearest' });
    const drawn = link();
    if (drawn) drawn.focus();
    else requestAnimationFrame(() => requestAnimationFrame(() => link()?.focus()));
    return true;
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => focusLine(lineForKey(lines, -1, 'Home')) }));

  const ridAt = (target: EventTarget): string | undefined =>
    (target as HTMLElement).closest<HTMLElement>('[data-rid]')?.dataset.rid;
  // A menu that is open belongs to its row, wherever the pointer goes meanwhile: it hangs elsewhere in the document, but
  // React tells the list of what happens there.
  const menuOpen = () => list.current?.querySelector('.confab-sidebar__row [aria-expanded="true"]') != null;
  const activate = (event: React.SyntheticEvent) => {
    if (menuOpen() || !list.current?.contains(event.target as Node)) return;
    setActive(ridAt(event.target) ?? null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!(event.target as HTMLElement).matches('a.confab-sidebar__link')) return;
    const at = lines.findIndex(({ key }) => key === ridAt(event.target));
    if (focusLine(lineForKey(lines, at, event.key))) event.preventDefault();
  };

  const draw = (line: Line) =>
    line.item === undefined ? (
      <Heading key={line.key} id={line.heading} folded={line.folded} onToggle={toggle} />
    ) : (
      <SidebarRow
        key={line.key}
        item={line.item}
        selected={line.key === current}
        active={line.key === active}
        onHidden={onHidden}
      />
    );
  const some = () => lines.slice(0, kMostDrawn).map(draw);
  return (
    <nav
      ref={list}
      className="confab-sidebar__list"
      aria-label={t('sidebar.rooms')}
      onMouseOver={activate}
      onFocus={activate}
      onMouseLeave={() => {
        if (!menuOpen()) setActive(null);
      }}
      onKeyDown={onKeyDown}
    >
      {lines.length <= kMostDrawn ? (
        some()
      ) : (
        <Suspense fallback={some()}>
          <VirtualLines ref={virtual} scroller={list} lines={lines} kept={lines.findIndex(({ key }) => key === active)}>
            {draw}
          </VirtualLines>
        </Suspense>
      )}
      {children}
    </nav>
  );
}
