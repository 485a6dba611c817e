import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { SettingDifference } from '../../api/schema';
import { explain } from '../../lib/errors';
import { usePaged, type Page } from '../../lib/paged';
import {
  Button,
  DateTimeField,
  Drawer,
  EmptyState,
  ErrorState,
  Facts,
  IconButton,
  Outline,
  RadioGroup,
} from '../../ui';
import type { Setting } from './kinds';
import { useRestore, useSaid } from './use-restore';
import { Values } from './Values';
import type { SettingWords } from './words';

interface Props {
  all: readonly Setting[];
  words: SettingWords;
  /** A value of before counts again. */
  onRestored: () => void;
  onClose: () => void;
}

const kPage = 50;
const kWeek = 7 * 86_400_000;
const kMinute = 60_000;
const idOf = ({ _id }: SettingDifference): string => _id;

async function fetchDifferences(
  from: number | undefined,
  until: number | undefined,
  offset: number,
): Promise<Page<SettingDifference>> {
  if (from === undefined) return { rows: [], total: 0 };
  const { settings, total } = await api.get('confab.settings.differences', {
    from: new Date(from).toISOString(),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    offset,
    count: kPage,
  });
  return { rows: settings, total };
}

/** Which settings had other values at one time than at another, or now; and the way back to the earlier ones. */
export function CompareDrawer({ all, words, onRestored, onClose }: Props) {
  const { t } = useTranslation('settings');
  const common = useTranslation('common').t;
  const said = useSaid();
  const [from, setFrom] = useState<number | undefined>(() => Math.floor((Date.now() - kWeek) / kMinute) * kMinute);
  const [against, setAgainst] = useState<'now' | 'then'>('now');
  const [then, setThen] = useState<number>();
  const wrong = against === 'then' && from !== undefined && then !== undefined && then < from;
  const ready = from !== undefined && !wrong && (against === 'now' || then !== undefined);
  const until = against === 'then' ? then : undefined;
  const list = usePaged(
    useCallback((offset: number) => fetchDifferences(ready ? from : undefined, until, offset), [ready, from, until]),
    idOf,
  );
  const { busy, restorable, restore } = useRestore(() => {
    onRestored();
    list.again();
  });
  const known = new Map(all.map((one) => [one._id, one]));
  const title = t('compare.title');
  const settled = ready && !list.waiting && !list.stale && list.error === undefined;
  return (
    <Drawer label={title} onClose={onClose}>
      <div className="confab-settings__drawer">
        <header className="confab-settings__drawer-head">
          <h2>{title}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        <div className="confab-settings__drawer-body">
          <div className="confab-form confab-settings__times">
            <DateTimeField label={t('compare.from')} value={from} onChange={setFrom} />
            <RadioGroup<'now' | 'then'>
              label={t('compare.with')}
              value={against}
              onChange={setAgainst}
              options={[
                { value: 'now', label: t('compare.now') },
                { value: 'then', label: t('compare.then') },
              ]}
            />
            {against === 'then' && (
              <DateTimeField
                label={t('compare.until')}
                value={then}
                onChange={setThen}
                error={wrong ? t('compare.order') : undefined}
              />
            )}
          </div>
          <div aria-live="polite" className="confab-visually-hidden">
            {settled && t('compare.found', { count: list.total })}
          </div>
          {list.error !== undefined && <ErrorState title={explain(common, list.error)} onRetry={list.again} />}
          {ready && (list.waiting || list.stale) && list.error === undefined && <Outline shape="people" />}
          {settled && list.rows.length === 0 && (
            <EmptyState title={t('compare.none')}>{t('compare.none-text')}</EmptyState>
          )}
          <ul className="confab-settings__history" aria-label={t('compare.list')}>
            {settled &&
              list.rows.map(({ _id, before, after, secret }) => {
                const of = known.get(_id);
                const name = of ? words.name(of) : _id;
                return (
                  <li key={_id}>
                    <strong>{name}</strong>
                    {of && (
                      <span className="confab-settings__when">
                        <Facts of={[words.group(of.group), of.section && words.section(of.section)]} />
                      </span>
                    )}
                    {secret ? <span>{t('compare.secret')}</span> : <Values before={said(before)} after={said(after)} />}
                    {!secret && restorable(of, before) && (
                      <Button
                        small
                        loading={busy === _id}
                        aria-label={t('history.restore-what', { name, value: said(before) })}
                        onClick={() => void restore(_id, _id, before)}
                      >
                        {t('history.restore')}
                      </Button>
                    )}
                  </li>
                );
              })}
          </ul>
          {(list.hasMore || list.loadingMore) && (
            <Button small loading={list.loadingMore} onClick={list.more}>
              {t('compare.more')}
            </Button>
          )}
        </div>
      </div>
    </Drawer>
  );
}
