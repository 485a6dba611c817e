import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useChatParts } from '../../stores/hooks';
import { FormDialog, NumberField, SelectField, toast } from '../../ui';

const kMostDays = 36_500;

/** Deactivates people who have not signed in for long. */
export function IdleDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const roles = useChatParts((state) => [...state.roles.values()].filter(({ scope }) => scope === 'Users'));
  const [days, setDays] = useState('180');
  const [role, setRole] = useState('user');
  const [tried, setTried] = useState(false);
  const daysIdle = Number(days);
  const fine = Number.isInteger(daysIdle) && daysIdle >= 1 && daysIdle <= kMostDays;
  const deactivate = async () => {
    setTried(true);
    if (!fine) return false;
    const { count } = await api.post('users.deactivateIdle', { daysIdle, ...(role !== '' && { role }) });
    toast.success(t('users.idle-done', { count }));
    onDone();
    return true;
  };
  return (
    <FormDialog title={t('users.idle')} submit={t('users.deactivate')} onClose={onClose} onSubmit={deactivate}>
      <div className="confab-form">
        <p className="confab-goodbye">{t('users.idle-text')}</p>
        <NumberField
          label={t('users.idle-days')}
          value={days}
          onChange={setDays}
          min={1}
          max={kMostDays}
          error={tried && !fine ? t('users.idle-wrong', { count: kMostDays }) : undefined}
        />
        <SelectField
          label={t('users.idle-role')}
          value={role}
          placeholder={t('users.idle-all')}
          onChange={setRole}
          options={roles.map(({ _id, name }) => ({ value: _id, label: name || _id }))}
        />
      </div>
    </FormDialog>
  );
}
