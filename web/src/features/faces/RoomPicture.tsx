import '../../ui/icons/add-files';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { Room } from '../../stores/entities';
import { Button } from '../../ui';
import { asText } from './calls';
import { PictureDialog } from './PictureDialog';

const save = async (rid: string, roomAvatar: string): Promise<void> => {
  await api.post('rooms.saveRoomSettings', { rid, roomAvatar });
};

/** The way to another picture of a room. */
export function RoomPicture({ room }: { room: Room }) {
  const { t } = useTranslation('files');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon="image" onClick={() => setOpen(true)}>
        {t('face.change')}
      </Button>
      {open && (
        <PictureDialog
          title={t('face.room')}
          onFile={async (picture) => save(room._id, await asText(picture))}
          onRemove={room.avatarETag ? () => save(room._id, '') : undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
