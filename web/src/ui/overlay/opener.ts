/** What opened each layer that is on screen, by the layer's outermost element. */
const openers = new WeakMap<Element, HTMLElement>();

export function rememberOpener(layer: Element, opener: HTMLElement): void {
  openers.set(layer, opener);
}

/** Whom the focus goes back to when a layer that is opened now closes: through menus, which will be gone by then. */
export function currentOpener(): HTMLElement | null {
  let element = document.activeElement;
  for (;;) {
    const layer = element?.closest('[data-layer="menu"]');
    const opener = layer && openers.get(layer);
    if (!opener) break;
    element = opener;
  }
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/** Where the focus goes when what had it is gone: to what opened it, or else to the page's main part; never to nothing. */
export function returnFocus(opener: HTMLElement | null): void {
  const active = document.activeElement;
  if (active && active !== document.body && active.isConnected) return; // something has taken it
  const goal = opener?.isConnected ? opener : document.getElementById('main');
  goal?.focus({ preventScroll: goal !== opener });
}
