// The free-form fields of people, as the setting Accounts_CustomFields declares them: JSON of a name to its rules.

import { fieldsOf, textOf, textsOf } from './narrow';

export interface PeopleField {
  name: string;
  required: boolean;
  min?: number;
  max?: number;
  /** Where one of a few is to be chosen. */
  options?: string[];
}

const countOf = (value: unknown): number | undefined => (typeof value === 'number' && value > 0 ? value : undefined);

/** In the order of the declaration; none where it is empty, or cannot be read. */
export function declaredFields(setting: string): PeopleField[] {
  let declared: unknown;
  try {
    declared = JSON.parse(setting || '{}');
  } catch {
    return [];
  }
  return Object.entries(fieldsOf(declared)).map(([name, declaration]) => {
    const rules = fieldsOf(declaration);
    return {
      name,
      required: rules.required === true,
      min: countOf(rules.minLength),
      max: countOf(rules.maxLength),
      options: rules.type === 'select' ? textsOf(rules.options) : undefined,
    };
  });
}

/** What somebody has, as a form shows it; '' for what is not there. */
export function fieldTexts(fields: PeopleField[], stored: unknown): Record<string, string> {
  const values = fieldsOf(stored);
  return Object.fromEntries(fields.map(({ name }) => [name, textOf(values[name]) ?? '']));
}

export type FieldFault = 'needed' | 'short' | 'long';

/** What the server would refuse. */
export function faultOf({ required, min, max }: PeopleField, typed: string): FieldFault | undefined {
  const text = typed.trim();
  if (text === '') return required ? 'needed' : undefined;
  if (min !== undefined && text.length < min) return 'short';
  return max !== undefined && text.length > max ? 'long' : undefined;
}
