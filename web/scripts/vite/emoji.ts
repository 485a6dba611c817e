import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const read = (name: string) => require(`emojibase-data/${name}.json`) as unknown;

interface Datum {
  hexcode: string;
  emoji: string;
  label: string;
  tags?: string[];
  /** Absent for what is only a part of others, as a letter of a flag is. */
  group?: number;
  tone?: number | number[];
  skins?: Datum[];
}

/** By emojibase's numbers; 2 are skin tones and hair by themselves. */
const kGroups: Record<number, string> = {
  0: 'smileys',
  1: 'people',
  3: 'nature',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
  9: 'flags',
};
const kTones = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/** The picture of one person in another skin tone. `table.ts` in features/messages/emoji does the same. */
function toned(picture: string, tone: number): string {
  const [first = '', second, ...rest] = [...picture];
  return first + kTones[tone] + (second === '\uFE0F' ? '' : (second ?? '')) + rest.join('');
}

const data = read('en/data') as Datum[];
type Codes = Record<string, string | string[]>;
const codes = read('en/shortcodes/joypixels') as Codes;
const others = read('en/shortcodes/github') as Codes;
const taken = new Set(Object.values(codes).flat());

/** The names of Rocket.Chat, the usual one first; then those that people know from elsewhere and that mean nothing else. */
function namesOf({ hexcode }: Datum): string[] {
  const own = [codes[hexcode] ?? []].flat();
  return own.length === 0 ? [] : [...own, ...[others[hexcode] ?? []].flat().filter((name) => !taken.has(name))];
}

/** All its skin tones follow from its picture and its name. */
function isRegular(one: Datum): boolean {
  const [name] = namesOf(one);
  const single = (one.skins ?? []).filter(({ tone }) => typeof tone === 'number');
  return (
    single.length === 5 &&
    single.every(
      (skin) =>
        skin.emoji === toned(one.emoji, skin.tone as number) && namesOf(skin).includes(`${name}_tone${skin.tone}`),
    )
  );
}

/** In the order in which pickers show them, by group; what has no name cannot be written down. */
const listed = Object.keys(kGroups).map((group) =>
  data.filter((one) => one.group === Number(group) && namesOf(one).length > 0),
);

/**
 * A line each: the picture, `+` where it comes in skin tones, its names. Above each group its name after a `#`; at last those in
 * skin tones whose names follow no rule.
 */
function table(): string {
  const groups = listed.map((all, index) => {
    const lines = all.map((one) => [one.emoji, ...(isRegular(one) ? ['+'] : []), ...namesOf(one)].join(' '));
    return [`#${Object.values(kGroups)[index]}`, ...lines].join('\n');
  });
  const irregular = listed
    .flat()
    .flatMap((one) => {
      const regular = isRegular(one);
      return (one.skins ?? []).filter(({ tone }) => !regular || typeof tone !== 'number');
    })
    .filter((skin) => namesOf(skin).length > 0)
    .map((skin) => [skin.emoji, ...namesOf(skin)].join(' '));
  return [...groups, '#', ...irregular].join('\n');
}

/** A line for each of the table's groups: what it is called, and after a `|` what else it is found by. */
function words(language: string): string {
  const known = new Map((read(`${language}/data`) as Datum[]).map((one) => [one.hexcode, one]));
  const lines = listed.flat().map((one) => {
    const { label, tags = [] } = known.get(one.hexcode) ?? one;
    const said = new Set([label, ...namesOf(one).flatMap((name) => [name, ...name.split('_')])]);
    return [label, tags.filter((tag) => !said.has(tag)).join(' ')].join('|');
  });
  return lines.join('\n');
}

const kPrefix = 'virtual:emoji/';

/** `virtual:emoji/table` and `virtual:emoji/words/<language>`: what emojibase-data (MIT) knows, as text that is quickly read. */
export function emoji(): Plugin {
  return {
    name: 'confab:emoji',
    resolveId: (id) => (id.startsWith(kPrefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${kPrefix}`)) return undefined;
      const [kind, language = 'en'] = id.slice(kPrefix.length + 1).split('/');
      return `export default ${JSON.stringify(kind === 'table' ? table() : words(language))};`;
    },
  };
}
