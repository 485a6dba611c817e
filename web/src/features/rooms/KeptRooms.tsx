import { Activity, memo, useInsertionEffect, useRef, useState, type ReactNode } from 'react';
import { useChatParts } from '../../stores/hooks';
import { ErrorBoundary } from '../../ui';
import { RoomPage } from './RoomPage';
import type { RoomLookup } from './use-room';

/** So many rooms stay drawn: the one on screen, and those that one was in before it. */
export const kKept = 6;

interface Kept {
  lookup: RoomLookup & { found: string };
  visit: number;
}

interface Props {
  /** The room on screen. */
  rid: string | undefined;
  tab: string | undefined;
  context: string | undefined;
  /** A defect of the room is forgotten with the next address. */
  location: string;
}

const keepsLayout = (): boolean => CSS.supports('content-visibility', 'hidden');

/**
 * Draws `children`, or puts them away as they are: with their state and their place on the page, but without effects, so that they
 * hear of nothing. React hides what is put away by `display: none`, and the browser forgets what it had worked out for it;
 * by `content-visibility` it keeps that, and showing it again is little more than painting.
 */
function Place({ shown, children }: { shown: boolean; children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  // Between React's own changes of the document and the effects within, which look at sizes.
  useInsertionEffect(() => {
    const element = place.current;
    if (!element || !keepsLayout()) return;
    element.classList.toggle('confab-room-place--away', !shown);
    if (shown) return;
    const keep = () => {
      if (element.style.display === 'none') element.style.removeProperty('display');
    };
    keep();
    // It is hidden once more whenever something within has changed after all.
    const hidings = new MutationObserver(keep);
    hidings.observe(element, { attributeFilter: ['style'] });
    return () => hidings.disconnect();
  }, [shown]);
  return (
    <Activity mode={shown ? 'visible' : 'hidden'}>
      <div
        className="confab-room-place"
        // What is put away has no refs.
        ref={(element) => {
          if (element) place.current = element;
        }}
      >
        {children}
      </div>
    </Activity>
  );
}

const Page = memo(RoomPage);

/**
 * The room on screen, and those that were on screen before it, put away: going back to them draws nothing anew. They are as one has
 * left them, but for what belongs to a visit (`useVisit`).
 */
export function KeptRooms({ rid, tab, context, location }: Props) {
  const [kept, setKept] = useState<{ shown?: string | undefined; visits: number; rooms: readonly Kept[] }>({
    visits: 0,
    rooms: [],
  });
  let { rooms } = kept;
  if (kept.shown !== rid) {
    const visit = kept.visits + 1;
    // Each stays where it is: what is moved about in the document loses where it was scrolled to.
    if (rid !== undefined && rooms.some(({ lookup }) => lookup.found === rid))
      rooms = rooms.map((room) => (room.lookup.found === rid ? { ...room, visit } : room));
    else if (rid !== undefined) {
      const left = Math.min(...rooms.map((room) => room.visit));
      rooms = [
        ...rooms.filter((room) => rooms.length < kKept || room.visit !== left),
        { lookup: { found: rid }, visit },
      ];
    }
    setKept({ shown: rid, visits: visit, rooms });
  }
  // One that is no longer followed is not ours to read now.
  const followed = useChatParts(({ histories }) => rooms.map(({ lookup }) => histories.has(lookup.found)));
  return (
    <div className={`confab-rooms${rid === undefined ? ' confab-rooms--away' : ''}`}>
      {rooms.map(({ lookup, visit }, index) => {
        const shown = lookup.found === rid;
        if (!shown && !followed[index]) return null;
        return (
          <Place key={lookup.found} shown={shown}>
            <ErrorBoundary resetKey={shown ? location : ''}>
              <Page lookup={lookup} visit={visit} tab={shown ? tab : undefined} context={shown ? context : undefined} />
            </ErrorBoundary>
          </Place>
        );
      })}
    </div>
  );
}
