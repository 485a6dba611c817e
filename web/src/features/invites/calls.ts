import { api } from '../../api/http';
import type { Paths } from '../../api/schema';

export type Invite = Paths['GET /api/v1/listInvites']['response'][number];

/** For how many days a link may hold, and how often it may be used, as the server takes it; 0: without a bound. */
export const kDays = [1, 7, 15, 30, 0] as const;
export const kUses = [1, 5, 10, 25, 50, 100, 0] as const;

/** The newest of the workspace. All of these throw ApiError. */
export const listInvites = (signal?: AbortSignal): Promise<Invite[]> =>
  api.get('listInvites', undefined, { signal, bare: true });

/** A link into the room; one that is alike and still holds is given again. */
export const makeInvite = (rid: string, days: number, maxUses: number): Promise<Invite> =>
  api.post('findOrCreateInvite', { rid, days, maxUses });

export async function removeInvite(_id: string): Promise<void> {
  await api.delete('removeInvite/{_id}', { params: { _id }, bare: true });
}

/** Whether it lets anybody in: in time, and with a use left. */
export const isOver = ({ expires, uses, maxUses }: Invite, now: number): boolean =>
  (expires !== undefined && Date.parse(expires) <= now) || (maxUses > 0 && uses >= maxUses);
