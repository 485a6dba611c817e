import { ApiError } from '../../api/http';

/** Rooms of which somebody is the last owner: what becomes of them when they go. */
export interface OwnedRooms {
  /** These get another owner. */
  passedOn: readonly string[];
  /** Nobody else is in these: they are deleted. */
  removed: readonly string[];
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What the server says when it asks whether that is meant; undefined for any other refusal. */
export function ownedRooms(error: unknown): OwnedRooms | undefined {
  if (!(error instanceof ApiError) || error.errorType !== 'user-last-owner') return undefined;
  const { shouldChangeOwner, shouldBeRemoved } = (error.details ?? {}) as Record<string, unknown>;
  return { passedOn: texts(shouldChangeOwner), removed: texts(shouldBeRemoved) };
}
