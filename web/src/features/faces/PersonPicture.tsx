import '../../ui/icons/add-files';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoad } from '../../lib/load';
import { Button } from '../../ui';
import { useChatState, useMe } from '../../stores/hooks';
import { removePicture, setPicture, suggestedPictures, takePicture } from './calls';
import { PictureDialog } from './PictureDialog';

interface Props {
  username: string;
  /** Somebody else's; left out of one's own. */
  userId?: string;
}

/** The way to another picture of oneself, or of somebody whose account one looks after. */
export function PersonPicture({ username, userId }: Props) {
  const { t } = useTranslation('files');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon="image" onClick={() => setOpen(true)}>
        {t('face.change')}
      </Button>
      {open && <Dialog username={username} onClose={() => setOpen(false)} {...(userId !== undefined && { userId })} />}
    </>
  );
}

function Dialog({ username, userId, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('files');
  const own = userId === undefined;
  const me = useMe();
  const has = useChatState((state) => Boolean(state.faces.get(username))) || (own && Boolean(me?.avatarETag));
  const { data } = useLoad(useCallback(async (signal: AbortSignal) => (own ? suggestedPictures(signal) : []), [own]));
  return (
    <PictureDialog
      title={t(own ? 'face.own' : 'face.of', { name: username })}
      suggestions={data ?? []}
      onFile={(picture) => setPicture(picture, userId)}
      onAddress={(address) => takePicture(address, userId)}
      onRemove={has ? () => removePicture(userId) : undefined}
      onClose={onClose}
    />
  );
}
