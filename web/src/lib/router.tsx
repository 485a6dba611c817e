import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useSyncExternalStore,
  type ComponentProps,
  type MouseEvent,
} from 'react';
import { fieldsOf, isText } from './narrow';

/** Asked before a step back or forward to `to`; true: it is not taken, and `go` takes it after all. */
export type Gate = (to: string, go: () => void) => boolean;

/** Where one is: the browser's address, or in tests a remembered one. An address is a path with its query. */
export interface AddressBar {
  get(): string;
  go(to: string, replace: boolean): void;
  /** Goes to `to`: one step back where one came from there, so that it does not cost the way back another step. */
  leave(to: string): void;
  subscribe(listener: () => void): () => void;
  /** Puts `gate` before the buttons of the browser until the returned function is called; one at a time. */
  guard(gate: Gate): () => void;
}

/** What an entry of the browser's history remembers. */
interface Entry {
  /** The address from which one came. */
  from?: string;
  /** Its place in the row of entries. */
  at?: number;
}

function entry(): Entry {
  const { from, at } = fieldsOf(window.history.state);
  return { ...(isText(from) && { from }), ...(typeof at === 'number' && { at }) };
}
const address = (): string => window.location.pathname + window.location.search;

/**
 * The browser's own. It has taken a step back or forward before anybody is asked; one that is not to be is taken back, and
 * until the browser has done that the page stays where it was.
 */
function browserBar(): AddressBar {
  const listeners = new Set<() => void>();
  let gate: Gate | undefined;
  let shown = address();
  let place = entry().at ?? 0;
  let state: 'free' | 'taking back' | 'let through' = 'free';

  const arrive = () => {
    shown = address();
    listeners.forEach((listener) => listener());
  };
  const stepped = () => {
    // An entry that is not ours is a new one: a link within the page.
    const at = entry().at ?? place + 1;
    if (entry().at === undefined) window.history.replaceState({ ...entry(), at }, '');
    const distance = at - place;
    const go = () => {
      state = 'let through';
      window.history.go(distance);
    };
    if (state === 'free' && distance !== 0 && gate?.(address(), go)) {
      state = 'taking back';
      window.history.go(-distance);
      return;
    }
    state = 'free';
    place = at;
    arrive();
  };

  const bar: AddressBar = {
    get: () => (state === 'taking back' ? shown : address()),
    go(to, replace) {
      // Going where one is already must not cost two steps back.
      if (replace || to === address()) window.history.replaceState({ ...entry(), at: place }, '', to);
      else {
        place += 1;
        window.history.pushState({ from: address(), at: place } satisfies Entry, '', to);
      }
      arrive();
    },
    leave(to) {
      if (entry().from === to) {
        state = 'let through';
        window.history.back();
      } else bar.go(to, true);
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        if (entry().at === undefined) window.history.replaceState({ ...entry(), at: place }, '');
        window.addEventListener('popstate', stepped);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('popstate', stepped);
      };
    },
    guard(next) {
      gate = next;
      return () => {
        if (gate === next) gate = undefined;
      };
    },
  };
  return bar;
}

/** An address bar that is not the browser's; `history` is where it has been. */
export function remembered(start: string): AddressBar & { history: string[]; back(): void } {
  const history = [start];
  const mine = new Set<() => void>();
  let gate: Gate | undefined;
  const arrive = () => mine.forEach((listener) => listener());
  return {
    history,
    get: () => history.at(-1) ?? '/',
    go(to, replace) {
      if (replace) history.pop();
      history.push(to);
      arrive();
    },
    leave(to) {
      history.pop();
      if (history.at(-1) !== to) history.push(to);
      arrive();
    },
    /** The button of the browser. */
    back() {
      const go = () => {
        history.pop();
        arrive();
      };
      if (!gate?.(history.at(-2) ?? '/', go)) go();
    },
    subscribe(listener) {
      mine.add(listener);
      return () => mine.delete(listener);
    },
    guard(next) {
      gate = next;
      return () => {
        if (gate === next) gate = undefined;
      };
    },
  };
}

const browser = browserBar();

export const AddressContext = createContext<AddressBar>(browser);

export type Navigate = (to: string, options?: { replace?: boolean }) => void;

function useAddress(): [path: string, query: string] {
  const bar = useContext(AddressContext);
  const whole = useSyncExternalStore(bar.subscribe, bar.get);
  const at = whole.indexOf('?');
  return at < 0 ? [whole, ''] : [whole.slice(0, at), whole.slice(at + 1)];
}

/** The way elsewhere, for those to whom it is all the same where one is: they are not drawn again with each step. */
export function useNavigate(): Navigate {
  const bar = useContext(AddressContext);
  return useCallback<Navigate>((to, { replace = false } = {}) => bar.go(to, replace), [bar]);
}

/** The path as it stands in the address bar, and the way elsewhere. */
export function useLocation(): [path: string, navigate: Navigate] {
  return [useAddress()[0], useNavigate()];
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
  const navigate = useNavigate();
  useLayoutEffect(() => navigate(to, { replace }), [navigate, to, replace]);
  return null;
}

/** A link that leads on without loading the page anew; with a modifier key it is the browser's as ever. */
export function RouteLink({ href, onClick, ...anchor }: ComponentProps<'a'> & { href: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0;
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...anchor} />;
}
