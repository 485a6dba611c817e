import '../../ui/icons/all';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../stores/hooks';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { ErrorState, Loading, SectionPage } from '../../ui';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { UsersPage } from '../users/UsersPage';
import { useCreateUser } from '../users/useCreateUser';

/** The frame of the administration. */
export default function AdminPages() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const allowed = usePermission('view-user-administration');
  const { button, dialog, created } = useCreateUser();
  useTitle(t('users.title'));
  if (allowed === undefined) return <Loading />;
  return (
    <SectionPage
      area={common('administration')}
      title={t('users.title')}
      banner={<ConnectionBanner />}
      current={paths.adminUsers}
      sections={[{ to: paths.adminUsers, label: t('users.title'), icon: 'team' }]}
      actions={allowed && button}
    >
      {allowed ? <UsersPage key={created} /> : <ErrorState title={common('error.forbidden')} />}
      {dialog}
    </SectionPage>
  );
}
