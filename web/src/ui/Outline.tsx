import { useTranslation } from 'react-i18next';
import { Skeleton } from './states';

/**
 * people: a face and two lines, as people, messages and files are listed; lines: text; table: rows across the page; fields: of a form;
 * person: a picture with facts below.
 */
export type OutlineShape = 'people' | 'lines' | 'table' | 'fields' | 'person';

interface Props {
  shape: OutlineShape;
}

/** Of unlike lengths, as what comes is. */
const kWidths = ['64%', '42%', '76%', '53%', '68%', '35%'];

/** The shape of what is being fetched, in its place, so that nothing jumps when it comes. */
export function Outline({ shape }: Props) {
  const { t } = useTranslation('common');
  const look = shape === 'table' || shape === 'fields' ? ` confab-shape--${shape}` : '';
  return (
    <div className={`confab-shape${look}`} role="status" aria-label={t('loading')}>
      {shape === 'person' && <span className="confab-shape__picture" />}
      {kWidths.map((width) => (
        <div key={width} className="confab-shape__row">
          {shape === 'people' && <span className="confab-shape__face" />}
          <div className="confab-shape__text">
            {shape !== 'lines' && <Skeleton width="30%" />}
            <Skeleton width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}
