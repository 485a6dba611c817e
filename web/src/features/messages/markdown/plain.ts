import type { MdBlock } from './tree';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What a node of any kind says, its parts joined by `between`. */
function wordsOf(value: unknown, between: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(between);
  return isFields(value) ? textOf(value) : '';
}

const kLines = '\n';

/** By the type of node: what stands in for it where there can be no elements. Others say what their `value` says. */
const kWords: Record<string, (node: Fields) => string> = {
  LINK: ({ value }) => labelOf(value),
  IMAGE: ({ value }) => labelOf(value),
  MENTION_USER: ({ value }) => `@${wordsOf(value, '')}`,
  MENTION_CHANNEL: ({ value }) => `#${wordsOf(value, '')}`,
  EMOJI: ({ unicode, shortCode, value }) =>
    typeof unicode === 'string' ? unicode : `:${(wordsOf(shortCode, '') || wordsOf(value, '')).replaceAll(':', '')}:`,
  SPOILER: () => '…',
  SPOILER_BLOCK: () => '…',
  COLOR: () => '',
  TIMESTAMP: () => '',
  QUOTE: ({ value }) => wordsOf(value, kLines),
  CODE: ({ value }) => wordsOf(value, kLines),
  UNORDERED_LIST: ({ value }) => wordsOf(value, kLines),
  ORDERED_LIST: ({ value }) => wordsOf(value, kLines),
  TASKS: ({ value }) => wordsOf(value, kLines),
  TABLE: ({ value }) =>
    isFields(value) ? [wordsOf(value.header, ' | '), wordsOf(value.rows, kLines)].filter(Boolean).join(kLines) : '',
  TABLE_ROW: ({ value }) => wordsOf(value, ' | '),
};

function labelOf(value: unknown): string {
  return isFields(value) ? wordsOf(value.label, '') || wordsOf(value.src, '') : '';
}

function textOf(node: unknown): string {
  if (!isFields(node)) return wordsOf(node, '');
  const words = typeof node.type === 'string' ? kWords[node.type] : undefined;
  return words ? words(node) : wordsOf(node.value, '');
}

/** The words of a node or of several, for where there can be no elements. Whatever comes, it does not throw. */
export function plainText(nodes: unknown): string {
  return wordsOf(nodes, '');
}

/**
 * What a node that nobody here can draw says: its place in the message's text, where it carries one, else the words that
 * are in it.
 */
export function fallbackText(node: unknown, source: string): string {
  const place = isFields(node) ? node.fallback : undefined;
  if (Array.isArray(place) && typeof place[0] === 'number' && typeof place[1] === 'number')
    return source.slice(place[0], place[1]);
  return textOf(isFields(place) ? place : node);
}

/** A message as it is read aloud: its words without the signs around them, and nothing that is to stay hidden. */
export function spokenText({ md, msg }: { md?: readonly MdBlock[]; msg: string }): string {
  return Array.isArray(md) && md.length > 0 ? wordsOf(md, kLines) : msg;
}
