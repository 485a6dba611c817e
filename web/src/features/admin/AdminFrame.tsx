import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title';
import { useChatParts } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { SectionPage } from '../../ui';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { adminPages, type AdminPage } from './pages';

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
  const pages = useChatParts((state) => adminPages.filter(({ permission }) => can(state, permission)));
  useTitle(title);
  return (
    <SectionPage
      area={common('administration')}
      title={title}
      trail={trail}
      banner={<ConnectionBanner />}
      current={adminPages.find(({ id }) => id === page)!.path}
      sections={pages.map(({ id, path, icon }) => ({ to: path, icon, label: t(`${id}.title`) }))}
      actions={actions}
    >
      {children}
    </SectionPage>
  );
}
