import './rights.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListView } from '../../lib/list-view';
import { paths } from '../../routes/paths';
import { useChatState, useMe } from '../../stores/hooks';
import { EmptyState, LeaveGuard, MultiSelectField, Pagination, SaveBar, TextField, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { Matrix } from './Matrix';
import { ReviewDialog } from './ReviewDialog';
import { useDrafted, type Change } from './use-drafted';
import { useHolders } from './use-holders';
import { inOrder, useRightWords } from './words';

const kPageSize = 40;
/** Who has it changes permissions; whoever takes it from themselves cannot give it back. */
const kRuling = 'access-permissions';

const within = (to: string): boolean => to.startsWith(paths.adminPermissions);

/** Which role may do what. */
export default function PermissionsPage() {
  const { t } = useTranslation('rights');
  const admin = useTranslation('admin').t;
  const words = useRightWords();
  const me = useMe();
  const roles = useChatState((state) => state.roles);
  const [view, setView] = useListView();
  const [reviewed, setReviewed] = useState(false);
  const [busy, setBusy] = useState(false);
  const nameOf = (role: string) => {
    const known = roles.get(role);
    return known ? words.role(known) : role;
  };
  const { permissions, ...holders } = useHolders((permission, role, given) =>
    t(given ? 'may-now' : 'may-no-more', { role: nameOf(role), permission: words.permission(permission) }),
  );

  const wanted = view.text.trim().toLocaleLowerCase().split(/\s+/);
  const found = [...permissions.keys()]
    .map((id) => ({ id, name: words.permission(id) }))
    .filter(({ id, name }) => wanted.every((word) => `${name} ${id}`.toLocaleLowerCase().includes(word)))
    // What has no name here comes last: nothing of this server goes by it yet.
    .sort((a, b) => Number(a.name === a.id) - Number(b.name === b.id) || a.name.localeCompare(b.name))
    .map(({ id }) => id);
  const all = inOrder(roles.values());
  const chosen = view.filters?.roles?.split(',').filter((id) => roles.has(id)) ?? [];
  const shown = chosen.length > 0 ? all.filter(({ _id }) => chosen.includes(_id)) : all;
  const page = Math.min(view.page, Math.max(0, Math.ceil(found.length / kPageSize) - 1));

  const drafted = useDrafted(holders.holds);
  const { changes } = drafted;
  // The last of one's own roles that may do this.
  const farewell = changes.find(({ permission, role, holds }) => {
    const left = permissions.get(permission)?.some((one) => me?.roles.includes(one) && drafted.holds(permission, one));
    return permission === kRuling && !holds && me?.roles.includes(role) && !left;
  })?.role;

  const save = async () => {
    setBusy(true);
    const done: Change[] = [];
    // What takes the right to do this comes last.
    for (const one of changes.toSorted((a, b) => Number(a.permission === kRuling) - Number(b.permission === kRuling)))
      if (await holders.change(one.permission, one.role, one.holds, changes.length === 1 ? 'undoable' : 'none'))
        done.push(one);
    if (done.length > 1) toast.success(t('saved', { count: done.length }));
    // What was refused has been said, and stands as it was.
    drafted.drop(changes);
    setBusy(false);
    setReviewed(false);
  };

  return (
    <LeaveGuard
      when={changes.length > 0}
      keeps={within}
      title={t('leave-title')}
      text={t('leave-ask')}
      confirm={t('discard')}
      onLeave={() => drafted.drop(changes)}
    >
      <AdminFrame page="permissions" title={admin('permissions.title')}>
        <p className="confab-page-lead">{t('about-permissions')}</p>
        <div className="confab-rights__filters">
          <TextField type="search" label={t('search')} value={view.text} onChange={(text) => setView({ text })} />
          <MultiSelectField
            label={t('roles-shown')}
            placeholder={chosen.length === 0 ? t('all-roles') : undefined}
            value={chosen}
            onChange={(ids) => setView({ filters: { roles: ids.join(',') }, page: view.page })}
            options={all.map((role) => ({ value: role._id, label: words.role(role) }))}
          />
        </div>
        <div aria-live="polite" className="confab-visually-hidden">
          {view.text ? t('found', { count: found.length }) : ''}
        </div>
        {found.length === 0 ? (
          <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
        ) : (
          <>
            <Matrix
              permissions={found.slice(page * kPageSize, (page + 1) * kPageSize)}
              roles={shown}
              holds={drafted.holds}
              isBusy={holders.isBusy}
              isChanged={(permission, role) => drafted.holds(permission, role) !== holders.holds(permission, role)}
              onChange={(permission, role, holds) => drafted.draft({ permission, role, holds })}
            />
            <Pagination
              page={page}
              size={kPageSize}
              total={found.length}
              onChange={(next) => setView({ page: next })}
            />
          </>
        )}
        {changes.length > 0 && (
          <SaveBar
            busy={busy}
            save={t('review')}
            discard={t('discard')}
            onSave={() => setReviewed(true)}
            onDiscard={() => drafted.drop(changes)}
          >
            {t('changes', { count: changes.length })}
          </SaveBar>
        )}
        {reviewed && (
          <ReviewDialog
            changes={changes}
            farewell={farewell}
            busy={busy}
            onConfirm={() => void save()}
            onClose={() => setReviewed(false)}
          />
        )}
      </AdminFrame>
    </LeaveGuard>
  );
}
