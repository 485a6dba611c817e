import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui';
import type { Room } from '../../stores/entities';
import { teamCalls } from './calls';
import { RoomPicker } from './RoomPicker';

interface Props {
  teamId: string;
  onClose: () => void;
  onAdded: () => void;
}

/** Brings rooms that one owns into a team. */
export function AddRoomsDialog({ teamId, onClose, onAdded }: Props) {
  const { t } = useTranslation('teams');
  const [rooms, setRooms] = useState<Room[]>([]);
  const add = async () => {
    await teamCalls.addRooms(
      teamId,
      rooms.map(({ _id }) => _id),
    );
    onAdded();
  };
  return (
    <FormDialog
      title={t('rooms.add')}
      submit={t('rooms.add-do')}
      disabled={rooms.length === 0}
      onClose={onClose}
      onSubmit={add}
    >
      <div className="confab-form">
        <p className="confab-card__lead">{t('rooms.add-text')}</p>
        <RoomPicker label={t('rooms.title')} picked={rooms} onChange={setRooms} />
      </div>
    </FormDialog>
  );
}
