import './users.css';
import { useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useChatState, useMe, usePermission, useSetting } from '../../stores/hooks';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { useSettled } from '../../lib/settled';
import {
  Avatar,
  Button,
  ButtonGroup,
  EmptyState,
  ErrorState,
  Outline,
  Menu,
  Pagination,
  Table,
  Tag,
  TextField,
  toast,
} from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { deferred } from '../../lib/deferred';
import { DeactivateDialog } from './DeactivateDialog';
import { DeleteDialog } from './DeleteDialog';
import { IdleDialog } from './IdleDialog';
import { fetchUser, fetchUsers, pageSize } from './list';
import { resetsFor, ResetDialog } from './ResetDialog';
import { UserModal } from './UserModal';
import { useCreateUser } from './useCreateUser';
import type { User } from '../../api/entities';
import type { MenuItem } from '../../ui';

const ActAsDialog = deferred(() => import('./ActAsDialog').then((part) => part.ActAsDialog), undefined, 'acting');

function Person({ user }: { user: User }) {
  return (
    <span className="confab-person">
      <Avatar username={user.username ?? user._id} name={user.name} size={32} />
      <span>
        <strong>{user.name ?? user.username}</strong>
        <span className="confab-person__username">
          <bdi>@{user.username}</bdi>
        </span>
      </span>
    </span>
  );
}

