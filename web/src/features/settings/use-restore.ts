import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useModel, usePermission } from '../../stores/hooks';
import { toast } from '../../ui';
import type { Setting } from './kinds';

const kLongest = 200;

/** What a value of a setting is called where there is one line for it. */
export function useSaid(): (value: unknown) => string {
  const { t } = useTranslation('settings');
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'history.on' : 'history.off');
    const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
    if (text === '' || text === '[]') return t('history.empty');
    return text.length > kLongest ? `${text.slice(0, kLongest)}…` : text;
  };
}

/** Values of before, and how they count again. */
export function useRestore(onRestored: () => void) {
  const common = useTranslation('common').t;
  const model = useModel();
  const mayEdit = usePermission('edit-privileged-setting');
  const [busy, setBusy] = useState<string>();
  return {
    /** The key of what is being set back. */
    busy,
    /** Whether the value is another than the one in force, and may be. */
    restorable: (present: Setting | undefined, before: unknown): boolean => {
      if (!mayEdit || !present || present.secret || present.blocked || present.type === 'asset') return false;
      if (before === undefined || before === null) return false;
      return JSON.stringify(before) !== JSON.stringify(present.value);
    },
    restore: async (key: string, setting: string, before: unknown) => {
      setBusy(key);
      try {
        await api.post('settings', { settings: [{ _id: setting, value: before }] });
        await model.reload('settings');
        toast.success(common('saved'));
        onRestored();
      } catch (problem) {
        toast.error(explain(common, problem));
      } finally {
        setBusy(undefined);
      }
    },
  };
}
