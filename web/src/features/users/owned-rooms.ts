import { ApiError } from '../../api/http';
import { fieldsOf, textsOf } from '../../lib/narrow';

/** Rooms of which somebody is the last owner: what becomes of them when they go. */
export interface OwnedRooms {
  /** These get another owner. */
  passedOn: readonly string[];
  /** Nobody else is in these: they are deleted. */
  removed: readonly string[];
}

/** What the server says when it asks whether that is meant; undefined for any other refusal. */
export function ownedRooms(error: unknown): OwnedRooms | undefined {
  if (!(error instanceof ApiError) || error.errorType !== 'user-last-owner') return undefined;
  const { shouldChangeOwner, shouldBeRemoved } = fieldsOf(error.details);
  return { passedOn: textsOf(shouldChangeOwner), removed: textsOf(shouldBeRemoved) };
}
