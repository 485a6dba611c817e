import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { Room } from '../../api/schema';
import { explain } from '../../lib/errors';
import { ConfirmModal, toast } from '../../ui';
import { nameOf } from './calls';

interface Props {
  room: Room;
  onClose: () => void;
  onDone: () => void;
}

/** Says what is lost before a room is deleted. */
export function DeleteRoomDialog({ room, onClose, onDone }: Props) {
  const { t } = useTranslation('allrooms');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const name = nameOf(room);
  const remove = async () => {
    setBusy(true);
    try {
      await api.post('rooms.delete', { roomId: room._id });
      toast.success(t('deleted', { name }));
      onDone();
    } catch (problem) {
      toast.error(explain(common, problem));
      setBusy(false);
    }
  };
  return (
    <ConfirmModal
      title={t('delete-name', { name })}
      confirm={t('delete')}
      danger
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <div className="confab-form">
        <p className="confab-allrooms__text">{t('delete-messages', { count: room.msgs })}</p>
        <p className="confab-allrooms__text">{t('delete-members', { count: room.usersCount })}</p>
      </div>
    </ConfirmModal>
  );
}
