import { Avatar, Icon } from '../../ui';
import type { Room } from '../../stores/entities';
import { roomFaceAddress } from '../../stores/face-address';
import { roomIcon } from './room-icon';

interface Props {
  room: Pick<Room, '_id' | 't' | 'teamMain'> & { name?: string | undefined; avatarETag?: string | undefined };
}

/** The picture of a channel or team, or its sign, where a person would have a face. */
export function RoomTile({ room }: Props) {
  if (room.avatarETag)
    return <Avatar username={room.name ?? ''} url={roomFaceAddress(room._id, room.avatarETag)} size={48} />;
  return (
    <span className="confab-room-tile">
      <Icon name={roomIcon(room)} size="x20" />
    </span>
  );
}
