/** A message's text as its tree, the field `md` of a message. */
export interface PlainText {
  type: 'PLAIN_TEXT';
  value: string;
}

/** Where a node stands in the message's text, from and up to: for those who cannot draw it. */
export type Place = [begin: number, end: number];

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
  | { type: 'TIMESTAMP'; value: { timestamp: string; format: string }; fallback?: Place };

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

export interface MdTableCell {
  type: 'TABLE_CELL';
  value: MdInline[];
  align?: 'left' | 'center' | 'right';
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
  | {
      type: 'TABLE';
      value: { header: MdTableCell[]; rows: { type: 'TABLE_ROW'; value: MdTableCell[] }[] };
      fallback?: Place;
    }
  | { type: 'HORIZONTAL_RULE'; fallback?: Place }
  | { type: 'KATEX'; value: string }
  | { type: 'LINE_BREAK' };
