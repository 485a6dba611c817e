// Refusals to the letter, as rows of a table: clients compare status, `error` and `errorType`, and whether there is one.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import type { Caller, Method } from '../harness/rest.ts';

/** Status, `error`, and `errorType` where there is one. */
export type Said = readonly [status: number, error: string, type?: string | number];
/** Who calls what with which parameters, and what the answer is. */
export type Row = readonly [Caller, string, Loose, Said];

/** Words with their code behind them, or the code alone. */
export const coded = (text: string, code: string): Said => [400, text ? `${text} [${code}]` : `[${code}]`, code];
/** Words alone. */
export const plain = (text: string): Said => [400, text];
export const bySchema = (text: string): Said => coded(text, 'invalid-params');
export const missing = (name: string): Said => bySchema(`must have required property '${name}'`);
export const forbidden: Said = [403, 'unauthorized'];

/** All are called; those that say something else are told together. */
export async function allSay(rows: readonly Row[]): Promise<void> {
  const wrong: Loose[] = [];
  for (const [caller, call, params, said] of rows) {
    const [method, path] = call.split(' ') as [Method, string];
    const { status, body, text } = await caller.request(method, path, method === 'GET' ? { query: params } : { body: params });
    const { error, errorType } = body ?? { error: text };
    const found = errorType === undefined ? [status, error] : [status, error, errorType];
    try {
      assert.deepEqual(found, [...said]);
    } catch {
      wrong.push({ call, params, found, said });
    }
  }
  assert.deepEqual(wrong, []);
}

/** `permissions` are those of `roles` while `act` runs. */
export async function onlyFor(admin: Caller, permissions: string[], roles: string[], act: () => Promise<void>): Promise<void> {
  const { update }: Loose = await admin.get('permissions.listAll');
  const before = permissions.map((_id) => ({ _id, roles: update.find((one: Loose) => one._id === _id).roles }));
  await admin.post('permissions.update', { permissions: permissions.map((_id) => ({ _id, roles })) });
  await act().finally(() => admin.post('permissions.update', { permissions: before }));
}

/** The setting has another value while `act` runs. */
export async function whileSet(admin: Caller, id: string, value: Loose, act: () => Promise<void>): Promise<void> {
  const path = `settings/${id}` as 'settings/{_id}';
  const before: Loose = await admin.get(path);
  await admin.post(path, { value } as Loose);
  await act().finally(() => admin.post(path, { value: before.value } as Loose));
}
