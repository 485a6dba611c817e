import { useEmojiTable } from '../emoji/load';
import type { MdEmoji } from './tree';

export function Emoji({ node }: { node: MdEmoji }) {
  const { unicode, shortCode } = node;
  const table = useEmojiTable(unicode === undefined && shortCode !== undefined);
  const picture = unicode ?? (shortCode === undefined ? undefined : table?.pictureOf(shortCode));
  if (picture === undefined)
    return shortCode === undefined ? (node.value?.value ?? '') : `:${shortCode.replaceAll(':', '')}:`;
  const title = shortCode === undefined ? undefined : `:${shortCode.replaceAll(':', '')}:`;
  return (
    <span className="confab-emoji" title={title}>
      {picture}
    </span>
  );
}
