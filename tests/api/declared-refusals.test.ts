// Refusals that many calls declare and make in the same way, tried of each of them: `query`, `sort` and `fields` that are no
// objects, and forms that are none. The calls come from the document, their parameters from the access table, so a new one is
// tested by being declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { kRoot } from '../harness/paths.ts';
import { Caller } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { callEndpoint, isExpected, kSettingsOfRows, letIn, prepared } from './access-call.ts';
import { type CallerName, kCallers, type Scene } from './access-scene.ts';
import { kEndpoints, type Row } from './access-table.ts';

const test = testsOn({ settings: kSettingsOfRows });
const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));

interface Operation {
  name: string;
  access: string;
  errors: string[];
  file?: string;
}
const kOperations: Operation[] = Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) =>
  Object.entries<Loose>(verbs).map(([verb, one]) => {
    const form: Record<string, Loose> = one.requestBody?.content?.['multipart/form-data']?.schema?.properties ?? {};
    return {
      name: `${verb.toUpperCase()} ${path}`,
      access: one['x-access'],
      errors: (one['x-errors'] ?? []).map(([name]: string[]) => name),
      file: Object.entries(form).find(([, schema]) => schema.format === 'binary')?.[0],
    };
  }),
);

/** The last of those who get through, who has the most rights; an administrator where nobody does. */
function chosen(row: Row, access: string, permissions: Map<string, string[]>): CallerName {
  const inside = letIn(access, permissions);
  return kCallers.filter((one) => isExpected(row, one, inside)).at(-1) ?? 'admin';
}

const kOfLists: [string, Loose][] = [
  ['error-invalid-query', { query: 'no object' }],
  ['error-invalid-sort', { sort: 'no object' }],
  ['error-invalid-fields', { fields: 'no object' }],
];

for (const operation of kOperations) {
  const cases = kOfLists.filter(([error]) => operation.errors.includes(error) && operation.name.startsWith('GET '));
  const row = kEndpoints[operation.name];
  if (cases.length === 0 || !row) continue;
  test(`query, sort and fields of ${operation.name}`, async ({ chat }) => {
    const { scene, permissions } = await prepared(chat);
    const name = chosen(row, operation.access, permissions);
    const said: Record<string, string> = {};
    for (const [error, more] of cases) {
      const asked: Row = { ...row, params: async (...of) => ({ ...((await row.params?.(...of)) ?? {}), ...more }) };
      const answer = await callEndpoint(scene, operation.name, asked, name);
      said[error] = answer.headers.get('x-error-type') ?? `${answer.status} ${answer.text.slice(0, 200)}`;
    }
    assert.deepEqual(said, Object.fromEntries(cases.map(([error]) => [error, error])));
  });
}

const kBoundary = 'cut-here';
const part = (name: string, filename?: string) =>
  `--${kBoundary}\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"\r\nContent-Type: text/plain` : ''}\r\n\r\nx\r\n`;
const kEnd = `--${kBoundary}--\r\n`;
/** By the name that its file has in the form. */
const kOfForms: [string, (file: string) => string][] = [
  ['error-invalid-form', (file) => `${part(file, 'a.txt')}--${kBoundary} and then it ends`],
  ['invalid-field', (file) => `${part(`not-${file}`, 'a.txt')}${kEnd}`],
  ['error-one-file-only', (file) => `${part(file, 'a.txt')}${part(file, 'b.txt')}${kEnd}`],
];

async function sendForm(scene: Scene, operation: Operation, row: Row, name: CallerName, body: string): Promise<string> {
  const given: Loose = (await row.params?.(scene, name, undefined)) ?? {};
  const path = (operation.name.split(' ')[1] as string).replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(given[key])));
  const token: Loose = await scene.people.admin.post('users.createToken', { userId: scene.people[name as 'admin'].id });
  const caller = new Caller(scene.chat.server.url, token.data);
  const answer = await caller.request('POST', path, { body, headers: { 'Content-Type': `multipart/form-data; boundary=${kBoundary}` } });
  return answer.headers.get('x-error-type') ?? answer.body?.errorType ?? `${answer.status} ${answer.text.slice(0, 200)}`;
}

for (const operation of kOperations) {
  const row = kEndpoints[operation.name];
  const { file } = operation;
  if (!row || file === undefined) continue;
  const cases = kOfForms.filter(([error]) => operation.errors.includes(error));
  test(`forms that ${operation.name} does not take`, async ({ chat }) => {
    const { scene, permissions } = await prepared(chat);
    const name = chosen(row, operation.access, permissions);
    const said: Record<string, string> = {};
    for (const [error, make] of cases) said[error] = await sendForm(scene, operation, row, name, make(file));
    assert.deepEqual(said, Object.fromEntries(cases.map(([error]) => [error, error])));
  });
}
