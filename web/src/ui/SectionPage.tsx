import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isShown } from '../lib/calm';
import { paths } from '../routes/paths';
import { ErrorBoundary } from './ErrorBoundary';
import { Icon } from './Icon';
import { Link } from './Link';
import type { IconName } from './icons/drawings';

/** So many fit into the strip of a phone, in two rows at most. */
const kMostInStrip = 5;

interface Section {
  to: string;
  label: string;
  icon: IconName;
}

interface Props {
  /** The area as a whole: account, administration. */
  area: string;
  sections: Section[];
  current: string;
  title: string;
  /** The pages above this one, the outermost first. */
  trail?: { to: string; label: string }[];
  /** Above everything else: what is amiss. */
  banner: ReactNode;
  /** Buttons at the page's head. */
  actions?: ReactNode;
  /** Above the sections: a field to search in, and, once something is typed, what was found in their place. */
  finder?: { field: ReactNode; found: ReactNode };
  children: ReactNode;
}

/** A page beside the chat: its sections on the left (on top on phones), the way back to the chat above them. */
export function SectionPage({ area, sections, current, title, trail, banner, actions, finder, children }: Props) {
  const { t } = useTranslation('common');
  const nav = useRef<HTMLElement>(null);
  const list = useId();
  // On a phone, more than a strip has room for are behind a button; going somewhere closes them again.
  const many = sections.length > kMostInStrip;
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === current;
  useEffect(isShown, []);
  useEffect(() => {
    // On a phone the sections are a strip that is wider than the screen.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <div className="confab-section-page">
      <nav
        ref={nav}
        className={`confab-section-page__nav${many ? ' is-long' : ''}`}
        aria-label={area}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpenAt(undefined);
        }}
      >
        <Link to={paths.home} className="confab-nav-link">
          <Icon name="arrow-back" size="x20" />
          {t('back-to-chat')}
        </Link>
        <p className="confab-section-page__area">{area}</p>
        {finder?.field}
        {finder?.found}
        {many && !finder?.found && (
          <button
            type="button"
            className="confab-section-page__toggle"
            aria-expanded={open}
            aria-controls={list}
            onClick={() => setOpenAt(open ? undefined : current)}
          >
            <Icon name="burger-menu" size="x20" />
            <span>{sections.find(({ to }) => to === current)?.label ?? area}</span>
          </button>
        )}
        <ul id={list} hidden={Boolean(finder?.found)} className={open ? 'is-open' : undefined}>
          {sections.map((section) => (
            <li key={section.to}>
              <Link to={section.to} className="confab-nav-link" current={section.to === current}>
                <Icon name={section.icon} size="x20" />
                {section.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="confab-section-page__body">
        {banner}
        <main id="main" tabIndex={-1}>
          {trail && (
            <nav className="confab-trail" aria-label={t('trail')}>
              {trail.map(({ to, label }) => (
                <Link key={to} to={to}>
                  {label}
                </Link>
              ))}
            </nav>
          )}
          <div className="confab-section-page__head">
            <h1>{title}</h1>
            {actions}
          </div>
          <ErrorBoundary resetKey={current}>{children}</ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
