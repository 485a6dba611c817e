import { memo } from 'react';
import { ChannelMention, UserMention } from './Mention';
import { splitText, type Piece } from './links';

export function ExternalLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function drawn(piece: Piece, key: number) {
  switch (piece.kind) {
    case 'link':
      return (
        <ExternalLink key={key} href={piece.href}>
          {piece.text}
        </ExternalLink>
      );
    case 'user':
      return <UserMention key={key} name={piece.name} />;
    case 'channel':
      return <ChannelMention key={key} name={piece.name} />;
    case 'text':
      return piece.text;
  }
}

/** Text that came without its tree: line breaks are kept, links and mentions work, everything else is as typed. */
export const PlainBody = memo(function PlainBody({ text }: { text: string }) {
  return <div className="confab-plain-text">{splitText(text).map(drawn)}</div>;
});
