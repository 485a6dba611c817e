import { useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { useField, type FieldProps } from './Field';
import { Options, optionId, steer } from './Options';

interface Props<T> extends FieldProps {
  label: string;
  picked: readonly T[];
  onChange: (picked: T[]) => void;
  /** What there is to pick for what is typed; what is picked already is left out here. */
  options: readonly T[];
  text: string;
  onText: (text: string) => void;
  optionKey: (option: T) => string;
  nameOf: (option: T) => string;
  /** Only one: the last that was picked. */
  single?: boolean;
  placeholder?: string;
  disabled?: boolean;
  /** Said below the field, as it changes. */
  note?: string;
  /** Drawn before the name of what is picked. */
  lead?: (option: T) => ReactNode;
  /** A row of the list. */
  children: (option: T) => ReactNode;
}

/** A field that is searched in: what is picked stands in it as chips. The list is below it, in the page, on phones too. */
export function Combobox<T>(props: Props<T>) {
  const {
    label,
    picked,
    onChange,
    options,
    text,
    onText,
    optionKey,
    nameOf,
    single = false,
    note,
    lead,
    disabled,
  } = props;
  const { t } = useTranslation('common');
  const { bound, around } = useField(props);
  const [selected, setSelected] = useState(0);
  const [focused, setFocused] = useState(false);
  const list = `${bound.id}-list`;
  const choices = options.filter((option) => !picked.some((one) => optionKey(one) === optionKey(option)));
  const open = focused && choices.length > 0;

  const pick = (option: T) => {
    onChange(single ? [option] : [...picked, option]);
    onText('');
    setSelected(0);
    // The one that was wanted is there: what stands below is not to lie further down.
    if (single) setFocused(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && picked.length > 0) onChange(picked.slice(0, -1));
    if (!open) {
      // Enter in the middle of a search must not send the form around it.
      if (event.key === 'Enter' && text !== '') event.preventDefault();
      return;
    }
    const next = steer(event.key, selected, choices.length);
    if (next !== undefined) setSelected(next);
    else if (event.key === 'Escape' && text !== '') onText('');
    else if (event.key === 'Escape') setFocused(false);
    else if (event.key === 'Enter') {
      const option = choices[selected];
      if (option !== undefined) pick(option);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // The list stands in the page. Whoever presses what is below it has to find that where it was: the list goes once they have.
  const onBlur = ({ currentTarget: input }: FocusEvent) => {
    const close = () => {
      if (document.activeElement !== input) setFocused(false);
    };
    if (!document.documentElement.matches(':active')) close();
    else
      for (const end of ['pointerup', 'pointercancel'])
        window.addEventListener(end, () => setTimeout(close), { once: true });
  };

  return around(
    <div>
      <div className={`confab-picker__box ${disabled ? 'confab-picker__box--disabled' : ''}`}>
        {picked.map((option) => (
          <span key={optionKey(option)} className="confab-picker__chip">
            {lead?.(option)}
            {nameOf(option)}
            {!disabled && (
              <IconButton
                mini
                icon="cross"
                aria-label={t('remove-what', { what: nameOf(option) })}
                onClick={() => onChange(picked.filter((one) => optionKey(one) !== optionKey(option)))}
              />
            )}
          </span>
        ))}
        <input
          {...bound}
          type="text"
          value={text}
          placeholder={props.placeholder}
          disabled={disabled}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={list}
          aria-activedescendant={open ? optionId(list, Math.min(selected, choices.length - 1)) : undefined}
          onFocus={() => setFocused(true)}
          onBlur={onBlur}
          onChange={(event) => {
            onText(event.currentTarget.value);
            setSelected(0);
            setFocused(true);
          }}
          onClick={() => setFocused(true)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options
        id={list}
        label={label}
        className="confab-picker__list"
        options={open ? choices : []}
        optionKey={optionKey}
        selected={Math.min(selected, choices.length - 1)}
        onPick={pick}
        hidden={!open}
      >
        {props.children}
      </Options>
      {note !== undefined && (
        <p className="confab-picker__note" role="status">
          {open ? '' : note}
        </p>
      )}
    </div>,
  );
}

interface Choice {
  value: string;
  label: string;
}

interface ChoicesProps extends FieldProps {
  label: string;
  /** The values that are picked; one that is no option is shown as it is. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly Choice[];
  disabled?: boolean;
  placeholder?: string;
}

/** Several of a known list, found by typing. */
export function MultiSelectField({ value, onChange, options, ...rest }: ChoicesProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const found = options.filter(({ label, value: id }) => `${label} ${id}`.toLocaleLowerCase().includes(wanted));
  const picked = value.map((id) => options.find((option) => option.value === id) ?? { value: id, label: id });
  return (
    <Combobox
      {...rest}
      picked={picked}
      onChange={(next) => onChange(next.map((option) => option.value))}
      options={found}
      text={text}
      onText={setText}
      optionKey={(option) => option.value}
      nameOf={(option) => option.label}
      note={wanted && found.length === 0 ? t('nothing-found') : undefined}
    >
      {(option) => <span className="confab-suggestions__name">{option.label}</span>}
    </Combobox>
  );
}
