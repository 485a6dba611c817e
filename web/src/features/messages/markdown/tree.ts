/** A message's text as its tree, the field `md` of a message. */
export interface PlainText {
  type: 'PLAIN_TEXT';
  value: string;
}

export type MdInline =
  | PlainText
  | { type: 'BOLD' | 'ITALIC' | 'STRIKE'; value: MdInline[] }
  | { type: 'INLINE_CODE'; value: PlainText }
  | { type: 'LINK' | 'IMAGE'; value: { src: PlainText; label: MdInline | MdInline[] } }
  | { type: 'MENTION_USER' | 'MENTION_CHANNEL'; value: PlainText }
  | MdEmoji
  | { type: 'COLOR'; value: { r: number; g: number; b: number; a: number } }
  | { type: 'SPOILER'; value: MdInline[] }
  | { type: 'INLINE_KATEX'; value: string }
  | { type: 'TIMESTAMP'; value: { timestamp: string; format: string }; fallback?: PlainText };

export interface MdEmoji {
  type: 'EMOJI';
  value?: PlainText;
  shortCode?: string;
  unicode?: string;
}

export interface MdListItem {
  type: 'LIST_ITEM';
  value: MdInline[];
  number?: number;
}

export interface MdTask {
  type: 'TASK';
  status: boolean;
  value: MdInline[];
}

export interface MdParagraph {
  type: 'PARAGRAPH';
  value: MdInline[];
}

export type MdBlock =
  | MdParagraph
  | { type: 'HEADING'; level: 1 | 2 | 3 | 4; value: MdInline[] }
  | { type: 'QUOTE'; value: MdParagraph[] }
  | { type: 'CODE'; language?: string; value: { type: 'CODE_LINE'; value: PlainText }[] }
  | { type: 'UNORDERED_LIST' | 'ORDERED_LIST'; value: MdListItem[] }
  | { type: 'TASKS'; value: MdTask[] }
  | { type: 'BIG_EMOJI'; value: MdEmoji[] }
  | { type: 'SPOILER_BLOCK'; value: MdBlock[] }
  | { type: 'KATEX'; value: string }
  | { type: 'LINE_BREAK' };
