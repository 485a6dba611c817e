import { CheckBox, Field, FieldHint, FieldLabel, FieldRow, RadioButton, ToggleSwitch } from '@rocket.chat/fuselage';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Choice {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

function useChoice({ label, hint, checked, onChange, disabled }: Choice) {
  const id = useId();
  return {
    control: {
      id,
      checked,
      disabled,
      onChange: () => onChange(!checked),
      'aria-describedby': hint ? `${id}-hint` : undefined,
    },
    around: (control: ReactNode) => (
      <Field>
        <FieldRow>
          <FieldLabel htmlFor={id}>{label}</FieldLabel>
          {control}
        </FieldRow>
        {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      </Field>
    ),
  };
}

export function Checkbox(props: Choice) {
  const { control, around } = useChoice(props);
  return around(<CheckBox {...control} />);
}

/** A checkbox that acts at once. */
export function Switch(props: Choice) {
  const { control, around } = useChoice(props);
  return around(<ToggleSwitch {...control} />);
}

interface RadioProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: { value: V; label: string; hint?: ReactNode }[];
}

export function RadioGroup<V extends string>({ label, value, onChange, options }: RadioProps<V>) {
  const name = useId();
  return (
    <fieldset className="confab-radio-group">
      <legend className="rcx-label">{label}</legend>
      {options.map((option) => {
        const id = `${name}-${option.value}`;
        const help = option.hint ? `${id}-hint` : undefined;
        return (
          <div key={option.value} className="confab-radio-group__option">
            <RadioButton
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
