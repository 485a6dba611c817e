import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { useFetched } from '../../lib/use-fetched';
import { paths } from '../../routes/paths';
import type { Message } from '../../stores/entities';
import { useChat, useChatState } from '../../stores/hooks';
import { Button, EmptyState, IconButton, Menu } from '../../ui';
import { Words } from '../messages/Words';
import { dailyCalls, type Reminding } from './calls';
import { presets } from './presets';
import { RemindDialog } from './RemindDialog';
import { Row, attempt, usePlace } from './Row';

/** Those that want something come first, those that are done last. */
const kOrder = ['due', 'waiting', 'complete'];

/** So many messages are asked for at once; the list begins with those that want something. */
const kMostAsked = 10;

/** The message that a reminder is about, where it can be had: as it is known here, or else asked for once. */
function useSubject(id: string | undefined, asked: boolean): Message | undefined {
  const chat = useChat();
  const known = useChatState(({ messages }) => (id === undefined ? undefined : messages.get(id)));
  const missing = asked && id !== undefined && known === undefined ? id : undefined;
  const ask = useCallback(
    async (signal: AbortSignal) => (missing === undefined ? undefined : chat.server.message(missing, signal)),
    [chat, missing],
  );
  const { data } = useFetched(ask);
  return known ?? data;
}

function ReminderRow({ reminder, asked }: { reminder: Reminding; asked: boolean }) {
  const { t, i18n } = useTranslation('daily');
  const chat = useChat();
  const room = usePlace(reminder.rid);
  const { _id, messageId, dueAt, status } = reminder;
  const subject = useSubject(messageId, asked);
  const words = format(i18n.language);
  const time = words.date('full', dueAt);
  const title = room ? t('reminders.in-room', { room: room.title }) : t('reminders.own');
  return (
    <Row
      path={room && messageId !== undefined ? paths.message(room.path, messageId) : room?.path}
      title={title}
      text={reminder.text}
      {...(room && subject && { about: <Words message={subject} /> })}
      hint={t(status === 'due' ? 'reminders.due' : status === 'complete' ? 'reminders.complete' : 'reminders.waiting', {
        time,
      })}
    >
      {status !== 'complete' && (
        <Button small onClick={() => attempt(dailyCalls.complete(chat, _id))}>
          {t('reminders.finish')}
        </Button>
      )}
      {status !== 'complete' && (
        <Menu
          label={t('reminders.snooze')}
          icon="clock"
          placement="bottom end"
          items={presets().map(({ id, at }) => ({
            id,
            label: t(`when.${id}`),
            hint: words.date('full', at),
            onAction: () => attempt(dailyCalls.snooze(chat, _id, at)),
          }))}
        />
      )}
      <IconButton
        small
        icon="trash"
        aria-label={t('reminders.delete')}
        onClick={() => attempt(dailyCalls.forget(chat, reminder))}
      />
    </Row>
  );
}

export function ReminderList() {
  const { t } = useTranslation('daily');
  const [asking, setAsking] = useState(false);
  const rows = useChatState(({ daily }) => daily.reminders);
  const all = [...rows.values()].sort(
    (a, b) => kOrder.indexOf(a.status) - kOrder.indexOf(b.status) || a.dueAt - b.dueAt,
  );
  return (
    <>
      <div className="confab-later__new">
        <Button small icon="plus" onClick={() => setAsking(true)}>
          {t('reminders.new')}
        </Button>
      </div>
      {all.length === 0 && (
        <EmptyState icon="clock" title={t('reminders.none')}>
          {t('reminders.none-text')}
        </EmptyState>
      )}
      <ul className="confab-directory__list" aria-label={t('later.tab.reminders')}>
        {all.map((reminder, index) => (
          <ReminderRow key={reminder._id} reminder={reminder} asked={index < kMostAsked} />
        ))}
      </ul>
      {asking && <RemindDialog onClose={() => setAsking(false)} />}
    </>
  );
}
