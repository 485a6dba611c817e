import type { TextRange } from '../../api/schema';

export interface Piece {
  text: string;
  found: boolean;
}

/** So much stands before the first thing that was found. */
const kBefore = 60;
const kMost = 320;

/** The part of a text around what was found first, in pieces; what is left out shows as an ellipsis. */
export function excerpt(text: string, ranges: readonly TextRange[]): Piece[] {
  const first = ranges[0]?.begin ?? 0;
  const start = first <= kBefore ? 0 : first - kBefore;
  const end = Math.min(text.length, start + kMost);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, found: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), found });
  };
  if (start > 0) pieces.push({ text: '…', found: false });
  let at = start;
  for (const range of ranges) {
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
