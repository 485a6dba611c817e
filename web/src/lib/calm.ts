/**
 * When what the page was opened for is on the screen. What nobody reads yet (tools, menus, tooltips) is fetched after that,
 * so that the first message shares the line with nothing.
 */
let release = (): void => undefined;
export const calm = new Promise<void>((resolve) => (release = resolve));

/** A page that never says that it is there (one that failed, say) keeps the rest waiting for no longer than this, in ms. */
const kAtLatest = 5_000;

/** What the page is for has been drawn; with the frame after the one that shows it, the rest begins to come. */
export function isShown(): void {
  requestAnimationFrame(() => setTimeout(release));
}

if (typeof window !== 'undefined') {
  setTimeout(release, kAtLatest);
  // Whoever does something wants what that needs.
  for (const sign of ['pointerdown', 'keydown'] as const)
    window.addEventListener(sign, () => release(), { once: true, capture: true, passive: true });
}
