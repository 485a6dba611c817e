import './settings.css';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../stores/hooks';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { paths } from '../../routes/paths';
import { Callout, EmptyState, ErrorState, LeaveGuard, Link, Outline, SaveBar, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { dropDrafts } from './drafts';
import { PushTest } from './PushTest';
import { SettingsGroup } from './SettingsGroup';
import { StorageTest } from './StorageTest';
import { Transfer } from './Transfer';
import { useColourPreview } from './use-colour-preview';
import { useSettings, type Settings } from './use-settings';
import { isFound, useSettingWords, type SettingWords } from './words';
import type { Setting } from './kinds';

const within = (to: string): boolean => to.startsWith(paths.adminSettings);

function Groups({ ids, words }: { ids: readonly string[]; words: SettingWords }) {
  const { t } = useTranslation('settings');
  return (
    <nav aria-label={t('groups')} className="confab-settings__groups">
      {ids.map((id) => (
        <Link key={id} to={paths.settingsGroup(id)} className="confab-settings__group">
          <strong>{words.group(id)}</strong>
          <span>{words.groupText(id)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Found({ rows, settings, words }: { rows: readonly Setting[]; settings: Settings; words: SettingWords }) {
  const { t } = useTranslation('settings');
  if (rows.length === 0) return <EmptyState title={t('none')}>{t('none-text')}</EmptyState>;
  return [...new Set(rows.map(({ group }) => group))].map((group) => (
    <div key={group}>
      <p className="confab-settings__place">{words.group(group)}</p>
      <SettingsGroup rows={rows.filter((setting) => setting.group === group)} settings={settings} words={words} />
    </div>
  ));
}

/** One group; an address may name one that there is not. */
function Group(props: Parameters<typeof Found>[0]) {
  return props.rows.length > 0 ? <SettingsGroup {...props} /> : <Found {...props} />;
}

/** The settings of the workspace: groups, one group, or what is searched for. */
export default function SettingsPage({ part: group }: { part?: string }) {
  const { t } = useTranslation('settings');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const mayEdit = usePermission('edit-privileged-setting');
  const mayTestPush = usePermission('test-push-notifications');
  const words = useSettingWords();
  const settings = useSettings();
  useColourPreview(settings);
  const [view, setView] = useListView();
  const all = settings.settings;
  const text = view.text.trim();
  const rows = all?.filter((setting) => (text ? isFound(setting, text, words) : setting.group === group)) ?? [];
  const groups = [...new Set(all?.map((setting) => setting.group))].sort((a, b) =>
    words.group(a).localeCompare(words.group(b)),
  );

  return (
    <LeaveGuard
      when={settings.changes > 0}
      keeps={within}
      title={t('leave-title')}
      text={t('leave-ask')}
      confirm={t('discard')}
      onLeave={dropDrafts}
    >
      <AdminFrame
        page="settings"
        title={group ? words.group(group) : admin('settings.title')}
        trail={group ? [{ to: paths.adminSettings, label: admin('settings.title') }] : undefined}
      >
        <div className="confab-settings">
          <TextField
            type="search"
            label={t('search')}
            placeholder={t('search-hint')}
            value={view.text}
            onChange={(next) => setView({ text: next })}
          />
          <div aria-live="polite" className="confab-visually-hidden">
            {all && text ? t('found', { count: rows.length }) : ''}
          </div>
          {mayEdit === false && <Callout>{t('read-only')}</Callout>}
          {settings.error !== undefined && (
            <ErrorState title={explain(common, settings.error)} onRetry={settings.reload} />
          )}
          {!all && settings.error === undefined && <Outline shape="fields" />}
          {all && !text && !group && <Transfer all={all} settings={settings} words={words} />}
          {all && !text && !group && <Groups ids={groups} words={words} />}
          {all && text && <Found rows={rows} settings={settings} words={words} />}
          {all && !text && group === 'FileUpload' && mayEdit && <StorageTest unsaved={settings.changes > 0} />}
          {all && !text && group === 'Push' && mayTestPush && <PushTest unsaved={settings.changes > 0} />}
          {all && !text && group && <Group rows={rows} settings={settings} words={words} />}
          {settings.changes > 0 && (
            <SaveBar
              busy={settings.busy}
              save={t('save')}
              discard={t('discard')}
              onSave={() => void settings.save()}
              onDiscard={settings.discard}
            >
              {t('changes', { count: settings.changes })}
            </SaveBar>
          )}
        </div>
      </AdminFrame>
    </LeaveGuard>
  );
}
