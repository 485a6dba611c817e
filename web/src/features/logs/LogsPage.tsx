import './logs.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Button, EmptyState, ErrorState, Outline, SelectField, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { isAtLeast, kLevels, levelOf, plainLine, type Level } from './lines';

const kEvery = 2_000;
/** Nearer to the end than so many pixels, one follows it. */
const kNear = 24;

const fetchLines = async (signal: AbortSignal) => (await api.get('stdout.queue', undefined, { signal })).queue;

/** What the server says of its work, as it says it. */
export default function LogsPage() {
  const { t } = useTranslation('logs');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const { data, error, reload } = useLoad(fetchLines);
  const [paused, setPaused] = useState(false);
  const [level, setLevel] = useState<Level | ''>('');
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    if (paused) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, kEvery);
    return () => clearInterval(timer);
  }, [paused, reload]);

  const wanted = text.trim().toLocaleLowerCase();
  const rows = useMemo(
    () =>
      (data ?? [])
        .map(({ id, string }) => ({ id, line: plainLine(string) }))
        .map((row) => ({ ...row, level: levelOf(row.line) }))
        .filter(
          (row) => (level === '' || isAtLeast(row.level, level)) && row.line.toLocaleLowerCase().includes(wanted),
        ),
    [data, level, wanted],
  );
  useEffect(() => {
    const element = list.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [rows]);

  return (
    <AdminFrame
      page="logs"
      title={admin('logs.title')}
      actions={<Button onClick={() => setPaused(!paused)}>{t(paused ? 'go-on' : 'pause')}</Button>}
    >
      <p className="confab-page-lead">{t(paused ? 'paused' : 'lead')}</p>
      <div className="confab-logs__filters">
        <SelectField
          label={t('level')}
          value={level}
          placeholder={t('all')}
          onChange={(value) => setLevel(kLevels.find((one) => one === value) ?? '')}
          options={kLevels.map((value) => ({ value, label: t(`levels.${value}`) }))}
        />
        <TextField type="search" label={t('filter')} value={text} onChange={setText} />
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="table" />}
      {data && rows.length === 0 && <EmptyState title={t('none')} />}
      {rows.length > 0 && (
        <div
          ref={list}
          className="confab-logs"
          role="region"
          aria-label={admin('logs.title')}
          // Keys scroll it.
          tabIndex={0}
          dir="ltr"
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            follows.current = scrollHeight - scrollTop - clientHeight < kNear;
          }}
        >
          {rows.map(({ id, line, level: of }) => (
            <div key={id} className={`confab-logs__line${of ? ` is-${of}` : ''}`}>
              {line}
            </div>
          ))}
        </div>
      )}
    </AdminFrame>
  );
}
