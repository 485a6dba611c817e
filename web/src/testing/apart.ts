// What keeps test files apart that share one process: a model that a file has left behind must not go on in the next one.

declare global {
  var begunTimers: Set<ReturnType<typeof setTimeout>> | undefined;
}

/** Ends the timers that were begun since the last call, and notes those that begin from now on. */
export function endTimers(): void {
  globalThis.begunTimers ??= watchedTimers();
  for (const timer of globalThis.begunTimers) clearTimeout(timer);
  globalThis.begunTimers.clear();
}

function watchedTimers(): Set<ReturnType<typeof setTimeout>> {
  const begun = new Set<ReturnType<typeof setTimeout>>();
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const watched = new Proxy(globalThis[name], {
      apply(begin, self, given: Parameters<typeof setTimeout>) {
        const timer = begin.apply(self, given);
        begun.add(timer);
        return timer;
      },
    });
    Reflect.set(globalThis, name, watched);
  }
  return begun;
}

/** Nothing goes out: who does not say what a server answers speaks to one that says nothing. */
export function withoutNetwork(): void {
  globalThis.fetch = () => new Promise<Response>(() => undefined);
  Reflect.set(
    globalThis,
    'WebSocket',
    class {
      readonly readyState = 0;
      send(): void {}
      close(): void {}
      addEventListener(): void {}
      removeEventListener(): void {}
    },
  );
}
