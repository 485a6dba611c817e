import { useTranslation } from 'react-i18next';
import { hasOwnText } from '../../lib/own-texts';
import { useLocation } from '../../lib/router';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { CardPage, Link } from '../../ui';
import { legalPageAt } from './legal';
import { OwnText } from './OwnText';

/** Terms of service, privacy policy or legal notice, for everybody who asks. */
export default function LegalPage() {
  const { t } = useTranslation(['texts', 'common']);
  const [location] = useLocation();
  const { name, id } = legalPageAt(location);
  useTitle(t(name));
  return (
    <CardPage wide title={t(name)}>
      {hasOwnText(name) ? <OwnText id={id} /> : <p className="confab-card__lead">{t('none')}</p>}
      <p className="confab-card__more">
        <Link to={paths.home}>{t('common:back-to-chat')}</Link>
      </p>
    </CardPage>
  );
}
