import { EmojiFace } from '../messages/emoji/EmojiFace';

/** What somebody wrote, as it was typed: who judges it must miss nothing. Emoji are seen as their readers saw them. */
export function Written({ text }: { text: string }) {
  return text
    .split(/(:[\w+-]+:)/)
    .map((piece, index) => (index % 2 === 1 ? <EmojiFace key={index} shortCode={piece} /> : piece));
}
