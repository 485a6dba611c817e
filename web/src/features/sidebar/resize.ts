import { kWidthKey, sidebarWidth, type Width } from './width';

/** In pixels. */
export const kLeastWidth = 200;
export const kMostWidth = 480;

/** Folds the sidebar to its strip, or unfolds it. */
export const fold = (): void => resize({ strip: !sidebarWidth.get().strip });

/** Makes the sidebar wider or narrower within the bounds, or folds it; kept in this browser. */
export function resize(change: Partial<Width>): void {
  const asked = { ...sidebarWidth.get(), ...change };
  const next = { ...asked, wide: Math.round(Math.min(kMostWidth, Math.max(kLeastWidth, asked.wide))) };
  sidebarWidth.put(next);
  try {
    localStorage.setItem(kWidthKey, JSON.stringify(next));
  } catch {
    // Without storage it lasts as long as the page.
  }
}
