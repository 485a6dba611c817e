import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { Avatar, Button, ErrorState, Loading, PresenceDot } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { can, personName, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { AddMembersDialog } from './AddMembersDialog';
import { Panel } from './Panel';

const kPage = 50;
const kPause = 200;
const idOf = ({ _id }: Person): string => _id;

function useMembers(room: Room, filter: string) {
  const chat = useChat();
  const { _id: rid, t: type, usersCount } = room;
  const fetchPage = useCallback(
    async (offset: number) => {
      const { members, total } = await chat.server.members({ _id: rid, t: type }, offset, kPage, filter);
      return { rows: members, total };
    },
    // Who comes or goes changes the count, and the list is another. Other changes of the room do not concern it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [chat, rid, type, filter, usersCount],
  );
  return usePaged(fetchPage, idOf);
}

function MemberRow({ person, onOpen }: { person: Person; onOpen: (username: string) => void }) {
  const { t } = useTranslation('chat');
  const realNames = useRealNames();
  const status = useChatState((state) => statusOf(state, person._id)) ?? person.status;
  const name = personName(person, realNames);
  return (
    <li>
      <button
        type="button"
        className="confab-members__row"
        onClick={() => onOpen(person.username)}
        title={t('members.profile', { name })}
      >
        <Avatar username={person.username} name={person.name} size={28} />
        <PresenceDot status={status} />
        <span className="confab-members__name">{name}</span>
        {name !== person.username && <span className="confab-suggestions__hint">@{person.username}</span>}
      </button>
    </li>
  );
}

interface Props {
  room: Room;
  onClose: () => void;
  onOpenUser: (username: string) => void;
}

/** Who is in the room, and who of them is there. */
export function MembersPanel({ room, onClose, onOpenUser }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState(false);
  const list = useMembers(room, useSettled(filter.trim(), kPause));
  const { rows: members, total, waiting, error, again } = list;
  const mayAdd = useChatState(
    (state) => room.t !== 'd' && state.subscriptions.has(room._id) && can(state, 'add-user-to-joined-room', room._id),
  );

  const key = members.map(({ _id }) => _id).join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);

  return (
    <Panel label={t('members.title')} title={t('members.title')} onClose={onClose}>
      <div className="confab-sidebar__filter">
        <input
          type="search"
          value={filter}
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      {mayAdd && (
        <Button className="confab-panel__action" small icon="user-plus" onClick={() => setAdding(true)}>
          {t('rooms.add-members')}
        </Button>
      )}
      {error !== undefined && (
        <ErrorState title={t('members.failed')} onRetry={again}>
          {explain(common, error)}
        </ErrorState>
      )}
      {waiting && error === undefined && <Loading />}
      <p className="confab-visually-hidden" role="status">
        {waiting || list.stale ? '' : t('members.count', { count: total })}
      </p>
      <ul className="confab-members">
        {members.map((person) => (
          <MemberRow key={person._id} person={person} onOpen={onOpenUser} />
        ))}
      </ul>
      {(list.hasMore || list.loadingMore) && (
        <Button className="confab-panel__action" small loading={list.loadingMore} onClick={list.more}>
          {t('members.more')}
        </Button>
      )}
      {members.length === 0 && !list.stale && error === undefined && (
        <p className="confab-sidebar__empty" role="status">
          {t('picker.nobody')}
        </p>
      )}
      {adding && <AddMembersDialog room={room} onClose={() => setAdding(false)} onAdded={again} />}
    </Panel>
  );
}
