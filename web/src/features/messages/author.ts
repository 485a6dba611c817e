import type { Message } from '../../stores/entities';
import { personName } from '../../stores/selectors';

/** Who a message is from, as the reader wants to see it; a bot may write under another name. */
export function authorName({ alias, u }: Pick<Message, 'alias' | 'u'>, realNames: boolean): string {
  return alias || personName(u, realNames);
}
