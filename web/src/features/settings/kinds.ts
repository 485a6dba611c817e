import type { Setting as Listed } from '../../api/schema';
import type { SettingInput, SettingKind } from '../../ui';

/** What is asked of each setting, beside what every list has. */
export const kAsked = {
  type: 1,
  group: 1,
  section: 1,
  values: 1,
  packageValue: 1,
  public: 1,
  blocked: 1,
  readonly: 1,
  secret: 1,
  i18nDescription: 1,
  enableQuery: 1,
} as const satisfies Partial<Record<keyof Listed, 1>>;

/** A setting with all that the server says of it. */
export type Setting = Listed & Required<Pick<Listed, 'type' | 'group' | 'packageValue' | 'public' | 'i18nDescription'>>;

/** Texts that are a list, separated by commas, of values that are known: drawn as chips. */
const kLists = new Set(['Accounts_Registration_Users_Default_Roles']);
/** Texts that are one of a known list. */
const kChoices = new Set(['Language']);
const kLongText = 60;

/** All that was asked for has come. */
export const isWhole = (setting: Listed): setting is Setting =>
  setting.type !== undefined &&
  setting.group !== undefined &&
  setting.public !== undefined &&
  setting.i18nDescription !== undefined;

export function kindOf({ _id, type, value, values, packageValue, secret }: Setting): SettingKind {
  if (secret) return 'secret';
  if (type === 'boolean') return 'boolean';
  if (type === 'int') return 'number';
  if (type === 'multiSelect' || kLists.has(_id)) return 'list';
  if (type === 'code') return 'code';
  if (type === 'color') return 'colour';
  if (values?.length || kChoices.has(_id)) return 'select';
  return [value, packageValue].some((text) => String(text).length > kLongText) ? 'long-text' : 'text';
}

/** Whether it is shown here at all: some are nobody's to change. Pictures are uploaded, and not saved with the others. */
export const isShown = ({ type, readonly }: Setting): boolean => type === 'asset' || !readonly;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What stands in the field for `value`. */
export function inputOf(setting: Setting, value: unknown = setting.value): SettingInput {
  switch (kindOf(setting)) {
    case 'boolean':
      return value === true;
    case 'list':
      return setting.type === 'multiSelect'
        ? strings(value)
        : String(value)
            .split(',')
            .map((part) => part.trim())
            .filter(Boolean);
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** The value that the field stands for; undefined when it stands for none. */
export function valueOf(setting: Setting, input: SettingInput): unknown {
  switch (kindOf(setting)) {
    case 'number':
      return /^-?\d{1,15}$/.test(String(input).trim()) ? Number(input) : undefined;
    case 'list':
      return setting.type === 'multiSelect' ? input : strings(input).join(',');
    default:
      return input;
  }
}

export const sameInput = (a: SettingInput, b: SettingInput): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, index) => one === b[index]) : a === b;
