import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { ErrorState, Outline, SelectField } from '../../ui';
import { Bars } from './Bars';
import { fetchEngagement, type Trend } from './calls';

const kSpans = ['7', '30', '90'] as const;

/** What people did lately. */
export function Engagement() {
  const { t, i18n } = useTranslation('overview');
  const common = useTranslation('common').t;
  const [span, setSpan] = useState('30');
  const { data, error, reload } = useLoad(
    useCallback((signal: AbortSignal) => fetchEngagement(Number(span), signal), [span]),
  );
  const words = format(i18n.language);
  const trend = ({ count, variation }: Trend) =>
    variation === 0
      ? t('same', { count })
      : t(variation > 0 ? 'more' : 'less', { count, by: words.number(Math.abs(variation)) });
  const most = data && Math.max(1, ...data.rooms.map(({ messages }) => messages));
  return (
    <section className="confab-section" aria-label={t('activity')}>
      <div className="confab-overview__head">
        <h2>{t('activity')}</h2>
        <SelectField
          label={t('span')}
          value={span}
          onChange={setSpan}
          options={kSpans.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        />
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="table" />}
      {data && (
        <div className="confab-overview__charts">
          <Bars title={t('messages')} summary={trend(data.messages)} bars={data.messages.days} />
          <Bars title={t('newcomers')} summary={trend(data.newcomers)} bars={data.newcomers.days} />
          <Bars
            title={t('writers')}
            summary={t('writers-most', { count: Math.max(0, ...data.writers.map(({ count }) => count)) })}
            bars={data.writers}
          />
          <div className="confab-bars">
            <h3>{t('busiest')}</h3>
            {data.rooms.length === 0 && <p>{t('quiet')}</p>}
            <ol className="confab-overview__rooms">
              {data.rooms.map(({ name, messages }) => (
                <li key={name}>
                  <span className="confab-overview__bar" style={{ inlineSize: `${(messages / (most ?? 1)) * 100}%` }} />
                  <span dir="auto">{name}</span>
                  <span>{words.number(messages)}</span>
                </li>
              ))}
            </ol>
          </div>
        </div>
      )}
    </section>
  );
}
