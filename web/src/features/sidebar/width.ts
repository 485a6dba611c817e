import { fieldsOf } from '../../lib/narrow';

export interface Width {
  /** In pixels, while it is no strip. */
  wide: number;
  /** Folded to its signs. */
  strip: boolean;
}

export const kUsualWidth = 280;
export const kWidthKey = 'confab.sidebar.width';
const listeners = new Set<() => void>();

function read(): Width {
  try {
    const { wide, strip } = fieldsOf(JSON.parse(localStorage.getItem(kWidthKey) ?? ''));
    return { wide: typeof wide === 'number' ? wide : kUsualWidth, strip: strip === true };
  } catch {
    return { wide: kUsualWidth, strip: false };
  }
}

let width = read();
/** On a phone the sidebar is a drawer, with its words. */
export const beside = matchMedia('(width >= 720px)');
const isStrip = (): boolean => width.strip && beside.matches;

/** The page's styles go by it: nothing is drawn anew while the edge is pulled. */
function apply(): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--confab-sidebar-wide', `${width.wide}px`);
  dataset.sidebar = isStrip() ? 'strip' : '';
  listeners.forEach((listener) => listener());
}
apply();
beside.addEventListener('change', apply);

/** How wide the sidebar is in this browser, where it stands beside the room; `resize.ts` changes it. */
export const sidebarWidth = {
  get: (): Width => width,
  isStrip,
  put(next: Width): void {
    width = next;
    apply();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
