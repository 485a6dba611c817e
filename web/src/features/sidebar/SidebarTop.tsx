import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { calm } from '../../lib/calm';
import { calmly, deferred } from '../../lib/deferred';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Avatar, IconButton, Link } from '../../ui';
import { useChatState, useSetting } from '../../stores/hooks';

function OwnFace() {
  const me = useChatState((state) => state.me);
  return (
    <div className="confab-own">
      <Avatar username={me?.username ?? ''} name={me?.name} size={28} />
    </div>
  );
}

// The rooms do not wait for them.
const OwnMenu = deferred(() => import('./OwnMenu').then((part) => part.OwnMenu), OwnFace, undefined, calm);
const CreateMenu = calmly(() => import('./CreateMenu').then((part) => part.CreateMenu), 'daily');

/** What stands above the rooms, and has nothing to do with what happens in them. */
export const SidebarTop = memo(function SidebarTop({ onSwitch }: { onSwitch: () => void }) {
  const { t } = useTranslation('chat');
  const navigate = useNavigate();
  const site = useSetting('Site_Name', '') || 'Confab';
  const leadsHome = useSetting('Layout_Show_Home_Button', true);
  return (
    <header className="confab-sidebar__top">
      <OwnMenu />
      {leadsHome ? (
        <Link to={paths.home} className="confab-sidebar__site">
          {site}
        </Link>
      ) : (
        <span className="confab-sidebar__site">{site}</span>
      )}
      <IconButton small type="button" icon="magnifier" aria-label={t('sidebar.switch')} onClick={onSwitch} />
      <IconButton
        small
        type="button"
        icon="notebook-hashtag"
        aria-label={t('directory.title')}
        onClick={() => navigate(paths.directory)}
      />
      <CreateMenu />
    </header>
  );
});
