import { useField, type FieldProps } from './Field';

interface Props extends FieldProps {
  label: string;
  /** `#rrggbb`, or '' for none. */
  value: string;
  onChange: (value: string) => void;
  /** What counts while there is none. */
  usual?: string;
  disabled?: boolean;
}

const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);

/** A colour, by its number or from the browser's own picker, which is for pointers alone: its number says the same. */
export function ColourField({ value, onChange, usual = '#000000', disabled, ...field }: Props) {
  const { bound, around } = useField(field);
  return around(
    <span className="confab-colour-field">
      <input
        type="color"
        className="confab-colour-field__picker"
        aria-label={`${field.label}: ${value || usual}`}
        tabIndex={-1}
        value={isColour(value) ? value : usual}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <input
        {...bound}
        className="rcx-input-box confab-input confab-input--number"
        value={value}
        placeholder={usual}
        maxLength={7}
        spellCheck={false}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    </span>,
  );
}
