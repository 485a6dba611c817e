import './admin.css';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title';
import { useChatParts } from '../../stores/hooks';
import { SectionPage } from '../../ui';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { adminPages, maySee, type AdminPage } from './pages';

const AdminFound = lazy(() => import('./AdminFound'));

interface Props {
  page: AdminPage['id'];
  title: string;
  /** The pages above this one. */
  trail?: { to: string; label: string }[];
  /** Buttons at the page's head. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Around every page of the administration: those that one may see on the left, and the page's title. */
export function AdminFrame({ page, title, trail, actions, children }: Props) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const pages = useChatParts((state) => adminPages.filter((one) => maySee(state, one)));
  useTitle(title);
  const [text, setText] = useState('');
  const wanted = text.trim();
  return (
    <SectionPage
      area={common('administration')}
      title={title}
      trail={trail}
      banner={<ConnectionBanner />}
      current={adminPages.find(({ id }) => id === page)!.path}
      sections={pages.map(({ id, path, icon }) => ({ to: path, icon, label: t(`${id}.title`) }))}
      actions={actions}
      finder={{
        field: (
          <form
            role="search"
            className="confab-admin-search"
            onSubmit={(event) => {
              event.preventDefault();
              // The first that was found, which is what one sees at the top.
              event.currentTarget.parentElement?.querySelector<HTMLElement>('.confab-admin-found a')?.click();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text !== '') setText('');
            }}
          >
            <input
              className="confab-input"
              type="search"
              value={text}
              placeholder={t('search.short')}
              aria-label={t('search.label')}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </form>
        ),
        found: wanted !== '' && (
          <Suspense fallback={null}>
            <AdminFound text={wanted} pages={pages} onGone={() => setText('')} />
          </Suspense>
        ),
      }}
    >
      {children}
    </SectionPage>
  );
}
