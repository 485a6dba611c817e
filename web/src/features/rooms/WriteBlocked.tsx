import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import type { WriteBlock } from '../../stores/selectors';

/** Stands where the composer would be, and says why it is not. */
export function WriteBlocked({ room, block }: { room: Room; block: WriteBlock }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [busy, setBusy] = useState(false);
  const join = () => {
    setBusy(true);
    chat.server
      .join(room._id)
      .catch((error: unknown) => toast.error(explain(common, error)))
      .finally(() => setBusy(false));
  };
  return (
    <div className="confab-composer confab-blocked" role="note">
      <span>{t(`blocked.${block}`)}</span>
      {block === 'not-joined' && room.t === 'c' && (
        <Button small primary loading={busy} onClick={join}>
          {t('rooms.join')}
        </Button>
      )}
    </div>
  );
}
