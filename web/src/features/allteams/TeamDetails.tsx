import './allteams.css';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/http';
import type { Team, TeamMember } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { usePaged, type Paged } from '../../lib/paged';
import { paths } from '../../routes/paths';
import { useChatParts, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { can, personName, roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { Avatar, Button, Callout, ErrorState, Icon, Link, Outline, Switch, Tag, TextField, toast } from '../../ui';
import { useRightWords } from '../rights/words';
import { roomIcon } from '../rooms/room-icon';
import { kNameTaken, roomNameProblem } from '../sidebar/room-name';
import { changeTeam, fetchMembers, fetchRooms, kindOf } from './calls';
import { TeamEnd } from './TeamEnd';

const idOfMember = ({ user }: TeamMember): string => user._id;
const idOfRoom = ({ _id }: Room): string => _id;

/** A list within the drawer, as far as it has been asked for. */
function Part<T>({
  title,
  none,
  list,
  row,
}: {
  title: string;
  none: string;
  list: Paged<T>;
  row: (one: T) => ReactNode;
}) {
  const { t } = useTranslation('chat');
  const common = useTranslation('common').t;
  return (
    <section className="confab-allteams__part" aria-label={title}>
      <h3>{title}</h3>
      {list.error !== undefined && <ErrorState title={explain(common, list.error)} onRetry={list.again} />}
      {list.waiting && <Outline shape="people" />}
      {!list.waiting && list.error === undefined && list.rows.length === 0 && (
        <p className="confab-allrooms__text">{none}</p>
      )}
      <ul>{list.rows.map(row)}</ul>
      {(list.hasMore || list.loadingMore) && (
        <Button small loading={list.loadingMore} onClick={list.more}>
          {t('members.more')}
        </Button>
      )}
    </section>
  );
}

/** What there is to say of a team, and where it leads. */
function Facts({ team, members, rooms }: { team: Team; members?: number; rooms?: number }) {
  const { t } = useTranslation('allteams');
  const written = format(i18n.language);
  const kind = kindOf(team);
  const may = useChatParts((state) => ({
    audit: can(state, 'can-audit-log'),
    rooms: can(state, 'view-room-administration'),
    // Whoever is not in a private room cannot look into it.
    open: kind === 'c' || state.subscriptions.has(team.roomId),
  }));
  const place = roomPath({ t: kind, rid: team.roomId, name: team.name });
  const facts = [
    [t('kind'), t(`kinds.${kind}`)],
    [t('owner'), team.createdBy && <bdi>@{team.createdBy.username}</bdi>],
    [t('members'), members !== undefined && written.number(members)],
    [t('rooms'), rooms !== undefined && written.number(rooms)],
    [t('created'), written.date('date', Date.parse(team.createdAt))],
  ] as const;
  return (
    <>
      <dl className="confab-allrooms__facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="confab-allrooms__links">
        {may.open && <Link to={place}>{t('open')}</Link>}
        {may.rooms && <Link to={paths.adminRoom(team.roomId)}>{t('main-room')}</Link>}
        {may.audit && <Link to={paths.auditOf(team._id)}>{t('show-audit')}</Link>}
      </p>
    </>
  );
}

interface Props {
  team: Team;
  onSaved: () => void;
  onGone: () => void;
}

/** What a team is, who and what belongs to it, and what those who may make of it. */
export function TeamDetails({ team, onSaved, onGone }: Props) {
  const { t } = useTranslation('allteams');
  const panels = useTranslation('panels').t;
  const common = useTranslation('common').t;
  const realNames = useRealNames();
  const rights = useRightWords();
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const kind = kindOf(team);
  const may = useChatParts((state) => ({
    edit: can(state, 'edit-team', team.roomId),
    turn: can(state, 'edit-team', team.roomId) && can(state, kind === 'p' ? 'create-c' : 'create-p'),
  }));
  const seesRooms = useChatState((state) => can(state, 'view-room-administration'));
  const members = usePaged(
    useCallback((offset: number) => fetchMembers(team._id, offset), [team._id]),
    idOfMember,
  );
  const rooms = usePaged(
    useCallback((offset: number) => fetchRooms(team._id, offset), [team._id]),
    idOfRoom,
  );
  const before = { name: team.name, isPrivate: kind === 'p' };
  const { form, field, choice, values, failure, busy, send } = useForm({
    initial: before,
    validate: ({ name }) => {
      const problem = name === before.name ? undefined : roomNameProblem(name, pattern);
      return { name: problem && panels(`create.${problem}`) };
    },
    submit: async ({ name, isPrivate }) => {
      try {
        await changeTeam(team._id, {
          name: name === before.name ? undefined : name.trim(),
          kind: isPrivate === before.isPrivate ? undefined : isPrivate ? 'p' : 'c',
        });
      } catch (error) {
        if (error instanceof ApiError && kNameTaken.includes(error.errorType))
          throw new FieldProblem<typeof before>({ name: panels('create.taken') });
        throw error;
      }
      toast.success(common('saved'));
      onSaved();
    },
    explain: (error) => explain(common, error),
  });
  const changed = values.name !== before.name || values.isPrivate !== before.isPrivate;
  return (
    <form {...form} className="confab-allrooms__form">
      <div className="confab-allrooms__body confab-form">
        <Facts
          team={team}
          members={members.waiting || members.error !== undefined ? undefined : members.total}
          rooms={rooms.waiting || rooms.error !== undefined ? undefined : rooms.total}
        />
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        {may.edit ? (
          <>
            <TextField {...field('name')} label={t('name')} hint={t('name-hint')} required />
            <Switch {...choice('isPrivate')} label={t('private')} hint={t('private-hint')} disabled={!may.turn} />
          </>
        ) : (
          <Callout>{t('read-only')}</Callout>
        )}
        <Part
          title={t('rooms')}
          none={t('no-rooms')}
          list={rooms}
          row={(room) => (
            <li key={room._id}>
              <Icon name={roomIcon(room)} />
              <bdi>
                {seesRooms ? (
                  <Link to={paths.adminRoom(room._id)}>{room.fname ?? room.name}</Link>
                ) : (
                  (room.fname ?? room.name)
                )}
              </bdi>
              {room.teamDefault && <Tag>{t('auto-join')}</Tag>}
            </li>
          )}
        />
        <Part
          title={t('members')}
          none={t('no-members')}
          list={members}
          row={({ user, roles }) => (
            <li key={user._id}>
              <Avatar username={user.username} name={user.name} size={28} />
              <bdi>{personName(user, realNames)}</bdi>
              {roles.map((role) => (
                <Tag key={role}>{rights.role({ _id: role, name: role })}</Tag>
              ))}
            </li>
          )}
        />
        <TeamEnd team={team} onGone={onGone} />
      </div>
      {may.edit && (
        <footer className="confab-allrooms__foot">
          <Button variant="primary" loading={busy} disabled={!changed} onClick={() => void send()}>
            {common('save')}
          </Button>
        </footer>
      )}
    </form>
  );
}
