import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../ui';
import { useChat, useRealNames } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { memberCalls } from '../members/calls';
import { teamCalls } from './calls';
import { TeamQuestion } from './TeamQuestion';

interface Props {
  /** The team's main room. */
  room: Room;
  /** Somebody else is taken out; without it, one leaves oneself. */
  person?: Person;
  onClose: () => void;
  onLeft: () => void;
}

/** Out of a team, and out of those of its rooms that are chosen. */
export function LeaveTeamDialog({ room, person, onClose, onLeft }: Props) {
  const { t } = useTranslation('teams');
  const { uid } = useChat();
  const realNames = useRealNames();
  const { teamId = '' } = room;
  const userId = person?._id ?? uid;
  const name = person ? personName(person, realNames) : '';
  const team = room.fname ?? room.name ?? '';
  const fetchRooms = useCallback((signal: AbortSignal) => teamCalls.roomsOf(teamId, userId, signal), [teamId, userId]);
  const act = async (rooms: string[]) => {
    if (!person) return teamCalls.leave(teamId, rooms);
    await memberCalls.removeFromTeam(teamId, userId, rooms);
    toast.success(t('remove.done', { name }));
  };
  return (
    <TeamQuestion
      title={person ? t('remove.title', { name, team }) : t('leave.title', { team })}
      text={person ? t('remove.text') : t(room.t === 'p' ? 'leave.text-private' : 'leave.text-public')}
      confirm={t(person ? 'remove.do' : 'leave.do')}
      legend={t(person ? 'remove.rooms' : 'leave.rooms')}
      owned={t(person ? 'remove.last-owner' : 'leave.last-owner')}
      fetchRooms={fetchRooms}
      act={act}
      onClose={onClose}
      onDone={onLeft}
    />
  );
}
