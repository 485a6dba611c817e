import {
  Field,
  FieldError,
  FieldHint,
  FieldLabel,
  FieldRow,
  IconButton,
  InputBox,
  TextAreaInput,
  TextInput,
} from '@rocket.chat/fuselage';
import { useId, useState } from 'react';
import type { ChangeEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

interface Common {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value; read out and shown in place of the hint. */
  error?: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  name?: string;
  autoFocus?: boolean;
}

interface TextProps extends Common {
  type?: 'text' | 'email' | 'url' | 'search' | 'tel';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  ref?: Ref<HTMLInputElement>;
}

type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** What every kind of input shares: the label, and hint or error bound to the control. */
function useControl({ label, value, onChange, error, hint, required, disabled, name, autoFocus }: Common) {
  const id = useId();
  const [help, problem] = [`${id}-hint`, `${id}-error`];
  return {
    control: {
      id,
      name,
      value,
      disabled,
      autoFocus,
      error,
      onChange: (event: Changed) => onChange(event.currentTarget.value),
      'aria-required': required || undefined,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': error ? problem : hint ? help : undefined,
    },
    around: (control: ReactNode) => (
      <Field>
        <FieldLabel htmlFor={id} required={required}>
          {label}
        </FieldLabel>
        <FieldRow>{control}</FieldRow>
        {error ? <FieldError id={problem}>{error}</FieldError> : hint && <FieldHint id={help}>{hint}</FieldHint>}
      </Field>
    ),
  };
}

export function TextField({ type = 'text', autoComplete, placeholder, maxLength, ref, ...common }: TextProps) {
  const { control, around } = useControl(common);
  const native = { autoComplete, placeholder, maxLength, ref };
  return around(
    type === 'text' ? <TextInput {...control} {...native} /> : <InputBox type={type} {...control} {...native} />,
  );
}

export function PasswordField({ autoComplete, ref, ...common }: Common & Pick<TextProps, 'autoComplete' | 'ref'>) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const { control, around } = useControl(common);
  return around(
    <InputBox
      {...control}
      ref={ref}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      endAddon={
        <IconButton
          mini
          icon={shown ? 'eye' : 'eye-off'}
          aria-label={t(shown ? 'password.hide' : 'password.show')}
          aria-pressed={shown}
          type="button"
          onClick={() => setShown(!shown)}
        />
      }
    />,
  );
}

export function TextArea({ rows = 3, maxLength, ...common }: Common & { rows?: number; maxLength?: number }) {
  const { control, around } = useControl(common);
  return around(<TextAreaInput {...control} rows={rows} maxLength={maxLength} />);
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

/** The browser's own select: at home on phones, and free of the layers that a drawn one needs inside dialogs. */
export function SelectField({ options, placeholder, ...common }: SelectProps) {
  const { control, around } = useControl(common);
  const { error, ...native } = control;
  return around(
    <span className={`rcx-box rcx-box--full rcx-input-box__wrapper confab-select ${error ? 'invalid' : ''}`}>
      <select className="confab-select__element" {...native}>
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
