// Whether a value is as a JSON schema of our OpenAPI document says: as much of the language as that document speaks.

import type { Loose } from './ejson.ts';

/** What is wrong with `value`, by where; nothing: it is as the schema says. Dates may be dates, as streams send them. */
export function mismatches(value: unknown, schema: Loose, components: Loose, at = '$'): string[] {
  if (schema === true || schema === undefined) return [];
  if (schema === false) return [`${at}: nothing was expected`];
  if (schema.$ref) return mismatches(value, components[schema.$ref.split('/').at(-1)], components, at);
  if (schema.anyOf) {
    const each = schema.anyOf.map((one: Loose) => mismatches(value, one, components, at));
    return each.some((wrong: string[]) => wrong.length === 0) ? [] : [`${at}: none of ${each.length} fits ${JSON.stringify(value).slice(0, 200)}`];
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is none of ${schema.enum}`];
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' || (schema.format === 'date-time' && value instanceof Date) ? [] : [`${at}: no text: ${JSON.stringify(value)}`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: neither true nor false`];
    case 'number':
    case 'integer':
      return typeof value === 'number' ? [] : [`${at}: no number`];
    case 'array':
      if (!Array.isArray(value)) return [`${at}: no list`];
      if (!schema.prefixItems) return value.flatMap((item, i) => mismatches(item, schema.items, components, `${at}[${i}]`));
      if (schema.items === false && value.length !== schema.prefixItems.length) return [`${at}: ${value.length} items`];
      return schema.prefixItems.flatMap((item: Loose, i: number) => mismatches(value[i], item, components, `${at}[${i}]`));
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`];
      const members = value as Record<string, unknown>;
      const missing = (schema.required ?? []).filter((name: string) => !(name in members)).map((name: string) => `${at}.${name}: missing`);
      const rest = Object.entries(members).flatMap(([name, member]) => mismatches(member, schema.properties?.[name] ?? schema.additionalProperties, components, `${at}.${name}`));
      return [...missing, ...rest];
    }
    default:
      return [];
  }
}
