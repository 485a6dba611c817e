// Each declared endpoint and method, called as its row of the access table says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { formOf, kText } from '../harness/files.ts';
import { kRoot } from '../harness/paths.ts';
import { type Answer, Caller, MethodRefusal } from '../harness/rest.ts';
import { type CallerName, kCallers, Scene } from './access-scene.ts';
import type { Row } from './access-table.ts';

/** What most rows need: what is lifted by a row of the table must be there. */
export const kSettingsOfRows = { E2E_Enable: true, Block_Multiple_Failed_Logins_Enabled: true, API_Enable_Direct_Message_History_EndPoint: true };

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));

export interface Declared {
  name: string;
  access: string;
}

export const kDeclared: Declared[] = Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) =>
  Object.entries<Loose>(verbs).map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, access: operation['x-access'] })),
);
export const kDeclaredMethods: Declared[] = Object.entries<Loose>(kDocument['x-ddp-methods']).map(([name, note]) => ({
  name,
  access: note['x-access'] ?? note.access,
}));

/** Whom the declaration lets in at all. */
export function letIn(access: string, permissions: Map<string, string[]>): Set<CallerName> {
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

/** Whether the call lets somebody through: the declaration, and within it the row. */
export function isExpected(row: Row, name: CallerName, inside: Set<CallerName>): boolean {
  if (!inside.has(name)) return false;
  return row.may === undefined || row.may.includes(name);
}

/** A fresh token for each call: some calls end the one they came with. */
async function callerFor(scene: Scene, name: CallerName, replaced?: User): Promise<Caller> {
  if (name === 'anonymous') return new Caller(scene.chat.server.url);
  const user = replaced ?? scene.people[name];
  const token: Loose = await scene.people.admin.post('users.createToken', { userId: user.id });
  return new Caller(scene.chat.server.url, token.data);
}

export interface Prepared {
  scene: Scene;
  permissions: Map<string, string[]>;
}

let scene: Promise<Scene> | undefined;
let permissions: Promise<Map<string, string[]>> | undefined;

/** The people and what their roles may, once a file. */
export async function prepared(chat: Chat): Promise<Prepared> {
  scene ??= Scene.make(chat);
  permissions ??= (async () => {
    const all: Loose = await (await chat.admin).get('permissions.listAll');
    return new Map(all.update.map((one: Loose) => [one._id, one.roles]));
  })();
  return { scene: await scene, permissions: await permissions };
}

/** `ready` runs when all is prepared, just before the call. */
export async function callEndpoint(now: Scene, endpoint: string, row: Row, name: CallerName, ready?: () => void): Promise<Answer> {
  const [verb = '', path = ''] = endpoint.split(' ');
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
  ready?.();
  return caller.request(verb as 'GET', filled, verb === 'GET' ? { query: params } : { body });
}

export const hasPassed = (answer: Answer): boolean => answer.status >= 200 && answer.status < 400 && answer.body?.success !== false;

export interface MethodOutcome {
  passed: boolean;
  said: string;
}

/** The same for a method. */
export async function callMethod(now: Scene, method: string, row: Row, name: CallerName, ready?: () => void): Promise<MethodOutcome> {
  const replaced = row.as ? await row.as(now, name) : undefined;
  const params = (await row.params?.(now, name, replaced)) ?? [];
  const client = await now.chat.connect();
  const caller = await callerFor(now, name, replaced);
  if (caller.credentials) await client.login(caller.credentials.authToken);
  ready?.();
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
  }
}
