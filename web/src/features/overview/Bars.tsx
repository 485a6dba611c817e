import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';

interface Props {
  title: string;
  /** What all bars say together, in words. */
  summary: string;
  bars: readonly { at: number; count: number }[];
}

/** A count for each day, as bars: the highest is as high as there is room. The days are those of the server's clock, UTC. */
export function Bars({ title, summary, bars }: Props) {
  const { i18n } = useTranslation('overview');
  const words = format(i18n.language);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure className="confab-bars">
      <figcaption>
        <h3>{title}</h3>
        <p>{summary}</p>
      </figcaption>
      <div className="confab-bars__area" role="img" aria-label={`${title}. ${summary}`}>
        {bars.map(({ at, count }) => (
          <span
            key={at}
            className="confab-bars__one"
            data-tooltip={`${words.date('date', at, 'UTC')}: ${words.number(count)}`}
          >
            <span style={{ blockSize: `${(count / most) * 100}%` }} />
          </span>
        ))}
      </div>
      {first && last && (
        <p className="confab-bars__ends" aria-hidden="true">
          <span>{words.date('shortDate', first.at, 'UTC')}</span>
          <span>{words.date('shortDate', last.at, 'UTC')}</span>
        </p>
      )}
    </figure>
  );
}
