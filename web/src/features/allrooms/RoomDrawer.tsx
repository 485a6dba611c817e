import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../../api/schema';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Drawer, ErrorState, IconButton, Outline } from '../../ui';
import { fetchRoom, nameOf } from './calls';
import { RoomDetails } from './RoomDetails';

interface Props {
  rid: string;
  onClose: () => void;
  /** The room is another than the list shows. */
  onChanged: () => void;
  onDelete: (room: Room) => void;
}

/** One room, beside the list of all. */
export function RoomDrawer({ rid, onClose, onChanged, onDelete }: Props) {
  const { t } = useTranslation('allrooms');
  const common = useTranslation('common').t;
  const { data: room, error, reload } = useLoad(useCallback((signal: AbortSignal) => fetchRoom(rid, signal), [rid]));
  const title = room ? nameOf(room) : t('room');
  return (
    <Drawer label={title} onClose={onClose}>
      <div className="confab-allrooms__drawer">
        <header className="confab-allrooms__head">
          <h2 dir="auto">{title}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
        {!room && error === undefined && <Outline shape="fields" />}
        {room && (
          <RoomDetails
            key={`${room._id} ${room._updatedAt}`}
            room={room}
            onSaved={() => {
              reload();
              onChanged();
            }}
            onDelete={() => onDelete(room)}
          />
        )}
      </div>
    </Drawer>
  );
}
