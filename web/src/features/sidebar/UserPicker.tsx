import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, IconButton, PresenceDot, Options, optionId, steer } from '../../ui';
import type { Person } from '../../stores/server';
import { useSpotlight } from './use-spotlight';

interface Props {
  label: string;
  picked: readonly Person[];
  onChange: (picked: Person[]) => void;
  /** Only one: the last that was picked. */
  single?: boolean;
  hint?: string;
}

/** Finds people by name and gathers them. */
export function UserPicker({ label, picked, onChange, single = false, hint }: Props) {
  const { t } = useTranslation('chat');
  const id = useId();
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const { users, searched } = useSpotlight(text.trim(), false);
  const choices = users.filter(({ _id }) => !picked.some((person) => person._id === _id));
  const open = choices.length > 0;

  const pick = (person: Person) => {
    onChange(single ? [person] : [...picked, person]);
    setText('');
    setSelected(0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && picked.length > 0) onChange(picked.slice(0, -1));
    if (!open) {
      // Enter in the middle of a search must not send the form around it.
      if (event.key === 'Enter' && text !== '') event.preventDefault();
      return;
    }
    const next = steer(event.key, selected, choices.length);
    if (next !== undefined) setSelected(next);
    else if (event.key === 'Escape') setText('');
    else if (event.key === 'Enter') {
      const person = choices[selected];
      if (person) pick(person);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="confab-picker">
      <label htmlFor={id} className="rcx-label">
        {label}
      </label>
      <div className="confab-picker__box">
        {picked.map((person) => (
          <span key={person._id} className="confab-picker__chip">
            <Avatar username={person.username} name={person.name} size={20} />
            {person.name ?? person.username}
            <IconButton
              mini
              type="button"
              icon="cross"
              aria-label={t('picker.remove', { name: person.username })}
              onClick={() => onChange(picked.filter(({ _id }) => _id !== person._id))}
            />
          </span>
        ))}
        <input
          id={id}
          type="text"
          value={text}
          placeholder={t('picker.placeholder')}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open ? optionId(`${id}-list`, selected) : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setSelected(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options
        id={`${id}-list`}
        label={label}
        className="confab-picker__list"
        options={choices}
        optionKey={({ _id }) => _id}
        selected={selected}
        onPick={pick}
        hidden={!open}
      >
        {(person) => (
          <>
            <Avatar username={person.username} name={person.name} size={20} />
            <PresenceDot status={person.status} />
            <span className="confab-suggestions__name">{person.name ?? person.username}</span>
            <span className="confab-suggestions__hint">@{person.username}</span>
          </>
        )}
      </Options>
      <p className="confab-picker__note" role="status">
        {searched && !open ? t('picker.nobody') : hint}
      </p>
    </div>
  );
}
