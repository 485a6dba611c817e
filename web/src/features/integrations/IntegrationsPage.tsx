import './integrations.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button, ConfirmModal, Facts, Link, Menu, SelectField, Tag, toast, type MenuItem } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListSearch } from '../admin/ListSearch';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
import { fetchIntegrations, kPageSize, remove, setEnabled, typeOf, type Integration } from './calls';
import { HookPage } from './HookPage';
import { NewHookPage } from './NewHookPage';
import { useHookRights } from './use-hook-rights';
import { useHookWords } from './use-hook-words';

/** Runs one thing at a time that is done to a webhook, and says what came of it. */
function useActs(reload: () => void) {
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const act = async (deed: () => Promise<void>, done: string) => {
    setBusy(true);
    try {
      await deed();
      toast.success(done);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
      reload();
    }
  };
  return { busy, act };
}

function HookList() {
  const { t } = useTranslation('integrations');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const words = useHookWords();
  const navigate = useNavigate();
  const { types } = useHookRights();
  const list = useList(fetchIntegrations, kPageSize);
  const { view, setView } = list.paging;
  const { busy, act } = useActs(list.reload);
  const [doomed, setDoomed] = useState<Integration | null>(null);
  const wanted = types.find((type) => type === view.filters?.type);
  const narrowed = view.text !== '' || wanted !== undefined;

  const actionsFor = (hook: Integration): MenuItem[] => [
    { id: 'edit', icon: 'edit', label: t('edit'), onAction: () => navigate(paths.adminIntegration(hook._id)) },
    ...(typeOf(hook) === 'webhook-outgoing'
      ? [
          {
            id: 'calls',
            icon: 'history' as const,
            label: t('show-calls'),
            onAction: () => navigate(paths.integrationCalls(hook._id)),
          },
        ]
      : []),
    {
      id: 'enable',
      icon: hook.enabled ? 'ban' : 'circle-check',
      label: t(hook.enabled ? 'disable' : 'enable'),
      disabled: busy,
      onAction: () =>
        void act(
          () => setEnabled(hook, !hook.enabled),
          t(hook.enabled ? 'disabled-name' : 'enabled-name', { name: hook.name }),
        ),
    },
    { id: 'remove', icon: 'trash', label: t('remove'), danger: true, onAction: () => setDoomed(hook) },
  ];
  const confirmed = async (hook: Integration) => {
    await act(() => remove(hook), t('removed', { name: hook.name }));
    setDoomed(null);
  };

  return (
    <AdminFrame
      page="integrations"
      title={admin('integrations.title')}
      actions={
        <Button primary icon="plus" onClick={() => navigate(paths.adminNewIntegration)}>
          {t('new')}
        </Button>
      }
    >
      <p className="confab-page-lead">{t('about')}</p>
      <ListSearch label={t('search')} paging={list.paging}>
        {types.length > 1 && (
          <SelectField
            label={t('type')}
            value={wanted ?? ''}
            placeholder={t('all-types')}
            onChange={(type) => setView({ filters: { type } })}
            options={types.map((value) => ({ value, label: t(`types.${value}`) }))}
          />
        )}
      </ListSearch>
      <ListTable
        list={list}
        caption={admin('integrations.title')}
        found={(count) => t('found', { count })}
        none={
          narrowed
            ? { title: t('none-found'), text: t('none-found-text') }
            : { title: t('none'), icon: 'arrow-jump', text: types.map((type) => t(`does.${type}`)).join(' ') }
        }
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'name',
            title: t('name'),
            sortable: true,
            cell: (hook) => (
              <span className="confab-integrations__name">
                <Link to={paths.adminIntegration(hook._id)}>
                  <strong dir="auto">{hook.name}</strong>
                </Link>
                {!hook.enabled && <Tag>{t('off')}</Tag>}
                <span className="confab-table__more">
                  <Facts of={[t(`types.${typeOf(hook)}`), hook.event && words.event(hook.event)]} />
                </span>
              </span>
            ),
          },
          {
            id: 'rooms',
            title: t('rooms'),
            cell: (hook) => (
              <span className="confab-integrations__rooms">
                <Facts of={words.rooms(hook)} />
              </span>
            ),
          },
          {
            id: 'username',
            title: t('poster'),
            sortable: true,
            wide: true,
            cell: ({ username }) => <bdi>@{username}</bdi>,
          },
          {
            id: '_createdBy',
            title: t('made-by'),
            sortable: true,
            wide: true,
            cell: ({ _createdBy: { username } }) => <bdi>@{username}</bdi>,
          },
          {
            id: 'actions',
            title: common('actions'),
            cell: (hook) => <Menu label={admin('actions-for', { name: hook.name })} items={actionsFor(hook)} />,
          },
        ]}
      />
      {doomed && (
        <ConfirmModal
          title={t('remove-name', { name: doomed.name })}
          confirm={t('remove')}
          danger
          busy={busy}
          onConfirm={() => void confirmed(doomed)}
          onClose={() => setDoomed(null)}
        >
          {t(`remove-text.${typeOf(doomed)}`)}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}

/** Webhooks that one manages; at the address of one, what it does and what it has called; else a new one. */
export default function IntegrationsPage({ part }: { part?: string }) {
  if (part === undefined) return <HookList />;
  return part === 'new' ? <NewHookPage /> : <HookPage key={part} id={part} />;
}
