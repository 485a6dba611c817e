import { rowsBefore, type Row } from './rows';

/** Which rows are drawn: those from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Enough for a screen; those above come when it has been drawn. */
export const kFirst = 40;
export const kStep = 40;
/** At their lowest these are still several screens high, so what is dropped is never in sight. */
export const kMost = 200;
/**
 * Whoever reads the end keeps these above: each is looked over whenever something comes. What is more goes several at a time,
 * for all that stay are moved and painted anew when some above them go.
 */
export const kMostAtEnd = 80;

/** Around the row at `center`, or the newest. */
export function initialSpan(count: number, center?: number): Span {
  if (center === undefined) return { start: Math.max(0, count - kFirst), end: count };
  return { start: Math.max(0, center - kFirst / 2), end: Math.min(count, center + kFirst / 2) };
}

export function growUp({ start, end }: Span): Span {
  const next = Math.max(0, start - kStep);
  return { start: next, end: Math.min(end, next + kMost) };
}

export function growDown({ start, end }: Span, count: number): Span {
  const next = Math.min(count, end + kStep);
  return { start: Math.max(start, next - kMost), end: next };
}

/** So that the row at `index` is drawn. */
export function include(span: Span, index: number, count: number): Span {
  return index >= span.start && index < span.end ? span : initialSpan(count, index);
}

/**
 * The same rows after the list has changed. Whoever had the end in view gets what came behind it; `stuck` says that
 * the end is what they look at, so that room for it is made at the other side.
 */
export function followChange(span: Span, before: readonly Row[], next: readonly Row[], stuck: boolean): Span {
  if (before.length === 0) return initialSpan(next.length);
  const shift = rowsBefore(before, next);
  // Another part of the history altogether.
  if (shift === undefined) return initialSpan(next.length);
  const atEnd = span.end === before.length;
  const start = Math.min(Math.max(0, span.start + shift), next.length);
  const end = atEnd ? next.length : Math.min(Math.max(start, span.end + shift), next.length);
  if (stuck && atEnd) return { start: end - start > kMostAtEnd + kStep ? end - kMostAtEnd : start, end };
  return { start, end: Math.min(end, start + kMost) };
}
