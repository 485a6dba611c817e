import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { usePermission } from '../../stores/hooks';
import { Button, IconButton, SettingField } from '../../ui';
import { AssetField } from './AssetField';
import { HistoryDrawer } from './HistoryDrawer';
import { kReadable, leastContrast, usualOf } from './colours';
import { inputOf, kindOf, sameInput } from './kinds';
import { colourInputs } from './use-colour-preview';
import type { Settings } from './use-settings';
import type { SettingWords } from './words';
import type { Setting } from './kinds';

interface Props {
  rows: readonly Setting[];
  settings: Settings;
  words: SettingWords;
}

/** Said while a colour makes text hard to read; it can be saved all the same. */
function ContrastNote({ id, settings }: { id: string; settings: Settings }) {
  const { t, i18n } = useTranslation('settings');
  const least = leastContrast(id, colourInputs(settings));
  if (least === undefined || least >= kReadable) return null;
  const ratio = format(i18n.language).decimal(Math.floor(least * 10) / 10);
  return <strong className="confab-settings__warning">{t('contrast', { ratio })}</strong>;
}

/** What a setting does, and why it does not do it now. */
function Idle({ reason, children }: { reason: string; children: ReactNode }) {
  return (
    <>
      {children} <strong className="confab-settings__idle">{reason}</strong>
    </>
  );
}

function Row({ setting, settings, words }: { setting: Setting } & Omit<Props, 'rows'>) {
  const { t } = useTranslation('settings');
  const mayEdit = usePermission('edit-privileged-setting');
  const mayAudit = usePermission('can-audit');
  const [shown, setShown] = useState(false);
  const label = words.name(setting);
  const kind = kindOf(setting);
  const value = settings.inputFor(setting);
  const original = inputOf(setting, setting.packageValue);
  const fixed = setting.blocked === true || mayEdit === false;
  // One reason at a time: whoever sees to it is told the next.
  const [unmet] = settings.unmet(setting);
  const hint =
    kind === 'colour' ? (
      <>
        {words.hint(setting)} <ContrastNote id={setting._id} settings={settings} />
      </>
    ) : (
      words.hint(setting)
    );
  return (
    <SettingField
      kind={kind}
      label={label}
      hint={
        setting.blocked ? t('blocked') : unmet ? <Idle reason={words.needs(unmet.of, unmet.values)}>{hint}</Idle> : hint
      }
      error={settings.problemOf(setting)}
      value={value}
      onChange={(input) => settings.change(setting, input)}
      options={kind === 'select' || kind === 'list' ? words.options(setting) : undefined}
      placeholder={usualOf(setting._id) ?? (original === '' || value === '' ? t('unset') : undefined)}
      disabled={fixed || unmet !== undefined}
      changed={settings.isChanged(setting)}
      action={
        <>
          {!fixed && !unmet && !sameInput(value, original) && (
            <Button
              small
              aria-label={t('reset-what', { what: label })}
              onClick={() => settings.change(setting, original)}
            >
              {t('reset')}
            </Button>
          )}
          {mayAudit && !setting.secret && (
            <IconButton
              small
              icon="history"
              aria-label={t('history.of', { name: label })}
              aria-haspopup="dialog"
              onClick={() => setShown(true)}
            />
          )}
          {shown && (
            <HistoryDrawer
              setting={setting}
              all={[setting]}
              words={words}
              onRestored={settings.reload}
              onClose={() => setShown(false)}
            />
          )}
        </>
      }
    />
  );
}

function AnyRow(props: { setting: Setting } & Omit<Props, 'rows'>) {
  const { setting, words, settings } = props;
  if (setting.type !== 'asset') return <Row {...props} />;
  return (
    <AssetField setting={setting} label={words.name(setting)} hint={words.hint(setting)} onChanged={settings.reload} />
  );
}

/** What people look for first among the pictures. */
const rank = ({ _id }: Setting): number =>
  _id.startsWith('Assets_logo') ? 0 : _id.startsWith('Assets_background') ? 1 : 2;

/** The settings of a group, section by section; those without one come first. */
export function SettingsGroup({ rows, settings, words }: Props) {
  const sections = [...new Set(rows.map(({ section }) => section ?? ''))].sort();
  return sections.map((section) => (
    <section key={section} className="confab-section confab-settings__section" aria-label={words.section(section)}>
      {(section !== '' || sections.length > 1) && <h2>{words.section(section)}</h2>}
      {rows
        .filter((setting) => (setting.section ?? '') === section)
        .sort((a, b) => rank(a) - rank(b))
        .map((setting) => (
          <AnyRow key={setting._id} setting={setting} settings={settings} words={words} />
        ))}
    </section>
  ));
}
