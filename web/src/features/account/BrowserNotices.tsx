import { useTranslation } from 'react-i18next';
import { switchNotifications, useNotificationState } from '../../lib/notifications';
import { Callout, Switch } from '../../ui';

/** This browser's part of it: the server does not know which browsers may show something. */
export function BrowserNotices() {
  const { t } = useTranslation('account');
  const state = useNotificationState();
  if (state === 'never') return <Callout>{t('preferences.notices-never')}</Callout>;
  return (
    <Switch
      label={t('preferences.notices-browser')}
      hint={t('preferences.notices-browser-hint')}
      checked={state === 'on'}
      onChange={(on) => void switchNotifications(on)}
    />
  );
}
