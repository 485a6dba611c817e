import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { DateTimeField, FormDialog, RadioGroup, type RadioOption } from '../../ui';
import { presets } from './presets';

const kOwn = 'own';

interface Props {
  title: string;
  /** The deed. */
  submit: string;
  /** A time of one's own is what one came for; the time that holds until now. */
  own?: number | true;
  /** How far ahead it may be. */
  mostDays: number;
  /** Nothing to do yet, whatever the time. */
  disabled?: boolean;
  onClose: () => void;
  onChoose: (at: number) => Promise<void>;
  children?: ReactNode;
}

/** What is amiss with a moment; nothing is where it is to come and not too far away. */
function wrongWith(at: number | undefined, mostDays: number): 'missing' | 'past' | 'too-far' | undefined {
  const now = Date.now();
  if (at === undefined) return 'missing';
  if (at <= now) return 'past';
  return at > now + mostDays * 86_400_000 ? 'too-far' : undefined;
}

/** Asks for a moment to come: one of those that people choose most, or any. */
export function WhenDialog({ title, submit, own, mostDays, disabled = false, onClose, onChoose, children }: Props) {
  const { t, i18n } = useTranslation('daily');
  const [opened] = useState(() => Date.now());
  const [choice, setChoice] = useState<string>(own === undefined ? 'hour' : kOwn);
  const [time, setTime] = useState<number | undefined>(typeof own === 'number' ? own : undefined);
  const [problem, setProblem] = useState<string>();
  const offered = presets(opened);
  const choose = async () => {
    const at = choice === kOwn ? time : offered.find(({ id }) => id === choice)?.at;
    const wrong = wrongWith(at, mostDays);
    setProblem(wrong && (wrong === 'too-far' ? t('when.too-far', { count: mostDays }) : t(`when.${wrong}`)));
    if (at === undefined || wrong !== undefined) return false;
    await onChoose(at);
    return true;
  };
  return (
    <FormDialog title={title} submit={submit} disabled={disabled} onClose={onClose} onSubmit={choose}>
      <div className="confab-form">
        {children}
        <RadioGroup
          label={t('when.title')}
          value={choice}
          onChange={setChoice}
          options={[
            ...offered.map(({ id, at }): RadioOption<string> => ({
              value: id,
              label: t(`when.${id}`),
              hint: format(i18n.language).date('full', at),
            })),
            { value: kOwn, label: t('when.own') },
          ]}
        />
        {choice === kOwn && (
          <DateTimeField
            label={t('when.time')}
            value={time}
            min={opened}
            error={problem}
            autoFocus={own !== undefined}
            onChange={(value) => {
              setTime(value);
              setProblem(undefined);
            }}
          />
        )}
      </div>
    </FormDialog>
  );
}
