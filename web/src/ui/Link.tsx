import type { ReactNode } from 'react';
import { RouteLink } from '../lib/router';

interface Props {
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
  onClick?: () => void;
}

/** A link inside the application; opens without loading the page anew. */
export function Link({ to, children, className, current, onClick }: Props) {
  return (
    <RouteLink href={to} className={className} aria-current={current ? 'page' : undefined} onClick={onClick}>
      {children}
    </RouteLink>
  );
}
