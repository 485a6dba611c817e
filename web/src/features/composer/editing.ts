import { oneOf } from '../../lib/narrow';

/** A text field's content with its selection. */
export interface Edit {
  text: string;
  start: number;
  end: number;
}

export type Change = (present: Edit) => Edit;

/** Puts `value` in place of the selection, apart from the word before it. */
export function insert({ text, start, end }: Edit, value: string): Edit {
  const gap = start === 0 || /\s$/.test(text.slice(0, start)) ? '' : ' ';
  const place = start + gap.length + value.length;
  return { text: text.slice(0, start) + gap + value + text.slice(end), start: place, end: place };
}

/** Puts `value` in place of the selection. */
export function replace({ text, start, end }: Edit, value: string): Edit {
  const place = start + value.length;
  return { text: text.slice(0, start) + value + text.slice(end), start: place, end: place };
}

/** The part of `before` that `after` has another text for, and that text. */
export function difference(before: string, after: string): { start: number; end: number; value: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, value: after.slice(start, after.length - same) };
}

/** Changes a field as if somebody had typed it, so that the browser's undo takes it back. False: the browser cannot. */
export function typeInto(field: HTMLTextAreaElement, { text, start, end }: Edit): boolean {
  field.focus();
  const { value, ...part } = difference(field.value, text);
  if (value !== '' || part.start !== part.end) {
    field.setSelectionRange(part.start, part.end);
    // The one way to do so, called outdated for its other uses.
    document.execCommand?.(value === '' ? 'delete' : 'insertText', false, value);
  }
  if (field.value !== text) return false;
  field.setSelectionRange(start, end);
  return true;
}

export interface Trigger {
  sign: '@' | '#' | ':' | '/';
  /** What was typed after the sign. */
  query: string;
  /** Where the sign stands. */
  at: number;
}

const kSigns = ['@', '#', ':'] as const;
const kTrigger = /(?:^|[\s(])([@#:])([\p{L}\p{N}._+-]*)$/u;

/** The word before the cursor when it begins like a mention, a channel or an emoji; or the text, like a command. */
export function findTrigger(text: string, cursor: number): Trigger | undefined {
  const before = text.slice(0, cursor);
  const command = /^\/([\w-]*)$/.exec(before)?.[1];
  if (command !== undefined) return { sign: '/', query: command, at: 0 };
  const match = kTrigger.exec(before);
  if (!match) return undefined;
  const [, typed, query = ''] = match;
  const sign = oneOf(kSigns, typed);
  // One letter after a colon is a smiley more often than the start of a name.
  if (sign === undefined || (sign === ':' && query.length < 2)) return undefined;
  return { sign, query, at: cursor - query.length - 1 };
}

/** Replaces the word of `trigger` by `value` and a space. */
export function complete(text: string, cursor: number, trigger: Trigger, value: string): Edit {
  const before = text.slice(0, trigger.at) + value;
  const after = text.slice(cursor);
  const gap = after.startsWith(' ') ? '' : ' ';
  const place = before.length + 1;
  return { text: before + gap + after, start: place, end: place };
}

/** Characters as people and the server count them: an emoji outside the basic plane is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The command that a text begins with, as people know them from other programs; undefined for a path, or two slashes. */
export function commandIn(text: string): string | undefined {
  return /^\s*(\/[a-z][\w-]*)(?:\s|$)/i.exec(text)?.[1];
}
