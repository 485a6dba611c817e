import './calendar.css';
import '../../ui/icons/add-later';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useNavigate } from '../../lib/router';
import { useMinute } from '../../lib/use-minute';
import { paths } from '../../routes/paths';
import { Button, DateTimeField, EmptyState, ErrorState, IconButton, Outline } from '../../ui';
import { useChat } from '../../stores/hooks';
import { Agenda } from './Agenda';
import { AppointmentDialog } from './AppointmentDialog';
import { AppointmentPanel } from './AppointmentPanel';
import { calendarCalls } from './calls';
import { dayOf, dayText, likelyStart, plusDays, startOfDay } from './days';

/** The appointments of a day. Nothing tells of what is changed elsewhere: who comes back to the page sees it anew. */
function useDay(day: number) {
  const chat = useChat();
  const fetchDay = useCallback(
    async (signal: AbortSignal) => ({ day, rows: await calendarCalls.ofDay(day, signal) }),
    [day],
  );
  const { data, error, reload } = useLoad(fetchDay);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    const stop = chat.onAppointment(look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      stop();
    };
  }, [chat, reload]);
  // Those of another day are not shown under the name of this one.
  return { rows: data?.day === day ? data.rows : undefined, error, reload };
}

function DayBar({ day, now, onDay }: { day: number; now: number; onDay: (day: number) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <div className="confab-calendar__bar" role="toolbar" aria-label={t('day.bar')}>
      <IconButton small icon="chevron-left" aria-label={t('day.previous')} onClick={() => onDay(plusDays(day, -1))} />
      <Button small onClick={() => onDay(startOfDay(now))}>
        {t('day.today')}
      </Button>
      <IconButton small icon="chevron-right" aria-label={t('day.next')} onClick={() => onDay(plusDays(day, 1))} />
      <DateTimeField
        // The browser's field keeps what it was given first.
        key={day}
        dayOnly
        label={t('day.jump')}
        value={day}
        onChange={(chosen) => {
          if (chosen !== undefined) onDay(chosen);
        }}
      />
    </div>
  );
}

interface Props {
  /** As addresses write it; left out: today. */
  day: string | undefined;
  /** The appointment that is open beside. */
  id: string | undefined;
}

/** One's appointments, a day at a time. */
export function CalendarPage({ day: text, id }: Props) {
  const { t, i18n } = useTranslation(['calendar', 'chat']);
  const common = useTranslation('common').t;
  const navigate = useNavigate();
  const now = useMinute();
  const [adding, setAdding] = useState(false);
  const day = dayOf(text, now);
  const { rows, error, reload } = useDay(day);
  const isToday = day === startOfDay(now);
  const written = format(i18n.language);
  const dayName = written.date('dayAndYear', day);
  const go = (to: number, replace = false) => navigate(paths.calendar(dayText(to)), { replace });
  const saved = (startsAt: number) => {
    if (startOfDay(startsAt) === day) reload();
    else go(startsAt);
  };

  return (
    <div className="confab-room">
      <div className="confab-directory">
        <header className="rcx-room-header confab-room-header confab-calendar__head">
          <h1 className="confab-room-header__title">{t('chat:sidebar.calendar')}</h1>
          <Button small primary icon="plus" onClick={() => setAdding(true)}>
            {t('new')}
          </Button>
        </header>
        <div className="confab-directory__content">
          <DayBar day={day} now={now} onDay={go} />
          <h2 className="confab-calendar__day" aria-live="polite">
            {isToday ? t('day.today-is', { day: dayName }) : dayName}
          </h2>
          {error !== undefined && (
            <ErrorState title={t('failed')} onRetry={reload}>
              {explain(common, error)}
            </ErrorState>
          )}
          {!rows && error === undefined && <Outline shape="lines" />}
          {rows?.length === 0 && error === undefined && (
            <EmptyState icon="calendar" title={t('none')}>
              {t('none-text')}
            </EmptyState>
          )}
          {rows && rows.length > 0 && (
            <Agenda label={dayName} day={day} now={isToday ? now : undefined} rows={rows} current={id} />
          )}
        </div>
      </div>
      {id !== undefined && (
        <AppointmentPanel
          key={id}
          id={id}
          onClose={() => go(day)}
          onSaved={saved}
          onDeleted={() => {
            go(day, true);
            reload();
          }}
        />
      )}
      {adding && (
        <AppointmentDialog
          start={likelyStart(day, now)}
          onClose={() => setAdding(false)}
          onSaved={(startsAt) => {
            setAdding(false);
            saved(startsAt);
          }}
        />
      )}
    </div>
  );
}
