import { Icon } from '../../ui';
import type { Room } from '../../stores/entities';

/** The sign of a channel, where a person would have a face. */
export function RoomTile({ type }: { type: Room['t'] }) {
  return (
    <span className="confab-room-tile">
      <Icon name={type === 'p' ? 'hashtag-lock' : 'hashtag'} size="x20" />
    </span>
  );
}
