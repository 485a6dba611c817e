import i18next from 'i18next';
import type { Message } from '../../stores/entities';
import { attachmentWords, cardsOf } from './Attachments';
import { spokenText } from './markdown/plain';

/** A message as it is read aloud, with what hangs on it. */
export function spokenMessage(message: Pick<Message, 't' | 'md' | 'msg' | 'poll' | 'attachments'>): string {
  // Nobody here has the key.
  if (message.t === 'e2e') return i18next.t('chat:encrypted');
  const options = message.poll?.options.map(({ text }) => text) ?? [];
  return [spokenText(message), ...options, attachmentWords(cardsOf(message))].filter(Boolean).join('\n');
}
