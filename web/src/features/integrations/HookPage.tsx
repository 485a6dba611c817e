import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { paths } from '../../routes/paths';
import { ErrorState, Outline } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { CallsPage } from './CallsPage';
import { fetchIntegration, typeOf } from './calls';
import { formOf } from './form';
import { HookEditor } from './HookEditor';

/** One webhook: what it does, or what it has called. */
export function HookPage({ id }: { id: string }) {
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const [{ filters }] = useListView();
  const {
    data: hook,
    error,
    reload,
  } = useLoad(useCallback((signal: AbortSignal) => fetchIntegration(id, signal), [id]));
  const title = admin('integrations.title');
  if (!hook || error !== undefined)
    return (
      <AdminFrame page="integrations" title={title} trail={[{ to: paths.adminIntegrations, label: title }]}>
        {error === undefined ? (
          <Outline shape="fields" />
        ) : (
          <ErrorState title={explain(common, error)} onRetry={reload} />
        )}
      </AdminFrame>
    );
  if (filters?.show === 'calls' && typeOf(hook) === 'webhook-outgoing') return <CallsPage hook={hook} />;
  return <HookEditor key={hook._updatedAt} hook={hook} initial={formOf(hook)} onSaved={reload} />;
}
