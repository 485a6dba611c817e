/** A part of a text that is not shown as it was typed. */
export interface Sign {
  begin: number;
  end: number;
  /** What stands for it; nothing where it only says how something looks. */
  text: string;
  emoji?: true;
}

/** A shortcode has a letter, but for two: `12:30:45` is a time. */
const kShortCode = /:(?:[\w+-]*[a-z][\w+-]*|[+-]1|100):/gi;
/** Around the words that they are about. What is longer comes first. */
const kAround = /(?<![\w\\])(\*\*|__|~~|[*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)/g;
const kAlone = /```\w*\n?|^(?:> ?|#{1,6} )/gm;
const kSpoiler = /\|\|(?=\S)[^|]+\|\|/g;
const kLink = /\[([^\]\n]*)\]\(([^)\s]+)\)/g;
const kName = /(?<![\w@])@([\w.-]*\w)/g;

/** Of names that stand for people: what they are shown as. */
export type Names = ReadonlyMap<string, string>;

/** What around words says how they look, and in them again, except in code. */
function around(text: string, offset: number, found: Sign[]): void {
  for (const { 0: all, 1: mark = '', 2: inner = '', index } of text.matchAll(kAround)) {
    const begin = offset + index;
    const end = begin + all.length;
    found.push({ begin, end: begin + mark.length, text: '' }, { begin: end - mark.length, end, text: '' });
    if (mark !== '`') around(inner, begin + mark.length, found);
  }
}

/** The signs of a text, from its beginning to its end; none lies over another. */
export function signsOf(text: string, names?: Names): Sign[] {
  const found: Sign[] = [];
  for (const { 0: all, index } of text.matchAll(kAlone))
    found.push({ begin: index, end: index + all.length, text: '' });
  // What is to stay hidden does.
  for (const { 0: all, index } of text.matchAll(kSpoiler))
    found.push({ begin: index, end: index + all.length, text: '…' });
  for (const { 0: all, 1: label = '', index } of text.matchAll(kLink)) {
    const end = index + all.length;
    // One without a name leads to what is quoted.
    if (label.trim() === '') found.push({ begin: index, end, text: '' });
    else found.push({ begin: index, end: index + 1, text: '' }, { begin: index + 1 + label.length, end, text: '' });
  }
  for (const { 0: all, index } of text.matchAll(kShortCode))
    found.push({ begin: index, end: index + all.length, text: all, emoji: true });
  for (const { 0: all, 1: name = '', index } of text.matchAll(kName)) {
    const shown = names?.get(name);
    if (shown !== undefined) found.push({ begin: index, end: index + all.length, text: shown });
  }
  around(text, 0, found);
  let free = 0;
  return found
    .sort((a, b) => a.begin - b.begin || b.end - a.end)
    .filter(({ begin, end }) => {
      if (begin < free) return false;
      free = end;
      return true;
    });
}
