import { useCallback } from 'react';
import { api } from '../../api/http';
import type { CustomStatus } from '../../api/schema';
import type { StreamKey } from '../../realtime/streams';
import { useLoad } from '../../lib/load';
import { useHeard } from '../../stores/use-heard';

export type { CustomStatus };

/** More than anybody reads through in a menu or on a page. */
export const kMostStatuses = 100;

const kStreams: readonly StreamKey[] = [
  ['stream-notify-logged', 'updateCustomUserStatus'],
  ['stream-notify-logged', 'deleteCustomUserStatus'],
];

/** The workspace's own statuses by name, as they are now. */
export function useStatuses() {
  const list = useLoad(
    useCallback((signal: AbortSignal) => api.get('custom-user-status.list', { count: kMostStatuses }, { signal }), []),
  );
  useHeard(kStreams, list.reload);
  return { ...list, statuses: list.data?.statuses };
}
