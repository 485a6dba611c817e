import i18next from 'i18next';
import { copyText } from '../../lib/clipboard';
import { toast, type IconName } from '../../ui';
import type { Chat } from '../../stores/chat';
import type { Message } from '../../stores/entities';
import {
  canDelete,
  canDiscuss,
  canEdit,
  canMove,
  canPin,
  canReact,
  canReply,
  canSeeHistory,
  canSeeReceipts,
  canStar,
  hasReacted,
  isStarred,
  writeBlock,
} from '../../stores/selectors';
import type { State } from '../../stores/state';
import { messageLink } from './message-link';
import { isSystemMessage } from './system-messages';

/** What an action may do besides talking to the server. */
export interface ActionHost {
  chat: Chat;
  startEdit: (message: Message) => void;
  confirmDelete: (message: Message) => void;
  openUser: (username: string) => void;
  /** Lets one choose an emoji to react with. */
  pickReaction: (message: Message) => void;
  /** Absent where one is in a thread already. */
  openThread?: ((tmid: string) => void) | undefined;
  /** Answers it with what is written next. */
  quote: (message: Message) => void;
  /** Opens what stands over the messages. */
  show: (dialog: MessageDialog, message: Message) => void;
  /** Lets one choose messages to move, this one to begin with. */
  choose: (message: Message) => void;
}

export type MessageDialog = 'forward' | 'report' | 'remind' | 'discuss' | 'receipts' | 'history';

export interface MessageAction {
  id:
    | 'react'
    | 'reply'
    | 'quote'
    | 'forward'
    | 'discuss'
    | 'receipts'
    | 'history'
    | 'thumbs-up'
    | 'edit'
    | 'copy-text'
    | 'copy-link'
    | 'star'
    | 'unstar'
    | 'pin'
    | 'unpin'
    | 'mark-unread'
    | 'remind'
    | 'move'
    | 'profile'
    | 'report'
    | 'delete';
  icon: IconName;
  /** Drawn instead of the icon. */
  emoji?: string;
  /** Works while the message has the focus. */
  shortcut: string;
  /** The key is for one's own messages alone; what it does to others' is in the menu, where one sees what it is. */
  keyForOwn?: boolean;
  /** One of the few that stand beside the message; the others are in its menu. */
  quick?: boolean;
  danger?: boolean;
  /** Makes no sense within a thread. */
  inRoom?: boolean;
  allowed: (state: State, message: Message, now: number) => boolean;
  run: (host: ActionHost, message: Message) => Promise<void> | void;
}

/** Says that it worked. */
const done = (what: 'link-copied' | 'text-copied' | 'marked-unread'): void =>
  toast.success(i18next.t(`writing:done.${what}`));

async function copy(text: string): Promise<void> {
  if (!(await copyText(text))) throw new Error(i18next.t('common:copy-failed'));
}

const kThumbsUp = ':thumbsup:';

/** Whether somebody may do it with a message, where they are and as things are now. */
export const isOffered = (
  { inRoom, allowed }: Pick<MessageAction, 'inRoom' | 'allowed'>,
  { chat, openThread }: ActionHost,
  message: Message,
): boolean => (openThread !== undefined || !inRoom) && allowed(chat.store.getState(), message, Date.now());

const canQuote = (state: State, message: Message): boolean =>
  !isSystemMessage(message) && !message.private && writeBlock(state, message.rid) === undefined;

