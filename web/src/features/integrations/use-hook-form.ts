import { useTranslation } from 'react-i18next';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm, type FormErrors } from '../../lib/form';
import { keysOf } from '../../lib/narrow';
import { sameValue } from '../../lib/same';
import { toast } from '../../ui';
import { save, type Integration } from './calls';
import { problemsOf, writtenOf, type HookForm } from './form';

/** The form of a webhook; `id` is left out for a new one. Saved, it says so and calls `onSaved`. */
export function useHookForm(initial: HookForm, id: string | undefined, onSaved: (saved: Integration) => void) {
  const { t } = useTranslation('integrations');
  const common = useTranslation('common').t;
  const form = useForm<HookForm>({
    initial,
    validate: (values) => {
      const problems = problemsOf(values, id === undefined ? undefined : initial);
      const words: FormErrors<HookForm> = {};
      for (const name of keysOf(problems)) words[name] = t(`problem.${problems[name]!}`);
      return words;
    },
    submit: async (values) => {
      try {
        const saved = await save(writtenOf(values), id);
        toast.success(common('saved'));
        onSaved(saved);
      } catch (error) {
        const name = fieldOf(error, values);
        if (name) throw new FieldProblem<HookForm>({ [name]: explain(common, error) });
        throw error;
      }
    },
    explain: (error) => explain(common, error),
  });
  return { ...form, isNew: id === undefined, changed: !sameValue(form.values, initial) };
}

export type HookFormState = ReturnType<typeof useHookForm>;
