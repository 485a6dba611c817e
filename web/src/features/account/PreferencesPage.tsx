import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useMe, useModel, useSetting } from '../../stores/hooks';
import { format } from '../../i18n/format';
import { languages } from '../../i18n/languages';
import { explain } from '../../lib/errors';
import { theme } from '../../theme/theme';
import { RadioGroup, SelectField, toast } from '../../ui';
import type { Preferences, ThemeChoice } from '../../api/entities';
import { BrowserNotices } from './BrowserNotices';
import { HighlightField } from './HighlightField';
import { PreferenceFields } from './PreferenceFields';
import { SoundFields } from './SoundFields';
import { kAwayAfter } from './preferences';

const themes = ['auto', 'light', 'dark', 'high-contrast'] as const satisfies readonly ThemeChoice[];
/** Seconds, of whoever has chosen nothing. */
const kUsualIdle = 300;
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What one likes to have otherwise than the workspace; each choice is saved as it is made, and seen at once. */
export default function PreferencesPage() {
  const { t, i18n } = useTranslation(['account', 'common']);
  const common = useTranslation('common').t;
  const model = useModel();
  const me = useMe();
  const preferences = me?.settings?.preferences;
  const ofWorkspace = useSetting('Language', '');
  const workspaceLanguage = languages.find(({ code }) => code === ofWorkspace);
  const [waiting, setWaiting] = useState<Partial<Preferences>>({});
  const language = me?.language ?? preferences?.language;
  const shown: Preferences = { ...preferences, ...(language !== undefined && { language }), ...waiting };

  const words = format(i18n.language);
  const idle = typeof shown.idleTimeLimit === 'number' ? shown.idleTimeLimit : kUsualIdle;
  const idles = [...new Set([...kAwayAfter, idle])].sort((a, b) => a - b);

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

  const change = (some: Preferences) => void save(some);

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
      {(['messages', 'sidebar'] as const).map((group) => (
        <section key={group} className="confab-section" aria-labelledby={`preferences-${group}`}>
          <h2 id={`preferences-${group}`}>{t(`preferences.groups.${group}`)}</h2>
          <div className="confab-narrow confab-form">
            <PreferenceFields group={group} shown={shown} onChange={change} />
          </div>
        </section>
      ))}
      <section className="confab-section" aria-labelledby="preferences-notices">
        <h2 id="preferences-notices">{t('preferences.notices')}</h2>
        <div className="confab-narrow confab-form">
          <BrowserNotices />
          <PreferenceFields group="notices" shown={shown} onChange={change} />
          <SoundFields shown={shown} onChange={change} />
          <HighlightField words={textsOf(shown.highlights)} onSave={(highlights) => change({ highlights })} />
        </div>
      </section>
      <section className="confab-section" aria-labelledby="preferences-presence">
        <h2 id="preferences-presence">{t('preferences.groups.presence')}</h2>
        <div className="confab-narrow confab-form">
          <PreferenceFields group="presence" shown={shown} onChange={change} />
          {shown.enableAutoAway !== false && (
            <SelectField
              label={t('preferences.names.idleTimeLimit')}
              value={String(idle)}
              onChange={(seconds) => change({ idleTimeLimit: Number(seconds) })}
              options={idles.map((seconds) => ({ value: String(seconds), label: words.duration(seconds) }))}
            />
          )}
        </div>
      </section>
      <section className="confab-section" aria-labelledby="preferences-language">
        <h2 id="preferences-language">{t('common:language')}</h2>
        <div className="confab-narrow confab-form">
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
