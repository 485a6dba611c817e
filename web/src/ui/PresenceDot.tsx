import { useTranslation } from 'react-i18next';
import type { Presence } from '../api/entities';

/** A person's presence as a coloured shape, and in words for those who do not see it. */
export function PresenceDot({ status = 'offline' }: { status?: Presence }) {
  const { t } = useTranslation('common');
  const words = t(`presence.${status}`);
  return (
    <span className={`confab-presence confab-presence--${status}`} role="img" aria-label={words} data-tooltip={words} />
  );
}
