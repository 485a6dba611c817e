import type { MdBlock, MdInline } from './tree';

/** The words of a label, for where there can be no elements. */
export function plainText(nodes: MdInline | readonly MdInline[]): string {
  if (!('type' in nodes)) return nodes.map(plainText).join('');
  switch (nodes.type) {
    case 'LINK':
    case 'IMAGE':
      return plainText(nodes.value.label) || nodes.value.src.value;
    case 'INLINE_CODE':
      return nodes.value.value;
    case 'MENTION_USER':
      return `@${nodes.value.value}`;
    case 'MENTION_CHANNEL':
      return `#${nodes.value.value}`;
    case 'EMOJI':
      return nodes.unicode ?? `:${(nodes.shortCode ?? nodes.value?.value ?? '').replaceAll(':', '')}:`;
    case 'SPOILER':
      return '…';
    case 'COLOR':
    case 'TIMESTAMP':
      return '';
    case 'BOLD':
    case 'ITALIC':
    case 'STRIKE':
      return plainText(nodes.value);
    case 'PLAIN_TEXT':
    case 'INLINE_KATEX':
      return nodes.value;
    default:
      return '';
  }
}

function plainBlock(node: MdBlock): string {
  switch (node.type) {
    case 'PARAGRAPH':
    case 'HEADING':
    case 'BIG_EMOJI':
      return plainText(node.value);
    case 'QUOTE':
      return node.value.map(plainBlock).join('\n');
    case 'CODE':
      return node.value.map((line) => line.value.value).join('\n');
    case 'UNORDERED_LIST':
    case 'ORDERED_LIST':
    case 'TASKS':
      return node.value.map((item) => plainText(item.value)).join('\n');
    case 'SPOILER_BLOCK':
      return '…';
    case 'KATEX':
      return node.value;
    default:
      return '';
  }
}

/** A message as it is read aloud: its words without the signs around them, and nothing that is to stay hidden. */
export function spokenText({ md, msg }: { md?: readonly MdBlock[]; msg: string }): string {
  return md && md.length > 0 ? md.map(plainBlock).filter(Boolean).join('\n') : msg;
}
