import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../stores/server';
import { Button, DateTimeField, SelectField } from '../../ui';
import { fromFieldText, toFieldText } from '../../ui/DateTimeField';
import { UserPicker } from '../sidebar/UserPicker';
import { kActs } from './acts';
import type { Filters, Names } from './calls';
import type { AuditWords } from './words';

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
  names: Names;
  words: AuditWords;
}

/** Who, what, when. */
export function FilterBar({ filters, onChange, names, words }: Props) {
  const { t } = useTranslation('audit');
  const [last, setLast] = useState<Person>();
  const set = (change: Filters) => onChange({ ...filters, ...change });
  const { by } = filters;
  // An address names a person by id; who that is, the answer says.
  const known = by === undefined ? undefined : names.users.get(by);
  const person: Person | undefined =
    by === undefined
      ? undefined
      : last?._id === by
        ? last
        : { _id: by, username: known?.username ?? by, name: known?.name, status: 'offline' };
  return (
    <div className="confab-audit__filters">
      <UserPicker
        label={t('who')}
        single
        picked={person ? [person] : []}
        onChange={([picked]) => {
          setLast(picked);
          set({ by: picked?._id });
        }}
      />
      <SelectField
        label={t('what')}
        value={kActs.some((one) => one === filters.action) ? filters.action! : ''}
        placeholder={t('anything')}
        onChange={(action) => set({ action })}
        options={kActs.map((value) => ({ value, label: words.act(value) }))}
      />
      {(['from', 'until'] as const).map((end) => (
        <DateTimeField
          key={end}
          dayOnly
          label={t(end)}
          value={fromFieldText(filters[end] ?? '')}
          onChange={(day) => set({ [end]: toFieldText(day, true) })}
        />
      ))}
      {filters.target && (
        <p className="confab-audit__only">
          {t('only-about', { what: words.thing(filters.target) ?? filters.target })}
          <Button small onClick={() => set({ target: undefined })}>
            {t('about-all')}
          </Button>
        </p>
      )}
    </div>
  );
}
