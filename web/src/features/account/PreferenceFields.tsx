import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../api/entities';
import { SelectField, Switch } from '../../ui';
import { kPreferences, type Choice, type PreferenceGroup } from './preferences';

interface Props {
  group: PreferenceGroup;
  shown: Preferences;
  onChange: (change: Preferences) => void;
}

/** The fields of a group, each saved as it is changed. */
export function PreferenceFields({ group, shown, onChange }: Props) {
  const { t } = useTranslation('account');
  return kPreferences
    .filter((row) => row.group === group)
    .map((row) => {
      const value = shown[row.name] ?? row.fallback;
      const words = { label: t(`preferences.names.${row.name}`), hint: t(`preferences.hints.${row.name}`) };
      if (!('choices' in row))
        return (
          <Switch key={row.name} {...words} checked={value === true} onChange={(on) => onChange({ [row.name]: on })} />
        );
      const choices: readonly Choice[] = row.choices;
      return (
        <SelectField
          key={row.name}
          {...words}
          value={typeof value === 'string' ? value : row.fallback}
          onChange={(choice) => onChange({ [row.name]: choice })}
          options={choices.map((choice) => ({ value: choice, label: t(`preferences.choices.${choice}`) }))}
        />
      );
    });
}
