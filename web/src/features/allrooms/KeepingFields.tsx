import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useLoad } from '../../lib/load';
import { useChatState } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { Checkbox, NumberField, RadioGroup } from '../../ui';
import { kMostDays, type Keeping, type RoomForm } from './room-form';

/** Whether old messages are removed at all in this workspace. */
async function fetchRuns(signal: AbortSignal): Promise<boolean> {
  const { settings } = await api.get('settings.public', { _id: ['RetentionPolicy_Enabled'], count: 1 }, { signal });
  return settings[0]?.value === true;
}

interface Props {
  rid: string;
  values: RoomForm;
  set: <K extends keyof RoomForm>(name: K, value: RoomForm[K]) => void;
  field: (name: 'maxAge') => { name: string; value: string; onChange: (value: string) => void };
  choice: (name: 'filesOnly' | 'excludePinned' | 'ignoreThreads') => {
    checked: boolean;
    onChange: (checked: boolean) => void;
  };
  error: string | undefined;
}

/** How long the room keeps its messages; for those who may say so. */
export function KeepingFields({ rid, values, set, field, choice, error }: Props) {
  const { t } = useTranslation('allrooms');
  const may = useChatState((state) => can(state, 'edit-room', rid) && can(state, 'edit-room-retention-policy', rid));
  const { data: runs } = useLoad(fetchRuns);
  if (!may) return null;
  return (
    <>
      <RadioGroup<Keeping>
        label={t('keeping')}
        value={values.keeping}
        onChange={(keeping) => set('keeping', keeping)}
        options={[
          { value: 'workspace', label: t('keep.workspace') },
          { value: 'always', label: t('keep.always') },
          { value: 'own', label: t('keep.own'), hint: runs === false ? t('keep.off') : undefined },
        ]}
      />
      {values.keeping === 'own' && (
        <>
          <NumberField {...field('maxAge')} label={t('age')} min={1} max={kMostDays} error={error} />
          <Checkbox {...choice('filesOnly')} label={t('files-only')} />
          <Checkbox {...choice('excludePinned')} label={t('keep-pinned')} />
          <Checkbox {...choice('ignoreThreads')} label={t('keep-threads')} />
        </>
      )}
    </>
  );
}
