import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { meetingAddress } from './address';
import { Button, Callout, DateTimeField, Modal, SelectField, TextArea, TextField, toast } from '../../ui';
import { calendarCalls, type Appointment } from './calls';
import { kReminders, useReminderWords } from './reminders';

/** What the server takes. */
const kLongestSubject = 512;
const kLongestDescription = 5_000;

interface Props {
  /** Left out: a new one. */
  one?: Appointment | undefined;
  /** When a new one begins, as long as nobody says otherwise. */
  start: number;
  onClose: () => void;
  /** It begins then. */
  onSaved: (startsAt: number) => void;
}

interface Typed {
  // As the server calls them: it names what it refuses.
  subject: string;
  startTime: number | undefined;
  description: string;
  meetingUrl: string;
  reminder: string;
}

const typedOf = (one: Appointment | undefined, start: number): Typed => ({
  subject: one?.subject ?? '',
  startTime: one?.startsAt ?? start,
  description: one?.description ?? '',
  meetingUrl: one?.address ?? '',
  reminder: one ? String(one.reminder ?? '') : '10',
});

/** The form of an appointment, new or old. */
export function AppointmentDialog({ one, start, onClose, onSaved }: Props) {
  const { t } = useTranslation('calendar');
  const common = useTranslation('common').t;
  const reminderWords = useReminderWords();
  const { form, field, failure, busy, send } = useForm({
    initial: typedOf(one, start),
    validate: ({ subject, startTime, meetingUrl }) => ({
      subject: subject.trim() === '' ? t('form.subject-missing') : undefined,
      startTime: startTime === undefined ? t('form.start-missing') : undefined,
      meetingUrl:
        meetingUrl.trim() !== '' && meetingAddress(meetingUrl) === undefined ? t('form.address-wrong') : undefined,
    }),
    submit: async (typed) => {
      const { subject, startTime: startsAt = start, description, meetingUrl, reminder } = typed;
      const address = meetingAddress(meetingUrl);
      const details = {
        subject: subject.trim(),
        startsAt,
        description: description.trim(),
        ...(address !== undefined && { address }),
        ...(reminder !== '' && { reminder: Number(reminder) }),
      };
      try {
        await (one ? calendarCalls.change(one.id, details) : calendarCalls.add(details));
      } catch (error) {
        const blamed = fieldOf(error, typed);
        if (blamed) throw new FieldProblem<Typed>({ [blamed]: explain(common, error) });
        throw error;
      }
      toast.success(t('saved', { subject: details.subject, time: format(i18n.language).date('full', startsAt) }));
      onSaved(startsAt);
    },
    explain: (error) => explain(common, error),
  });
  // One that was imported may have any.
  const offered = new Set<number>([...kReminders, ...(one?.reminder === undefined ? [] : [one.reminder])]);

  return (
    <Modal
      title={t(one ? 'form.edit' : 'new')}
      onClose={onClose}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy}>
            {common(one ? 'save' : 'create')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        {one?.imported && <Callout kind="info">{t('imported')}</Callout>}
        <TextField {...field('subject')} label={t('form.subject')} maxLength={kLongestSubject} required autoFocus />
        <DateTimeField {...field('startTime')} label={t('form.start')} required />
        <SelectField
          {...field('reminder')}
          label={t('form.reminder')}
          placeholder={reminderWords(undefined)}
          options={[...offered]
            .sort((a, b) => a - b)
            .map((minutes) => ({ value: String(minutes), label: reminderWords(minutes) }))}
        />
        <TextField {...field('meetingUrl')} type="url" label={t('form.address')} hint={t('form.address-hint')} />
        <TextArea {...field('description')} label={t('form.description')} maxLength={kLongestDescription} />
      </div>
    </Modal>
  );
}
