import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Props {
  /** From 0. */
  page: number;
  size: number;
  total: number;
  onChange: (page: number) => void;
}

/** Leafing through a long list; nothing where it fits on one page. */
export function Pagination({ page, size, total, onChange }: Props) {
  const { t } = useTranslation('common');
  if (total <= size) return null;
  const first = page * size + 1;
  const last = Math.min(total, first + size - 1);
  return (
    <nav className="confab-pagination" aria-label={t('pages.label')}>
      <span>{t('pages.range', { first, last, total })}</span>
      <Button small disabled={page === 0} onClick={() => onChange(page - 1)}>
        {t('pages.previous')}
      </Button>
      <Button small disabled={last >= total} onClick={() => onChange(page + 1)}>
        {t('pages.next')}
      </Button>
    </nav>
  );
}
