import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button, EmptyState } from '../../ui';
import { useSetting } from '../../stores/hooks';

/** Asked for only here, by a button: a page that asks by itself is refused by reflex. */
function NotificationOffer() {
  const { t } = useTranslation('chat');
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (permission !== 'default') return null;
  return (
    <Button icon="bell" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {t('home.notify')}
    </Button>
  );
}

export function HomePage() {
  const { t } = useTranslation('chat');
  const [, navigate] = useLocation();
  const site = useSetting('Site_Name', '') || 'Confab';
  return (
    <div className="confab-home">
      <EmptyState
        title={t('home.welcome', { site })}
        icon="balloon"
        heading
        action={
          <div className="confab-home__actions">
            <Button primary icon="notebook-hashtag" onClick={() => navigate(paths.directory)}>
              {t('home.browse')}
            </Button>
            <NotificationOffer />
          </div>
        }
      >
        {t('home.text')}
      </EmptyState>
    </div>
  );
}
