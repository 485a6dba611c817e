import { useField, type FieldProps } from './Field';

interface Props extends FieldProps {
  label: string;
  /** In milliseconds since 1970; undefined: nothing is chosen, or what is typed is no moment yet. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** A day without a time of day: it begins at midnight. */
  dayOnly?: boolean;
  min?: number;
  max?: number;
  disabled?: boolean;
  autoFocus?: boolean;
}

const two = (part: number): string => String(part).padStart(2, '0');

/** A moment as the browser's field writes it, by the reader's clock: `2026-11-29`, or `2026-11-29T08:05`. */
export function toFieldText(time: number | undefined, dayOnly: boolean): string {
  if (time === undefined) return '';
  const date = new Date(time);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return dayOnly ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that such a text names, by the reader's clock. */
export function fromFieldText(text: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0'] =
    /^(\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 100) return undefined; // a year that is being typed
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return date.getDate() === Number(day) ? date.getTime() : undefined;
}

/** A day, or a day with a time: the browser's own field, in the order of the reader's country, with its calendar and keys. */
export function DateTimeField({ value, onChange, dayOnly = false, min, max, disabled, autoFocus, ...field }: Props) {
  const { bound, around } = useField(field);
  return around(
    <input
      {...bound}
      className="rcx-input-box confab-input confab-input--moment"
      type={dayOnly ? 'date' : 'datetime-local'}
      // Not controlled: a half that is typed is no value, and would be taken away.
      defaultValue={toFieldText(value, dayOnly)}
      min={min === undefined ? undefined : toFieldText(min, dayOnly)}
      max={max === undefined ? '9999-12-31' + (dayOnly ? '' : 'T23:59') : toFieldText(max, dayOnly)}
      disabled={disabled}
      autoFocus={autoFocus}
      onChange={(event) => onChange(fromFieldText(event.currentTarget.value))}
    />,
  );
}
