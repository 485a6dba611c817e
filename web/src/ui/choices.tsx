import { useId } from 'react';
import type { ReactNode } from 'react';
import { useField } from './Field';

interface Choice {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

function useChoice({ label, hint, checked, onChange, disabled }: Choice) {
  const { bound, around } = useField({ label, hint });
  return { control: { ...bound, checked, disabled, onChange: () => onChange(!checked) }, around };
}

export function Checkbox(props: Choice) {
  const { control, around } = useChoice(props);
  return around(<input type="checkbox" className="rcx-check-box confab-check" {...control} />, true);
}

/** A checkbox that acts at once. */
export function Switch(props: Choice) {
  const { control, around } = useChoice(props);
  return around(<input type="checkbox" className="rcx-toggle-switch confab-switch" {...control} />, true);
}

export interface RadioOption<V extends string> {
  value: V;
  label: string;
  hint?: ReactNode;
}

interface RadioProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: RadioOption<V>[];
}

export function RadioGroup<V extends string>({ label, value, onChange, options }: RadioProps<V>) {
  const name = useId();
  return (
    <fieldset className="confab-radio-group">
      <legend className="rcx-label confab-label">{label}</legend>
      {options.map((option) => {
        const id = `${name}-${option.value}`;
        const help = option.hint ? `${id}-hint` : undefined;
        return (
          <div key={option.value} className="confab-radio-group__option">
            <input
              type="radio"
              className="rcx-radio-button confab-radio"
              id={id}
              name={name}
              checked={value === option.value}
              aria-describedby={help}
              onChange={() => onChange(option.value)}
            />
            <div>
              <label htmlFor={id}>{option.label}</label>
              {option.hint && (
                <p id={help} className="confab-radio-group__hint">
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
