import type { IconName } from '../../ui';
import type { Room } from '../../stores/entities';

/** The sign of a kind of room; of a team's main room, the team's; of a discussion, that. */
export function roomIcon({ t, teamMain, prid }: Pick<Room, 't' | 'teamMain' | 'prid'>): IconName {
  if (prid !== undefined) return 'balloon';
  if (teamMain) return 'members';
  return t === 'p' ? 'hashtag-lock' : t === 'd' ? 'balloon' : 'hashtag';
}
