import '../../ui/icons/all';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from '../../lib/router';
import { useChatParts, useChatState } from '../../stores/hooks';
import { ErrorState, Loading } from '../../ui';
import { AdminFrame } from './AdminFrame';
import { adminPages, maySee, type AdminPage } from './pages';

interface Props {
  page?: string;
  /** What of the page is shown. */
  part?: string;
}

/** Whether it is known by now what one may do. */
const useKnown = () => useChatState((state) => state.me !== null && state.fetched.has('permissions'));

function Allowed({ page, part }: { page: AdminPage; part?: string }) {
  const { t } = useTranslation(['admin', 'common']);
  const known = useKnown();
  const allowed = useChatState((state) => maySee(state, page));
  if (!known) return <Loading />;
  if (allowed) return <page.Page part={part} />;
  return (
    <AdminFrame page={page.id} title={t(`${page.id}.title`)}>
      <ErrorState title={t('common:error.forbidden')} />
    </AdminFrame>
  );
}

/** The administration: the page at the address, or the first that one may see. */
export default function AdminPages({ page, part }: Props) {
  const known = useKnown();
  const [first] = useChatParts((state) => adminPages.filter((one) => maySee(state, one)));
  const shown = adminPages.find(({ path }) => path === `/admin/${page}`);
  if (!shown && !known) return <Loading />;
  if (!shown && first) return <Redirect to={first.path} replace />;
  // Whoever may see none stays at this address: what is known may be of the last visit, and they may be let in a moment later.
  const place = shown ?? adminPages[0];
  return (
    <Suspense fallback={<Loading />}>
      <Allowed key={place.id} page={place} part={part} />
    </Suspense>
  );
}
