import { bare } from '../emoji/custom';
import { EmojiFace } from '../emoji/EmojiFace';
import type { MdEmoji } from './tree';

export function Emoji({ node }: { node: MdEmoji }) {
  const { unicode, shortCode } = node;
  if (unicode === undefined)
    return shortCode === undefined ? (node.value?.value ?? '') : <EmojiFace shortCode={shortCode} named />;
  return (
    <span className="confab-emoji" data-tooltip={shortCode === undefined ? undefined : `:${bare(shortCode)}:`}>
      {unicode}
    </span>
  );
}
