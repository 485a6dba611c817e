/** What all parts of the state that are synchronised over the live connection know of it. */
export interface Connection {
  /** Counts connections: what was begun on one says nothing about the next. */
  number: number;
  /** The newest change that a stream has brought, by the server's clock. */
  heard: number;
  /** A moment that has surely passed, by the server's clock: what is fetched from now on shows everything up to it. */
  passed: number;
}
