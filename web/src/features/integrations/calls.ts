import { api } from '../../api/http';
import type { Integration, IntegrationRun, Paths } from '../../api/schema';
import type { ListView } from '../../lib/list-view';
import { oneOf } from '../../lib/narrow';

export type { Integration, IntegrationRun };
export type Written = Paths['POST /api/v1/integrations.create']['body'];

export const kPageSize = 25;

/** What other programs post by, and what tells them of what happens here; as the server calls them. */
export const kTypes = ['webhook-incoming', 'webhook-outgoing'] as const;
export type Type = (typeof kTypes)[number];

export const typeOf = ({ type }: Integration): Type => oneOf(kTypes, type) ?? 'webhook-incoming';

/** Columns that the server can order by. */
const kSortable = ['name', 'type', 'username', '_createdBy'] as const;

/** One page of those that one manages. All of these throw ApiError. */
export async function fetchIntegrations({ text, page, sort, filters }: ListView, signal: AbortSignal) {
  const by = oneOf(kSortable, sort?.by) ?? 'name';
  const direction = sort?.descending ? -1 : 1;
  const query = {
    offset: page * kPageSize,
    count: kPageSize,
    sort: { [by]: direction },
    name: text || undefined,
    type: oneOf(kTypes, filters?.type),
  };
  const { integrations, total } = await api.get('integrations.list', query, { signal });
  return { rows: integrations, total };
}

export async function fetchIntegration(integrationId: string, signal: AbortSignal): Promise<Integration> {
  return (await api.get('integrations.get', { integrationId }, { signal })).integration;
}

/** Makes one, or changes the one that is there. */
export async function save(written: Written, integrationId: string | undefined): Promise<Integration> {
  const { integration } =
    integrationId === undefined
      ? await api.post('integrations.create', written)
      : await api.put('integrations.update', { ...written, integrationId });
  return integration;
}

/** Lets it work or rest. What is not said stays as it is, except for what every change has to say. */
export async function setEnabled(integration: Integration, enabled: boolean): Promise<void> {
  const { _id, name, channel, scriptEnabled } = integration;
  const written = { type: typeOf(integration), name, enabled, channel: channel.join(','), scriptEnabled };
  await api.put('integrations.update', { ...written, integrationId: _id });
}

export async function remove(integration: Integration): Promise<void> {
  await api.post('integrations.remove', { type: typeOf(integration), integrationId: integration._id });
}

/** One page of its calls, those that went on last first. */
export async function fetchRuns(id: string, page: number, signal: AbortSignal) {
  const query = { id, offset: page * kPageSize, count: kPageSize };
  const { history, total } = await api.get('integrations.history', query, { signal });
  return { rows: history, total };
}

/** The same call again, of what is there now. */
export async function callAgain(integrationId: string, historyId: string): Promise<void> {
  await api.post('integrations.replayOutgoing', { integrationId, historyId });
}

export async function forgetRuns(integrationId: string): Promise<void> {
  await api.post('integrations.clearHistory', { integrationId });
}
