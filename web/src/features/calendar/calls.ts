import { api } from '../../api/http';
import type { CalendarEvent } from '../../api/schema';
import { plusDays } from './days';

/** An appointment of one's own. */
export interface Appointment {
  id: string;
  subject: string;
  startsAt: number;
  description: string;
  /** Where people meet. */
  address?: string;
  /** So many minutes before it begins one is told; left out: not at all. */
  reminder?: number;
  /** It comes from another calendar, and is put right from there. */
  imported: boolean;
}

export type AppointmentDetails = Omit<Appointment, 'id' | 'imported'>;

const kDay = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString();

function toAppointment(event: CalendarEvent): Appointment {
  const { _id, subject, startTime, description, meetingUrl, reminderMinutesBeforeStart: reminder, externalId } = event;
  return {
    id: _id,
    subject,
    startsAt: Date.parse(startTime),
    description,
    ...(meetingUrl && { address: meetingUrl }),
    ...(reminder !== undefined && { reminder }),
    imported: externalId !== undefined,
  };
}

const toBody = ({ subject, startsAt, description, address, reminder }: AppointmentDetails) => ({
  subject,
  startTime: iso(startsAt),
  description,
  ...(address !== undefined && { meetingUrl: address }),
  ...(reminder !== undefined && { reminderMinutesBeforeStart: reminder }),
});

/** One's own appointments. Each throws what the server refuses. */
export const calendarCalls = {
  /**
   * Those that begin on the day that begins at `day` by the clock here, in order. The server's days are those of the clock
   * that the account has, which may be another: both ends of the day are asked for, and what is between.
   */
  async ofDay(day: number, signal: AbortSignal): Promise<Appointment[]> {
    const end = plusDays(day, 1);
    const moments = [day, day + kDay, end - 1].filter((at) => at < end);
    const answers = await Promise.all(
      moments.map((at) => api.get('calendar-events.list', { date: iso(at) }, { signal })),
    );
    const found = new Map(answers.flatMap(({ data }) => data.map((event) => [event._id, toAppointment(event)])));
    return [...found.values()]
      .filter(({ startsAt }) => startsAt >= day && startsAt < end)
      .sort((a, b) => a.startsAt - b.startsAt);
  },
  async one(id: string, signal?: AbortSignal): Promise<Appointment> {
    return toAppointment((await api.get('calendar-events.info', { id }, { signal })).event);
  },
  async add(details: AppointmentDetails): Promise<void> {
    await api.post('calendar-events.create', toBody(details));
  },
  async change(id: string, details: AppointmentDetails): Promise<void> {
    await api.post('calendar-events.update', { eventId: id, ...toBody(details) });
  },
  async remove(id: string): Promise<void> {
    await api.post('calendar-events.delete', { eventId: id });
  },
};
