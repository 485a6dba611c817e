import type { TFunction } from 'i18next';

/** The words of the search's language that are followed by a value. */
export const kFilters = ['from', 'in', 'mentions', 'has', 'is', 'before', 'after', 'on'] as const;
export type Filter = (typeof kFilters)[number];

const kTraits = {
  has: ['link', 'file', 'image', 'reaction', 'pin', 'star', 'thread'],
  is: ['pinned', 'starred', 'thread'],
} as const;

/** The word that the cursor stands at the end of. */
export interface Word {
  start: number;
  end: number;
  /** What is before the colon; undefined without one. */
  filter?: Filter;
  /** What is being typed: the value, or the word. */
  typed: string;
}

const isFilter = (word: string): word is Filter => kFilters.some((filter) => filter === word);

/** Whether a search has filters that could be taken out. */
export const hasFilters = (text: string): boolean =>
  text
    .split(/\s+/)
    .some((word) => word.includes(':') && isFilter(word.slice(0, word.indexOf(':')).replace(/^-/, '').toLowerCase()));

/** Undefined inside quotes and regular expressions, which are what they are. */
export function wordAt(text: string, cursor: number): Word | undefined {
  const before = text.slice(0, cursor);
  if (text.trimStart().startsWith('/') || before.split('"').length % 2 === 0) return undefined;
  const start = before.search(/\S*$/);
  const word = before.slice(start);
  const colon = word.indexOf(':');
  const name = word.slice(0, colon).toLowerCase();
  if (colon > 0 && isFilter(name)) return { start, end: cursor, filter: name, typed: word.slice(colon + 1) };
  return { start, end: cursor, typed: word };
}

/** Something that may be put in the word's place. */
export interface Offer {
  /** The whole word. */
  value: string;
  label: string;
  hint: string;
  /** A value follows. */
  open?: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');
const monthOf = (day: Date): string => `${day.getFullYear()}-${two(day.getMonth() + 1)}`;
const dayOf = (day: Date): string => `${monthOf(day)}-${two(day.getDate())}`;

function days(
  now: Date,
): readonly (readonly [name: 'today' | 'yesterday' | 'this-month' | 'last-month', value: string])[] {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const lastMonth = new Date(now.getFullYear(), now.getMonth() - 1, 1);
  return [
    ['today', dayOf(now)],
    ['yesterday', dayOf(yesterday)],
    ['this-month', monthOf(now)],
    ['last-month', monthOf(lastMonth)],
  ];
}

/** What may follow without asking anybody: filters, and the values of those that have a few. */
export function offersFor(t: TFunction<'search'>, word: Word, inRoom: boolean, now = new Date()): Offer[] {
  const { filter, typed } = word;
  if (filter === undefined) {
    return kFilters
      .filter((name) => name.startsWith(typed.toLowerCase()) && !(inRoom && name === 'in'))
      .map((name) => ({ value: `${name}:`, label: `${name}:`, hint: t(`filter.${name}`), open: true }));
  }
  const offers: Offer[] =
    filter === 'has' || filter === 'is'
      ? kTraits[filter].map((trait) => ({
          value: `${filter}:${trait}`,
          label: `${filter}:${trait}`,
          hint: t(`trait.${trait}`),
        }))
      : filter === 'before' || filter === 'after' || filter === 'on'
        ? days(now).map(([name, value]) => ({
            value: `${filter}:${value}`,
            label: `${filter}:${value}`,
            hint: t(`day.${name}`),
          }))
        : [];
  return offers.filter(({ value }) => value.startsWith(`${filter}:${typed.toLowerCase()}`));
}

/** The text with the offer in the word's place, and where the cursor stands then. */
export function taken(text: string, { start, end }: Word, { value, open }: Offer): { text: string; cursor: number } {
  const rest = text.slice(end).replace(/^\s+/, '');
  const put = open ? value : `${value} `;
  return { text: text.slice(0, start) + put + rest, cursor: start + put.length };
}
