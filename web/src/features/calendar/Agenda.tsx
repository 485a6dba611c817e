import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { paths } from '../../routes/paths';
import { Link } from '../../ui';
import type { Appointment } from './calls';
import { dayText } from './days';
import { JoinLink } from './JoinLink';

interface RowProps {
  one: Appointment;
  day: number;
  open: boolean;
  past: boolean;
  /** In how long it begins, where it is the next one. */
  soon: string | undefined;
}

function Row({ one: { id, subject, startsAt, description, address }, day, open, past, soon }: RowProps) {
  const written = format(i18n.language);
  const [firstLine = ''] = description.split('\n');
  return (
    <li className={`confab-calendar__row${open ? ' is-open' : ''}${past ? ' is-past' : ''}`}>
      <time className="confab-calendar__time" dateTime={new Date(startsAt).toISOString()}>
        {written.clock(startsAt)}
      </time>
      <div className="confab-calendar__text">
        <Link to={paths.calendar(dayText(day), id)} className="confab-calendar__subject" current={open}>
          <span dir="auto">{subject}</span>
        </Link>
        {soon !== undefined && <span className="confab-calendar__soon">{soon}</span>}
        {firstLine !== '' && (
          <span className="confab-calendar__hint confab-calendar__line" dir="auto">
            {firstLine}
          </span>
        )}
      </div>
      {address !== undefined && <JoinLink subject={subject} address={address} />}
    </li>
  );
}

function NowLine({ now }: { now: number }) {
  const { t } = useTranslation('calendar');
  return (
    <li className="confab-calendar__now">
      <time className="confab-calendar__time" dateTime={new Date(now).toISOString()}>
        {format(i18n.language).clock(now)}
      </time>
      <span>{t('now')}</span>
    </li>
  );
}

interface Props {
  label: string;
  day: number;
  /** Where it is the day that is shown, a line says how far it has come. */
  now: number | undefined;
  rows: readonly Appointment[];
  /** The one that is open. */
  current: string | undefined;
}

/** The appointments of a day, one below the other. */
export function Agenda({ label, day, now, rows, current }: Props) {
  const next = now === undefined ? undefined : rows.find(({ startsAt }) => startsAt > now);
  const row = (one: Appointment) => (
    <Row
      key={one.id}
      one={one}
      day={day}
      open={one.id === current}
      past={now !== undefined && one.startsAt <= now}
      soon={one === next ? format(i18n.language).relative(one.startsAt, now) : undefined}
    />
  );
  if (now === undefined) {
    return (
      <ul className="confab-calendar__agenda" aria-label={label}>
        {rows.map(row)}
      </ul>
    );
  }
  return (
    <ul className="confab-calendar__agenda" aria-label={label}>
      {rows.filter(({ startsAt }) => startsAt <= now).map(row)}
      <NowLine now={now} />
      {rows.filter(({ startsAt }) => startsAt > now).map(row)}
    </ul>
  );
}
