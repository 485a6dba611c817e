// No list is without an end: each call that pages keeps to API_Upper_Count_Limit, whatever it is asked for, and each list
// that does not page has its bound in a table. The calls come from the document, so a new one is tested by being declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import { testsOn } from '../harness/test.ts';
import { Scene } from './access-scene.ts';
import { kEndpoints } from './access-table.ts';

const kLimit = 2;
const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const test = testsOn({ settings: { API_Upper_Count_Limit: kLimit, API_Default_Count: 50, API_Allow_Infinite_Count: false, API_Enable_Direct_Message_History_EndPoint: true, Accounts_AllowAnonymousRead: true } }, 180_000);

const resolved = (schema: Loose): Loose => {
  if (schema?.$ref) return resolved(kDocument.components.schemas[schema.$ref.split('/').at(-1)]);
  if (!schema?.allOf) return schema ?? {};
  const parts: Loose[] = schema.allOf.map(resolved);
  return parts.find((one) => one.type === 'array') ?? { properties: Object.assign({}, ...parts.map((one) => one.properties ?? {})) };
};
const resultOf = (operation: Loose): Loose => resolved(operation.responses?.['200']?.content?.['application/json']?.schema);
/** Names of the members of an answer that are lists, one level down as well. */
const listsOf = (schema: Loose): string[] =>
  Object.entries<Loose>(schema.properties ?? {}).flatMap(([name, property]) => {
    const inner = resolved(property);
    if (inner.type === 'array') return [name];
    return Object.entries<Loose>(property.$ref ? {} : (inner.properties ?? {})).flatMap(([key, one]) => (resolved(one).type === 'array' ? [`${name}.${key}`] : []));
  });

const kGets = Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) => (verbs.get ? [{ path, operation: verbs.get, pages: (verbs.get.parameters ?? []).some((one: Loose) => one.name === 'count') }] : []));

/** What answers lists without pages, by why there is an end to them. */
const kBounded: Record<string, string[]> = {
  'members of one thing': ['me', 'rooms.adminRooms.getRoom', 'banners', 'banners/{id}', 'banners.getNew', 'confab.polls.choices', 'pw.getPolicy', 'statistics', 'licenses.info'],
  'as many as the program has': ['/api/apps/actionButtons', 'confab.jobs.kinds', 'confab.storage', 'instances.get', 'licenses.get', 'service.configurations', 'settings.oauth', 'stdout.queue', 'permissions.listAll'],
  'as many as administrators make': ['roles.list', 'roles.sync', 'emoji-custom.list'],
  'ten or fewer, to complete a word': ['spotlight', 'users.autocomplete', 'teams.autocomplete', 'rooms.autocomplete.availableForTeams', 'rooms.autocomplete.channelAndPrivate', 'rooms.autocomplete.adminRooms'],
  'days, hours and the like of a time': [
    'engagement-dashboard/messages/messages-sent',
    'engagement-dashboard/messages/origin',
    'engagement-dashboard/messages/top-five-popular-channels',
    'engagement-dashboard/users/active-users',
    'engagement-dashboard/users/chat-busier/hourly-data',
    'engagement-dashboard/users/chat-busier/weekly-data',
    'engagement-dashboard/users/new-users',
    'engagement-dashboard/users/users-by-time-of-the-day-in-a-week',
  ],
  'as many as one person may have': ['calendar-events.list', 'confab.drafts.list', 'confab.exports.list', 'confab.reminders.list', 'confab.scheduledMessages.list', 'confab.sidebar.list', 'users.getPersonalAccessTokens', 'listInvites'],
  '10,000 rows': ['users.presence', 'channels.online', 'groups.online', 'channels.roles', 'groups.roles', 'channels.moderators', 'groups.moderators', 'roles.getUsersInPublicRoles', 'users.listTeams', 'chat.getMessageReadReceipts'],
  '500 members of one room': ['e2e.getUsersOfRoomWithoutKey'],
  '10,000 rows and a number of bytes': ['rooms.get', 'subscriptions.get'],
};

test('each list that does not page has a bound', async () => {
  const lists = kGets.filter(({ operation, pages }) => !pages && (resultOf(operation).type === 'array' || listsOf(resultOf(operation)).length > 0)).map(({ path }) => path);
  const known = Object.values(kBounded).flat().map((one) => (one.startsWith('/') ? one : `/api/v1/${one}`));
  assert.deepEqual(lists.sort(), known.sort());
});

test('each list that pages keeps to the limit', async ({ chat }) => {
  const scene = await Scene.make(chat);
  const { admin, owner, member } = scene.people;
  // Something to list: people are there already.
  for (let i = 0; i < 3; i++) {
    const room = await scene.channel();
    await scene.group();
    await owner.direct(await scene.fresh());
    await owner.post('teams.create', { name: unique('team'), type: 0 });
    const first = await owner.send(room, `@${member.username} first`);
    await owner.send(room, 'reply', { tmid: first._id });
    await admin.post('roles.create', { name: unique('role'), scope: 'Users' });
    await member.post('chat.reportMessage', { messageId: first._id, description: 'look' });
    await admin.post('custom-user-status.create', { name: unique('status'), statusType: 'away' });
  }
  const wrong: string[] = [];
  let full = 0;
  for (const { path, operation, pages } of kGets) {
    if (!pages) continue;
    const row = kEndpoints[`GET ${path}`];
    const name = row?.may && !row.may.includes('admin') ? 'owner' : 'admin';
    const params = (await row?.params?.(scene, name, undefined)) ?? {};
    for (const count of [50, 0, undefined]) {
      const answer = await scene.people[name].request('GET', path, { query: { ...params, ...(count !== undefined && { count }) } });
      if (answer.status !== 200) {
        if (count === 50) wrong.push(`${path}: ${answer.text.slice(0, 200)}`);
        continue;
      }
      const lists = listsOf(resultOf(operation));
      for (const list of lists) {
        const rows: Loose[] = list.split('.').reduce((body: Loose, key) => body?.[key], answer.body) ?? [];
        if (rows.length > kLimit) wrong.push(`${path} ${list} with count=${count}: ${rows.length} rows`);
        if (rows.length === kLimit && answer.body.total > kLimit) full++;
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(full > 45, `only ${full} lists had more rows than the limit`);
});
