import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Icon } from './Icon';
import { Spinner } from './Spinner';
import type { IconName } from './icons/drawings';

interface Props {
  title: string;
  icon?: IconName;
  children?: ReactNode;
  action?: ReactNode;
  /** It is all that the page says, so it is the page's heading. */
  heading?: boolean;
}

/** What stands where there is nothing to show. */
export function EmptyState({ title, icon = 'magnifier', children, action, heading = false }: Props) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className="confab-state">
      <Icon name={icon} size="x32" className="confab-state__icon" />
      <Title className="confab-state__title">{title}</Title>
      {children && <div className="confab-state__text">{children}</div>}
      {action}
    </div>
  );
}

/** Something could not be loaded: says what, and offers to try again. */
export function ErrorState({
  title,
  children,
  onRetry,
}: {
  title: string;
  children?: ReactNode;
  onRetry?: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <div role="alert">
      <EmptyState title={title} icon="warning" action={onRetry && <Button onClick={onRetry}>{t('try-again')}</Button>}>
        {children}
      </EmptyState>
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation('common');
  return (
    <div className="confab-state" role="status" aria-label={t('loading')}>
      <Spinner large />
    </div>
  );
}

/** Stands in the shape of a line of text until the text is there. Whoever waits is told by what is around it. */
export function Skeleton({ width = '100%' }: { width?: string }) {
  return <span className="rcx-skeleton confab-skeleton" style={{ width }} aria-hidden="true" />;
}
