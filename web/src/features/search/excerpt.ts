import type { TextRange } from '../../api/schema';

export interface Piece {
  text: string;
  found: boolean;
  /** It is the shortcode of an emoji, with its colons. */
  emoji?: true;
}

/** A shortcode has a letter, but for two: `12:30:45` is a time. */
const kShortCode = /:(?:[\w+-]*[a-z][\w+-]*|[+-]1|100):/gi;

/** So much stands before the first thing that was found. */
const kBefore = 60;
const kMost = 320;

/** The part of a text around what was found first, in pieces; what is left out shows as an ellipsis. */
export function excerpt(text: string, ranges: readonly TextRange[]): Piece[] {
  const first = ranges[0]?.begin ?? 0;
  const start = first <= kBefore ? 0 : first - kBefore;
  const end = Math.min(text.length, start + kMost);
  const pieces: Piece[] = [];
  const codes = [...text.matchAll(kShortCode)].map((match) => ({
    begin: match.index,
    end: match.index + match[0].length,
  }));
  const add = (from: number, to: number, found: boolean) => {
    let at = from;
    for (const { begin, end } of codes) {
      if (begin < at || end > to) continue;
      if (begin > at) pieces.push({ text: text.slice(at, begin), found });
      pieces.push({ text: text.slice(begin, end), found, emoji: true });
      at = end;
    }
    if (to > at) pieces.push({ text: text.slice(at, to), found });
  };
  // Who looks for a word of its name finds the emoji as a whole.
  const whole = ({ begin, end }: TextRange): TextRange =>
    codes.find((code) => code.begin < end && begin < code.end && code.begin <= begin && end <= code.end) ?? {
      begin,
      end,
    };
  if (start > 0) pieces.push({ text: '…', found: false });
  let at = start;
  for (const range of ranges.map(whole)) {
    const begin = Math.max(range.begin, at);
    const stop = Math.min(range.end, end);
    if (stop <= begin) continue;
    add(at, begin, false);
    add(begin, stop, true);
    at = stop;
  }
  add(at, end, false);
  if (end < text.length) pieces.push({ text: '…', found: false });
  return pieces;
}
