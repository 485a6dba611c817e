import { Icon, Skeleton as FuselageSkeleton, Throbber } from '@rocket.chat/fuselage';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

export { FuselageSkeleton as Skeleton };

interface Props {
  title: string;
  icon?: ComponentProps<typeof Icon>['name'];
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
      <Icon name={icon} size="x32" color="hint" />
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
      <Throbber />
    </div>
  );
}
