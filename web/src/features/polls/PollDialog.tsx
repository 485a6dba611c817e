import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, DateTimeField, FormDialog, SelectField, TextField } from '../../ui';
import { useChat } from '../../stores/hooks';
import { kFewestOptions, kMostDays, kMostOption, kMostOptions, kMostQuestion, pollCalls } from './calls';
import { keysOf, oneOf } from '../../lib/narrow';

interface Props {
  rid: string;
  tmid?: string | undefined;
  /** What was written already. */
  question?: string;
  onClose: () => void;
}

const kHour = 3_600_000;
const kEnds = { never: undefined, hour: kHour, day: 24 * kHour, week: 7 * 24 * kHour, own: undefined };
type End = keyof typeof kEnds;

/** Asks people something: what, with which answers, and how one votes. */
export function PollDialog({ rid, tmid, question: begun = '', onClose }: Props) {
  const { t } = useTranslation('polls');
  const chat = useChat();
  const [question, setQuestion] = useState(begun.slice(0, kMostQuestion));
  const [options, setOptions] = useState<readonly string[]>(['', '']);
  const [multiple, setMultiple] = useState(false);
  const [anonymous, setAnonymous] = useState(false);
  const [end, setEnd] = useState<End>('never');
  const [time, setTime] = useState<number>();
  const [tried, setTried] = useState(false);
  const [opened] = useState(Date.now);

  const given = options.map((option) => option.trim()).filter(Boolean);
  const timeProblem =
    end !== 'own'
      ? undefined
      : time === undefined
        ? t('new.time-missing')
        : time <= opened
          ? t('new.time-past')
          : time > opened + kMostDays * 24 * kHour
            ? t('new.time-far', { count: kMostDays })
            : undefined;
  const problemOf = (option: string, index: number): string | undefined => {
    const words = option.trim();
    if (words === '') return index < kFewestOptions && given.length < kFewestOptions ? t('new.few') : undefined;
    return options.findIndex((other) => other.trim() === words) < index ? t('new.twice') : undefined;
  };
  const missing = question.trim() === '';
  const fine =
    !missing && timeProblem === undefined && given.length >= kFewestOptions && new Set(given).size === given.length;

  const write = (index: number, words: string) => {
    const next = options.with(index, words);
    // There is always one more to fill in.
    setOptions(next.at(-1) !== '' && next.length < kMostOptions ? [...next, ''] : next);
  };
  const create = async () => {
    setTried(true);
    if (!fine) return false;
    const span = kEnds[end];
    await pollCalls.create(chat, {
      roomId: rid,
      ...(tmid !== undefined && { tmid }),
      question: question.trim(),
      options: given,
      multiple,
      anonymous,
      endsAt: end === 'own' ? time : span === undefined ? undefined : Date.now() + span,
    });
    return true;
  };
  return (
    <FormDialog title={t('new.title')} submit={t('new.submit')} onClose={onClose} onSubmit={create}>
      <div className="confab-form">
        <TextField
          label={t('new.question')}
          value={question}
          onChange={setQuestion}
          maxLength={kMostQuestion}
          error={tried && missing ? t('new.question-missing') : undefined}
          required
          autoFocus
        />
        {options.map((option, index) => (
          <TextField
            key={index}
            label={t('new.option', { number: index + 1 })}
            value={option}
            onChange={(words) => write(index, words)}
            maxLength={kMostOption}
            error={tried ? problemOf(option, index) : undefined}
            required={index < kFewestOptions}
          />
        ))}
        <Checkbox label={t('new.several')} checked={multiple} onChange={setMultiple} />
        <Checkbox
          label={t('new.anonymous')}
          hint={t('new.anonymous-hint')}
          checked={anonymous}
          onChange={setAnonymous}
        />
        <SelectField
          label={t('new.end')}
          value={end}
          onChange={(value) => setEnd(oneOf(keysOf(kEnds), value) ?? end)}
          options={keysOf(kEnds).map((value) => ({ value, label: t(`new.ends.${value}`) }))}
        />
        {end === 'own' && (
          <DateTimeField
            label={t('new.time')}
            value={time}
            min={opened}
            error={tried ? timeProblem : undefined}
            onChange={setTime}
          />
        )}
      </div>
    </FormDialog>
  );
}
