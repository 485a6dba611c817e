import type { DdpClient } from '../../realtime/ddp';

/** Others forget somebody who types after 15 s without a word, so it is said again well before. */
const kRepeatAfter = 8_000;
/** Without a key for this long one has stopped. */
const kStopAfter = 6_000;

/** Tells a room that somebody is writing there, sparingly, and that they have stopped. */
export class TypingNotifier {
  private readonly client: Pick<DdpClient, 'call'>;
  private readonly rid: string;
  private readonly name: string;
  private toldAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Pick<DdpClient, 'call'>, rid: string, name: string) {
    this.client = client;
    this.rid = rid;
    this.name = name;
  }

  typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopped(), kStopAfter);
    if (Date.now() - this.toldAt < kRepeatAfter) return;
    this.toldAt = Date.now();
    this.tell(['user-typing']);
  }

  stopped(): void {
    clearTimeout(this.timer);
    if (this.toldAt === -Infinity) return;
    this.toldAt = -Infinity;
    this.tell([]);
  }

  private tell(activities: string[]): void {
    // Nobody misses it when there is no connection.
    this.client
      .call('stream-notify-room', `${this.rid}/user-activity`, this.name, activities, {})
      .catch(() => undefined);
  }
}
