import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { FormDialog, TextField } from '../../ui';
import { useChat } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';

/** When a day begins where the reader is; undefined for what is no date. `day` is `2026-11-29`. */
export function startOfDay(day: string): number | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const time = new Date(year, month - 1, date).getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** Leads to the first message of a day. */
export function JumpToDateDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState<string>();

  const jump = async () => {
    const start = startOfDay(day);
    const [first] = start === undefined ? [] : await chat.server.newer(room._id, start - 1, 1);
    if (first) return navigate(paths.message(roomPath({ t: room.t, rid: room._id, name: room.name }), first._id));
    setProblem(t(start === undefined ? 'rooms.date-needed' : 'rooms.date-none'));
    return false;
  };
  return (
    <FormDialog title={t('rooms.jump-to-date')} submit={t('rooms.jump')} onClose={onClose} onSubmit={jump}>
      <div className="confab-form">
        <TextField
          type="date"
          label={t('rooms.date')}
          hint={t('rooms.date-hint')}
          value={day}
          error={problem}
          autoFocus
          onChange={(value) => {
            setDay(value);
            setProblem(undefined);
          }}
        />
      </div>
    </FormDialog>
  );
}
