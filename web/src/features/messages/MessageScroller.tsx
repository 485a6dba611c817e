import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import { useLeaving } from '../../lib/use-leaving';
import type { Row } from './rows';
import { followChange, growDown, growUp, include, initialSpan, type Span } from './span';

export interface ScrollerHandle {
  toBottom(): void;
  /** The row that stands at the top of what is in sight; undefined for those who read the end. */
  place(): string | undefined;
  focus(): void;
  /** Brings a row into sight and gives it the focus. */
  focusRow(index: number): void;
}

interface Props {
  rows: readonly Row[];
  label: string;
  /** Drawn above the first row of all. */
  header: ReactNode;
  renderRow: (row: Row) => ReactNode;
  /** Drawn below the last row of all. */
  footer?: ReactNode;
  /** The last row is the newest there is. */
  live: boolean;
  /** The row to begin a visit at, instead of the newest, or of where one was when one left. */
  beginAt?: number;
  visit: number;
  /** Asked when the first row comes near; undefined when there is nothing to ask for just now. */
  onStartNear?: () => void;
  /** The same for the last row. */
  onEndNear?: () => void;
  onAtBottom: (atBottom: boolean) => void;
  ref: Ref<ScrollerHandle>;
}

/** The row that must stay where it is, and where that is. */
interface Anchor {
  id: string;
  top: number;
  scrollTop: number;
}

/** Rows are drawn, and history is asked for, this many pixels before they come into sight. */
const kAhead = 1_000;
/** Of those who read the end, fewer: more come when they turn back. */
const kAheadAtEnd = 200;
/** So near to the end, one is reading the end. */
const kSlack = 80;

