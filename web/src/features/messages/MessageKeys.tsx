import { useImperativeHandle, useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts, type Shortcut } from '../../lib/shortcuts';
import { useChat } from '../../stores/hooks';
import { isOffered, messageActions, type ActionHost } from './actions';
import type { Row } from './rows';
import { runAction } from './run-action';

/** Does what a key means for the message that has the focus; false: it means nothing there. */
export type KeyHandler = (key: string, row: Row) => boolean;

interface Props {
  host: ActionHost;
  /** In a thread they are the same as in its room, and listed once. */
  listed: boolean;
  ref: Ref<KeyHandler>;
}

const kNoKeys: readonly Shortcut[] = [];

/** The keys of messages, and their lines in the list of shortcuts. Nobody needs them before there is a message. */
export function MessageKeys({ host, listed, ref }: Props) {
  const { t } = useTranslation('writing');
  const chat = useChat();
  const keys = useMemo(
    () =>
      // What is done and undone with the same key is said once.
      [...new Map(messageActions.toReversed().map((action) => [action.shortcut, action])).values()]
        .toReversed()
        .map(({ id, shortcut, keyForOwn }) => ({
          keys: shortcut,
          label: keyForOwn ? t('keys.edit-own') : t(`actions.${id}`),
        })),
    [t],
  );
  useShortcuts(t('keys.message'), listed ? keys : kNoKeys);
  useImperativeHandle(
    ref,
    () =>
      (key, { message, delivery }) => {
        const own = message.u._id === chat.uid;
        const action = messageActions.find(
          ({ shortcut, keyForOwn, ...action }) =>
            shortcut === key && (own || !keyForOwn) && isOffered(action, host, message),
        );
        if (!action || delivery !== 'sent') return false;
        runAction(t, action, host, message);
        return true;
      },
    [chat, host, t],
  );
  return null;
}
