import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useSyncExternalStore,
  type ComponentProps,
  type MouseEvent,
} from 'react';

/** Where one is: the browser's address, or in tests a remembered one. An address is a path with its query. */
export interface AddressBar {
  get(): string;
  go(to: string, replace: boolean): void;
  /** Goes to `to`: one step back where one came from there, so that it does not cost the way back another step. */
  leave(to: string): void;
  subscribe(listener: () => void): () => void;
}

const listeners = new Set<() => void>();

const browser: AddressBar = {
  get: () => window.location.pathname + window.location.search,
  go(to, replace) {
    // Going where one is already must not cost two steps back.
    if (replace || to === browser.get()) window.history.replaceState(window.history.state, '', to);
    else window.history.pushState({ from: browser.get() }, '', to);
    listeners.forEach((listener) => listener());
  },
  leave(to) {
    const { from } = (window.history.state ?? {}) as { from?: string };
    if (from === to) window.history.back();
    else browser.go(to, true);
  },
  subscribe(listener) {
    listeners.add(listener);
    window.addEventListener('popstate', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('popstate', listener);
    };
  },
};

/** An address bar that is not the browser's; `history` is where it has been. */
export function remembered(start: string): AddressBar & { history: string[] } {
  const history = [start];
  const mine = new Set<() => void>();
  return {
    history,
    get: () => history.at(-1) ?? '/',
    go(to, replace) {
      if (replace) history.pop();
      history.push(to);
      mine.forEach((listener) => listener());
    },
    leave(to) {
      history.pop();
      if (history.at(-1) !== to) history.push(to);
      mine.forEach((listener) => listener());
    },
    subscribe(listener) {
      mine.add(listener);
      return () => mine.delete(listener);
    },
  };
}

export const AddressContext = createContext<AddressBar>(browser);

export type Navigate = (to: string, options?: { replace?: boolean }) => void;

function useAddress(): [path: string, query: string] {
  const bar = useContext(AddressContext);
  const address = useSyncExternalStore(bar.subscribe, bar.get);
  const at = address.indexOf('?');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}

/** The path as it stands in the address bar, and the way elsewhere. */
export function useLocation(): [path: string, navigate: Navigate] {
  const bar = useContext(AddressContext);
  const navigate = useCallback<Navigate>((to, { replace = false } = {}) => bar.go(to, replace), [bar]);
  return [useAddress()[0], navigate];
}

/** The way out of a part of a page that has an address of its own: see `AddressBar.leave`. */
export function useLeave(): (to: string) => void {
  const bar = useContext(AddressContext);
  return useCallback((to: string) => bar.leave(to), [bar]);
}

/** The query, without its question mark. */
export function useSearch(): string {
  return useAddress()[1];
}

export function Redirect({ to, replace = false }: { to: string; replace?: boolean }) {
  const [, navigate] = useLocation();
  useLayoutEffect(() => navigate(to, { replace }), [navigate, to, replace]);
  return null;
}

/** A link that leads on without loading the page anew; with a modifier key it is the browser's as ever. */
export function RouteLink({ href, onClick, ...anchor }: ComponentProps<'a'> & { href: string }) {
  const [, navigate] = useLocation();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0;
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...anchor} />;
}
