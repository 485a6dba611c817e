import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Button, ConfirmModal, ErrorState, Outline, toast } from '../../ui';
import { PlainBody } from '../messages/markdown/PlainBody';
import { Panel } from '../rooms/Panel';
import { AppointmentDialog } from './AppointmentDialog';
import { calendarCalls, type Appointment } from './calls';
import { JoinLink } from './JoinLink';
import { useReminderWords } from './reminders';

function Details({ one: { startsAt, reminder, description, imported } }: { one: Appointment }) {
  const { t } = useTranslation('calendar');
  const reminderWords = useReminderWords();
  return (
    <>
      <dl>
        <div>
          <dt>{t('form.start')}</dt>
          <dd>
            <time dateTime={new Date(startsAt).toISOString()}>{format(i18n.language).date('full', startsAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('form.reminder')}</dt>
          <dd>{reminderWords(reminder)}</dd>
        </div>
        {description !== '' && (
          <div>
            <dt>{t('form.description')}</dt>
            <dd dir="auto">
              <PlainBody text={description} />
            </dd>
          </div>
        )}
      </dl>
      {imported && <p className="confab-calendar__hint">{t('imported')}</p>}
    </>
  );
}

function DeleteQuestion({ one, onClose, onDone }: { one: Appointment; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('calendar');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await calendarCalls.remove(one.id);
      toast.success(t('deleted', { subject: one.subject }));
      onDone();
    } catch (error) {
      toast.error(explain(common, error));
      setBusy(false);
    }
  };
  return (
    <ConfirmModal
      title={t('delete-title', { subject: one.subject })}
      confirm={t('delete')}
      danger
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t(one.imported ? 'delete-imported' : 'delete-text')}
    </ConfirmModal>
  );
}

interface Props {
  id: string;
  onClose: () => void;
  /** It begins then, now. */
  onSaved: (startsAt: number) => void;
  onDeleted: () => void;
}

/** All that is known of an appointment, and what can be done with it. */
export function AppointmentPanel({ id, onClose, onSaved, onDeleted }: Props) {
  const { t } = useTranslation('calendar');
  const common = useTranslation('common').t;
  const [asking, setAsking] = useState<'edit' | 'delete' | null>(null);
  const { data, error, reload } = useLoad(useCallback((signal: AbortSignal) => calendarCalls.one(id, signal), [id]));
  return (
    <Panel label={t('appointment')} title={t('appointment')} onClose={onClose}>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="lines" />}
      {data && error === undefined && (
        <div className="confab-calendar__details">
          <h3 dir="auto">{data.subject}</h3>
          <div className="confab-calendar__acts">
            {data.address !== undefined && <JoinLink primary subject={data.subject} address={data.address} />}
            <Button small icon="edit" onClick={() => setAsking('edit')}>
              {t('edit')}
            </Button>
            <Button small icon="trash" onClick={() => setAsking('delete')}>
              {t('delete')}
            </Button>
          </div>
          <Details one={data} />
        </div>
      )}
      {data && asking === 'edit' && (
        <AppointmentDialog
          one={data}
          start={data.startsAt}
          onClose={() => setAsking(null)}
          onSaved={(startsAt) => {
            setAsking(null);
            reload();
            onSaved(startsAt);
          }}
        />
      )}
      {data && asking === 'delete' && <DeleteQuestion one={data} onClose={() => setAsking(null)} onDone={onDeleted} />}
    </Panel>
  );
}
