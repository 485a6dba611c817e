import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../lib/form';
import { explain } from '../../lib/errors';
import { Button, Callout, DateTimeField, RadioGroup, TextField } from '../../ui';
import type { Person } from '../../stores/server';
import { RoomField } from '../rights/RoomField';
import type { FoundRoom } from '../rights/calls';
import { UserPicker } from '../sidebar/UserPicker';
import type { Question } from './calls';

const kDay = 86_400_000;
const kLongestText = 512;

/** The first moment of today, so many days ago. */
function daysAgo(days: number): number {
  const date = new Date(Date.now() - days * kDay);
  date.setHours(0, 0, 0, 0);
  return date.getTime();
}

interface Values {
  in: 'room' | 'people';
  room: FoundRoom | undefined;
  people: readonly Person[];
  text: string;
  from: number | undefined;
  until: number | undefined;
}

/** Where, what and when. */
export function LookForm({ onAsk }: { onAsk: (question: Question) => void }) {
  const { t } = useTranslation('looking');
  const common = useTranslation('common').t;
  const [initial] = useState<Values>(() => ({
    in: 'room',
    room: undefined,
    people: [],
    text: '',
    from: daysAgo(30),
    until: daysAgo(0),
  }));
  const { form, field, values, set, errors, failure } = useForm<Values>({
    initial,
    validate: ({ in: where, room, people, from, until }) => ({
      room: where === 'room' && !room ? t('room-missing') : undefined,
      people: where === 'people' && people.length < 2 ? t('people-few') : undefined,
      from: from === undefined ? t('day-missing') : undefined,
      until: until === undefined ? t('day-missing') : from !== undefined && until < from ? t('day-wrong') : undefined,
    }),
    submit: async ({ in: where, room, people, text, from = 0, until = 0 }) =>
      onAsk({
        ...(where === 'room' ? { rid: room?._id } : { users: people.map(({ username }) => username) }),
        text: text.trim(),
        from,
        until: until + kDay - 1,
      }),
    explain: (error) => explain(common, error),
  });
  return (
    <form {...form} className="confab-looking__form confab-form">
      {failure && <Callout kind="danger">{failure}</Callout>}
      <RadioGroup
        label={t('where')}
        value={values.in}
        onChange={(where) => set('in', where)}
        options={[
          { value: 'room', label: t('in-room') },
          { value: 'people', label: t('in-people') },
        ]}
      />
      {values.in === 'room' ? (
        <RoomField
          label={t('room')}
          hint={t('room-hint')}
          picked={values.room}
          onChange={(room) => set('room', room)}
          error={errors.room}
        />
      ) : (
        <UserPicker
          label={t('people')}
          hint={t('people-hint')}
          picked={values.people}
          onChange={(people) => set('people', people)}
          error={errors.people}
        />
      )}
      <TextField {...field('text')} label={t('text')} hint={t('text-hint')} maxLength={kLongestText} />
      <div className="confab-looking__days">
        {(['from', 'until'] as const).map((end) => (
          <DateTimeField
            key={end}
            dayOnly
            label={t(end)}
            value={values[end]}
            onChange={(day) => set(end, day)}
            error={errors[end]}
          />
        ))}
      </div>
      <div>
        <Button primary type="submit" icon="magnifier">
          {t('look')}
        </Button>
      </div>
    </form>
  );
}
