import './rights.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListView } from '../../lib/list-view';
import { useChatState, useMe } from '../../stores/hooks';
import { ConfirmModal, EmptyState, MultiSelectField, Pagination, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { Matrix } from './Matrix';
import { useHolders } from './use-holders';
import { inOrder, useRightWords } from './words';

const kPageSize = 40;
/** Who has it changes permissions; whoever takes it from themselves cannot give it back. */
const kRuling = 'access-permissions';

/** Which role may do what. */
export default function PermissionsPage() {
  const { t } = useTranslation('rights');
  const admin = useTranslation('admin').t;
  const words = useRightWords();
  const me = useMe();
  const roles = useChatState((state) => state.roles);
  const [view, setView] = useListView();
  const [farewell, setFarewell] = useState<string | null>(null);
  const nameOf = (role: string) => {
    const known = roles.get(role);
    return known ? words.role(known) : role;
  };
  const { permissions, holds, isBusy, change } = useHolders((permission, role, given) =>
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

  const ask = (permission: string, role: string, given: boolean) => {
    const left = permissions.get(permission)?.some((one) => one !== role && me?.roles.includes(one));
    if (permission === kRuling && !given && me?.roles.includes(role) && !left) setFarewell(role);
    else void change(permission, role, given);
  };

  return (
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
            holds={holds}
            isBusy={isBusy}
            onChange={ask}
          />
          <Pagination page={page} size={kPageSize} total={found.length} onChange={(next) => setView({ page: next })} />
        </>
      )}
      {farewell !== null && (
        <ConfirmModal
          title={t('farewell')}
          confirm={t('farewell-do')}
          danger
          onConfirm={() => {
            setFarewell(null);
            void change(kRuling, farewell, false);
          }}
          onClose={() => setFarewell(null)}
        >
          {t('farewell-text', { role: nameOf(farewell) })}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
