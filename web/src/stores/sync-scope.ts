/**
 * Changes that commit at the same time may become visible in another order than their times say, so a sync starts
 * a little before the last moment that is surely known. What comes twice does no harm.
 */
const kOverlap = 10_000;

export function latest(documents: Iterable<{ updatedAt: number }>): number {
  let time = 0;
  for (const { updatedAt } of documents) time = Math.max(time, updatedAt);
  return time;
}

/**
 * Up to which moment, by the server's clock, one part of the state (the room list, or one room's messages) is known
 * to be complete. Only two things move it: what was fetched for this part, and events heard on a connection for
 * which this part had been brought up to date. Answers to our own writes do not: they may come while the socket is
 * already dead and say nothing about what others did in between.
 */
export class SyncScope {
  private until = 0;
  private current = false;

  /** Ask for changes from here on; undefined: nothing is known, fetch everything. */
  get since(): number | undefined {
    return this.until > 0 ? this.until - kOverlap : undefined;
  }

  /**
   * `current`: the streams of this part were held before the request and still are. `passed`: a moment that had passed
   * when it was sent, by the server's clock; what was fetched may itself be old.
   */
  fetched(documents: Iterable<{ updatedAt: number }>, current: boolean, passed = 0): void {
    this.until = Math.max(this.until, latest(documents), passed);
    this.current = current;
  }

  /** It was complete up to `until` when the client was last open. */
  begin(until: number): void {
    this.until = Math.max(this.until, until);
  }

  /** The moment itself; `heard` is the newest change that the connection has brought. */
  moment(heard: number): number {
    // A part that was never brought up to date on this connection keeps its earlier moment.
    return this.current ? Math.max(this.until, heard) : this.until;
  }

  /** The connection is gone. */
  lost(heard: number): void {
    this.until = this.moment(heard);
    this.current = false;
  }
}
