import { Icon } from '../../ui';
import { roomIcon } from '../rooms/room-icon';
import type { RoomOfUser } from './calls';
import './teams.css';

interface Props {
  legend: string;
  rooms: readonly RoomOfUser[];
  /** Ids of those that are ticked. */
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Said beside those whose last owner it is about, who cannot leave them. Left out: they can be ticked too. */
  owned?: string;
}

/** Some of a team's rooms, each with a box. */
export function RoomChoice({ legend, rooms, chosen, onChange, owned }: Props) {
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className="confab-room-choice">
      <legend className="rcx-label confab-label">{legend}</legend>
      {rooms.map(({ room, isLastOwner }) => (
        <label key={room._id}>
          <input
            type="checkbox"
            className="rcx-check-box confab-check"
            checked={chosen.has(room._id)}
            disabled={owned !== undefined && isLastOwner}
            onChange={() => toggle(room._id)}
          />
          <Icon name={roomIcon(room)} />
          <span>
            {room.fname ?? room.name}
            {owned && isLastOwner && <span className="confab-table__more">{owned}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
