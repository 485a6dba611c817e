import { Avatar, Icon } from '../../ui';
import { iconOf, type SidebarItem } from './sections';

/** What a room is known by beside its name: its kind, or the other's face. */
export function RoomSign({ room }: { room: SidebarItem }) {
  return room.uid === undefined ? (
    <Icon name={iconOf(room)} size="x20" />
  ) : (
    <Avatar username={room.username} name={room.face} size={20} />
  );
}