/** All accounts, page by page. */
export function UserList() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const me = useMe();
  const maySwitch = usePermission('edit-other-user-active-status');
  const mayEdit = usePermission('edit-other-user-info');
  const [view, setView] = useListView();
  const mayDelete = usePermission('delete-user');
  const mayActAs = usePermission('impersonate-user');
  const mayReset = useChatState((state) => resetsFor(state).length > 0);
  const actingAllowed = useSetting('Accounts_AllowUserImpersonation', false);
  const [question, setQuestion] = useState<{ user: User; deed: 'deactivate' | 'delete' | 'act-as' | 'reset' } | null>(
    null,
  );
  const [edited, setEdited] = useState<User | null>(null);
  const settled = useSettled(view.text, 250);

  const roles = useChatState((state) => state.roles);
  const rolesOf = ({ roles: ids = [] }: User) => ids.map((id) => roles.get(id)?.name || id).join(', ');

  const fetchPage = useCallback(
    (signal: AbortSignal) => fetchUsers(settled, view.page, view.sort, signal),
    [settled, view.page, view.sort],
  );
  const { data, error, loading, reload } = useLoad(fetchPage);
  const rows = useDeferredValue(data?.users);

  const activate = async (user: User) => {
    try {
      await api.post('users.setActiveStatus', { userId: user._id, activeStatus: true });
      toast.success(t('users.activated', { name: user.name ?? user.username }));
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    }
  };

  const edit = async (user: User) => {
    try {
      setEdited(await fetchUser(user._id));
    } catch (problem) {
      toast.error(explain(common, problem));
    }
  };

  const actionsFor = (user: User): MenuItem[] => {
    const actions: MenuItem[] = [];
    if (mayEdit) actions.push({ id: 'edit', label: t('users.edit'), icon: 'edit', onAction: () => void edit(user) });
    if (user._id === me?._id) return actions;
    if (mayReset)
      actions.push({
        id: 'reset',
        label: t('users.reset-what'),
        icon: 'refresh',
        onAction: () => setQuestion({ user, deed: 'reset' }),
      });
    if (mayActAs && actingAllowed && user.active !== false)
      actions.push({
        id: 'act-as',
        label: t('users.act-as'),
        icon: 'user',
        onAction: () => setQuestion({ user, deed: 'act-as' }),
      });
    if (maySwitch && user.active === false)
      actions.push({
        id: 'activate',
        label: t('users.activate'),
        icon: 'user-plus',
        onAction: () => void activate(user),
      });
    else if (maySwitch)
      actions.push({
        id: 'deactivate',
        label: t('users.deactivate'),
        icon: 'ban',
        danger: true,
        onAction: () => setQuestion({ user, deed: 'deactivate' }),
      });
    if (mayDelete)
      actions.push({
        id: 'delete',
        label: t('users.delete'),
        icon: 'trash',
        danger: true,
        onAction: () => setQuestion({ user, deed: 'delete' }),
      });
    return actions;
  };
  const settle = () => {
    setQuestion(null);
    reload();
  };

  return (
    <>
      <div className="confab-narrow confab-users-search">
        <TextField
          type="search"
          label={t('users.search')}
          placeholder={t('users.search-hint')}
          value={view.text}
          onChange={(text) => setView({ text })}
        />
      </div>
      <div aria-live="polite" className="confab-visually-hidden">
        {data && !loading ? t('users.found', { count: data.total }) : ''}
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!rows && error === undefined && <Outline shape="table" />}
      {rows?.length === 0 && <EmptyState title={t('users.none')}>{t('users.none-text')}</EmptyState>}
      {rows && rows.length > 0 && (
        <>
          <Table
            caption={t('users.title')}
            rows={rows}
            rowKey={(user) => user._id}
            sort={view.sort}
            onSort={(sort) => setView({ sort })}
            columns={[
              { id: 'name', title: common('profile.name'), sortable: true, cell: (user) => <Person user={user} /> },
              {
                id: 'email',
                title: common('profile.email'),
                wide: true,
                cell: (user) => user.emails?.[0]?.address ?? '',
              },
              { id: 'roles', title: t('users.roles'), wide: true, cell: (user) => rolesOf(user) },
              {
                id: 'state',
                title: t('users.state'),
                cell: (user) =>
                  user.active === false ? (
                    <Tag variant="secondary-danger">{t('users.inactive')}</Tag>
                  ) : (
                    <Tag variant="secondary">{t('users.is-active')}</Tag>
                  ),
              },
              {
                id: 'actions',
                title: common('actions'),
                cell: (user) => {
                  const items = actionsFor(user);
                  return items.length > 0 ? (
                    <Menu label={t('users.actions-for', { name: user.name ?? user.username })} items={items} />
                  ) : null;
                },
              },
            ]}
          />
          <Pagination
            page={view.page}
            size={pageSize}
            total={data?.total ?? 0}
            onChange={(page) => setView({ page })}
          />
        </>
      )}
      {edited && (
        <UserModal
          user={edited}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            reload();
          }}
        />
      )}
      {question?.deed === 'deactivate' && (
        <DeactivateDialog user={question.user} onClose={() => setQuestion(null)} onDone={settle} />
      )}
      {question?.deed === 'reset' && (
        <ResetDialog user={question.user} onClose={() => setQuestion(null)} onDone={reload} />
      )}
      {question?.deed === 'act-as' && <ActAsDialog user={question.user} onClose={() => setQuestion(null)} />}
      {question?.deed === 'delete' && (
        <DeleteDialog user={question.user} onClose={() => setQuestion(null)} onDone={settle} />
      )}
    </>
  );
}

export default function UsersPage() {
  const { t } = useTranslation('admin');
  const { button, dialog, created } = useCreateUser();
  const mayDeactivate = usePermission('edit-other-user-active-status');
  const [idle, setIdle] = useState(false);
  const [rounds, setRounds] = useState(0);
  return (
    <AdminFrame
      page="users"
      title={t('users.title')}
      actions={
        <ButtonGroup>
          {mayDeactivate && <Button onClick={() => setIdle(true)}>{t('users.idle-do')}</Button>}
          {button}
        </ButtonGroup>
      }
    >
      <UserList key={`${created} ${rounds}`} />
      {idle && <IdleDialog onClose={() => setIdle(false)} onDone={() => setRounds(rounds + 1)} />}
      {dialog}
    </AdminFrame>
  );
}
