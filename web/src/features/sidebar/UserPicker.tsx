import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, Combobox, PresenceDot } from '../../ui';
import type { Person } from '../../stores/server';
import { useSpotlight } from './use-spotlight';

interface Props {
  label: string;
  picked: readonly Person[];
  onChange: (picked: Person[]) => void;
  /** Only one: the last that was picked. */
  single?: boolean;
  hint?: string;
  error?: string | undefined;
}

/** Finds people by name and gathers them. */
export function UserPicker({ label, picked, onChange, single = false, hint, error }: Props) {
  const { t } = useTranslation('chat');
  const [text, setText] = useState('');
  const { users, searched } = useSpotlight(text.trim(), false);
  return (
    <Combobox
      label={label}
      picked={picked}
      onChange={onChange}
      single={single}
      error={error}
      options={users}
      text={text}
      onText={setText}
      optionKey={({ _id }) => _id}
      nameOf={({ name, username }) => name ?? username}
      placeholder={t('picker.placeholder')}
      note={searched ? t('picker.nobody') : (hint ?? '')}
      lead={({ name, username }) => <Avatar username={username} name={name} size={20} />}
    >
      {({ name, username, status }) => (
        <>
          <Avatar username={username} name={name} size={20} />
          <PresenceDot status={status} />
          <span className="confab-suggestions__name">{name ?? username}</span>
          <span className="confab-suggestions__hint">
            <bdi>@{username}</bdi>
          </span>
        </>
      )}
    </Combobox>
  );
}
