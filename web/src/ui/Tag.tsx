import type { ReactNode } from 'react';

interface Props {
  variant?: 'secondary' | 'secondary-danger';
  children: ReactNode;
}

/** A word about a thing's state. */
export function Tag({ variant = 'secondary', children }: Props) {
  return <span className={`rcx-tag confab-tag confab-tag--${variant}`}>{children}</span>;
}
