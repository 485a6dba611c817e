import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useModel } from '../../stores/hooks';
import { toast } from '../../ui';
import { conditionsOf } from './dependencies';
import { draft, dropDrafts, useDrafts } from './drafts';
import { renewStyles } from './use-colour-preview';
import { inputOf, isShown, isWhole, kAsked, sameInput, valueOf } from './kinds';
import type { Setting } from './kinds';
import type { SettingInput } from '../../ui';
import { fieldsOf, textOf } from '../../lib/narrow';

const kPageSize = 100;

/** All settings: as many pages as the server has of them. */
export async function fetchAllSettings(signal: AbortSignal): Promise<Setting[]> {
  const all: Setting[] = [];
  // What cannot be drawn is left out, and was seen all the same.
  for (let seen = 0; ;) {
    const page = { offset: seen, count: kPageSize, fields: kAsked };
    const { settings, total } = await api.get('settings', page, { signal });
    all.push(...settings.filter(isWhole));
    seen += settings.length;
    if (settings.length === 0 || seen >= total) return all.filter(isShown);
  }
}

/** The setting that a refusal is about. */
function refusedId(error: unknown): string | undefined {
  return error instanceof ApiError ? textOf(fieldsOf(error.details)._id) : undefined;
}

/** The settings of the workspace, what was changed in the fields and not saved, and saving it. */
export function useSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const common = useTranslation('common').t;
  const model = useModel();
  const { data: settings, error, reload } = useLoad(fetchAllSettings);
  const inputs = useDrafts((state) => state.inputs);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);

  const byId = useMemo(() => new Map(settings?.map((setting) => [setting._id, setting])), [settings]);
  const inputFor = (setting: Setting): SettingInput => inputs[setting._id] ?? inputOf(setting);
  const changed = (settings ?? []).filter(({ _id }) => _id in inputs);
  const change = (setting: Setting, input: SettingInput) => {
    draft(setting._id, sameInput(input, inputOf(setting)) ? undefined : input);
    setRefused(({ [setting._id]: _, ...rest }) => rest);
  };

  const save = async () => {
    const wrong = changed.filter((setting) => valueOf(setting, inputs[setting._id]!) === undefined);
    setRefused(Object.fromEntries(wrong.map(({ _id }) => [_id, t('number-needed')])));
    if (wrong.length > 0) return;
    setBusy(true);
    try {
      const values = changed.map((setting) => ({ _id: setting._id, value: valueOf(setting, inputs[setting._id]!) }));
      await api.post('settings', { settings: values });
      await model.reload('settings');
      if (values.some(({ _id }) => _id === 'theme-custom-css')) renewStyles();
      toast.success(common('saved'));
      dropDrafts();
      reload();
    } catch (problem) {
      const id = refusedId(problem);
      if (id !== undefined && id in inputs) setRefused({ [id]: explain(common, problem) });
      else toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };

  return {
    settings,
    error,
    reload,
    busy,
    changes: changed.length,
    change,
    save,
    discard: () => {
      dropDrafts();
      setRefused({});
    },
    /** What stands in the field. */
    inputFor,
    /** What is not so, as it stands in the fields, and has to be for the setting to have an effect. */
    unmet: ({ enableQuery }: Setting): { of: Setting; values: readonly (boolean | string)[] }[] =>
      conditionsOf(enableQuery).flatMap(({ id, values }) => {
        const of = byId.get(id);
        const input = of && inputFor(of);
        return of && !values.some((value) => value === input) ? [{ of, values }] : [];
      }),
    isChanged: ({ _id }: Setting): boolean => _id in inputs,
    problemOf: ({ _id }: Setting): string | undefined => refused[_id],
  };
}

export type Settings = ReturnType<typeof useSettings>;
