import type { TextRange } from '../../api/schema';
import { signsOf, type Names, type Sign } from './signs';

export interface Piece {
  text: string;
  found: boolean;
  /** It is the shortcode of an emoji, with its colons. */
  emoji?: true;
}

/** So much stands before the first thing that was found. */
const kBefore = 60;
const kMost = 320;
const kLeftOut = '…';
/** So far from what is shown begins or ends what belongs to it. */
const kMargin = 200;

/**
 * The part of a text around what was found first, in pieces; what is left out shows as an ellipsis. Words are without the
 * signs that say how they look, and `names` stand for those who are mentioned.
 */
export function excerpt(text: string, ranges: readonly TextRange[], names?: Names): Piece[] {
  const first = ranges[0]?.begin ?? 0;
  const start = first <= kBefore ? 0 : first - kBefore;
  const end = Math.min(text.length, start + kMost);
  const from = Math.max(0, start - kMargin);
  const signs: Sign[] = signsOf(text.slice(from, end + kMargin), names).map((sign) => ({
    ...sign,
    begin: sign.begin + from,
    end: sign.end + from,
  }));
  const pieces: Piece[] = [];
  const put = (words: string, found: boolean) => {
    if (words === '') return;
    const last = pieces.at(-1);
    if (last && last.found === found && !last.emoji && last.text !== kLeftOut) last.text += words;
    else pieces.push({ text: words, found });
  };
  const add = (from: number, to: number, found: boolean) => {
    let at = from;
    for (const sign of signs) {
      if (sign.begin < at || sign.end > to) continue;
      put(text.slice(at, sign.begin), found);
      if (sign.emoji) pieces.push({ text: sign.text, found, emoji: true });
      else put(sign.text, found);
      at = sign.end;
    }
    put(text.slice(at, to), found);
  };
  // Who looks for a word of its name finds the emoji, or the person, as a whole.
  const whole = ({ begin, end }: TextRange): TextRange =>
    signs.find((sign) => sign.text !== '' && sign.begin <= begin && end <= sign.end) ?? { begin, end };
  if (start > 0) put(kLeftOut, false);
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
  if (end < text.length) pieces.push({ text: kLeftOut, found: false });
  return pieces;
}
