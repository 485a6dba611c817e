const kSafeSchemes = new Set([
  'http:',
  'https:',
  'mailto:',
  'tel:',
  'ftp:',
  'ftps:',
  'sip:',
  'xmpp:',
  'matrix:',
  'geo:',
]);

/** The address to open for `src`, or undefined when following it could run code or is not an address at all. */
export function safeHref(src: string): string | undefined {
  const trimmed = src.trim();
  if (trimmed.startsWith('//')) return `https:${trimmed}`;
  // Of our own site: "/channel/general".
  if (trimmed.startsWith('/')) return trimmed;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
    return kSafeSchemes.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'user' | 'channel'; text: string; name: string };

// An address up to a space; a mention only at the start of a word. Trailing punctuation belongs to the sentence.
const kPieces =
  /(?<link>https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])|(?<=^|[\s(])(?<mark>[@#])(?<name>[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_-])?)/gu;

/** Finds links and mentions in text that came without its tree. */
export function splitText(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(kPieces)) {
    const { link, mark, name = '' } = match.groups ?? {};
    const href = link === undefined ? undefined : safeHref(link);
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    if (href !== undefined) pieces.push({ kind: 'link', text: match[0], href });
    else if (mark !== undefined) pieces.push({ kind: mark === '@' ? 'user' : 'channel', text: match[0], name });
    else pieces.push({ kind: 'text', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
