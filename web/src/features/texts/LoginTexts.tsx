import { useTranslation } from 'react-i18next';
import { hasOwnText } from '../../lib/own-texts';
import { Link } from '../../ui';
import { legalPages } from './legal';
import { OwnText } from './OwnText';

/** What the workspace says below the log-in, and the ways to its legal pages. */
export default function LoginTexts() {
  const { t } = useTranslation('texts');
  const pages = legalPages();
  return (
    <>
      {hasOwnText('login') && <OwnText id="Layout_Login_Terms" className="confab-own-text--login" />}
      {pages.length > 0 && (
        <ul className="confab-legal-links">
          {pages.map(({ name, path }) => (
            <li key={name}>
              <Link to={path}>{t(name)}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
