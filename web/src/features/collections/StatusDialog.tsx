import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { toStatus, type Status } from '../../stores/entities';
import { FormDialog, SelectField, TextField } from '../../ui';
import type { FormProps } from './CollectionPage';
import type { CustomStatus } from './use-statuses';

const kTypes: readonly Status[] = ['online', 'away', 'busy', 'offline'];
const kLongestName = 120;

/** The form of a status of the workspace's own, new or old. */
export function StatusDialog({ one: status, onClose, onSaved }: FormProps<CustomStatus>) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const [name, setName] = useState(status?.name ?? '');
  const [type, setType] = useState<string>(status ? toStatus(status.statusType) : 'online');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const wanted = { name: name.trim(), statusType: type };
    if (wanted.name === '') return false;
    if (status) await api.post('custom-user-status.update', { _id: status._id, ...wanted });
    else await api.post('custom-user-status.create', wanted);
    onSaved();
    return true;
  };
  return (
    <FormDialog
      title={status ? t('edit-name', { name: status.name }) : t('statuses.new')}
      submit={status ? common('save') : common('create')}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="confab-form">
        <TextField
          label={t('statuses.name')}
          hint={t('statuses.name-hint')}
          value={name}
          onChange={setName}
          maxLength={kLongestName}
          error={tried && name.trim() === '' ? t('statuses.name-missing') : undefined}
          required
          autoFocus
        />
        <SelectField
          label={t('statuses.type')}
          hint={t('statuses.type-hint')}
          value={type}
          onChange={setType}
          options={kTypes.map((value) => ({ value, label: common(`presence.${value}`) }))}
        />
      </div>
    </FormDialog>
  );
}
