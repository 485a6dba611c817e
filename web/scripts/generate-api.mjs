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

function member(name, schema, required) {
  return `${note(schema)}${key(name)}${required ? '' : '?'}: ${type(schema)};`;
}

function object(schema) {
  const properties = Object.entries(schema.properties ?? {});
  const rest = schema.additionalProperties;
  if (properties.length === 0) {
    if (rest === false) return 'Record<string, never>';
    return `Record<string, ${rest && rest !== true ? type(rest) : 'unknown'}>`;
  }
  const lines = properties.map(([name, property]) => member(name, property, schema.required?.includes(name)));
  const own = `{\n  ${indent(lines.join('\n'))}\n}`;
  return rest && rest !== true ? `${own} & Record<string, ${type(rest)}>` : own;
}

function grouped(text) {
  return /[|&]/.test(text) ? `(${text})` : text;
}

/** A JSON Schema (as OpenAPI 3.1 has it) as a TypeScript type. */
export function type(schema) {
  if (schema === undefined || schema === true) return 'unknown';
  if (schema === false) return 'never';
  if (schema.$ref) return typeName(schema.$ref.split('/').at(-1));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map((one) => grouped(type(one))).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => grouped(type(one))).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((one) => grouped(type({ ...schema, type: one }))).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `${grouped(type(schema.items))}[]`;
    case 'object':
      return object(schema);
    default:
      return schema.properties ? object(schema) : 'unknown';
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
  const body = json(operation.requestBody?.content);
  const lines = [
    `params: ${parameters(operation, 'path')};`,
    `query: ${parameters(operation, 'query')};`,
    `body: ${verb === 'get' ? 'never' : body ? type(body) : 'None'};`,
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

/** The TypeScript module that describes the whole document. */
export function generate(document) {
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    const text = type(schema);
    const head = note(schema);
    return text.startsWith('{') && text.endsWith('}')
      ? `${head}export interface ${typeName(name)} ${text}`
      : `${head}export type ${typeName(name)} = ${text};`;
  });
  const entries = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    verbs.filter((verb) => operations[verb]).map((verb) => entry(path, verb, operations[verb])),
  );
  return [
    "// Made by scripts/generate-api.mjs from the server's declarations (docs/openapi.json). Not to be edited by hand.",
    'type None = Record<string, never>;',
    ...schemas,
    ...catalogues(document),
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
