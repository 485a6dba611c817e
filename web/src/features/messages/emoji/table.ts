import source from 'virtual:emoji/table';
import { oneOf } from '../../../lib/narrow';
import { kSkinTones, type SkinTone } from './tones';

export const kGroups = [
  'smileys',
  'people',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type EmojiGroup = (typeof kGroups)[number];

export type { SkinTone };
const kTones = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];
const kToneNames = ['', 'light', 'medium_light', 'medium', 'medium_dark', 'dark'];

export interface EmojiEntry {
  picture: string;
  /** Shortcodes without colons, the usual one first. */
  names: readonly string[];
  group: EmojiGroup;
  /** It comes in skin tones. */
  tones: boolean;
}

const isGroup = (name: string): name is EmojiGroup => kGroups.some((group) => group === name);

const pictures = new Map<string, string>();
const byName = new Map<string, EmojiEntry>();

function readTable(): EmojiEntry[] {
  const found: EmojiEntry[] = [];
  let group = '';
  for (const line of source.split('\n')) {
    // A line with a blank is an emoji, and `#️⃣` is one.
    if (line.startsWith('#') && !line.includes(' ')) {
      group = line.slice(1);
      continue;
    }
    const [picture = '', ...rest] = line.split(' ');
    const tones = rest[0] === '+';
    const names = tones ? rest.slice(1) : rest;
    for (const name of names) pictures.set(name, picture);
    if (!isGroup(group)) continue;
    const entry = { picture, names, group, tones };
    found.push(entry);
    for (const name of names) byName.set(name, entry);
  }
  return found;
}

/** All emoji, in the order in which they are looked for. */
export const entries: readonly EmojiEntry[] = readTable();

/** An emoji as it is written and drawn in a skin tone. */
export function inTone({ picture, names, tones }: EmojiEntry, tone: SkinTone): { name: string; picture: string } {
  const [name = ''] = names;
  if (!tones || tone === 0) return { name, picture };
  const [first = '', second = '', ...rest] = picture;
  return {
    name: `${name}_tone${tone}`,
    picture: first + kTones[tone] + (second === '\uFE0F' ? '' : second) + rest.join(''),
  };
}

const kToned = /^(.+?)_(?:tone([1-5])|(light|medium_light|medium|medium_dark|dark)_skin_tone)$/;

/** The emoji that a shortcode means, with or without its colons. */
export function emojiOf(shortCode: string): { name: string; picture: string } | undefined {
  const name = shortCode.replaceAll(':', '');
  const picture = pictures.get(name);
  if (picture !== undefined) return { name, picture };
  const [, base = '', number, word = ''] = kToned.exec(name) ?? [];
  const entry = byName.get(base);
  if (!entry?.tones) return undefined;
  const tone = oneOf(kSkinTones, number === undefined ? kToneNames.indexOf(word) : Number(number)) ?? 0;
  return { name, picture: inTone(entry, tone).picture };
}

/** The picture for a shortcode, with or without its colons. */
export function pictureOf(shortCode: string): string | undefined {
  return emojiOf(shortCode)?.picture;
}
