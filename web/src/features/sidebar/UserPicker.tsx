import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, IconButton, PresenceDot } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Person } from '../../stores/server';

interface Props {
  label: string;
  picked: readonly Person[];
  onChange: (picked: Person[]) => void;
  /** Only one: the last that was picked. */
  single?: boolean;
  hint?: string;
}

const kPause = 200;

function useFound(text: string): { found: Person[]; searched: boolean } {
  const chat = useChat();
  const [result, setResult] = useState<{ text: string; found: Person[] }>({ text: '', found: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const timer = setTimeout(() => {
      chat.server
        .spotlight(wanted, { users: true, rooms: false })
        .then(({ users }) => {
          if (current) setResult({ text: wanted, found: users });
        })
        .catch(() => {
          if (current) setResult({ text: wanted, found: [] });
        });
    }, kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chat, wanted]);
  return wanted !== '' && result.text === wanted
    ? { found: result.found, searched: true }
    : { found: [], searched: false };
}

/** Finds people by name and gathers them. */
export function UserPicker({ label, picked, onChange, single = false, hint }: Props) {
  const { t } = useTranslation('chat');
  const id = useId();
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const { found, searched } = useFound(text);
  const choices = found.filter(({ _id }) => !picked.some((person) => person._id === _id));
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
    if (event.key === 'ArrowDown') setSelected((selected + 1) % choices.length);
    else if (event.key === 'ArrowUp') setSelected((selected + choices.length - 1) % choices.length);
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
          aria-activedescendant={open ? `${id}-${selected}` : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setSelected(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="confab-picker__list" hidden={!open}>
        {choices.map((person, index) => (
          <div
            key={person._id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === selected}
            className={`confab-suggestions__item${index === selected ? ' is-selected' : ''}`}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(person);
            }}
          >
            <Avatar username={person.username} name={person.name} size={20} />
            <PresenceDot status={person.status} />
            <span>{person.name ?? person.username}</span>
            <span className="confab-suggestions__hint">@{person.username}</span>
          </div>
        ))}
      </div>
      <p className="confab-picker__note" role="status">
        {searched && !open && text.trim() !== '' ? t('picker.nobody') : hint}
      </p>
    </div>
  );
}
