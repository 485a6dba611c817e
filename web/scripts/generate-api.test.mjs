import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate, type } from './generate-api.mjs';

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'integer', minimum: 1 }, 'number'],
  [{ type: 'string', enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: 'array', items: { enum: [1, 2] } }, '(1 | 2)[]'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: 'object' }, 'Record<string, unknown>'],
  [{ type: 'object', additionalProperties: false }, 'Record<string, never>'],
  [{ type: 'object', additionalProperties: { type: 'boolean' } }, 'Record<string, boolean>'],
  [
    { type: 'object', properties: { 'a-b': { type: 'string' }, c: {} }, required: ['c'] },
    "{\n  'a-b'?: string;\n  c: unknown;\n}",
  ],
  [
    { allOf: [{ $ref: '#/components/schemas/chat.Message' }, { type: 'object', properties: { x: { const: true } } }] },
    'ChatMessage & {\n  x?: true;\n}',
  ],
  [{ oneOf: [{ type: 'string' }, { type: 'array', items: {} }] }, 'string | unknown[]'],
  [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false }, '[string, number]'],
  [{}, 'unknown'],
])('%j', (schema, expected) => expect(type(schema)).toBe(expected));

test('a document becomes one entry an operation', () => {
  const ok = (schema) => ({ 200: { content: { 'application/json': { schema } } } });
  const document = {
    paths: {
      '/api/v1/things/{id}': {
        get: {
          summary: 'Reads a thing.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'count', in: 'query', schema: { type: 'integer', description: 'How many.' } },
          ],
          responses: ok({ $ref: '#/components/schemas/Thing' }),
        },
        post: {
          requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { value: {} } } } } },
          responses: {},
        },
      },
    },
    components: {
      schemas: {
        Thing: { type: 'object', description: 'One.', properties: { _id: { type: 'string' } }, required: ['_id'] },
      },
    },
  };
  const text = generate(document);
  expect(text).toContain('/** One. */\nexport interface Thing {\n  _id: string;\n}');
  expect(text).toContain(`  /** Reads a thing. */
  'GET /api/v1/things/{id}': {
    params: {
      id: string;
    };
    query: {
      /** How many. */
      count?: number;
    };
    body: never;
    response: Thing;
  };
  'POST /api/v1/things/{id}': {
    params: None;
    query: None;
    body: {
      value?: unknown;
    };
    response: unknown;
  };`);
});

test('settings have the types of their values, permissions their ids', () => {
  const text = generate({
    'x-settings': {
      Site_Name: { type: 'string', description: 'How it is called.', 'x-public': true },
      Form: { type: 'string', enum: ['Public', 'Disabled'] },
      Limit: { type: 'integer', 'x-public': true },
    },
    'x-permissions': ['create-c', 'create-p'],
  });
  expect(text).toContain(`export interface Settings {
  /** How it is called. */
  Site_Name: string;
  Form: "Public" | "Disabled";
  Limit: number;
}`);
  expect(text).toContain('export type PublicSettingId = "Site_Name" | "Limit";');
  expect(text).toContain('export type PermissionId = "create-c" | "create-p";');
});

test('what streams carry has dates where REST has text', () => {
  const time = { type: 'string', format: 'date-time' };
  const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
  const list = (...prefixItems) => ({ type: 'array', prefixItems, items: false, description: 'Told.' });
  const text = generate({
    components: {
      schemas: {
        Message: { type: 'object', properties: { ts: time, u: ref('User') }, required: ['ts'] },
        Room: { type: 'object', properties: { last: ref('Message') } },
        User: { type: 'object', properties: { name: { type: 'string' } } },
      },
    },
    'x-ddp-streams': {
      'stream-x': {
        events: { '<rid>/y': [list({ enum: ['updated'] }, ref('Room')), list({ enum: ['removed'] })], z: [list()] },
      },
    },
  });
  expect(text).toContain('export interface Message<Time = string> {\n  ts: Time;\n  u?: User;\n}');
  expect(text).toContain('export interface Room<Time = string> {\n  last?: Message<Time>;\n}');
  expect(text).toContain('export interface User {');
  expect(text).toContain(`export interface StreamEvents {
  'stream-x': {
    /** Told. */
    '<rid>/y': ["updated", Room<Date>] | ["removed"];
    /** Told. */
    z: [];
  };
}`);
});

test('the checked-in types are those of the checked-in document; if not: npm run generate', () => {
  const document = JSON.parse(readFileSync('../docs/openapi.json', 'utf8'));
  expect(readFileSync('src/api/schema.ts', 'utf8') === generate(document)).toBe(true);
});

test('a form with a file is FormData', () => {
  const bodyOf = (content) => {
    const text = generate({ paths: { '/api/v1/files': { post: { requestBody: { content }, responses: {} } } } });
    return /body: ([^;]+)/.exec(text)?.[1];
  };
  const schema = { type: 'string' };
  expect(bodyOf({ 'multipart/form-data': { schema } })).toBe('FormData');
  expect(bodyOf({ 'application/json': { schema }, 'multipart/form-data': { schema } })).toBe('string | FormData');
});

test('a method takes its parameters by their place: what may be left out in the middle is said to be nothing', () => {
  const properties = {
    rid: { type: 'string' },
    end: { type: 'string', format: 'date-time' },
    count: { type: 'integer' },
  };
  const method = (...required) =>
    generate({ 'x-ddp-methods': { 'a:b': { summary: 'Does.', params: { properties, required }, result: {} } } });
  expect(method('rid')).toContain(
    "/** Does. */\n  'a:b': {\n    params: [rid: string, end?: Date, count?: number];\n    result: unknown;",
  );
  expect(method('count')).toContain('params: [rid: string | undefined, end: Date | undefined, count: number];');
});
