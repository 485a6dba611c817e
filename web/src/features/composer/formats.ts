import type { IconName } from '../../ui';
import type { Change, Edit } from './editing';

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

/** Puts the selected lines between lines of three backticks: a block of code; or takes those lines away. */
export function codeBlock({ text, start, end }: Edit): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const [opened, closed] = [/(^|\n)```[^\n`]*\n$/.exec(before), /^\n```(?=\n|$)/.exec(after)];
  if (opened && closed) {
    const kept = before.slice(0, opened.index + (opened[1]?.length ?? 0));
    const bare = kept + text.slice(start, end) + after.slice(closed[0].length);
    return { text: bare, start: kept.length, end: kept.length + end - start };
  }
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

/** Makes the selection lead to `address`; undefined where nothing is selected, or it is an address itself. */
export function linkTo({ text, start, end }: Edit, address: string): Edit | undefined {
  const label = text.slice(start, end);
  if (label.trim() === '' || /[[\]\n]/.test(label) || isAddress(label) || !isAddress(address)) return undefined;
  const made = `[${label}](${address.trim()})`;
  const place = start + made.length;
  return { text: text.slice(0, start) + made + text.slice(end), start: place, end: place };
}

const isAddress = (text: string): boolean => /^https?:\/\/[^\s()]+$/i.test(text.trim());

/** Begins each selected line with what `begin` says for it, or takes that away where every line has it. */
function toggleLines({ text, start, end }: Edit, has: RegExp, begin: (index: number) => string): Edit {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - (end > start && text[end - 1] === '\n' ? 1 : 0)));
  const last = next < 0 ? text.length : next;
  const lines = text.slice(first, last).split('\n');
  const all = lines.every((line) => has.test(line));
  const bare = lines.map((line) => line.replace(has, ''));
  const made = all ? bare : bare.map((line, index) => begin(index) + line);
  const block = made.join('\n');
  const whole = text.slice(0, first) + block + text.slice(last);
  // One line keeps the cursor where it was in its words; several stay selected.
  if (lines.length > 1) return { text: whole, start: first, end: first + block.length };
  const shift = block.length - (last - first);
  return { text: whole, start: Math.max(first, start + shift), end: Math.max(first, end + shift) };
}

const mark =
  (sign: string): Change =>
  (edit) =>
    toggleMarks(edit, sign);

export interface Format {
  id: 'bold' | 'italic' | 'strike' | 'code' | 'code-block' | 'link' | 'bullets' | 'numbers' | 'quote';
  icon: IconName;
  /** As in lib/shortcuts.ts. A digit is the key where it stands, whatever Shift makes of it. */
  keys?: string;
  change: Change;
}

/** What the bar above the field and the keys can do to a text. */
export const formats: readonly Format[] = [
  { id: 'bold', icon: 'bold', keys: 'mod+b', change: mark('*') },
  { id: 'italic', icon: 'italic', keys: 'mod+i', change: mark('_') },
  { id: 'strike', icon: 'strike', keys: 'mod+shift+x', change: mark('~') },
  { id: 'code', icon: 'code', keys: 'mod+e', change: mark('`') },
  { id: 'code-block', icon: 'code-block', keys: 'mod+shift+e', change: codeBlock },
  { id: 'link', icon: 'link', keys: 'mod+shift+u', change: link },
  {
    id: 'numbers',
    icon: 'list-numbers',
    keys: 'mod+shift+7',
    change: (edit) => toggleLines(edit, /^\d+\. /, (index) => `${index + 1}. `),
  },
  {
    id: 'bullets',
    icon: 'list-bullets',
    keys: 'mod+shift+8',
    change: (edit) => toggleLines(edit, /^[-*] /, () => '- '),
  },
  { id: 'quote', icon: 'quote', keys: 'mod+shift+9', change: (edit) => toggleLines(edit, /^> ?/, () => '> ') },
];

/** The format of the keys that were pressed. */
export function formatOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): Format | undefined {
  const key = /^Digit(\d)$/.exec(event.code)?.[1] ?? event.key.toLowerCase();
  const keys = `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
  return formats.find((format) => format.keys === keys);
}
