import { memo, useMemo, type ComponentProps } from 'react';
import { ErrorBoundary } from '../../ui';
import { BrokenRow, MessageRow } from './MessageRow';
import type { ActionHost } from './actions';
import { MessageChoice, MessageToolbar } from './deferred';
import type { Message } from '../../stores/entities';
import { MentionContext, type MentionScope } from './markdown/Mention';

interface Props extends Omit<ComponentProps<typeof MessageRow>, 'toolbar'> {
  /** What names stand for in all messages. */
  mentions: Omit<MentionScope, 'users'>;
  /** Has its tools beside it: it is pointed at or has the focus. */
  active: boolean;
  /** A reaction to it is being chosen. */
  picking: boolean;
  host: ActionHost;
  /** While messages are being chosen to be moved: whether it is one of them. */
  chosen?: boolean;
  onChoose?: (message: Message) => void;
}

const kNobody: MentionScope['users'] = [];

/** A message of the list, with what stands around it. Drawn again only when it or its part in the list has changed. */
export const ListedRow = memo(function ListedRow({
  mentions,
  active,
  picking,
  host,
  chosen,
  onChoose,
  ...shown
}: Props) {
  const { row, tabIndex } = shown;
  const { message } = row;
  const scope = useMemo(() => ({ ...mentions, users: message.mentions ?? kNobody }), [mentions, message.mentions]);
  const tools = onChoose ? (
    <MessageChoice message={message} chosen={chosen === true} onChange={() => onChoose(message)} />
  ) : active ? (
    <MessageToolbar message={message} host={host} picking={picking} />
  ) : null;
  return (
    <ErrorBoundary resetKey={message.updatedAt} fallback={() => <BrokenRow row={row} tabIndex={tabIndex} />}>
      <MentionContext.Provider value={scope}>
        <MessageRow {...shown} toolbar={tools} />
      </MentionContext.Provider>
    </ErrorBoundary>
  );
});
