import { bare, useCustomEmoji } from './custom';
import { useEmojiTable } from './load';

interface Props {
  /** With or without its colons. */
  shortCode: string;
  /** Says its name when it is pointed at. */
  named?: boolean;
  className?: string;
}

/** An emoji by its shortcode: everybody's, or the workspace's own; the code itself where there is none of this name. */
export function EmojiFace({ shortCode, named = false, className = '' }: Props) {
  const name = bare(shortCode);
  const table = useEmojiTable(true);
  const picture = table?.pictureOf(name);
  const address = useCustomEmoji(table !== null && picture === undefined).get(name);
  const code = `:${name}:`;
  if (picture === undefined && address === undefined) return table ? code : '';
  return (
    <span className={`confab-emoji ${className}`} data-tooltip={named ? code : undefined}>
      {picture ?? <img className="confab-emoji__own" src={address} alt={code} />}
    </span>
  );
}
