import { useState } from 'react';
import type { ChangeEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { useField, type FieldProps } from './Field';

interface Common extends FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  name?: string;
  autoFocus?: boolean;
}

interface TextProps extends Common {
  type?: 'text' | 'date' | 'email' | 'url' | 'search' | 'tel';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  ref?: Ref<HTMLInputElement>;
}

type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** What every kind of input shares. */
function useControl({ value, onChange, disabled, name, autoFocus, ...field }: Common) {
  const { bound, around } = useField(field);
  return {
    control: {
      ...bound,
      name,
      value,
      disabled,
      autoFocus,
      onChange: (event: Changed) => onChange(event.currentTarget.value),
    },
    around,
  };
}

export function TextField({ type = 'text', autoComplete, placeholder, maxLength, ref, ...common }: TextProps) {
  const { control, around } = useControl(common);
  const native = { type, autoComplete, placeholder, maxLength, ref };
  return around(<input className="rcx-input-box confab-input" {...control} {...native} />);
}

type PasswordProps = Common & Pick<TextProps, 'autoComplete' | 'placeholder' | 'ref'>;

export function PasswordField({ autoComplete, placeholder, ref, ...common }: PasswordProps) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const { control, around } = useControl(common);
  return around(
    <span className="confab-input-frame">
      <input
        {...control}
        ref={ref}
        className="rcx-input-box confab-input"
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        placeholder={placeholder}
        autoCapitalize="none"
        spellCheck={false}
      />
      <IconButton
        small
        className="confab-input-frame__end"
        icon={shown ? 'eye' : 'eye-off'}
        aria-label={t(shown ? 'password.hide' : 'password.show')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </span>,
  );
}

interface AreaProps extends Common {
  rows?: number;
  maxLength?: number;
  /** Text of a language that is no people's: in letters of one width, and without corrections. */
  code?: boolean;
}

export function TextArea({ rows = 3, maxLength, code = false, ...common }: AreaProps) {
  const { control, around } = useControl(common);
  return around(
    <textarea
      className={`rcx-input-box confab-input confab-input--area ${code ? 'confab-input--code' : ''}`}
      {...control}
      {...(code && { spellCheck: false, autoCapitalize: 'none', dir: 'ltr' })}
      rows={rows}
      maxLength={maxLength}
    />,
  );
}

interface NumberProps extends Common {
  min?: number;
  max?: number;
}

/** A whole number. What is typed stays a text until it is one; the browser's arrows and the keys up and down count. */
export function NumberField({ min, max, ...common }: NumberProps) {
  const { control, around } = useControl(common);
  return around(
    <input
      className="rcx-input-box confab-input confab-input--number"
      {...control}
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      max={max}
      // Scrolling past a field must not change it.
      onWheel={(event) => event.currentTarget.blur()}
    />,
  );
}

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Common {
  options: SelectOption[];
  /** Shown while nothing is chosen; then '' is the value. */
  placeholder?: string;
}

/** One of a few: the browser's own select, which is at home on phones. */
export function SelectField({ options, placeholder, ...common }: SelectProps) {
  const { control, around } = useControl(common);
  return around(
    <span className="confab-select">
      <select className="rcx-input-box confab-input confab-select__element" {...control}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>,
  );
}
