import type { ReactNode } from 'react';
import { TextField } from '../../ui';
import type { Paging } from './use-list';

interface Props {
  label: string;
  /** What can be looked for. */
  hint?: string;
  paging: Paging;
  /** A field beside it that narrows the list, too. */
  children?: ReactNode;
}

/** Above a list of the administration: what is looked for in it. */
export function ListSearch({ label, hint, paging: { view, setView }, children }: Props) {
  return (
    <div className={`confab-list-search${children ? ' is-narrowed' : ''}`}>
      <TextField
        type="search"
        label={label}
        {...(hint !== undefined && { placeholder: hint })}
        value={view.text}
        onChange={(text) => setView({ text })}
      />
      {children}
    </div>
  );
}
