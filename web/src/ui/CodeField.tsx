import { useEffect, useRef } from 'react';
import { useField, type FieldProps } from './Field';

/** Of an authenticator app, or one of those that are kept for when there is none. */
export type CodeKind = 'app' | 'backup';

const kLengths: Record<CodeKind, number> = { app: 6, backup: 8 };

/** Codes are copied with blanks and dashes, and typed in the reader's own digits. */
function cleaned(kind: CodeKind, text: string): string {
  const plain = text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));
  return plain.replace(kind === 'app' ? /[^0-9]/g : /[^0-9A-Za-z]/g, '').slice(0, kLengths[kind]);
}

export const isWholeCode = (kind: CodeKind, code: string): boolean => code.length === kLengths[kind];

interface Props extends FieldProps {
  kind: CodeKind;
  value: string;
  onChange: (value: string) => void;
  /** The last digit of an app's code has been typed: there is nothing left to say. */
  onWhole?: (value: string) => void;
  name?: string;
  autoFocus?: boolean;
}

/** The code of a second factor. */
export function CodeField({ kind, value, onChange, onWhole, name, autoFocus, ...field }: Props) {
  const { bound, around } = useField(field);
  const input = useRef<HTMLInputElement>(null);
  // What was wrong is typed over.
  useEffect(() => {
    if (field.error) input.current?.select();
  }, [field.error]);
  const type = (text: string) => {
    const code = cleaned(kind, text);
    if (code === value) return;
    onChange(code);
    if (kind === 'app' && isWholeCode(kind, code)) onWhole?.(code);
  };
  return around(
    <input
      {...bound}
      ref={input}
      className="rcx-input-box confab-input confab-input--secret-code"
      type="text"
      name={name}
      value={value}
      onChange={(event) => type(event.currentTarget.value)}
      autoFocus={autoFocus}
      inputMode={kind === 'app' ? 'numeric' : 'text'}
      autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      dir="ltr"
    />,
  );
}
