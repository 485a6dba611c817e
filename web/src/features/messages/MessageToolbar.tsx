import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu } from '../../ui';
import '../../ui/icons/add-later';
import { useChatParts } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { isOffered, messageActions, type ActionHost } from './actions';
import { QuickFaces } from './QuickFaces';
import { runAction } from './run-action';

interface Props {
  message: Message;
  host: ActionHost;
  /** The picker of reactions is open. */
  picking: boolean;
}

/** Buttons for the message that is pointed at. */
export function MessageToolbar({ message, host, picking }: Props) {
  const { t } = useTranslation(['writing', 'chat']);
  const allowed = useChatParts(() => messageActions.filter((action) => isOffered(action, host, message)));
  if (allowed.length === 0) return null;
  const quick = allowed.filter((action) => action.quick);
  const rest = allowed.filter((action) => !action.quick);

  return (
    <div className="rcx-message-toolbar__wrapper rcx-message-toolbar__wrapper--visible confab-toolbar">
      <div className="rcx-message-toolbar" role="toolbar" aria-label={t('chat:messages.actions')}>
        {quick.map((action) => (
          <Fragment key={action.id}>
            <IconButton
              small
              type="button"
              icon={action.icon}
              face={action.emoji}
              aria-label={t(`actions.${action.id}`)}
              aria-keyshortcuts={action.shortcut}
              {...(action.id === 'react' && { 'aria-haspopup': 'dialog', 'aria-expanded': picking })}
              onClick={() => runAction(t, action, host, message)}
            />
            {action.id === 'thumbs-up' && <QuickFaces message={message} host={host} />}
          </Fragment>
        ))}
        {rest.length > 0 && (
          <Menu
            label={t('chat:messages.more-actions')}
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
