import type { RoomAddress, RoomKind } from '../routes/room-address';
import type { Message, RoomType } from './entities';
import type { Server } from './server';

const kTypes: Record<RoomKind, RoomType> = { channel: 'c', group: 'p', direct: 'd' };

/**
 * The newest page of the room that the address names, asked for while the list of rooms is still on its way. It was
 * made before any stream was confirmed, and stands in for the first page only.
 */
export class EarlyPage {
  private readonly address: RoomAddress;
  private page: Promise<Message[]> | undefined;

  constructor(server: Pick<Server, 'historyAt'>, address: RoomAddress, count: number) {
    this.address = address;
    this.page = server.historyAt(address, count);
    // Nobody may ever come for it.
    this.page.catch(() => undefined);
  }

  /** The page, if it is this room's; only once. */
  take(room: { rid: string; t: RoomType; name?: string }): Promise<Message[]> | undefined {
    const { kind, name } = this.address;
    if (room.t !== kTypes[kind] || (name !== room.rid && name !== room.name)) return undefined;
    const { page } = this;
    this.page = undefined;
    return page;
  }
}
