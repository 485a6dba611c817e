import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button, ConfirmModal, Link, toast } from '../../ui';
import { useChat, useChatParts } from '../../stores/hooks';
import { can, roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { teamCalls } from './calls';
import { LeaveTeamDialog } from './LeaveTeamDialog';
import { TeamQuestion } from './TeamQuestion';
import './teams.css';

type Question = 'convert' | 'delete' | 'leave';

/** Below what there is to say of a team: its rooms, and the ways to leave it, to make a channel of it, or to delete it. */
function OfTeam({ room, onOpenRooms }: { room: Room; onOpenRooms: () => void }) {
  const { t } = useTranslation('teams');
  const { uid } = useChat();
  const navigate = useNavigate();
  const [question, setQuestion] = useState<Question | null>(null);
  const may = useChatParts((state) => ({
    convert: can(state, 'convert-team', room._id),
    delete: can(state, 'delete-team', room._id),
    leave: state.subscriptions.has(room._id) && can(state, room.t === 'p' ? 'leave-p' : 'leave-c', room._id),
  }));
  const { teamId = '' } = room;
  const team = room.fname ?? room.name ?? '';
  const fetchErasable = useCallback((signal: AbortSignal) => teamCalls.erasable(teamId, uid, signal), [teamId, uid]);
  const close = () => setQuestion(null);
  return (
    <div className="confab-team-actions">
      <Button small icon="hashtag" onClick={onOpenRooms}>
        {t('rooms.title')}
      </Button>
      {may.leave && (
        <Button small icon="sign-out" onClick={() => setQuestion('leave')}>
          {t('leave.do')}
        </Button>
      )}
      {may.convert && (
        <Button small onClick={() => setQuestion('convert')}>
          {t('convert.to-channel')}
        </Button>
      )}
      {may.delete && (
        <Button small danger secondary icon="trash" onClick={() => setQuestion('delete')}>
          {t('delete.do')}
        </Button>
      )}
      {question === 'leave' && <LeaveTeamDialog room={room} onClose={close} onLeft={() => navigate(paths.home)} />}
      {question === 'convert' && (
        <TeamQuestion
          title={t('convert.to-channel-title', { team })}
          text={t('convert.to-channel-text')}
          confirm={t('convert.do')}
          legend={t('convert.rooms')}
          fetchRooms={fetchErasable}
          act={(rooms) => teamCalls.toChannel(teamId, rooms)}
          onClose={close}
          onDone={() => toast.success(t('convert.to-channel-done', { team }))}
        />
      )}
      {question === 'delete' && (
        <TeamQuestion
          title={t('delete.title', { team })}
          text={t('delete.text')}
          confirm={t('delete.do')}
          legend={t('delete.rooms')}
          fetchRooms={fetchErasable}
          act={(rooms) => teamCalls.erase(teamId, rooms)}
          onClose={close}
          onDone={() => {
            toast.success(t('delete.done', { team }));
            navigate(paths.home);
          }}
        />
      )}
    </div>
  );
}

/** A room that no team has may become one. */
function ToTeam({ room }: { room: Room }) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation('common');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const may = useChatParts((state) => can(state, 'create-team') && can(state, 'edit-room', room._id));
  const name = room.fname ?? room.name ?? '';
  if (!may) return null;
  const convert = async () => {
    setBusy(true);
    try {
      await teamCalls.fromRoom(room);
      toast.success(t('convert.to-team-done', { team: name }));
      setAsking(false);
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="confab-team-actions">
      <Button small icon="members" onClick={() => setAsking(true)}>
        {t('convert.to-team')}
      </Button>
      {asking && (
        <ConfirmModal
          title={t('convert.to-team-title', { room: name })}
          confirm={t('convert.do')}
          busy={busy}
          onConfirm={() => void convert()}
          onClose={() => setAsking(false)}
        >
          {t('convert.to-team-text')}
        </ConfirmModal>
      )}
    </div>
  );
}

/** Which team hosts the room. */
function HostedBy({ room }: { room: Room }) {
  const { t } = useTranslation('teams');
  const { _id, teamId } = room;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another team is another answer
  const { data } = useLoad(useCallback(() => teamCalls.teamOf(_id), [_id, teamId]));
  if (!data) return null;
  const { main, name } = data;
  return (
    <p className="confab-room-info__mark">
      {t('hosted-by')} <Link to={roomPath({ t: main.t, rid: main._id, name: main.name })}>{name}</Link>
      {room.teamDefault && <> · {t('rooms.auto-join-on')}</>}
    </p>
  );
}

/** What a room's info says and offers of teams. */
export function TeamActions({ room, onOpenRooms }: { room: Room; onOpenRooms: () => void }) {
  if (room.teamMain) return <OfTeam room={room} onOpenRooms={onOpenRooms} />;
  if (room.teamId !== undefined) return <HostedBy room={room} />;
  return room.archived ? null : <ToTeam room={room} />;
}
