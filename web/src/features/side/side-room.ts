import { fieldsOf } from '../../lib/narrow';

/** A second conversation stands beside the first where there is room for both. */
export const kTwoRooms = '(width >= 1200px)';
export const mayStandAside = (): boolean => window.matchMedia(kTwoRooms).matches;

export const kLeastSide = 360;
export const kUsualSide = 480;
export const kMostSide = 900;

export interface SideRoom {
  /** Whose it is: another person in the same tab does not see it. */
  uid: string;
  rid: string;
  /** It was opened on this page, and not kept from before a reload. */
  opened: boolean;
}

const kRoomKey = 'confab.side';
const kWidthKey = 'confab.side.width';
const listeners = new Set<() => void>();

function remembered(): SideRoom | undefined {
  try {
    const { uid, rid } = fieldsOf(JSON.parse(sessionStorage.getItem(kRoomKey) ?? ''));
    return typeof uid === 'string' && typeof rid === 'string' ? { uid, rid, opened: false } : undefined;
  } catch {
    return undefined;
  }
}

function rememberedWidth(): number {
  try {
    return Number(localStorage.getItem(kWidthKey)) || kUsualSide;
  } catch {
    return kUsualSide;
  }
}

/** Without storage it lasts as long as the page. */
function keep(storage: 'sessionStorage' | 'localStorage', key: string, value: string | undefined): void {
  try {
    if (value === undefined) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
  } catch {
    // as said
  }
}

let room = remembered();
let wide = rememberedWidth();

const tell = (): void => listeners.forEach((listener) => listener());
const applyWidth = (): void => document.documentElement.style.setProperty('--confab-side-wide', `${wide}px`);
applyWidth();

/** The conversation that stands beside the one on screen: of this tab, kept over reloads. */
export const sideRoom = {
  get: (): SideRoom | undefined => room,
  open(uid: string, rid: string): void {
    room = { uid, rid, opened: true };
    keep('sessionStorage', kRoomKey, JSON.stringify({ uid, rid }));
    tell();
  },
  close(): void {
    room = undefined;
    keep('sessionStorage', kRoomKey, undefined);
    tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** How wide it is, in this browser. The page's styles go by it: nothing is drawn anew while the edge is pulled. */
export const sideWidth = {
  get: (): number => wide,
  put(asked: number): void {
    wide = Math.round(Math.min(kMostSide, Math.max(kLeastSide, asked)));
    applyWidth();
    keep('localStorage', kWidthKey, String(wide));
    tell();
  },
  subscribe: sideRoom.subscribe,
};
