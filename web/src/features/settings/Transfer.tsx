import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAsFile } from '../../lib/save-as-file';
import { paths } from '../../routes/paths';
import { usePermission } from '../../stores/hooks';
import { Button, ButtonGroup, Callout, Link, toast } from '../../ui';
import { CompareDrawer } from './CompareDrawer';
import { HistoryDrawer } from './HistoryDrawer';
import { exported, imported, kLongestFile, type Imported } from './transfer';
import type { Setting } from './kinds';
import type { Settings } from './use-settings';
import type { SettingWords } from './words';

/** So many are named; the save bar says how many there are. */
const kMostNamed = 12;

const save = (text: string) =>
  saveAsFile(`settings-${new Date().toISOString().slice(0, 10)}.json`, text, 'application/json');

/** What came of a file: it stands in the fields, to be looked at and saved. */
function Outcome({ of: { changes, unknown, wrong }, words }: { of: Imported; words: SettingWords }) {
  const { t } = useTranslation('settings');
  const named = changes.slice(0, kMostNamed);
  return (
    <Callout
      kind={changes.length > 0 ? 'success' : 'info'}
      title={t('transfer.read', { count: changes.length })}
      announce
    >
      {changes.length > 0 && <p>{t('transfer.look')}</p>}
      <ul className="confab-settings__imported">
        {named.map(({ setting }) => (
          <li key={setting._id}>
            <Link to={paths.settingsGroup(setting.group)}>{words.group(setting.group)}</Link>: {words.name(setting)}
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p>{t('transfer.unknown', { count: unknown.length, names: unknown.slice(0, kMostNamed).join(', ') })}</p>
      )}
      {wrong.length > 0 && (
        <p>{t('transfer.wrong', { count: wrong.length, names: wrong.slice(0, kMostNamed).join(', ') })}</p>
      )}
    </Callout>
  );
}

/** Settings as a file, and what was changed when. */
export function Transfer({
  all,
  settings,
  words,
}: {
  all: readonly Setting[];
  settings: Settings;
  words: SettingWords;
}) {
  const { t } = useTranslation('settings');
  const mayEdit = usePermission('edit-privileged-setting');
  const mayAudit = usePermission('can-audit');
  const chooser = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Imported>();
  const [shown, setShown] = useState<'history' | 'compare'>();
  const read = async (file: File) => {
    const found = file.size > kLongestFile ? undefined : imported(await file.text(), all);
    setOutcome(found);
    if (!found) toast.error(t('transfer.no-file'));
    for (const { setting, input } of found?.changes ?? []) settings.change(setting, input);
  };
  return (
    <>
      <div className="confab-settings__tools">
        <ButtonGroup>
          <Button small icon="download" onClick={() => save(exported(all))}>
            {t('transfer.export')}
          </Button>
          {mayEdit && (
            <Button small icon="upload" onClick={() => chooser.current?.click()}>
              {t('transfer.import')}
            </Button>
          )}
          {mayAudit && (
            <>
              <Button small icon="history" onClick={() => setShown('history')}>
                {t('history.title')}
              </Button>
              <Button small onClick={() => setShown('compare')}>
                {t('compare.title')}
              </Button>
            </>
          )}
        </ButtonGroup>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('transfer.import')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void read(file);
          currentTarget.value = ''; // the same file can be chosen again
        }}
      />
      {outcome && <Outcome of={outcome} words={words} />}
      {shown === 'history' && (
        <HistoryDrawer all={all} words={words} onRestored={settings.reload} onClose={() => setShown(undefined)} />
      )}
      {shown === 'compare' && (
        <CompareDrawer all={all} words={words} onRestored={settings.reload} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
