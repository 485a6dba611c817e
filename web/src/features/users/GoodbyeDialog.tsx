import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { Callout, ConfirmModal, toast } from '../../ui';
import './users.css';
import { ownedRooms, type OwnedRooms } from './owned-rooms';

interface Props {
  title: string;
  confirm: string;
  /** Does it; with `confirmed` also where rooms lose their last owner. */
  act: (confirmed: boolean) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  /** What happens to whom. */
  children: ReactNode;
}

/** Asks before somebody goes. Where they are the last owner of rooms, the server asks once more, and what becomes of those is said. */
export function GoodbyeDialog({ title, confirm, act, onClose, onDone, children }: Props) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const [owned, setOwned] = useState<OwnedRooms | null>(null);
  const { list } = format(i18n.language);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await act(owned !== null);
      onDone();
    } catch (problem) {
      const rooms = owned === null ? ownedRooms(problem) : undefined;
      if (rooms) setOwned(rooms);
      else toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmModal
      title={title}
      confirm={owned ? t('users.all-the-same', { deed: confirm }) : confirm}
      danger
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="confab-form">
        {children}
        {owned && (
          <Callout kind="warning" announce title={t('users.last-owner')}>
            {owned.passedOn.length > 0 && (
              <p className="confab-goodbye">
                {t('users.passed-on', { count: owned.passedOn.length, rooms: list(owned.passedOn) })}
              </p>
            )}
            {owned.removed.length > 0 && (
              <p className="confab-goodbye">
                {t('users.rooms-removed', { count: owned.removed.length, rooms: list(owned.removed) })}
              </p>
            )}
          </Callout>
        )}
      </div>
    </ConfirmModal>
  );
}
