import { useId, type ReactNode } from 'react';

export interface FieldProps {
  label: ReactNode;
  /** What is wrong with the value; read out and shown in place of the hint. */
  error?: string;
  hint?: ReactNode;
  required?: boolean;
}

/** Binds a control to its label, and to the hint or error below it. */
export function useField({ label, error, hint, required }: FieldProps) {
  const id = useId();
  const [help, problem] = [`${id}-hint`, `${id}-error`];
  return {
    bound: {
      id,
      'aria-required': required || undefined,
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': error ? problem : hint ? help : undefined,
    },
    /** The control with its words around it; the label is never around the control, so that it names nothing else. */
    around: (control: ReactNode, inline = false) => (
      <div className={`rcx-field confab-field ${inline ? 'confab-field--inline' : ''}`}>
        <label htmlFor={id} className={`rcx-label confab-label ${required ? 'confab-label--required' : ''}`}>
          {label}
        </label>
        {control}
        {error ? (
          <span id={problem} className="confab-field__error">
            {error}
          </span>
        ) : (
          hint && (
            <span id={help} className="confab-field__hint">
              {hint}
            </span>
          )
        )}
      </div>
    ),
  };
}
