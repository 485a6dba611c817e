import i18next from 'i18next';
import { copyText } from '../../lib/clipboard';
import { paths } from '../../routes/paths';
import type { IconName } from '../../ui';
import type { Chat } from '../../stores/chat';
import type { Message } from '../../stores/entities';
import { canDelete, canEdit, roomPath, setting } from '../../stores/selectors';
import type { State } from '../../stores/state';
import { isSystemMessage } from './system-messages';

/** What an action may do besides talking to the server. */
export interface ActionHost {
  chat: Chat;
  startEdit: (message: Message) => void;
  confirmDelete: (message: Message) => void;
  openUser: (username: string) => void;
  /** Says that it worked. */
  done: (what: 'link-copied' | 'text-copied' | 'marked-unread') => void;
}

export interface MessageAction {
  id: 'edit' | 'copy-text' | 'copy-link' | 'mark-unread' | 'profile' | 'delete';
  icon: IconName;
  /** Works while the message has the focus. */
  shortcut: string;
  /** The key is for one's own messages alone; what it does to others' is in the menu, where one sees what it is. */
  keyForOwn?: boolean;
  /** One of the few that stand beside the message; the others are in its menu. */
  quick?: boolean;
  danger?: boolean;
  allowed: (state: State, message: Message, now: number) => boolean;
  run: (host: ActionHost, message: Message) => Promise<void> | void;
}

async function copy(text: string): Promise<void> {
  if (!(await copyText(text))) throw new Error(i18next.t('common:copy-failed'));
}

export function messageLink(state: State, message: Message): string {
  const room = state.rooms.get(message.rid);
  const subscription = state.subscriptions.get(message.rid);
  const path = roomPath({
    t: room?.t ?? subscription?.t ?? 'c',
    rid: message.rid,
    name: room?.name ?? subscription?.name,
  });
  return new URL(paths.message(path, message._id), setting(state, 'Site_Url', '') || window.location.origin).href;
}

/** Everything one can do with a message. Menu, toolbar and keys all draw from here. */
export const messageActions: readonly MessageAction[] = [
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
    allowed: (_state, message) => !isSystemMessage(message) && message.msg !== '',
    run: async ({ done }, message) => {
      await copy(message.msg);
      done('text-copied');
    },
  },
  {
    id: 'copy-link',
    icon: 'permalink',
    shortcut: 'l',
    allowed: (_state, message) => !message.private,
    run: async ({ chat, done }, message) => {
      await copy(messageLink(chat.store.getState(), message));
      done('link-copied');
    },
  },
  {
    id: 'mark-unread',
    icon: 'flag',
    shortcut: 'u',
    allowed: (state, message) =>
      !message.private && message.u._id !== state.me?._id && state.subscriptions.has(message.rid),
    run: async ({ chat, done }, message) => {
      await chat.server.markUnreadFrom(message._id);
      done('marked-unread');
    },
  },
  {
    id: 'profile',
    icon: 'user',
    shortcut: 'p',
    allowed: (_state, message) => message.alias === undefined,
    run: ({ openUser }, message) => openUser(message.u.username),
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
