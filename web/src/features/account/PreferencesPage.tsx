import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useMe, useModel, useSetting } from '../../stores/hooks';
import { languages } from '../../i18n/languages';
import { explain } from '../../lib/errors';
import { switchNotifications, useNotificationState } from '../../lib/notifications';
import { theme } from '../../theme/theme';
import { Callout, RadioGroup, SelectField, Switch, toast } from '../../ui';
import type { Preferences, ThemeChoice } from '../../api/entities';

const themes = ['auto', 'light', 'dark', 'high-contrast'] as const satisfies readonly ThemeChoice[];

/** This browser's part of it: the server does not know which browsers may show something. */
function BrowserNotices() {
  const { t } = useTranslation('account');
  const state = useNotificationState();
  if (state === 'never') return <Callout>{t('preferences.notices-never')}</Callout>;
  return (
    <Switch
      label={t('preferences.notices-browser')}
      hint={t('preferences.notices-browser-hint')}
      checked={state === 'on'}
      onChange={(on) => void switchNotifications(on)}
    />
  );
}

/** What one likes to have otherwise than the workspace; each choice is saved as it is made, and seen at once. */
export default function PreferencesPage() {
  const { t } = useTranslation(['account', 'common']);
  const common = useTranslation('common').t;
  const model = useModel();
  const me = useMe();
  const preferences = me?.settings?.preferences;
  const ofWorkspace = useSetting('Language', '');
  const workspaceLanguage = languages.find(({ code }) => code === ofWorkspace);
  const [waiting, setWaiting] = useState<Partial<Preferences>>({});
  const shown = { ...preferences, language: me?.language ?? preferences?.language, ...waiting };

  const save = async (change: Partial<Preferences>) => {
    setWaiting((before) => ({ ...before, ...change }));
    if (change.themeAppearence) theme.choose(change.themeAppearence);
    try {
      await api.post('users.setPreferences', { data: change });
      await model.reload('me');
      toast.success(common('saved'));
    } catch (error) {
      toast.error(explain(common, error));
      theme.choose(preferences?.themeAppearence);
    } finally {
      setWaiting({});
    }
  };

  return (
    <>
      <section className="confab-section" aria-labelledby="preferences-look">
        <h2 id="preferences-look">{t('preferences.look')}</h2>
        <RadioGroup
          label={t('preferences.theme')}
          value={shown.themeAppearence ?? 'auto'}
          onChange={(themeAppearence) => void save({ themeAppearence })}
          options={themes.map((value) => ({
            value,
            label: t(`preferences.themes.${value}`),
            hint: value === 'auto' || value === 'high-contrast' ? t(`preferences.themes.${value}-hint`) : undefined,
          }))}
        />
      </section>
      <section className="confab-section" aria-labelledby="preferences-notices">
        <h2 id="preferences-notices">{t('preferences.notices')}</h2>
        <div className="confab-narrow">
          <BrowserNotices />
          <Switch
            label={t('preferences.sound')}
            hint={t('preferences.sound-hint')}
            checked={(shown.newMessageNotification ?? 'chime') !== 'none'}
            onChange={(on) => void save({ newMessageNotification: on ? 'chime' : 'none' })}
          />
        </div>
      </section>
      <section className="confab-section" aria-labelledby="preferences-language">
        <h2 id="preferences-language">{t('common:language')}</h2>
        <div className="confab-narrow">
          <SelectField
            label={t('preferences.language')}
            value={languages.some(({ code }) => code === shown.language) ? shown.language! : ''}
            onChange={(language) => void save({ language })}
            placeholder={
              workspaceLanguage
                ? t('preferences.workspace-language', { name: workspaceLanguage.name })
                : t('preferences.browser-language')
            }
            options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      </section>
    </>
  );
}
