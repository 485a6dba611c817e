import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, TextField } from '../../ui';
import type { FormProps, Kind, Row } from './CollectionPage';

interface Props<T> extends FormProps<T> {
  /** What it is one of; its words go by that name. */
  kind: Kind;
  longestName: number;
  /** What is said where there is no name; left out: that there is none. */
  missing?: string;
  /** What there is besides the name is as it should be. */
  ready?: boolean;
  save: (name: string) => Promise<unknown>;
  /** The fields below the name; what is missing is said once somebody has tried to save. */
  children: (name: string, tried: boolean) => ReactNode;
}

/** The form of one of a collection, new or old: its name, and what else there is to it. */
export function NamedDialog<T extends Row>(props: Props<T>) {
  const { one, kind, longestName, missing, ready = true, save, onClose, onSaved, children } = props;
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [typed, setTyped] = useState(one?.name ?? '');
  const [tried, setTried] = useState(false);
  const name = typed.trim();
  return (
    <FormDialog
      title={one ? t('edit-name', { name: one.name }) : t(`${kind}.new`)}
      submit={common(one ? 'save' : 'create')}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        if (name === '' || !ready) return false;
        await save(name);
        onSaved();
        return true;
      }}
    >
      <div className="confab-form">
        <TextField
          label={t(`${kind}.name`)}
          hint={t(`${kind}.name-hint`)}
          value={typed}
          onChange={setTyped}
          maxLength={longestName}
          error={tried && name === '' ? (missing ?? t('name-missing')) : undefined}
          required
          autoFocus
        />
        {children(name, tried)}
      </div>
    </FormDialog>
  );
}