/** Everything one can do with a message. Menu, toolbar and keys all draw from here. */
export const messageActions: readonly MessageAction[] = [
  {
    id: 'thumbs-up',
    icon: 'emoji',
    emoji: '👍',
    shortcut: '+',
    quick: true,
    allowed: canReact,
    run: ({ chat }, message) => {
      const username = chat.store.getState().me?.username ?? '';
      chat.react(message, kThumbsUp, !hasReacted(message, kThumbsUp, username));
    },
  },
  {
    id: 'react',
    icon: 'emoji',
    shortcut: 'r',
    quick: true,
    allowed: canReact,
    run: ({ pickReaction }, message) => pickReaction(message),
  },
  {
    id: 'reply',
    icon: 'thread',
    shortcut: 't',
    quick: true,
    inRoom: true,
    allowed: canReply,
    run: ({ openThread }, message) => openThread?.(message.tmid ?? message._id),
  },
  {
    id: 'quote',
    icon: 'quote',
    shortcut: 'q',
    allowed: canQuote,
    run: ({ quote }, message) => quote(message),
  },
  {
    id: 'forward',
    icon: 'forward',
    shortcut: 'f',
    allowed: (_state, message) => !isSystemMessage(message) && !message.private,
    run: ({ show }, message) => show('forward', message),
  },
  {
    id: 'discuss',
    icon: 'balloon',
    shortcut: 'd',
    inRoom: true,
    allowed: (state, message) => canDiscuss(state, message.rid, message),
    run: ({ show }, message) => show('discuss', message),
  },
  {
    id: 'edit',
    icon: 'edit',
    shortcut: 'e',
    keyForOwn: true,
    quick: true,
    allowed: canEdit,
    run: ({ startEdit }, message) => startEdit(message),
  },
  {
    id: 'copy-text',
    icon: 'copy',
    shortcut: 'c',
    quick: true,
    allowed: (_state, message) => !message.t && message.msg !== '',
    run: async (_host, message) => {
      await copy(message.msg);
      done('text-copied');
    },
  },
  {
    id: 'copy-link',
    icon: 'permalink',
    shortcut: 'l',
    allowed: (_state, message) => !message.private,
    run: async ({ chat }, message) => {
      await copy(messageLink(chat.store.getState(), message));
      done('link-copied');
    },
  },
  {
    id: 'star',
    icon: 'star',
    shortcut: 's',
    allowed: (state, message) => canStar(state, message) && !isStarred(state, message),
    run: ({ chat }, message) => chat.star(message, true),
  },
  {
    id: 'unstar',
    icon: 'star-filled',
    shortcut: 's',
    allowed: (state, message) => canStar(state, message) && isStarred(state, message),
    run: ({ chat }, message) => chat.star(message, false),
  },
  {
    id: 'pin',
    icon: 'pin',
    shortcut: 'i',
    allowed: (state, message) => canPin(state, message) && !message.pinned,
    run: ({ chat }, message) => chat.pin(message, true),
  },
  {
    id: 'unpin',
    icon: 'pin',
    shortcut: 'i',
    allowed: (state, message) => canPin(state, message) && message.pinned === true,
    run: ({ chat }, message) => chat.pin(message, false),
  },
  {
    id: 'mark-unread',
    icon: 'flag',
    shortcut: 'u',
    allowed: (state, message) =>
      !message.private && message.u._id !== state.me?._id && state.subscriptions.has(message.rid),
    run: async ({ chat }, message) => {
      await chat.server.markUnreadFrom(message._id);
      done('marked-unread');
    },
  },
  {
    id: 'receipts',
    icon: 'circle-check',
    shortcut: 'v',
    allowed: canSeeReceipts,
    run: ({ show }, message) => show('receipts', message),
  },
  {
    id: 'history',
    icon: 'edit',
    shortcut: 'h',
    allowed: canSeeHistory,
    run: ({ show }, message) => show('history', message),
  },
  {
    id: 'remind',
    icon: 'clock',
    shortcut: 'm',
    allowed: (_state, message) => !message.private && !isSystemMessage(message),
    run: ({ show }, message) => show('remind', message),
  },
  {
    id: 'move',
    icon: 'arrow-right',
    shortcut: 'x',
    allowed: canMove,
    run: ({ choose }, message) => choose(message),
  },
  {
    id: 'profile',
    icon: 'user',
    shortcut: 'p',
    allowed: (_state, message) => !message.alias,
    run: ({ openUser }, message) => openUser(message.u.username),
  },
  {
    id: 'report',
    icon: 'report',
    shortcut: '!',
    danger: true,
    allowed: (state, message) => !message.private && !isSystemMessage(message) && message.u._id !== state.me?._id,
    run: ({ show }, message) => show('report', message),
  },
  {
    id: 'delete',
    icon: 'trash',
    shortcut: 'Delete',
    danger: true,
    allowed: canDelete,
    run: ({ confirmDelete }, message) => confirmDelete(message),
  },
];
