import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, ConfirmModal, Menu, toast, type IconName, type Table } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';

export interface Row {
  _id: string;
  name: string;
}

export type Kind = 'emojis' | 'sounds' | 'statuses';

export interface FormProps<T> {
  /** Left out: a new one. */
  one?: T;
  onClose: () => void;
  onSaved: () => void;
}

interface Props<T> {
  /** What it is a page of; its words go by that name. */
  kind: Kind;
  icon: IconName;
  /** As it was fetched. */
  list: { data: readonly T[] | undefined; error: unknown; reload: () => void };
  columns: Parameters<typeof Table<T>>[0]['columns'];
  remove: (one: T) => Promise<unknown>;
  form: (props: FormProps<T>) => ReactNode;
}

/** What the workspace has of its own beside what everybody has: a list by name, to which one adds, and a form for each. */
export function CollectionPage<T extends Row>({ kind, icon, list, columns, remove, form }: Props<T>) {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const { data, error, reload } = list;
  const [edited, setEdited] = useState<T | 'new' | null>(null);
  const [question, setQuestion] = useState<T | null>(null);
  const [busy, setBusy] = useState(false);
  const title = t(`${kind}.title`);
  const rows = [...(data ?? [])].sort((a, b) => a.name.localeCompare(b.name));

  const confirmed = async (one: T) => {
    setBusy(true);
    try {
      await remove(one);
      setQuestion(null);
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const add = (
    <Button primary onClick={() => setEdited('new')}>
      {t(`${kind}.new`)}
    </Button>
  );
  const actionsOf = (one: T) => (
    <Menu
      label={t('actions-for', { name: one.name })}
      items={[
        { id: 'edit', icon: 'edit', label: t('edit'), onAction: () => setEdited(one) },
        { id: 'delete', icon: 'trash', label: t('delete'), danger: true, onAction: () => setQuestion(one) },
      ]}
    />
  );
  const saved = () => {
    toast.success(common('saved'));
    reload();
  };

  return (
    <AdminFrame page={kind} title={title} actions={add}>
      <p className="confab-page-lead">{t(`${kind}.about`)}</p>
      <ListTable
        list={{ rows: data && rows, total: rows.length, error, reload }}
        caption={title}
        none={{ title: t(`${kind}.none`), icon, text: t(`${kind}.none-text`) }}
        rowKey={({ _id }) => _id}
        columns={[...columns, { id: 'actions', title: common('actions'), cell: actionsOf }]}
      />
      {edited && form({ ...(edited !== 'new' && { one: edited }), onClose: () => setEdited(null), onSaved: saved })}
      {question && (
        <ConfirmModal
          title={t('delete-name', { name: question.name })}
          confirm={t('delete')}
          danger
          busy={busy}
          onConfirm={() => void confirmed(question)}
          onClose={() => setQuestion(null)}
        >
          {t(`${kind}.delete-text`)}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
