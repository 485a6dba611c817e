import type { Message } from '../../stores/entities';
import { attachmentWords, cardsOf } from './Attachments';
import { spokenText } from './markdown/plain';

/** A message as it is read aloud, with what hangs on it. */
export function spokenMessage(message: Pick<Message, 'md' | 'msg' | 'poll' | 'attachments'>): string {
  const options = message.poll?.options.map(({ text }) => text) ?? [];
  return [spokenText(message), ...options, attachmentWords(cardsOf(message))].filter(Boolean).join('\n');
}
