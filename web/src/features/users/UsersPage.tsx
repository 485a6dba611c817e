import './users.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useChatState, useMe, usePermission, useSetting } from '../../stores/hooks';
import { explain } from '../../lib/errors';
import type { ListView } from '../../lib/list-view';
import { Avatar, Button, ButtonGroup, Menu, Tag, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListSearch } from '../admin/ListSearch';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
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

const fetchPage = async ({ text, page, sort }: ListView, signal: AbortSignal) => {
  const { users, total } = await fetchUsers(text, page, sort, signal);
  return { rows: users, total };
};

/** All accounts, page by page. */
export function UserList() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const me = useMe();
  const maySwitch = usePermission('edit-other-user-active-status');
  const mayEdit = usePermission('edit-other-user-info');
  const mayDelete = usePermission('delete-user');
  const mayActAs = usePermission('impersonate-user');
  const mayReset = useChatState((state) => resetsFor(state).length > 0);
  const actingAllowed = useSetting('Accounts_AllowUserImpersonation', false);
  const [question, setQuestion] = useState<{ user: User; deed: 'deactivate' | 'delete' | 'act-as' | 'reset' } | null>(
    null,
  );
  const [edited, setEdited] = useState<User | null>(null);

  const roles = useChatState((state) => state.roles);
  const rolesOf = ({ roles: ids = [] }: User) => ids.map((id) => roles.get(id)?.name || id).join(', ');

  const list = useList(fetchPage, pageSize);
  const { reload } = list;

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
      <ListSearch label={t('users.search')} hint={t('users.search-hint')} paging={list.paging} />
      <ListTable
        list={list}
        caption={t('users.title')}
        found={(count) => t('users.found', { count })}
        none={{ title: t('users.none'), text: t('users.none-text') }}
        rowKey={(user) => user._id}
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
