// Writes src/api/schema.ts from the server's own description of itself: node scripts/generate-api.mjs [openapi.json [schema.ts]]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const verbs = ['get', 'post', 'put', 'patch', 'delete'];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

function typeName(name) {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

function key(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replace(/['\\]/g, '\\$&')}'`;
}

function indent(text) {
  return text.replace(/\n/g, '\n  ');
}

function note(schema) {
  const words = schema.description?.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
  return words ? `/** ${words} */\n` : '';
}

function member(name, schema, required, time) {
  return `${note(schema)}${key(name)}${required ? '' : '?'}: ${type(schema, time)};`;
}

function object(schema, time) {
  const properties = Object.entries(schema.properties ?? {});
  const rest = schema.additionalProperties;
  if (properties.length === 0) {
    if (rest === false) return 'Record<string, never>';
    return `Record<string, ${rest && rest !== true ? type(rest, time) : 'unknown'}>`;
  }
  const lines = properties.map(([name, property]) => member(name, property, schema.required?.includes(name), time));
  const own = `{\n  ${indent(lines.join('\n'))}\n}`;
  return rest && rest !== true ? `${own} & Record<string, ${type(rest, time)}>` : own;
}

function grouped(text) {
  return /[|&]/.test(text) ? `(${text})` : text;
}

/** Named schemas that hold a date somewhere: REST sends dates as text, streams as dates. */
let timed = new Set();

function holdsTime(schema) {
  if (typeof schema !== 'object' || schema === null) return false;
  if (schema.format === 'date-time') return true;
  if (schema.$ref) return timed.has(schema.$ref.split('/').at(-1));
  return Object.values(schema).some(holdsTime);
}

function findTimed(schemas) {
  timed = new Set();
  for (let before = -1; before < timed.size;) {
    before = timed.size;
    for (const [name, schema] of Object.entries(schemas)) if (holdsTime(schema)) timed.add(name);
  }
}

/** A JSON Schema (as OpenAPI 3.1 has it) as a TypeScript type; `time` is the type of a date. */
export function type(schema, time = 'string') {
  if (schema === undefined || schema === true) return 'unknown';
  if (schema === false) return 'never';
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    return timed.has(name) && time !== 'string' ? `${typeName(name)}<${time}>` : typeName(name);
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map((one) => grouped(type(one, time))).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => grouped(type(one, time))).join(' & ');
  if (Array.isArray(schema.type))
    return schema.type.map((one) => grouped(type({ ...schema, type: one }, time))).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? time : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      if (schema.prefixItems) return `[${schema.prefixItems.map((item) => type(item, time)).join(', ')}]`;
      return `${grouped(type(schema.items, time))}[]`;
    case 'object':
      return object(schema, time);
    default:
      return schema.properties ? object(schema, time) : 'unknown';
  }
}

function parameters(operation, place) {
  const found = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  if (found.length === 0) return 'None';
  const lines = found.map((one) => member(one.name, { description: one.description, ...one.schema }, one.required));
  return `{\n  ${indent(lines.join('\n'))}\n}`;
}

function entry(path, verb, operation) {
  const json = (content) => content?.['application/json']?.schema;
  const form = operation.requestBody?.content?.['multipart/form-data'];
  const body = json(operation.requestBody?.content);
  const lines = [
    `params: ${parameters(operation, 'path')};`,
    `query: ${parameters(operation, 'query')};`,
    `body: ${verb === 'get' ? 'never' : [...(body ? [type(body)] : []), ...(form ? ['FormData'] : [])].join(' | ') || 'None'};`,
    `response: ${type(json(operation.responses?.['200']?.content))};`,
  ];
  const summary = note({ description: operation.summary });
  return `${summary}'${verb.toUpperCase()} ${path}': {\n  ${indent(lines.join('\n'))}\n};`;
}

const union = (names) => names.map((name) => JSON.stringify(name)).join(' | ') || 'never';

/** The values of settings by their ids, and the ids of permissions. */
function catalogues({ 'x-settings': settings, 'x-permissions': permissions }) {
  const rows = Object.entries(settings ?? {});
  const open = rows.filter(([, schema]) => schema['x-public']).map(([id]) => id);
  return [
    ...(settings
      ? [
          `export interface Settings {\n  ${indent(rows.map(([id, schema]) => member(id, schema, true)).join('\n'))}\n}`,
          `/** Those that everybody is told. */\nexport type PublicSettingId = ${union(open)};`,
        ]
      : []),
    ...(permissions ? [`export type PermissionId = ${union(permissions)};`] : []),
  ];
}

/** What streams carry, by their events: the arguments. Dates are dates there. */
function streams({ 'x-ddp-streams': all }) {
  if (!all) return [];
  const rows = Object.entries(all).map(([stream, { events }]) => {
    const lines = Object.entries(events).map(([name, alternatives]) =>
      member(name, { anyOf: alternatives, description: alternatives[0].description }, true, 'Date'),
    );
    // Nothing is ever said on some.
    if (lines.length === 0) return `'${stream}': Record<string, never>;`;
    return `'${stream}': {\n  ${indent(lines.join('\n'))}\n};`;
  });
  return [`export interface StreamEvents {\n  ${indent(rows.join('\n'))}\n}`];
}

/** What methods take, in this order, and give. Dates are dates there, as on streams. */
function methods({ 'x-ddp-methods': all }) {
  if (!all) return [];
  const rows = Object.entries(all).map(([name, { summary, params, result }]) => {
    const given = Object.entries(params?.properties ?? {});
    const needed = given.findLastIndex(([each]) => params.required?.includes(each));
    const positions = given.map(([each, schema], at) => {
      if (at > needed) return `${each}?: ${type(schema, 'Date')}`;
      return `${each}: ${type(schema, 'Date')}${params.required.includes(each) ? '' : ' | undefined'}`;
    });
    const lines = [`params: [${positions.join(', ')}];`, `result: ${type(result, 'Date')};`];
    return `${note({ description: summary })}${key(name)}: {\n  ${indent(lines.join('\n'))}\n};`;
  });
  return [`export interface Methods {\n  ${indent(rows.join('\n'))}\n}`];
}

/** The TypeScript module that describes the whole document. */
export function generate(document) {
  findTimed(document.components?.schemas ?? {});
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    const isTimed = timed.has(name);
    const text = type(schema, isTimed ? 'Time' : 'string');
    const own = typeName(name) + (isTimed ? '<Time = string>' : '');
    const head = note(schema);
    return text.startsWith('{') && text.endsWith('}')
      ? `${head}export interface ${own} ${text}`
      : `${head}export type ${own} = ${text};`;
  });
  const entries = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    verbs.filter((verb) => operations[verb]).map((verb) => entry(path, verb, operations[verb])),
  );
  return [
    "// Made by scripts/generate-api.mjs from the server's declarations (docs/openapi.json). Not to be edited by hand.",
    'type None = Record<string, never>;',
    ...schemas,
    ...catalogues(document),
    ...streams(document),
    ...methods(document),
    `export interface Paths {\n  ${indent(entries.join('\n'))}\n}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [source = here('../../docs/openapi.json'), target = here('../src/api/schema.ts')] = process.argv.slice(2);
  writeFileSync(target, generate(JSON.parse(readFileSync(source, 'utf8'))));
}
