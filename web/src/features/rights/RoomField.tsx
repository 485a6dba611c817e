import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../lib/settled';
import { Combobox, Icon } from '../../ui';
import { roomIcon } from '../rooms/room-icon';
import { findRooms, type FoundRoom } from './calls';

interface Props {
  label: string;
  hint: string;
  picked: FoundRoom | undefined;
  onChange: (room: FoundRoom | undefined) => void;
  error?: string | undefined;
}

const iconOf = ({ t }: FoundRoom) => roomIcon({ t: t === 'p' ? 'p' : 'c' });
const nameOf = ({ fname, name, _id }: FoundRoom) => fname ?? name ?? _id;

/** One of all rooms, found by how its name begins. */
export function RoomField({ label, hint, picked, onChange, error }: Props) {
  const { t } = useTranslation('rights');
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim(), 150);
  const [found, setFound] = useState<{ of: string; rooms: FoundRoom[] } | null>(null);
  useEffect(() => {
    if (wanted === '') return;
    const under = new AbortController();
    const take = (rooms: FoundRoom[]) => under.signal.aborted || setFound({ of: wanted, rooms });
    findRooms(wanted, under.signal).then(take, () => take([]));
    return () => under.abort();
  }, [wanted]);
  const options = text.trim() === '' ? [] : (found?.rooms ?? []);
  const none = found?.of === text.trim() && found.rooms.length === 0;
  return (
    <Combobox
      label={label}
      error={error}
      single
      picked={picked ? [picked] : []}
      onChange={([room]) => onChange(room)}
      options={options}
      text={text}
      onText={setText}
      optionKey={({ _id }) => _id}
      nameOf={nameOf}
      note={none ? t('no-room') : hint}
      lead={(room) => <Icon name={iconOf(room)} />}
    >
      {(room) => (
        <>
          <Icon name={iconOf(room)} size="x20" />
          <span className="confab-suggestions__name">{nameOf(room)}</span>
        </>
      )}
    </Combobox>
  );
}
