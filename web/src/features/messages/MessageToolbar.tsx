import { useTranslation } from 'react-i18next';
import { IconButton, Menu } from '../../ui';
import { useChatParts } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { messageActions, type ActionHost } from './actions';
import { runAction } from './run-action';

interface Props {
  message: Message;
  host: ActionHost;
}

/** Buttons for the message that is pointed at. */
export function MessageToolbar({ message, host }: Props) {
  const { t } = useTranslation('chat');
  const allowed = useChatParts((state) => {
    const now = Date.now();
    return messageActions.filter((action) => action.allowed(state, message, now));
  });
  if (allowed.length === 0) return null;
  const quick = allowed.filter((action) => action.quick);
  const rest = allowed.filter((action) => !action.quick);

  return (
    <div className="rcx-message-toolbar__wrapper rcx-message-toolbar__wrapper--visible confab-toolbar">
      <div className="rcx-message-toolbar" role="toolbar" aria-label={t('messages.actions')}>
        {quick.map((action) => (
          <IconButton
            key={action.id}
            small
            type="button"
            icon={action.icon}
            title={t(`actions.${action.id}`)}
            aria-label={t(`actions.${action.id}`)}
            aria-keyshortcuts={action.shortcut}
            onClick={() => runAction(t, action, host, message)}
          />
        ))}
        {rest.length > 0 && (
          <Menu
            label={t('messages.more-actions')}
            placement="bottom end"
            items={rest.map((action) => ({
              id: action.id,
              icon: action.icon,
              label: t(`actions.${action.id}`),
              danger: action.danger,
              onAction: () => runAction(t, action, host, message),
            }))}
          />
        )}
      </div>
    </div>
  );
}
