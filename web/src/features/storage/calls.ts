import { api } from '../../api/http';
import type { Paths } from '../../api/schema';

export type StoredOfRoom = Paths['GET /api/v1/confab.storage.rooms']['response']['rooms'][number];
export type StoredOfPerson = Paths['GET /api/v1/confab.storage.people']['response']['people'][number];

export const kPageSize = 25;

const pageOf = (page: number) => ({ count: kPageSize, offset: page * kPageSize });

/** Rooms with files, those with the most bytes first. Both throw ApiError. */
export const fetchRooms = (page: number, signal: AbortSignal) =>
  api.get('confab.storage.rooms', pageOf(page), { signal });

/** Who has brought files, those with the most bytes first. */
export const fetchPeople = (page: number, signal: AbortSignal) =>
  api.get('confab.storage.people', pageOf(page), { signal });
