import { Suspense, lazy, memo, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import { deferred } from '../../lib/deferred';
import { Icon, Skeleton } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { Emoji } from '../messages/markdown/Emoji';
import { SidebarRow } from './SidebarRow';
import { lineForKey, linesOf, type Foldable, type Line } from './lines';
import { SectionDialogs, SectionMenu } from './own/dialogs';
import type { SectionQuestion } from './own/SectionDialogs';
import { kKinds, type SectionId, type SidebarSection } from './sections';
import { useDragged } from './use-dragged';
import { useFolded } from './use-folded';
import { calm } from '../../lib/calm';
import { elementOf, oneOf } from '../../lib/narrow';

const NoRooms = deferred(() => import('./NoRooms').then((part) => part.NoRooms));
const VirtualLines = lazy(() => calm.then(() => import('./VirtualLines')));

/** From so many lines on, only those in sight are drawn. */
const kMostDrawn = 200;
const kNone: ReadonlySet<Foldable> = new Set();

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
  /** What was looked for among the rooms, where none was found. */
  sought?: string;
}

interface HeadingProps {
  section: SidebarSection;
  folded: boolean;
  /** Shows its menu, where it has one: it is pointed at or has the focus. */
  active: boolean;
  /** A room is held over it. */
  over: boolean;
  onToggle: (id: SectionId) => void;
  onAsk: (question: SectionQuestion) => void;
}

function Heading({ section: { id, name, emoji, items }, folded, active, over, onToggle, onAsk }: HeadingProps) {
  const { t } = useTranslation('chat');
  const kind = oneOf(kKinds, id);
  const called = name ?? (kind ? t(`sidebar.section.${kind}`) : '');
  return (
    <div className={`confab-sidebar__heading${over ? ' is-over' : ''}`} data-rid={`heading ${id}`}>
      <h2>
        <button type="button" aria-expanded={!folded} onClick={() => onToggle(id)}>
          {emoji !== undefined && <Emoji node={{ type: 'EMOJI', shortCode: emoji }} />}
          <span>{called}</span>
          <Icon name={folded ? 'chevron-right' : 'chevron-down'} size="x16" />
        </button>
      </h2>
      {active && <SectionMenu id={id} name={called} items={items} onAsk={onAsk} />}
    </div>
  );
}

function LoadingRows() {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('loading')} className="confab-sidebar__loading">
      {[70, 50, 80, 60].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  );
}

/** The rooms, for pointer and keys: one menu for the row that is pointed at, and arrow keys beside Tab. */
export const RoomList = memo(function RoomList({ ref, sections, current, filtered, onHidden, sought }: Props) {
  const { t } = useTranslation('chat');
  const list = useRef<HTMLElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const [active, setActive] = useState<string | null>(null);
  const [folded, toggle] = useFolded();
  const [question, ask] = useState<SectionQuestion | null>(null);
  const ready = useChatState((state) => state.ready);
  const none = useChatState((state) => state.subscriptions.size === 0);
  const chat = useChat();
  const { over, handlers } = useDragged(chat);
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
    elementOf(target)?.closest<HTMLElement>('[data-rid]')?.dataset.rid;
  // A menu that is open belongs to its row, wherever the pointer goes meanwhile: it hangs elsewhere in the document, but
  // React tells the list of what happens there.
  const menuOpen = () => list.current?.querySelector('[data-rid] [aria-haspopup][aria-expanded="true"]') != null;
  const activate = (event: React.SyntheticEvent) => {
    if (menuOpen() || !list.current?.contains(elementOf(event.target))) return;
    setActive(ridAt(event.target) ?? null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!elementOf(event.target)?.matches('a.confab-sidebar__link')) return;
    const rid = ridAt(event.target);
    if (event.altKey && event.shiftKey && /^Arrow(?:Up|Down)$/.test(event.key) && rid !== undefined) {
      event.preventDefault();
      void import('./own/place')
        .then(({ stepRoom }) => stepRoom(chat, rid, event.key === 'ArrowDown'))
        .then(() => focusLine(lines.findIndex(({ key }) => key === rid)));
      return;
    }
    const at = lines.findIndex(({ key }) => key === rid);
    if (focusLine(lineForKey(lines, at, event.key))) event.preventDefault();
  };

  const draw = (line: Line) =>
    line.item === undefined ? (
      <Heading
        key={line.key}
        section={line.heading}
        folded={line.folded}
        active={line.key === active}
        over={line.key === over}
        onToggle={toggle}
        onAsk={ask}
      />
    ) : (
      <SidebarRow
        key={line.key}
        item={line.item}
        selected={line.key === current}
        active={line.key === active}
        over={line.key === over}
        onHidden={onHidden}
        onAsk={ask}
        {...(line.folded !== undefined && { folded: line.folded, onToggle: toggle })}
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
      {...handlers}
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
      {!ready && none && <LoadingRows />}
      {ready && (none || sought !== undefined) && <NoRooms none={none} sought={sought} />}
      {question && <SectionDialogs question={question} onClose={() => ask(null)} />}
    </nav>
  );
});
