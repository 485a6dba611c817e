import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { DateTimeField, FormDialog } from '../../ui';
import { useChat } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';

/** Leads to the first message of a day. */
export function JumpToDateDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation(['chat', 'writing']);
  const chat = useChat();
  const navigate = useNavigate();
  const [start, setStart] = useState<number>();
  const [problem, setProblem] = useState<string>();

  const jump = async () => {
    const [first] = start === undefined ? [] : await chat.server.newer(room._id, start - 1, 1);
    if (first) return navigate(paths.message(roomPath({ t: room.t, rid: room._id, name: room.name }), first._id));
    setProblem(t(start === undefined ? 'rooms.date-needed' : 'rooms.date-none'));
    return false;
  };
  return (
    <FormDialog title={t('writing:menu.date')} submit={t('rooms.jump')} onClose={onClose} onSubmit={jump}>
      <div className="confab-form">
        <DateTimeField
          dayOnly
          label={t('rooms.date')}
          hint={t('rooms.date-hint')}
          value={start}
          error={problem}
          autoFocus
          onChange={(value) => {
            setStart(value);
            setProblem(undefined);
          }}
        />
      </div>
    </FormDialog>
  );
}
