/** A message's text as its tree, the field `md` of a message: as the server declares it (src/rest/shapes.cpp). */
export type {
  MarkupBlock as MdBlock,
  MarkupEmoji as MdEmoji,
  MarkupInline as MdInline,
  MarkupListItem as MdListItem,
  MarkupParagraph as MdParagraph,
  MarkupTableCell as MdTableCell,
  MarkupTask as MdTask,
  MarkupText as PlainText,
} from '../../../api/schema';

/** Where a node stands in the message's text, from and up to: for those who cannot draw it. */
export type Place = [begin: number, end: number];
