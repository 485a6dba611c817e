import { isNarrow } from '../../lib/media';
import { beside } from './width';

/** From this far off the side on which lines begin a swipe brings in the sidebar. */
const kEdge = 32;
/** So far it has to go, and so much more along than across. */
const kFar = 60;
const kStraight = 1.5;
/** Who takes longer does not swipe. */
const kLongest = 800;

/** Where a swipe was begun, and what it would do. */
interface Begun {
  id: number;
  x: number;
  y: number;
  at: number;
  /** From where lines begin to where they end, or back. */
  way: 'in' | 'out';
  act: () => void;
}

const press = (selector: string): (() => void) | undefined => {
  const button = document.querySelector<HTMLElement>(selector);
  return button ? () => button.click() : undefined;
};

/** What scrolls to the sides, and what is moved or written in, keeps its own gestures. */
function isTaken(target: EventTarget | null): boolean {
  for (let one = target instanceof Element ? target : null; one && one !== document.body; one = one.parentElement) {
    if (one.matches('input, textarea, [contenteditable="true"], [role="slider"], audio, video')) return true;
    if (one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
  }
  return false;
}

function begun({ pointerId: id, clientX, clientY: y, target, timeStamp: at }: PointerEvent): Begun | undefined {
  if (!isNarrow() || isTaken(target)) return undefined;
  const mirrored = document.documentElement.dir === 'rtl';
  const x = mirrored ? document.documentElement.clientWidth - clientX : clientX;
  const panels = document.querySelectorAll('.confab-drawer .confab-panel');
  const dialogs = document.querySelectorAll('[role="dialog"], [role="menu"]');
  // Only the panel is open, and nothing above it.
  if (panels.length === 1 && dialogs.length === 1) {
    const close = press('.confab-drawer .confab-panel__head > :last-child');
    return close && { id, x, y, at, way: 'in', act: close };
  }
  if (dialogs.length > 0 || beside.matches) return undefined;
  const shade = press('.confab-workspace__shade');
  if (shade) return { id, x, y, at, way: 'out', act: shade };
  const open = x <= kEdge ? press('.confab-workspace__open-sidebar') : undefined;
  return open && { id, x, y, at, way: 'in', act: open };
}

/**
 * Swipes on narrow screens: from the edge the sidebar comes in, back it goes out, and along a panel closes it. They do what
 * their buttons do, at once where they end: nothing follows the finger, so there is no motion to be reduced. Returns how to end it.
 */
export function watchSwipes(): () => void {
  let swipe: Begun | undefined;
  const down = (event: PointerEvent) => {
    // A second finger is another gesture.
    swipe = event.pointerType === 'touch' && event.isPrimary ? begun(event) : undefined;
  };
  const up = (event: PointerEvent) => {
    const done = swipe;
    if (!done || event.pointerId !== done.id) return;
    swipe = undefined;
    const mirrored = document.documentElement.dir === 'rtl';
    const x = mirrored ? document.documentElement.clientWidth - event.clientX : event.clientX;
    const along = done.way === 'in' ? x - done.x : done.x - x;
    const across = Math.abs(event.clientY - done.y);
    if (along >= kFar && along >= across * kStraight && event.timeStamp - done.at <= kLongest) done.act();
  };
  const cancel = () => {
    swipe = undefined;
  };
  // On the way down: a drawer keeps what happens in it to itself.
  document.addEventListener('pointerdown', down, true);
  document.addEventListener('pointerup', up, true);
  document.addEventListener('pointercancel', cancel, true);
  return () => {
    document.removeEventListener('pointerdown', down, true);
    document.removeEventListener('pointerup', up, true);
    document.removeEventListener('pointercancel', cancel, true);
  };
}
