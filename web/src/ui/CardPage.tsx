import { useEffect, type ReactNode } from 'react';
import { isShown } from '../lib/calm';
import { Logo } from './Logo';

interface Props {
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
}

/** A page that is one card in the middle: signing in, setting up. */
export function CardPage({ title, children, footer, wide = false }: Props) {
  useEffect(isShown, []);
  return (
    <div className="confab-card-page">
      <header>
        <Logo withName size={44} />
      </header>
      <main id="main" tabIndex={-1} className={`confab-card ${wide ? 'confab-card--wide' : ''}`}>
        <h1 className="confab-card__title">{title}</h1>
        {children}
      </main>
      {footer && <footer className="confab-card-page__footer">{footer}</footer>}
    </div>
  );
}
