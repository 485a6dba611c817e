import { fieldsOf } from '../../lib/narrow';

/** That another setting has one of some values. */
export interface Condition {
  id: string;
  values: readonly (boolean | string)[];
}

const isValue = (value: unknown): value is boolean | string => typeof value === 'boolean' || typeof value === 'string';

function conditionOf(query: unknown): Condition | undefined {
  const { _id, value } = fieldsOf(query);
  const values = isValue(value) ? [value] : fieldsOf(value).$in;
  if (typeof _id !== 'string' || !Array.isArray(values) || !values.every(isValue)) return undefined;
  return { id: _id, values };
}

/** What has to be so for a setting to have an effect; what cannot be read demands nothing. */
export function conditionsOf(enableQuery: string | undefined): Condition[] {
  if (enableQuery === undefined) return [];
  try {
    const query: unknown = JSON.parse(enableQuery);
    const all = (Array.isArray(query) ? query : [query]).map(conditionOf);
    return all.every((one) => one !== undefined) ? all : [];
  } catch {
    return [];
  }
}
