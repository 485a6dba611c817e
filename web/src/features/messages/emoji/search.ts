import { entries, type EmojiEntry } from './table';

export interface FoundEmoji {
  entry: EmojiEntry;
  /** What it is called in the reader's language. */
  label: string;
  /** That of its names which was looked for, else the usual one. */
  name: string;
}

export interface EmojiSearch {
  /** The best first; all of them for an empty text. */
  find(text: string): readonly FoundEmoji[];
  labelOf(entry: EmojiEntry): string;
}

const words: Record<string, () => Promise<{ default: string }>> = {
  de: () => import('virtual:emoji/words/de'),
  en: () => import('virtual:emoji/words/en'),
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[:_-]+/g, ' ')
    .trim();

/** One more than the last place is none. */
const kNowhere = 4;

interface Known extends FoundEmoji {
  /** As they are compared. */
  names: readonly string[];
  called: string;
  tags: readonly string[];
}

/** How well an emoji answers to a text, the best 0: it is named so, begins so, one of its words does, it is about that. */
function rank({ names, called, tags }: Known, text: string): number {
  if (names.includes(text)) return 0;
  if (names.some((name) => name.startsWith(text)) || called.startsWith(text)) return 1;
  if ([...names, called].some((name) => name.includes(` ${text}`))) return 2;
  return tags.some((tag) => tag.startsWith(text)) || names.some((name) => name.includes(text)) ? 3 : kNowhere;
}

const searches = new Map<string, Promise<EmojiSearch>>();

async function makeSearch(language: string): Promise<EmojiSearch> {
  const lines = (await (words[language] ?? words.en!)()).default.split('\n');
  const all = entries.map((entry, index): Known => {
    const [label = '', tags = ''] = (lines[index] ?? '').split('|');
    const name = entry.names[0] ?? '';
    return { entry, label, name, names: entry.names.map(plain), called: plain(label), tags: plain(tags).split(' ') };
  });
  const labels = new Map(all.map(({ entry, label }) => [entry, label]));
  return {
    labelOf: (entry) => labels.get(entry) ?? '',
    find(typed) {
      const text = plain(typed);
      if (text === '') return all;
      const ranked = all.flatMap((one) => {
        const place = rank(one, text);
        return place === kNowhere ? [] : [{ one, place }];
      });
      return ranked
        .sort((a, b) => a.place - b.place)
        .map(({ one }): FoundEmoji => {
          const at = one.names.findIndex((name) => name.startsWith(text));
          return { entry: one.entry, label: one.label, name: one.entry.names[Math.max(at, 0)] ?? one.name };
        });
    },
  };
}

/** By the words of `language`; those of English where there are none. */
export function emojiSearch(language: string): Promise<EmojiSearch> {
  const known = searches.get(language) ?? makeSearch(language);
  searches.set(language, known);
  known.catch(() => searches.delete(language)); // the next one to ask tries again
  return known;
}
