import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../stores/hooks';
import { declaredFields, faultOf } from '../../lib/people-fields';
import { SelectField, TextField } from '../../ui';
import type { PeopleField } from '../../lib/people-fields';

type Texts = Record<string, string>;

/** The fields that the administrators declare, and what is wrong with what was typed into them. */
export function usePeopleFields() {
  const { t } = useTranslation('common');
  const setting = useSetting('Accounts_CustomFields', '');
  return useMemo(() => {
    const declared = declaredFields(setting);
    const problemOf = (field: PeopleField, typed: string): string | undefined => {
      const fault = faultOf(field, typed);
      if (fault === 'needed') return t('fields.needed', { name: field.name });
      return fault && t(`fields.${fault}`, { count: fault === 'short' ? field.min : field.max });
    };
    return {
      declared,
      problemOf,
      /** The first of them. */
      problem: (texts: Texts) =>
        declared.map((field) => problemOf(field, texts[field.name] ?? '')).find((words) => words !== undefined),
    };
  }, [setting, t]);
}

interface Props {
  values: Texts;
  onChange: (values: Texts) => void;
  /** Whether what is wrong is said. */
  judged: boolean;
  disabled?: boolean;
}

export function PeopleFields({ values, onChange, judged, disabled }: Props) {
  const { t } = useTranslation('common');
  const { declared, problemOf } = usePeopleFields();
  return declared.map((field) => {
    const value = values[field.name] ?? '';
    const control = {
      name: `customFields.${field.name}`,
      label: field.name,
      value,
      onChange: (text: string) => onChange({ ...values, [field.name]: text }),
      error: judged ? problemOf(field, value) : undefined,
      required: field.required,
      disabled,
    };
    return field.options ? (
      <SelectField
        key={field.name}
        {...control}
        placeholder={t('fields.choose')}
        options={field.options.map((option) => ({ value: option, label: option }))}
      />
    ) : (
      <TextField key={field.name} {...control} maxLength={field.max} />
    );
  });
}
