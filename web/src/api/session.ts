import { fieldsOf, isText } from '../lib/narrow';

/** Who is signed in, in this browser: kept over reloads, shared by all its tabs. */
export interface Session {
  userId: string;
  authToken: string;
  /** Whose session it is really, while one acts as somebody else: what one comes back to. */
  own?: Omit<Session, 'own'>;
}

/** Why a session ended; the login page says it in words. */
export type SessionEnd = 'signed-out' | 'expired';

const key = 'confab.session';
type Listener = () => void;
const listeners = new Set<Listener>();

function whose(stored: unknown): Omit<Session, 'own'> | null {
  const { userId, authToken } = fieldsOf(stored);
  return isText(userId) && isText(authToken) && userId && authToken ? { userId, authToken } : null;
}

function read(): Session | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const [used, own] = [whose(stored), whose(fieldsOf(stored).own)];
    return used && { ...used, ...(own && { own }) };
  } catch {
    return null; // storage switched off or spoiled: then simply nobody is signed in
  }
}

let current = read();
let ended: SessionEnd | null = null;

function change(next: Session | null, why: SessionEnd | null): void {
  current = next;
  ended = why;
  listeners.forEach((listener) => listener());
}

/**
 * Pictures, sounds and links to files are asked for by the browser, which adds no headers of ours: the server knows who asks by
 * cookies of these names, as it does with Rocket.Chat's client. They go to this site alone, and only from its own pages.
 */
function bake(next: Session | null): void {
  if (typeof document === 'undefined') return;
  const rest = `; path=/; SameSite=Strict${location.protocol === 'https:' ? '; Secure' : ''}${next ? '' : '; Max-Age=0'}`;
  document.cookie = `rc_uid=${encodeURIComponent(next?.userId ?? '')}${rest}`;
  document.cookie = `rc_token=${encodeURIComponent(next?.authToken ?? '')}${rest}`;
}

function store(next: Session | null): void {
  bake(next);
  try {
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
  } catch {
    // Without storage the session lives as long as the page.
  }
}

export const session = {
  get current(): Session | null {
    return current;
  },
  get ended(): SessionEnd | null {
    return ended;
  },
  /** Calls `listener` after each change; returns the way to stop it. */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  start(next: Session): void {
    store(next);
    change(next, null);
  },
  end(why: SessionEnd): void {
    if (!current) return;
    // Whoever acted as somebody else is themself again.
    const next = current.own ?? null;
    store(next);
    change(next, next ? null : why);
  },
};

if (typeof window !== 'undefined') {
  bake(current); // they live as long as the browser, the session longer
  // Another tab has signed in or out.
  window.addEventListener('storage', (event) => {
    if (event.key !== null && event.key !== key) return;
    const next = read();
    if (next?.authToken !== current?.authToken) change(next, next ? null : 'signed-out');
  });
}
