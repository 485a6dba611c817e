import { useMemo } from 'react';
import type { TextRange } from '../../api/schema';
import type { Message } from '../../stores/entities';
import { useRealNames } from '../../stores/hooks';
import { attachmentWords, cardsOf } from './Attachments';
import { EmojiFace } from './emoji/EmojiFace';
import { excerpt } from './excerpt';
import { spokenMessage } from './spoken';

const kNothing: readonly TextRange[] = [];

/**
 * What a message says, for where there is room for a few lines only: in one size, with its emoji and the names of people,
 * without the signs of markup. `ranges`: what of it was found.
 */
export function Words({
  message,
  ranges = kNothing,
}: {
  message: Pick<Message, 't' | 'msg' | 'mentions' | 'poll' | 'attachments'>;
  ranges?: readonly TextRange[];
}) {
  const { mentions } = message;
  const msg = message.t === 'e2e' ? spokenMessage(message) : message.msg;
  const realNames = useRealNames();
  const names = useMemo(
    () =>
      new Map(
        realNames
          ? mentions?.flatMap(({ username, name }) => (username && name ? [[username, name] as const] : []))
          : [],
      ),
    [mentions, realNames],
  );
  const rest = attachmentWords(cardsOf(message));
  return (
    <>
      {excerpt(msg, ranges, names).map(({ text, found, emoji }, index) => {
        const words = emoji ? <EmojiFace shortCode={text} /> : text;
        return found ? <mark key={index}>{words}</mark> : <span key={index}>{words}</span>;
      })}
      {rest && `${msg.trim() === '' ? '' : '\n'}${rest}`}
    </>
  );
}
