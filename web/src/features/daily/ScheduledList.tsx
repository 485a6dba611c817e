import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { ApiError } from '../../api/http';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { useChat, useChatState } from '../../stores/hooks';
import { Button, EmptyState, IconButton, TextArea, toast } from '../../ui';
import { dailyCalls, type Scheduled } from './calls';
import { kMostDaysScheduled } from './limits';
import { Row, attempt, usePlace } from './Row';
import { WhenDialog } from './WhenDialog';

function EditDialog({ message, onClose }: { message: Scheduled; onClose: () => void }) {
  const { t } = useTranslation('daily');
  const common = useTranslation('common').t;
  const chat = useChat();
  const [text, setText] = useState(message.msg);
  return (
    <WhenDialog
      title={t('scheduled.edit')}
      submit={common('save')}
      own={message.sendAt}
      mostDays={kMostDaysScheduled}
      disabled={text.trim() === ''}
      onClose={onClose}
      onChoose={(at) => dailyCalls.changeScheduled(chat, message._id, text, at)}
    >
      <TextArea label={t('scheduled.text')} value={text} onChange={setText} />
    </WhenDialog>
  );
}

function ScheduledRow({ message }: { message: Scheduled }) {
  const { t, i18n } = useTranslation('daily');
  const common = useTranslation('common').t;
  const chat = useChat();
  const [editing, setEditing] = useState(false);
  const room = usePlace(message.rid);
  const { rid, msg, sendAt: at, tmid, tshow } = message;
  const remove = async () => {
    await dailyCalls.unschedule(chat, message);
    if (at <= Date.now()) return toast.success(t('scheduled.deleted'));
    toast.undoable(t('scheduled.deleted'), () => attempt(dailyCalls.schedule(chat, { rid, msg, at, tmid, tshow })));
  };
  const failure =
    message.status === 'failed'
      ? explain(common, new ApiError(400, message.error ?? '', message.reason ?? ''))
      : undefined;
  return (
    <Row
      path={room && (tmid === undefined ? room.path : paths.panel(room.path, 'thread', tmid))}
      title={room?.title ?? t('later.no-room')}
      text={msg}
      hint={format(i18n.language).date('full', at)}
      failure={failure}
    >
      <Button small onClick={() => attempt(dailyCalls.sendNow(chat, message))}>
        {t('scheduled.now')}
      </Button>
      <IconButton small icon="edit" aria-label={t('scheduled.edit')} onClick={() => setEditing(true)} />
      <IconButton small icon="trash" aria-label={t('scheduled.delete')} onClick={() => attempt(remove())} />
      {editing && <EditDialog message={message} onClose={() => setEditing(false)} />}
    </Row>
  );
}

/** What is sent later, the next one first; what could not be sent stays, with the reason. */
export function ScheduledList() {
  const { t } = useTranslation('daily');
  const rows = useChatState(({ daily }) => daily.scheduled);
  if (rows.size === 0)
    return (
      <EmptyState icon="clock" title={t('scheduled.none')}>
        {t('scheduled.none-text')}
      </EmptyState>
    );
  return (
    <ul className="confab-directory__list" aria-label={t('later.tab.scheduled')}>
      {[...rows.values()]
        .sort((a, b) => a.sendAt - b.sendAt)
        .map((message) => (
          <ScheduledRow key={message._id} message={message} />
        ))}
    </ul>
  );
}
