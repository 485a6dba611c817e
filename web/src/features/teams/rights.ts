import type { Room } from '../../stores/entities';
import { can } from '../../stores/selectors';
import type { State } from '../../stores/state';

/** Whether one may delete a room that the team with the main room `main` hosts: by a role in either. */
export const mayDeleteHosted = (state: State, { _id, t }: Pick<Room, '_id' | 't'>, main: string): boolean =>
  can(state, t === 'p' ? 'delete-p' : 'delete-c', _id) ||
  can(state, t === 'p' ? 'delete-team-group' : 'delete-team-channel', main);
