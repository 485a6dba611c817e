import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons/drawings';

type Kind = 'info' | 'success' | 'warning' | 'danger';

const marks: Record<Kind, IconName> = {
  info: 'info-circled',
  success: 'circle-check',
  warning: 'warning',
  danger: 'circle-exclamation',
};

interface CalloutProps {
  kind?: Kind;
  title?: string;
  children?: ReactNode;
  /** For something that has just gone wrong: read out at once. */
  announce?: boolean;
}

/** A boxed remark inside a page. */
export function Callout({ kind = 'info', title, children, announce = false }: CalloutProps) {
  return (
    <div className={`confab-callout confab-callout--${kind}`} role={announce ? 'alert' : undefined}>
      <Icon name={marks[kind]} size="x20" />
      <div className="confab-callout__text">
        {title && <strong className="confab-callout__title">{title}</strong>}
        {children}
      </div>
    </div>
  );
}

interface BannerProps {
  kind?: Kind;
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
}

/** A strip across the page about the state of things (no connection, and the like). */
export function Banner({ kind = 'info', icon = marks[kind], children, action }: BannerProps) {
  return (
    <div className={`confab-banner confab-banner--${kind}`} role="status">
      <Icon name={icon} size="x20" />
      <div className="confab-banner__text">{children}</div>
      {action}
    </div>
  );
}
