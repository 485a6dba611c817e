import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Button } from '../../ui';

interface Props {
  /** What the button says. */
  label: string;
  /** The kinds of files that the browser offers. */
  accept: string;
  error: string | undefined;
  onChoose: (file: File) => void;
  /** What has been chosen, as it looks or sounds. */
  children?: ReactNode;
}

/** A button that asks for a file of this device. */
export function FileField({ label, accept, error, onChoose, children }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div>
      {children}
      <Button onClick={() => chooser.current?.click()}>{label}</Button>
      {error !== undefined && (
        <p role="alert" className="confab-field__error">
          {error}
        </p>
      )}
      <input
        ref={chooser}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) onChoose(chosen);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** An address of what was chosen, as long as it is shown. */
export function useAddressOf(file: File | undefined): string | undefined {
  const address = useMemo(() => (file ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => void (address !== undefined && URL.revokeObjectURL(address)), [address]);
  return address;
}
