import type { Message } from '../../stores/entities';
import { attachmentWords } from './Attachments';
import { spokenText } from './markdown/plain';

/** A message as it is read aloud, with what hangs on it. */
export function spokenMessage(message: Pick<Message, 'md' | 'msg' | 'attachments'>): string {
  return [spokenText(message), attachmentWords(message.attachments)].filter(Boolean).join('\n');
}
