// Every declared endpoint and method, called by everybody: nobody in particular, a guest, a member, a stranger, a moderator
// and the owner of a room, and an administrator who is in none. Who gets through follows from the declared access and, within a room, from the table beside this
// file. An endpoint without a row fails, so that nothing is added without saying who may.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as nodeTest } from 'node:test';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { kRoot } from '../harness/paths.ts';
import { Caller, MethodRefusal } from '../harness/rest.ts';
import { formOf, kText } from '../harness/files.ts';
import { testsOn } from '../harness/test.ts';
import { type CallerName, kCallers, Scene } from './access-scene.ts';
import { kEndpoints, kMethods, type Row } from './access-table.ts';

// What is lifted by a row of the table must be there.
const test = testsOn({ settings: { Block_Multiple_Failed_Logins_Enabled: true, API_Enable_Direct_Message_History_EndPoint: true } });

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));

interface Declared {
  name: string;
  access: string;
}

const kDeclared: Declared[] = Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) =>
  Object.entries<Loose>(verbs).map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, access: operation['x-access'] })),
);
const kDeclaredMethods: Declared[] = Object.entries<Loose>(kDocument['x-ddp-methods']).map(([name, note]) => ({ name, access: note['x-access'] ?? note.access }));

/** Whom the declaration lets in at all. */
function letIn(access: string, permissions: Map<string, string[]>): Set<CallerName> {
  const roles: Record<CallerName, string[]> = {
    anonymous: ['anonymous'],
    guest: ['guest'],
    member: ['user'],
    stranger: ['user'],
    moderator: ['user'],
    owner: ['user'],
    admin: ['admin'],
  };
  if (access === 'anyone') return new Set(kCallers);
  const logged = kCallers.filter((name) => name !== 'anonymous');
  if (access === 'user') return new Set(logged);
  const wanted = access.split('|').map((one) => one.trim());
  for (const id of wanted) assert.ok(permissions.has(id), `the access "${access}" names no permission`);
  return new Set(logged.filter((name) => wanted.some((id) => roles[name].some((role) => permissions.get(id)?.includes(role)))));
}

/** A fresh token for each call: some calls end the one they came with. */
async function callerFor(scene: Scene, name: CallerName, replaced?: User): Promise<Caller> {
  if (name === 'anonymous') return new Caller(scene.chat.server.url);
  const user = replaced ?? scene.people[name];
  const token: Loose = await scene.people.admin.post('users.createToken', { userId: user.id });
  return new Caller(scene.chat.server.url, token.data);
}

let permissions: Promise<Map<string, string[]>> | undefined;
let scene: Promise<Scene> | undefined;

async function prepared(chat: Chat): Promise<{ scene: Scene; permissions: Map<string, string[]> }> {
  scene ??= Scene.make(chat);
  permissions ??= (async () => {
    const all: Loose = await (await chat.admin).get('permissions.listAll');
    return new Map(all.update.map((one: Loose) => [one._id, one.roles]));
  })();
  return { scene: await scene, permissions: await permissions };
}

function expectation(row: Row, name: CallerName, inside: Set<CallerName>): boolean {
  if (!inside.has(name)) return false;
  return row.may === undefined || row.may.includes(name);
}

async function outcomes(run: (name: CallerName) => Promise<{ passed: boolean; said: string }>, row: Row, inside: Set<CallerName>): Promise<void> {
  const wrong: string[] = [];
  for (const name of kCallers) {
    const expected = expectation(row, name, inside);
    const { passed, said } = await run(name);
    if (passed !== expected) wrong.push(`${name} ${expected ? 'was refused' : 'got through'}: ${said.slice(0, 200)}`);
  }
  assert.deepEqual(wrong, []);
}

nodeTest('every endpoint and method has a row, and every row an endpoint or method', () => {
  const missing = [
    ...kDeclared.filter(({ name }) => !kEndpoints[name]).map(({ name }) => `no row for ${name}`),
    ...kDeclaredMethods.filter(({ name }) => !kMethods[name]).map(({ name }) => `no row for method ${name}`),
    ...Object.keys(kEndpoints).filter((name) => !kDeclared.some((one) => one.name === name)).map((name) => `no endpoint ${name}`),
    ...Object.keys(kMethods).filter((name) => !kDeclaredMethods.some((one) => one.name === name)).map((name) => `no method ${name}`),
  ];
  assert.deepEqual(missing, []);
});

for (const { name: endpoint, access } of kDeclared) {
  const row = kEndpoints[endpoint];
  if (!row) continue;
  test(`${endpoint} (${access})`, async ({ chat }) => {
    const { scene: now, permissions: known } = await prepared(chat);
    const inside = letIn(access, known);
    const [verb = '', path = ''] = endpoint.split(' ');
    await outcomes(
      async (name) => {
        const replaced = row.as ? await row.as(now, name) : undefined;
        const given = (await row.params?.(now, name, replaced)) ?? {};
        const params = given instanceof FormData ? (given as Loose) : { ...given };
        const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
          const value = params[key];
          delete params[key];
          return encodeURIComponent(String(value));
        });
        const caller = await callerFor(now, name, replaced);
        const body = row.file === undefined ? params : formOf(kText, params, row.file);
        const answer = await caller.request(verb as 'GET', filled, verb === 'GET' ? { query: params } : { body });
        await row.after?.(now, name);
        if (!inside.has(name)) {
          // The declaration alone refuses, before anything is looked at.
          // Some calls answer with 400, as a check within them would.
          assert.ok(name === 'anonymous' ? answer.status === 401 : [400, 403].includes(answer.status), `${name}: ${answer.text}`);
        }
        const passed = answer.status >= 200 && answer.status < 400 && answer.body?.success !== false;
        assert.ok(passed || [400, 401, 403, 404].includes(answer.status), `${name}: ${answer.status} ${answer.text}`);
        return { passed, said: `${answer.status} ${answer.text}` };
      },
      row,
      inside,
    );
  });
}

for (const { name: method, access } of kDeclaredMethods) {
  const row = kMethods[method];
  if (!row) continue;
  test(`method ${method} (${access})`, async ({ chat }) => {
    const { scene: now, permissions: known } = await prepared(chat);
    const inside = letIn(access, known);
    await outcomes(
      async (name) => {
        const replaced = row.as ? await row.as(now, name) : undefined;
        const params = (await row.params?.(now, name, replaced)) ?? [];
        const client = await chat.connect();
        const caller = await callerFor(now, name, replaced);
        if (caller.credentials) await client.login(caller.credentials.authToken);
        try {
          const result = await client.call(method, ...params);
          return { passed: true, said: JSON.stringify(result ?? null) };
        } catch (refusal) {
          if (!(refusal instanceof MethodRefusal)) throw refusal;
          // Plain exceptions are 500 on the wire; what they say is in the details.
          assert.ok(refusal.error !== 500 || refusal.details?.reason, `${name}: ${refusal.message}`);
          return { passed: false, said: refusal.message };
        } finally {
          client.close();
          await row.after?.(now, name);
        }
      },
      row,
      inside,
    );
  });
}
