import { createStore } from 'zustand/vanilla';
import type { AnyEvent } from './events';
import { reduceAll } from './reducers';
import { kEmptyState, type ReadableStore, type State } from './state';

export interface ChatStore extends ReadableStore {
  /** The one way into the state. Several events are one change: nobody sees the state between them. */
  dispatch(...events: AnyEvent[]): void;
}

export function createChatStore(initial: Partial<State> = {}): ChatStore {
  const store = createStore<State>(() => ({ ...kEmptyState, ...initial }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    dispatch: (...events) => store.setState((state) => reduceAll(state, events), true),
  };
}
