import type { PermissionId } from '../../api/schema';
import { useChatParts } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { kTypes, type Type } from './calls';

const kRights: Record<Type, { all: PermissionId; own: PermissionId }> = {
  'webhook-incoming': { all: 'manage-incoming-integrations', own: 'manage-own-incoming-integrations' },
  'webhook-outgoing': { all: 'manage-outgoing-integrations', own: 'manage-own-outgoing-integrations' },
};

/** Of which types one manages webhooks, be it one's own alone, and whether one may tell others of all that happens. */
export function useHookRights(): { types: readonly Type[]; tellsAll: boolean } {
  const types = useChatParts((state) =>
    kTypes.filter((type) => can(state, kRights[type].all) || can(state, kRights[type].own)),
  );
  const [tellsAll = false] = useChatParts((state) => [can(state, kRights['webhook-outgoing'].all)]);
  return { types, tellsAll };
}
