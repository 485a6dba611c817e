/** A text field's content with its selection. */
export interface Edit {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or takes them away when they are there. */
export function toggleMarks({ text, start, end }: Edit, mark: string): Edit {
  const { length } = mark;
  const inside = text.slice(start, end);
  if (inside.length >= 2 * length && inside.startsWith(mark) && inside.endsWith(mark)) {
    const bare = inside.slice(length, -length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
    return {
      text: text.slice(0, start - length) + inside + text.slice(end + length),
      start: start - length,
      end: end - length,
    };
  }
  return {
    text: text.slice(0, start) + mark + inside + mark + text.slice(end),
    start: start + length,
    end: end + length,
  };
}

/** Puts the selected lines between lines of three backticks: a block of code. */
export function codeBlock({ text, start, end }: Edit): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const open = `${before === '' || before.endsWith('\n') ? '' : '\n'}\`\`\`\n`;
  const close = `\n\`\`\`${after === '' || after.startsWith('\n') ? '' : '\n'}`;
  const place = start + open.length;
  return { text: before + open + text.slice(start, end) + close + after, start: place, end: place + end - start };
}

/** Makes a link of the selection; what is left to write, its address, is selected. */
export function link({ text, start, end }: Edit): Edit {
  const address = 'https://';
  const label = text.slice(start, end);
  const place = start + label.length + 3;
  return {
    text: `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`,
    start: label === '' ? start + 1 : place,
    end: label === '' ? start + 1 : place + address.length,
  };
}

/** Puts `value` in place of the selection, apart from the word before it. */
export function insert({ text, start, end }: Edit, value: string): Edit {
  const gap = start === 0 || /\s$/.test(text.slice(0, start)) ? '' : ' ';
  const place = start + gap.length + value.length;
  return { text: text.slice(0, start) + gap + value + text.slice(end), start: place, end: place };
}

export interface Trigger {
  sign: '@' | '#' | ':';
  /** What was typed after the sign. */
  query: string;
  /** Where the sign stands. */
  at: number;
}

const kTrigger = /(?:^|[\s(])([@#:])([\p{L}\p{N}._+-]*)$/u;

/** The word before the cursor when it begins like a mention, a channel or an emoji. */
export function findTrigger(text: string, cursor: number): Trigger | undefined {
  const match = kTrigger.exec(text.slice(0, cursor));
  if (!match) return undefined;
  const [, sign = '', query = ''] = match;
  // One letter after a colon is a smiley more often than the start of a name.
  if (sign === ':' && query.length < 2) return undefined;
  return { sign: sign as Trigger['sign'], query, at: cursor - query.length - 1 };
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
