import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { copyText } from '../../lib/clipboard';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { useChat } from '../../stores/hooks';
import { ConfirmModal, Menu, Tag, toast } from '../../ui';
import type { Chat } from '../../stores/chat';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';
import { isOver, listInvites, removeInvite, type Invite } from './calls';
import { useInviteWords } from './use-words';

const kPageSize = 25;

type Names = ReadonlyMap<string, string>;

/** What the rooms and people of some invites are called. What is not told stays without a name. */
async function fetchNames(chat: Chat, invites: readonly Invite[]): Promise<Names> {
  const names = new Map<string, string>();
  const { rooms } = chat.store.getState();
  const unknown = new Set<string>();
  for (const { rid } of invites) {
    const room = rooms.get(rid);
    if (room) names.set(rid, room.fname ?? room.name ?? rid);
    else unknown.add(rid);
  }
  const query = { query: { _id: { $in: [...unknown] } }, count: kPageSize };
  const asked = unknown.size === 0 ? [] : [api.get('channels.list', query), api.get('groups.listAll', query)];
  const [people, ...found] = await Promise.allSettled([
    chat.server.presences([...new Set(invites.map(({ userId }) => userId))]),
    ...asked,
  ]);
  if (people.status === 'fulfilled') for (const { _id, username } of people.value) names.set(_id, `@${username}`);
  for (const answer of found) {
    if (answer.status !== 'fulfilled') continue;
    const list = 'channels' in answer.value ? answer.value.channels : answer.value.groups;
    for (const room of list) names.set(room._id, room.fname ?? room.name ?? room._id);
  }
  return names;
}

/** All links that let people into rooms, the newest first. */
export default function InvitesPage() {
  const { t } = useTranslation(['invites', 'admin']);
  const common = useTranslation('common').t;
  const chat = useChat();
  const words = useInviteWords();
  const [view, setView] = useListView();
  const { page } = view;
  const [question, setQuestion] = useState<Invite | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error, loading, reload } = useLoad(useCallback((signal: AbortSignal) => listInvites(signal), []));
  const rows = useMemo(() => data?.slice(page * kPageSize, (page + 1) * kPageSize) ?? [], [data, page]);
  const names = useLoad(useCallback(() => fetchNames(chat, rows), [chat, rows])).data;
  const roomOf = ({ rid }: Invite) => names?.get(rid) ?? (names ? t('unknown-room') : '');

  const copy = async ({ url }: Invite) =>
    (await copyText(url)) ? toast.success(common('copied')) : toast.error(common('copy-failed'));
  const remove = async (invite: Invite) => {
    setBusy(true);
    try {
      await removeInvite(invite._id);
      toast.success(t('removed'));
      setQuestion(null);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
      reload();
    }
  };

  return (
    <AdminFrame page="invites" title={t('admin:invites.title')}>
      <p className="confab-page-lead">{t('about')}</p>
      <ListTable
        list={{
          rows: data && rows,
          total: data?.length ?? 0,
          error,
          loading,
          reload,
          paging: { size: kPageSize, view, setView },
        }}
        caption={t('admin:invites.title')}
        found={(count) => t('found', { count })}
        none={{ title: t('none'), icon: 'link', text: t('none-text') }}
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'room',
            title: t('room'),
            cell: (invite) => (
              <>
                <strong>{roomOf(invite)}</strong>
                <span className="confab-table__more">{t('by', { name: names?.get(invite.userId) ?? '…' })}</span>
              </>
            ),
          },
          {
            id: 'until',
            title: t('until'),
            cell: (invite) =>
              isOver(invite, Date.now()) ? (
                <Tag variant="secondary-danger">{words.until(invite)}</Tag>
              ) : (
                words.until(invite)
              ),
          },
          { id: 'uses', title: t('uses'), wide: true, cell: (invite) => words.used(invite) },
          { id: 'token', title: t('link'), wide: true, cell: ({ _id }) => <code>{_id}</code> },
          {
            id: 'actions',
            title: common('actions'),
            cell: (invite) => (
              <Menu
                label={t('actions-for', { room: roomOf(invite) })}
                items={[
                  { id: 'copy', icon: 'copy', label: t('copy'), onAction: () => void copy(invite) },
                  {
                    id: 'remove',
                    icon: 'trash',
                    label: t('remove'),
                    danger: true,
                    onAction: () => setQuestion(invite),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {question && (
        <ConfirmModal
          title={t('remove-title', { room: roomOf(question) })}
          confirm={t('remove')}
          danger
          busy={busy}
          onConfirm={() => void remove(question)}
          onClose={() => setQuestion(null)}
        >
          {t('remove-text')}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
