import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Avatar, Button, ErrorState, Loading, PresenceDot } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { can, personName, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { AddMembersDialog } from './AddMembersDialog';
import { Panel } from './Panel';

const kPage = 50;
const kPause = 200;

interface Loaded {
  /** The filter that the list belongs to. */
  filter: string | null;
  members: Person[];
  total: number;
}

function useMembers(room: Room, filter: string) {
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [loaded, setLoaded] = useState<Loaded>({ filter: null, members: [], total: 0 });
  const [error, setError] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const { usersCount } = room;

  const load = useCallback(
    async (offset: number, current: () => boolean) => {
      try {
        const { members, total } = await chat.server.members(room, offset, kPage, filter);
        if (!current()) return;
        setError(null);
        setLoaded((before) => ({ filter, total, members: offset === 0 ? members : [...before.members, ...members] }));
      } catch (failure) {
        if (current()) setError(explain(common, failure));
      }
    },
    // The room's other changes (a message, a topic) do not concern its members.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [chat, room._id, room.t, filter, common],
  );
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void load(0, () => current), filter === '' ? 0 : kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [load, filter, usersCount, round]);

  return {
    ...loaded,
    error,
    waiting: loaded.filter === null,
    more: () => void load(loaded.members.length, () => true),
    again: () => setRound((count) => count + 1),
  };
}

function MemberRow({ person, onOpen }: { person: Person; onOpen: (username: string) => void }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const realNames = useRealNames();
  const status = useChatState((state) => statusOf(state, person._id)) ?? person.status;
  const name = personName(person, realNames);
  const own = person._id === chat.uid;
  return (
    <li>
      <button
        type="button"
        className="confab-members__row"
        disabled={own}
        onClick={() => onOpen(person.username)}
        title={own ? undefined : t('members.message', { name })}
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
  const chat = useChat();
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState(false);
  const { members, total, waiting, error, more, again } = useMembers(room, filter.trim());
  const mayAdd = useChatState(
    (state) => room.t !== 'd' && state.subscriptions.has(room._id) && can(state, 'add-user-to-joined-room', room._id),
  );

  const key = members.map(({ _id }) => _id).join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);

  return (
    <Panel label={t('members.title')} title={t('members.count', { count: total })} onClose={onClose}>
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
      {error !== null && (
        <ErrorState title={t('members.failed')} onRetry={again}>
          {error}
        </ErrorState>
      )}
      {waiting && error === null && <Loading />}
      <ul className="confab-members">
        {members.map((person) => (
          <MemberRow key={person._id} person={person} onOpen={onOpenUser} />
        ))}
      </ul>
      {members.length < total && (
        <Button className="confab-panel__action" small onClick={more}>
          {t('members.more')}
        </Button>
      )}
      {adding && <AddMembersDialog room={room} onClose={() => setAdding(false)} onAdded={again} />}
    </Panel>
  );
}
