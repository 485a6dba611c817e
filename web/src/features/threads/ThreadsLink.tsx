import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../routes/paths';
import { useChatState, useSetting } from '../../stores/hooks';
import { unreadThreads } from '../../stores/selectors';
import { SidebarPlace } from '../sidebar/SidebarPlace';

/** Above the rooms: the way to the threads of all of them, and in how many there is something new. */
export const ThreadsLink = memo(function ThreadsLink() {
  const { t } = useTranslation('chat');
  const enabled = useSetting('Threads_enabled', true);
  const count = useChatState(unreadThreads);
  if (!enabled) return null;
  return (
    <SidebarPlace
      to={paths.threads}
      icon="thread"
      name={t('tabs.threads')}
      count={count}
      countLabel={t('sidebar.threads', { count })}
    />
  );
});
