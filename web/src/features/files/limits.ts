import type { TFunction } from 'i18next';
import { format } from '../../i18n/format';
import type { Room } from '../../stores/entities';
import type { State } from '../../stores/state';

/** What the workspace lets people send. */
export interface Limits {
  /** Bytes; without it there is no limit. */
  most?: number;
  /** Media types, `image/png` or `image/*`; an empty list of what is allowed allows all. */
  allowed: readonly string[];
  refused: readonly string[];
}

/** Messages sent at once. */
export const kMostAtOnce = 20;

const list = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((type) => type.trim().toLowerCase())
        .filter(Boolean)
    : [];

export function limitsOf(settings: State['settings']): Limits {
  const most = settings.get('FileUpload_MaxFileSize');
  return {
    ...(typeof most === 'number' && most >= 0 && { most }),
    allowed: list(settings.get('FileUpload_MediaTypeWhiteList')).filter((type) => type !== '*'),
    refused: list(settings.get('FileUpload_MediaTypeBlackList')),
  };
}

/** Why nothing can be sent to a room, if so. */
export function uploadBlock({ settings }: State, { t }: Pick<Room, 't'>): 'off' | 'off-direct' | undefined {
  if (settings.get('FileUpload_Enabled') !== true) return 'off';
  return t === 'd' && settings.get('FileUpload_Enabled_Direct') === false ? 'off-direct' : undefined;
}

const fits = (type: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => pattern === type || (pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1))));

/** Why a file would be refused, in words; the server decides anyway. */
export function fileProblem(
  t: TFunction<'files'>,
  language: string,
  { size, type }: Pick<File, 'size' | 'type'>,
  { most, allowed, refused }: Limits,
): string | undefined {
  if (size === 0) return t('upload.empty');
  if (most !== undefined && size > most) return t('upload.too-large', { limit: format(language).size(most) });
  // Of what the browser does not know, the server finds out what it is.
  if (type === '') return undefined;
  if (fits(type, refused) || (allowed.length > 0 && !fits(type, allowed))) return t('upload.type');
  return undefined;
}
