import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Icon, Link } from '../../ui';
import { useChatState, useSetting } from '../../stores/hooks';
import { unreadThreads } from '../../stores/selectors';

/** Above the rooms: the way to the threads of all of them, and in how many there is something new. */
export const ThreadsLink = memo(function ThreadsLink() {
  const { t } = useTranslation('chat');
  const [location] = useLocation();
  const enabled = useSetting('Threads_enabled', true);
  const count = useChatState(unreadThreads);
  if (!enabled) return null;
  const here = location === paths.threads;
  return (
    <div className={`confab-sidebar__row confab-sidebar__place${here ? ' rcx-sidebar-item--selected' : ''}`}>
      <Link to={paths.threads} className="confab-sidebar__link" current={here}>
        <Icon name="thread" size="x20" />
        <span className="confab-sidebar__place-name">{t('tabs.threads')}</span>
        {count > 0 && (
          <span className="confab-sidebar__badge" role="img" aria-label={t('sidebar.threads', { count })}>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Link>
    </div>
  );
});
