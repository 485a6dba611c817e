import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { toStatus, type Status } from '../../stores/entities';
import { SelectField } from '../../ui';
import type { FormProps } from './CollectionPage';
import { NamedDialog } from './NamedDialog';
import type { CustomStatus } from './use-statuses';

const kTypes: readonly Status[] = ['online', 'away', 'busy', 'offline'];

/** The form of a status of the workspace's own, new or old. */
export function StatusDialog(props: FormProps<CustomStatus>) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const status = props.one;
  const [statusType, setType] = useState<string>(status ? toStatus(status.statusType) : 'online');
  const save = (name: string) =>
    status
      ? api.post('custom-user-status.update', { _id: status._id, name, statusType })
      : api.post('custom-user-status.create', { name, statusType });
  return (
    <NamedDialog {...props} kind="statuses" longestName={120} missing={t('statuses.name-missing')} save={save}>
      {() => (
        <SelectField
          label={t('statuses.type')}
          hint={t('statuses.type-hint')}
          value={statusType}
          onChange={setType}
          options={kTypes.map((value) => ({ value, label: common(`presence.${value}`) }))}
        />
      )}
    </NamedDialog>
  );
}
