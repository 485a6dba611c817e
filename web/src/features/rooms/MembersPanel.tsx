import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { deferred } from '../../lib/deferred';
import { Avatar, Button, ErrorState, Outline, PresenceDot, Tabs, Tag } from '../../ui';
import { decodeEvent } from '../../realtime/streams';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { can, personName, roomTitle, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { Member } from '../../stores/server';
import { BannedList } from '../members/BannedList';
import { kRoomRoles } from '../members/calls';
import { MemberMenu } from '../members/MemberMenu';
import { AddMembersDialog } from './AddMembersDialog';
import { Panel } from './Panel';

const kPage = 50;
const kPause = 200;
const idOf = ({ _id }: Member): string => _id;

const InviteDialog = deferred(() => import('../invites/InviteDialog').then((part) => part.InviteDialog));

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

interface RowProps {
  room: Room;
  person: Member;
  onOpen: (username: string) => void;
  onChanged: () => void;
}

function MemberRow({ room, person, onOpen, onChanged }: RowProps) {
  const { t } = useTranslation(['panels', 'chat']);
  const realNames = useRealNames();
  const status = useChatState((state) => statusOf(state, person._id)) ?? person.status;
  const statusText = useChatState((state) => state.presence.get(person._id)?.statusText) ?? person.statusText;
  const name = personName(person, realNames);
  const roles = kRoomRoles.filter((role) => person.roles.includes(role));
  return (
    <li>
      <button
        type="button"
        className="confab-members__row"
        onClick={() => onOpen(person.username)}
        data-tooltip={t('chat:members.profile', { name })}
      >
        <Avatar username={person.username} name={person.name} size={28} />
        <PresenceDot status={status} />
        <span className="confab-members__text">
          <span className="confab-members__name">
            {name}
            {name !== person.username && (
              <span className="confab-suggestions__hint">
                {' '}
                <bdi>@{person.username}</bdi>
              </span>
            )}
          </span>
          {statusText && <span className="confab-members__status">{statusText}</span>}
        </span>
        {roles.map((role) => (
          <Tag key={role}>{t(`member.role.${role}`)}</Tag>
        ))}
      </button>
      {room.t !== 'd' && (
        <MemberMenu room={room} person={person} onOpen={() => onOpen(person.username)} onChanged={onChanged} />
      )}
    </li>
  );
}

/** Somebody has a role in the room now, or has it no more. */
function useRoleNews(rid: string, onNews: () => void): void {
  const { client } = useChat();
  useEffect(
    () =>
      client.onEvent((event) => {
        const told = decodeEvent(event);
        if (told?.type === 'role.assigned' && told.data.rid === rid) onNews();
      }),
    [client, rid, onNews],
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
  const { t: panels } = useTranslation('panels');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [filter, setFilter] = useState('');
  const [dialog, setDialog] = useState<'add' | 'invite' | null>(null);
  const [tab, setTab] = useState<'members' | 'banned'>('members');
  const list = useMembers(room, useSettled(filter.trim(), kPause));
  const { rows: members, total, waiting, error, again } = list;
  const mayAdd = useChatState(
    (state) =>
      room.t !== 'd' &&
      state.subscriptions.has(room._id) &&
      can(state, room.teamMain ? 'add-team-member' : 'add-user-to-joined-room', room._id),
  );

  const mayInvite = useChatState(
    (state) => room.t !== 'd' && state.subscriptions.has(room._id) && can(state, 'create-invite-links', room._id),
  );
  const mayBan = useChatState((state) => room.t !== 'd' && can(state, 'ban-user', room._id));
  useRoleNews(room._id, again);

  const key = members.map(({ _id }) => _id).join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);

  const people = (
    <>
      <div className="confab-sidebar__filter">
        <input
          className="confab-input"
          type="search"
          value={filter}
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      {(mayAdd || mayInvite) && (
        <div className="confab-members__actions">
          {mayAdd && (
            <Button small icon="user-plus" onClick={() => setDialog('add')}>
              {t('rooms.add-members')}
            </Button>
          )}
          {mayInvite && (
            <Button small icon="link" onClick={() => setDialog('invite')}>
              {panels('member.invite')}
            </Button>
          )}
        </div>
      )}
      {error !== undefined && (
        <ErrorState title={t('members.failed')} onRetry={again}>
          {explain(common, error)}
        </ErrorState>
      )}
      {waiting && error === undefined && <Outline shape="people" />}
      <p className="confab-visually-hidden" role="status">
        {waiting || list.stale ? '' : t('members.count', { count: total })}
      </p>
      <ul className="confab-members">
        {members.map((person) => (
          <MemberRow key={person._id} room={room} person={person} onOpen={onOpenUser} onChanged={again} />
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
    </>
  );
  return (
    <Panel label={t('members.title')} title={t('members.title')} onClose={onClose}>
      {mayBan ? (
        <Tabs
          label={t('members.title')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'members', label: t('members.title') },
            { id: 'banned', label: panels('member.banned') },
          ]}
        >
          {tab === 'members' ? people : <BannedList room={room} />}
        </Tabs>
      ) : (
        people
      )}
      {dialog === 'add' && <AddMembersDialog room={room} onClose={() => setDialog(null)} onAdded={again} />}
      {dialog === 'invite' && (
        <InviteDialog room={room} title={roomTitle(room, undefined, false)} onClose={() => setDialog(null)} />
      )}
    </Panel>
  );
}
