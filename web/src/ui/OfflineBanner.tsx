import { useTranslation } from 'react-i18next';
import { useOnline } from '../lib/online';
import { Banner } from './Notices';

/** Says that there is no connection. `lost` is for those who know more than the browser does. */
export function OfflineBanner({ lost = false }: { lost?: boolean }) {
  const { t } = useTranslation('common');
  const online = useOnline();
  return online && !lost ? null : (
    <Banner kind="warning" icon="warning">
      {t('offline')}
    </Banner>
  );
}
