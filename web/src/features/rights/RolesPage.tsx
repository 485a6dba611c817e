import './rights.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/schema';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useHeard } from '../../stores/use-heard';
import type { StreamKey } from '../../realtime/streams';
import { Button, ConfirmModal, EmptyState, ErrorState, Link, Menu, Outline, Table, Tag, toast } from '../../ui';
import type { MenuItem } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { deleteRole, fetchRoles } from './calls';
import { RoleDialog } from './RoleDialog';
import { RoleHolders } from './RoleHolders';
import { inOrder, useRightWords } from './words';

const kStreams: readonly StreamKey[] = [['stream-roles', 'roles']];

function RoleTable({ roles, actionsFor }: { roles: readonly Role[]; actionsFor: (role: Role) => MenuItem[] }) {
  const { t } = useTranslation('rights');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const words = useRightWords();
  return (
    <Table
      caption={admin('roles.title')}
      rows={inOrder(roles)}
      rowKey={({ _id }) => _id}
      columns={[
        {
          id: 'name',
          title: t('name'),
          cell: (role) => (
            <>
              <Link to={paths.adminRole(role._id)}>
                <strong>{words.role(role)}</strong>
              </Link>
              <span className="confab-table__more">{words.about(role)}</span>
            </>
          ),
        },
        {
          id: 'scope',
          title: t('scope'),
          cell: ({ scope }) => t(scope === 'Subscriptions' ? 'scopes.room' : 'scopes.workspace'),
        },
        {
          id: 'kind',
          title: t('kind'),
          wide: true,
          cell: (role) => <Tag>{t(role.protected ? 'built-in' : 'own')}</Tag>,
        },
        {
          id: 'actions',
          title: common('actions'),
          cell: (role) => <Menu label={t('actions-for', { name: words.role(role) })} items={actionsFor(role)} />,
        },
      ]}
    />
  );
}

/** The roles that there are, or one of them with those who have it. */
export default function RolesPage({ part }: { part?: string }) {
  const { t } = useTranslation('rights');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const words = useRightWords();
  const navigate = useNavigate();
  const { data: roles, error, reload } = useLoad(fetchRoles);
  useHeard(kStreams, reload);
  const [edited, setEdited] = useState<Role | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Role | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = part === undefined ? undefined : roles?.find(({ _id }) => _id === part);

  const remove = async (role: Role) => {
    setBusy(true);
    try {
      await deleteRole(role._id);
      toast.success(t('deleted', { name: words.role(role) }));
      setDoomed(null);
      if (part !== undefined) navigate(paths.adminRoles);
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const actionsFor = (role: Role): MenuItem[] => [
    { id: 'edit', label: t('edit'), icon: 'edit', onAction: () => setEdited(role) },
    ...(role.protected
      ? []
      : [{ id: 'delete', label: t('delete'), icon: 'trash', danger: true, onAction: () => setDoomed(role) } as const]),
  ];

  return (
    <AdminFrame
      page="roles"
      title={shown ? words.role(shown) : admin('roles.title')}
      trail={part === undefined ? undefined : [{ to: paths.adminRoles, label: admin('roles.title') }]}
      actions={
        part === undefined ? (
          <Button variant="primary" icon="plus" onClick={() => setEdited('new')}>
            {t('new')}
          </Button>
        ) : (
          shown && <Menu label={t('actions-for', { name: words.role(shown) })} items={actionsFor(shown)} />
        )
      }
    >
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!roles && error === undefined && <Outline shape="table" />}
      {roles && part === undefined && (
        <>
          <p className="confab-page-lead">{t('about-roles')}</p>
          <RoleTable roles={roles} actionsFor={actionsFor} />
        </>
      )}
      {roles && part !== undefined && !shown && <EmptyState title={t('gone')}>{t('gone-text')}</EmptyState>}
      {shown && <RoleHolders key={shown._id} role={shown} />}
      {edited && (
        <RoleDialog
          {...(edited !== 'new' && { role: edited })}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            reload();
          }}
        />
      )}
      {doomed && (
        <ConfirmModal
          title={t('delete-name', { name: words.role(doomed) })}
          confirm={t('delete')}
          danger
          busy={busy}
          onConfirm={() => void remove(doomed)}
          onClose={() => setDoomed(null)}
        >
          {t('delete-text')}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
