import { Callout as FuselageCallout, Icon } from '@rocket.chat/fuselage';
import type { ComponentProps, ReactNode } from 'react';

type Kind = 'info' | 'success' | 'warning' | 'danger';

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
    <div role={announce ? 'alert' : undefined}>
      <FuselageCallout type={kind} title={title}>
        {children}
      </FuselageCallout>
    </div>
  );
}

interface BannerProps {
  kind?: Kind;
  icon?: ComponentProps<typeof Icon>['name'];
  children: ReactNode;
  action?: ReactNode;
}

/** A strip across the page about the state of things (no connection, and the like). */
export function Banner({ kind = 'info', icon = 'info-circled', children, action }: BannerProps) {
  return (
    <div className={`confab-banner confab-banner--${kind}`} role="status">
      <Icon name={icon} size="x20" />
      <div className="confab-banner__text">{children}</div>
      {action}
    </div>
  );
}
