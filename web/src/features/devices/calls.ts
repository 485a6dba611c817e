import { api } from '../../api/http';
import type { Paths } from '../../api/schema';

export type DeviceSession = Paths['GET /api/v1/sessions/list.all']['response']['sessions'][number];

export const kPageSize = 25;

/** One's own log-ins, the newest first. All of these throw ApiError. */
export async function fetchOwn(page: number, signal: AbortSignal) {
  return api.get('sessions/list', { count: kPageSize, offset: page * kPageSize }, { signal });
}

/** Everybody's in which `filter` is found, the newest first. */
export async function fetchAll(filter: string, page: number, signal: AbortSignal) {
  return api.get(
    'sessions/list.all',
    { count: kPageSize, offset: page * kPageSize, filter: filter.trim() || undefined },
    { signal },
  );
}

export async function endOwn(sessionId: string): Promise<void> {
  await api.post('sessions/logout.me', { sessionId });
}

export async function endAnybodys(sessionId: string): Promise<void> {
  await api.post('sessions/logout', { sessionId });
}
