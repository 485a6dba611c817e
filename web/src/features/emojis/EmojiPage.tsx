import '../../ui/icons/add-files';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useHeard } from '../../stores/use-heard';
import { Button, ConfirmModal, EmptyState, ErrorState, Outline, Menu, Table, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { emojiAddress, kEmojiStreams, ownEmoji, type OwnEmoji } from '../messages/emoji/follow-custom';
import { EmojiDialog } from './EmojiDialog';

/** The emoji that the workspace has made up. */
export default function EmojiPage() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const { data: emoji, error, reload } = useLoad(ownEmoji);
  useHeard(kEmojiStreams, reload);
  const [edited, setEdited] = useState<OwnEmoji | 'new' | null>(null);
  const [question, setQuestion] = useState<OwnEmoji | null>(null);
  const [busy, setBusy] = useState(false);

  const remove = async ({ _id }: OwnEmoji) => {
    setBusy(true);
    try {
      await api.post('emoji-custom.delete', { emojiId: _id });
      setQuestion(null);
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const add = (
    <Button variant="primary" onClick={() => setEdited('new')}>
      {t('emojis.new')}
    </Button>
  );
  const rows = [...(emoji ?? [])].sort((a, b) => a.name.localeCompare(b.name));

  return (
    <AdminFrame page="emojis" title={t('emojis.title')} actions={add}>
      <p className="confab-page-lead">{t('emojis.about')}</p>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!emoji && error === undefined && <Outline shape="table" />}
      {emoji?.length === 0 && (
        <EmptyState title={t('emojis.none')} icon="emoji">
          {t('emojis.none-text')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          caption={t('emojis.title')}
          rows={rows}
          rowKey={({ _id }) => _id}
          columns={[
            {
              id: 'picture',
              title: t('emojis.picture'),
              cell: (one) => <img className="confab-emoji__own" src={emojiAddress(one)} alt="" loading="lazy" />,
            },
            { id: 'name', title: t('emojis.name'), cell: ({ name }) => <strong>:{name}:</strong> },
            {
              id: 'aliases',
              title: t('emojis.aliases'),
              cell: ({ aliases = [] }) => aliases.map((alias) => `:${alias}:`).join(' '),
            },
            {
              id: 'actions',
              title: common('actions'),
              cell: (one) => (
                <Menu
                  label={t('emojis.actions-for', { name: one.name })}
                  items={[
                    { id: 'edit', icon: 'edit', label: t('emojis.edit'), onAction: () => setEdited(one) },
                    {
                      id: 'delete',
                      icon: 'trash',
                      label: t('emojis.delete'),
                      danger: true,
                      onAction: () => setQuestion(one),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {edited && (
        <EmojiDialog
          {...(edited !== 'new' && { emoji: edited })}
          onClose={() => setEdited(null)}
          onSaved={() => {
            toast.success(common('saved'));
            reload();
          }}
        />
      )}
      {question && (
        <ConfirmModal
          title={t('emojis.delete-name', { name: question.name })}
          confirm={t('emojis.delete')}
          danger
          busy={busy}
          onConfirm={() => void remove(question)}
          onClose={() => setQuestion(null)}
        >
          {t('emojis.delete-text')}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
