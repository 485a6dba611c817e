import { inputOf, kindOf, sameInput, valueOf, type Setting } from './kinds';
import type { SettingInput } from '../../ui';
import { fieldsOf, isRecord } from '../../lib/narrow';

/** What a file of settings is: written by this client, read by it. */
interface SettingsFile {
  format: 'confab-settings';
  version: 1;
  exportedAt: string;
  settings: Record<string, unknown>;
}

/** Longer than this is no file of settings. */
export const kLongestFile = 1_000_000;

/** Passwords stay where they are, pictures have files of their own, and what the environment fixes is not ours. */
const travels = ({ type, secret, blocked }: Setting): boolean => type !== 'asset' && !secret && !blocked;

/** All settings in a file, without secrets. */
export function exported(settings: readonly Setting[], now = new Date()): string {
  const values = settings.filter(travels).map(({ _id, value }) => [_id, value] as const);
  const file: SettingsFile = {
    format: 'confab-settings',
    version: 1,
    exportedAt: now.toISOString(),
    settings: Object.fromEntries(values.sort(([a], [b]) => a.localeCompare(b))),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export interface Imported {
  /** What is another than now, as it is put into the fields. */
  changes: readonly { setting: Setting; input: SettingInput }[];
  /** Settings that this workspace does not have, or does not let anybody import. */
  unknown: readonly string[];
  /** Those whose value in the file is no such value. */
  wrong: readonly string[];
}

const isOfKind = (setting: Setting, value: unknown): boolean => {
  if (setting.type === 'boolean') return typeof value === 'boolean';
  if (setting.type === 'int') return typeof value === 'number' && Number.isInteger(value);
  if (setting.type === 'multiSelect') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (typeof value !== 'string') return false;
  return kindOf(setting) !== 'select' || !setting.values?.length || setting.values.includes(value);
};

/** What a file would change; undefined where it is no file of settings. */
export function imported(text: string, settings: readonly Setting[]): Imported | undefined {
  let file: Partial<Record<keyof SettingsFile, unknown>>;
  try {
    file = fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  if (file.format !== 'confab-settings' || file.version !== 1 || !isRecord(file.settings)) return undefined;
  const known = new Map(settings.filter(travels).map((setting) => [setting._id, setting]));
  const changes: { setting: Setting; input: SettingInput }[] = [];
  const [unknown, wrong]: [string[], string[]] = [[], []];
  for (const [id, value] of Object.entries(file.settings)) {
    const setting = known.get(id);
    if (!setting) unknown.push(id);
    else if (!isOfKind(setting, value)) wrong.push(id);
    else {
      const input = inputOf(setting, value);
      if (!sameInput(input, inputOf(setting)) && valueOf(setting, input) !== undefined)
        changes.push({ setting, input });
    }
  }
  return { changes, unknown, wrong };
}
