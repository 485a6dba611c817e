import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Button, Drawer, EmptyState, ErrorState, Facts, IconButton, Outline } from '../../ui';
import type { Setting } from './kinds';
import { Values } from './Values';
import { useRestore, useSaid } from './use-restore';
import type { SettingWords } from './words';

interface Props {
  /** Only this one; else all. */
  setting?: Setting;
  all: readonly Setting[];
  words: SettingWords;
  /** A value of before counts again. */
  onRestored: () => void;
  onClose: () => void;
}

interface Change {
  _id: string;
  at: number;
  by: string;
  setting: string;
  before: unknown;
  after: unknown;
}

const kShown = 100;

async function fetchChanges(settingId: string | undefined, signal: AbortSignal): Promise<Change[]> {
  const query = { count: kShown, ...(settingId !== undefined && { settingId }) };
  const { events } = await api.get('audit.settings', query, { signal });
  return events.map(({ _id, ts, actor, data }) => {
    const of = (key: string) => data.find((one) => one.key === key)?.value;
    const id = of('id');
    return {
      _id,
      at: Date.parse(ts),
      by: actor.username,
      setting: typeof id === 'string' ? id : '',
      before: of('previous'),
      after: of('current'),
    };
  });
}

/** Who changed what, the newest first, and the way to have a value of before again. */
export function HistoryDrawer({ setting, all, words, onRestored, onClose }: Props) {
  const { t, i18n } = useTranslation('settings');
  const common = useTranslation('common').t;
  const said = useSaid();
  const id = setting?._id;
  const { data, error, reload } = useLoad(useCallback((signal: AbortSignal) => fetchChanges(id, signal), [id]));
  const { busy, restorable, restore } = useRestore(() => {
    onRestored();
    reload();
  });
  const known = new Map(all.map((one) => [one._id, one]));
  const title = setting ? t('history.of', { name: words.name(setting) }) : t('history.title');

  return (
    <Drawer label={title} onClose={onClose}>
      <div className="confab-settings__drawer">
        <header className="confab-settings__drawer-head">
          <h2>{title}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        <div className="confab-settings__drawer-body">
          {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
          {!data && error === undefined && <Outline shape="people" />}
          {data?.length === 0 && <EmptyState title={t('history.none')} />}
          <ul className="confab-settings__history">
            {data?.map((change) => {
              const of = known.get(change.setting);
              const name = of ? words.name(of) : change.setting;
              return (
                <li key={change._id}>
                  {!setting && <strong>{name}</strong>}
                  <span className="confab-settings__when">
                    <Facts of={[`@${change.by}`, format(i18n.language).date('briefly', change.at)]} />
                  </span>
                  <Values before={said(change.before)} after={said(change.after)} />
                  {restorable(of, change.before) && (
                    <Button
                      small
                      loading={busy === change._id}
                      aria-label={t('history.restore-what', { name, value: said(change.before) })}
                      onClick={() => void restore(change._id, change.setting, change.before)}
                    >
                      {t('history.restore')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      </div>
    </Drawer>
  );
}
