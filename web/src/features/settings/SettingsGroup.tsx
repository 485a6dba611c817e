import { useTranslation } from 'react-i18next';
import { usePermission } from '../../stores/hooks';
import { Button, SettingField } from '../../ui';
import { inputOf, kindOf, sameInput } from './kinds';
import type { Setting } from '../../api/schema';
import type { Settings } from './use-settings';
import type { SettingWords } from './words';

interface Props {
  rows: readonly Setting[];
  settings: Settings;
  words: SettingWords;
}

function Row({ setting, settings, words }: { setting: Setting } & Omit<Props, 'rows'>) {
  const { t } = useTranslation('settings');
  const mayEdit = usePermission('edit-privileged-setting');
  const label = words.name(setting);
  const kind = kindOf(setting);
  const value = settings.inputFor(setting);
  const original = inputOf(setting, setting.packageValue);
  const fixed = setting.blocked === true || mayEdit === false;
  return (
    <SettingField
      kind={kind}
      label={label}
      hint={setting.blocked ? t('blocked') : words.hint(setting)}
      error={settings.problemOf(setting)}
      value={value}
      onChange={(input) => settings.change(setting, input)}
      options={kind === 'select' || kind === 'list' ? words.options(setting) : undefined}
      placeholder={original === '' || value === '' ? t('unset') : undefined}
      disabled={fixed}
      changed={settings.isChanged(setting)}
      action={
        !fixed && !sameInput(value, original) ? (
          <Button
            small
            aria-label={t('reset-what', { what: label })}
            onClick={() => settings.change(setting, original)}
          >
            {t('reset')}
          </Button>
        ) : undefined
      }
    />
  );
}

/** The settings of a group, section by section; those without one come first. */
export function SettingsGroup({ rows, settings, words }: Props) {
  const sections = [...new Set(rows.map(({ section }) => section ?? ''))].sort();
  return sections.map((section) => (
    <section key={section} className="confab-section confab-settings__section" aria-label={words.section(section)}>
      {(section !== '' || sections.length > 1) && <h2>{words.section(section)}</h2>}
      {rows
        .filter((setting) => (setting.section ?? '') === section)
        .map((setting) => (
          <Row key={setting._id} setting={setting} settings={settings} words={words} />
        ))}
    </section>
  ));
}
