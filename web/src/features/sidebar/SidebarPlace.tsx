import { memo } from 'react';
import { useLocation } from '../../lib/router';
import { Icon, Link, type IconName } from '../../ui';

interface Props {
  to: string;
  /** What the addresses of the place begin with, where it has several. */
  area?: string;
  icon: IconName;
  name: string;
  /** How much is new there. */
  count?: number;
  /** The same in words. */
  countLabel?: string;
}

/** A page that stands above the rooms. */
export const SidebarPlace = memo(function SidebarPlace({ to, area = to, icon, name, count = 0, countLabel }: Props) {
  const [location] = useLocation();
  const here = location === area || location.startsWith(`${area}/`);
  return (
    <div className={`confab-sidebar__row confab-sidebar__place${here ? ' rcx-sidebar-item--selected' : ''}`}>
      <Link to={to} className="confab-sidebar__link" current={here}>
        <Icon name={icon} size="x20" />
        <span className="confab-sidebar__place-name">{name}</span>
        {count > 0 && (
          <span className="confab-sidebar__badge" role="img" aria-label={countLabel}>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Link>
    </div>
  );
});
