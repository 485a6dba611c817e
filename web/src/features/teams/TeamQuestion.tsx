import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { ConfirmModal, Outline, toast } from '../../ui';
import type { RoomOfUser } from './calls';
import { RoomChoice } from './RoomChoice';

interface Props {
  title: string;
  text: string;
  confirm: string;
  /** Above the rooms that there are to choose from. */
  legend: string;
  /** See `RoomChoice`. */
  owned?: string;
  fetchRooms: (signal: AbortSignal) => Promise<RoomOfUser[]>;
  /** Does it, with the ids of the rooms that were chosen. */
  act: (rooms: string[]) => Promise<void>;
  onClose: () => void;
  onDone: () => void;
}

const kNone: ReadonlySet<string> = new Set();

/** Asks before something becomes of a team, and of which of its rooms. Keep `fetchRooms` stable. */
export function TeamQuestion(props: Props) {
  const { title, text, confirm, legend, owned, fetchRooms, act, onClose, onDone } = props;
  const { t: common } = useTranslation('common');
  // Without the right to see them there is nothing to choose, and the rest can be done all the same.
  const { data: rooms } = useLoad(
    useCallback((signal: AbortSignal) => fetchRooms(signal).catch((): RoomOfUser[] => []), [fetchRooms]),
  );
  const [chosen, setChosen] = useState(kNone);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (busy || !rooms) return;
    setBusy(true);
    try {
      await act([...chosen]);
      onDone();
      onClose();
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmModal
      title={title}
      confirm={confirm}
      danger
      busy={busy || !rooms}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="confab-form">
        <p className="confab-card__lead">{text}</p>
        {!rooms && <Outline shape="lines" />}
        {rooms && rooms.length > 0 && (
          <RoomChoice legend={legend} rooms={rooms} chosen={chosen} onChange={setChosen} owned={owned} />
        )}
      </div>
    </ConfirmModal>
  );
}
