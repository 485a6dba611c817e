import { api } from '../../api/http';
import type { Reminder, ScheduledMessage } from '../../api/schema';
import { toReminder, toScheduled, type DailyDocument, type DailyKind } from '../../stores/daily';
import type { Chat } from '../../stores/chat';

export type Scheduled = ScheduledMessage<number>;
export type Reminding = Reminder<number>;

const iso = (time: number): string => new Date(time).toISOString();

/** The zone of the clock that a time was chosen by. */
const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the stream would say, at once. */
function take(chat: Chat, kind: DailyKind, document: DailyDocument, gone = false): void {
  chat.store.dispatch({ type: 'daily.changed', data: { kind, gone, document } });
}

interface NewScheduled {
  rid: string;
  msg: string;
  at: number;
  tmid?: string | undefined;
  tshow?: boolean;
}

/** Messages that are sent later, and reminders. Each throws what the server refuses. */
export const dailyCalls = {
  async schedule(chat: Chat, { rid, msg, at, tmid, tshow = false }: NewScheduled): Promise<void> {
    const thread = tmid !== undefined && { tmid, tshow };
    const body = { rid, msg, sendAt: iso(at), zone: zone(), ...thread };
    take(chat, 'scheduled', toScheduled((await api.post('confab.scheduledMessages.create', body)).scheduledMessage));
  },
  async changeScheduled(chat: Chat, _id: string, msg: string, at: number): Promise<void> {
    const body = { _id, msg, sendAt: iso(at), zone: zone() };
    take(chat, 'scheduled', toScheduled((await api.post('confab.scheduledMessages.update', body)).scheduledMessage));
  },
  async sendNow(chat: Chat, message: Scheduled): Promise<void> {
    await api.post('confab.scheduledMessages.sendNow', { _id: message._id });
    take(chat, 'scheduled', message, true);
  },
  async unschedule(chat: Chat, message: Scheduled): Promise<void> {
    await api.post('confab.scheduledMessages.delete', { _id: message._id });
    take(chat, 'scheduled', message, true);
  },
  async remind(chat: Chat, about: { messageId?: string; text?: string }, at: number): Promise<void> {
    const body = { ...about, dueAt: iso(at), zone: zone() };
    take(chat, 'reminders', toReminder((await api.post('confab.reminders.create', body)).reminder));
  },
  async snooze(chat: Chat, _id: string, at: number): Promise<void> {
    take(chat, 'reminders', toReminder((await api.post('confab.reminders.snooze', { _id, dueAt: iso(at) })).reminder));
  },
  async complete(chat: Chat, _id: string): Promise<void> {
    take(chat, 'reminders', toReminder((await api.post('confab.reminders.complete', { _id })).reminder));
  },
  async forget(chat: Chat, reminder: Reminding): Promise<void> {
    await api.post('confab.reminders.delete', { _id: reminder._id });
    take(chat, 'reminders', reminder, true);
  },
};
