import type { OutboxEntry } from './storage';

/** What one tab tells the others of its account. */
export type News<M> = { kind: 'kept'; entry: OutboxEntry } | { kind: 'gone'; id: string; outcome?: M };

/** The tabs of one account in one browser: they hear of each other, and one of them leads. */
export interface Tabs<M> {
  /** Asks to lead. `onLead` when this tab does, `onLost` when another has taken it over. */
  join(handlers: { onLead: () => void; onLost: () => void; onNews: (news: News<M>) => void }): void;
  /** Takes the lead: the tab that has it may be asleep. */
  take(): void;
  tell(news: News<M>): void;
  leave(): void;
}

/** No other tab is heard of. */
export function soloTab<M>(): Tabs<M> {
  return {
    join: ({ onLead }) => onLead(),
    take: () => undefined,
    tell: () => undefined,
    leave: () => undefined,
  };
}

/**
 * Web Locks say who leads, a BroadcastChannel carries the news. Without locks (they are there only over TLS) every tab
 * leads: an entry may be sent twice, which its id makes harmless, and what is given up in one is still given up in all.
 */
export function browserTabs<M>(name: string): Tabs<M> {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
  const locks = channel ? globalThis.navigator?.locks : undefined;
  const end = new AbortController();
  let join: Parameters<Tabs<M>['join']>[0] | undefined;
  let release = (): void => undefined;

  const request = (steal: boolean) => {
    let led = false;
    // A request that steals takes no signal.
    const options = steal ? { steal } : { signal: end.signal };
    locks
      ?.request(name, options, () => {
        if (end.signal.aborted) return undefined;
        led = true;
        join?.onLead();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => {
        if (end.signal.aborted) return;
        // The browser gives no locks here: as if it had none.
        if (!led) return join?.onLead();
        // Stolen by another tab: wait for it to close.
        join?.onLost();
        return request(false);
      });
  };

  return {
    join(handlers) {
      join = handlers;
      if (channel) channel.onmessage = ({ data }: MessageEvent<News<M>>) => handlers.onNews(data);
      if (locks) request(false);
      else handlers.onLead();
    },
    take: () => {
      if (locks && !end.signal.aborted) request(true);
    },
    tell: (news) => channel?.postMessage(news),
    leave() {
      end.abort();
      release();
      channel?.close();
    },
  };
}
