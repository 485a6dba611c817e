import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../lib/settled';
import { Combobox, Icon } from '../../ui';
import type { Room } from '../../stores/entities';
import { roomIcon } from '../rooms/room-icon';
import { teamCalls } from './calls';

interface Props {
  label: string;
  hint?: string;
  picked: readonly Room[];
  onChange: (picked: Room[]) => void;
}

const kPause = 150;
const nameOf = (room: Room): string => room.fname ?? room.name ?? '';

/** Finds rooms that one owns and that no team has, and gathers them. */
export function RoomPicker({ label, hint, picked, onChange }: Props) {
  const { t } = useTranslation('teams');
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim(), kPause);
  const [found, setFound] = useState<{ of: string; rooms: Room[] } | null>(null);
  useEffect(() => {
    let current = true;
    const take = (rooms: Room[]) => {
      if (current) setFound({ of: wanted, rooms });
    };
    teamCalls.available(wanted).then(take, () => take([]));
    return () => {
      current = false;
    };
  }, [wanted]);
  const none = found?.rooms.length === 0 && found.of === text.trim();
  return (
    <Combobox
      label={label}
      picked={picked}
      onChange={onChange}
      options={found?.rooms ?? []}
      text={text}
      onText={setText}
      optionKey={({ _id }) => _id}
      nameOf={nameOf}
      placeholder={t('rooms.placeholder')}
      note={none ? t('rooms.none-to-add') : (hint ?? '')}
      lead={(room) => <Icon name={roomIcon(room)} />}
    >
      {(room) => (
        <>
          <Icon name={roomIcon(room)} size="x20" />
          <span className="confab-suggestions__name">{nameOf(room)}</span>
        </>
      )}
    </Combobox>
  );
}