function rowElement(content: HTMLElement | null, id: string): HTMLElement | null {
  return content?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

/** The first row that is in sight, at least in part. */
function findAnchor(scroller: HTMLElement, content: HTMLElement): Anchor | null {
  const edge = scroller.getBoundingClientRect().top;
  for (const element of content.children) {
    if (!(element instanceof HTMLElement) || element.dataset.row === undefined) continue;
    const box = element.getBoundingClientRect();
    if (box.bottom > edge) return { id: element.dataset.row, top: box.top, scrollTop: scroller.scrollTop };
  }
  return null;
}

/**
 * A long list that grows at both ends and never moves under the reader. Only the rows around what is in sight are in
 * the document; their heights are never guessed. After each change of rows or sizes, whatever stood at the top edge is put back to
 * the pixel, or, for those who read the end, the end is.
 */
export function MessageScroller({
  rows,
  label,
  header,
  footer,
  live,
  renderRow,
  beginAt,
  visit,
  onStartNear,
  onEndNear,
  onAtBottom,
  ref,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const wanted = useRef<string | null>(null);
  /** How high the window was when things were last put in their place. */
  const settledHeight = useRef(0);
  const [stuck, setStuck] = useState(beginAt === undefined);
  const stuckNow = useRef(stuck);
  const [drawn, setDrawn] = useState<{ rows: readonly Row[]; visit: number; span: Span }>(() => ({
    rows,
    visit,
    span: initialSpan(rows.length, beginAt),
  }));

  let { span } = drawn;
  if (drawn.rows !== rows || drawn.visit !== visit) {
    const anew = drawn.visit !== visit && beginAt !== undefined;
    span = anew ? initialSpan(rows.length, beginAt) : followChange(drawn.span, drawn.rows, rows, stuck);
    setDrawn({ rows, visit, span });
  }
  const setSpan = useCallback(
    (change: (span: Span) => Span) => setDrawn((state) => ({ ...state, span: change(state.span) })),
    [],
  );

  const stick = useCallback(
    (next: boolean) => {
      if (stuckNow.current === next) return;
      stuckNow.current = next;
      if (!next && scroller.current && content.current) anchor.current = findAnchor(scroller.current, content.current);
      setStuck(next);
      onAtBottom(next);
    },
    [onAtBottom],
  );

  /** Puts things back where they were, after rows or sizes have changed. */
  const settle = useCallback(() => {
    const [frame, list] = [scroller.current, content.current];
    if (!frame || !list) return;
    if (stuckNow.current) {
      frame.scrollTop = frame.scrollHeight;
      anchor.current = null; // found when one leaves the end
      settledHeight.current = frame.clientHeight;
      return;
    }
    if (anchor.current) {
      const { id, top, scrollTop } = anchor.current;
      const element = rowElement(list, id);
      // Where it would be if only the reader had moved since.
      const expected = top - (frame.scrollTop - scrollTop);
      if (element) frame.scrollTop += element.getBoundingClientRect().top - expected;
    }
    anchor.current = findAnchor(frame, list);
    settledHeight.current = frame.clientHeight;
  }, []);

  const total = rows.length;
  const { start, end } = span;
  /** Sees where one is now: at the end or not, and whether more rows are needed. */
  const look = useCallback(() => {
    const frame = scroller.current;
    if (!frame) return;
    const below = frame.scrollHeight - frame.scrollTop - frame.clientHeight;
    stick(live && end === total && below < kSlack);
    if (frame.scrollTop < kAhead) {
      if (start === 0) onStartNear?.();
      else if (!stuckNow.current || frame.scrollTop < kAheadAtEnd) setSpan(growUp);
    }
    if (below < kAhead && (stuckNow.current || !(frame.scrollTop < kAhead && start > 0))) {
      if (end < total) setSpan((present) => growDown(present, total));
      else onEndNear?.();
    }
  }, [start, end, total, live, setSpan, stick, onStartNear, onEndNear]);

  const onScroll = () => {
    const [frame, list] = [scroller.current, content.current];
    if (!frame || !list) return;
    // A composer that grows takes the room from below, and the browser scrolls: that was not the reader.
    if (frame.clientHeight !== settledHeight.current) settle();
    else anchor.current = findAnchor(frame, list);
    look();
  };

  useLayoutEffect(() => {
    // Who reads the end is taken there in the frame that shows it: so the browser works out all sizes once, in a task of its own.
    const atEnd = wanted.current === null && stuckNow.current;
    if (wanted.current === null && !atEnd) settle();
    const element = wanted.current === null ? null : rowElement(content.current, wanted.current);
    if (element) {
      wanted.current = null;
      element.scrollIntoView({ block: 'nearest' });
      element.querySelector<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
      if (scroller.current && content.current) anchor.current = findAnchor(scroller.current, content.current);
    }
    const later = requestAnimationFrame(() => {
      if (atEnd) settle();
      look();
    });
    return () => cancelAnimationFrame(later);
  }, [rows, start, end, header, footer, settle, look]);

  // The row to begin at, in the middle of what is in sight. Before anything was scrolled.
  useLayoutEffect(() => {
    const id = beginAt === undefined ? undefined : rows[beginAt]?.message._id;
    if (id === undefined || !scroller.current || !content.current) return;
    stick(false);
    rowElement(content.current, id)?.scrollIntoView({ block: 'center' });
    anchor.current = findAnchor(scroller.current, content.current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when it opens
  }, [visit]);

  // Who comes back to the end needs no more of the past than who comes for the first time.
  useLeaving(() => {
    if (stuckNow.current) setSpan(() => initialSpan(total));
  });

  useEffect(() => {
    // Rows that grow (a late emoji, a refusal), and the window itself (a composer of three lines, a phone turned round).
    const observer = new ResizeObserver(() => {
      settle();
      look();
    });
    if (scroller.current) observer.observe(scroller.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, [settle, look]);

  useImperativeHandle(
    ref,
    () => ({
      toBottom: () => {
        stick(true);
        setSpan(() => initialSpan(total));
        settle();
      },
      place: () => (stuckNow.current ? undefined : anchor.current?.id),
      focus: () => scroller.current?.focus({ preventScroll: true }),
      focusRow: (index) => {
        const id = rows[index]?.message._id;
        if (id === undefined) return;
        stick(false);
        wanted.current = id;
        // A new object even when the row is drawn already: the effect above does the rest.
        setDrawn((state) => ({ ...state, span: { ...include(state.span, index, total) } }));
        const element = rowElement(content.current, id);
        if (element) {
          wanted.current = null;
          element.scrollIntoView({ block: 'nearest' });
          element.querySelector<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
        }
      },
    }),
    [rows, total, stick, settle, setSpan],
  );

  return (
    <div
      ref={scroller}
      className="confab-messages__scroller"
      role="log"
      aria-label={label}
      aria-live="off"
      tabIndex={-1}
      onScroll={onScroll}
    >
      <div ref={content} className="confab-messages__content">
        {start === 0 && header}
        {rows.slice(start, end).map((row) => (
          <div key={row.message._id} data-row={row.message._id} className="confab-messages__row">
            {renderRow(row)}
          </div>
        ))}
        {end === total && footer}
      </div>
    </div>
  );
}
