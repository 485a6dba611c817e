import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui';
import { useChatParts } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { CreateRoomDialog, DirectDialog } from '../rooms/dialogs';

export function CreateMenu() {
  const { t } = useTranslation('chat');
  const [dialog, setDialog] = useState<'room' | 'direct' | null>(null);
  const { open, closed, direct } = useChatParts((state) => ({
    open: can(state, 'create-c'),
    closed: can(state, 'create-p'),
    direct: can(state, 'create-d'),
  }));
  if (!open && !closed && !direct) return null;
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        label={t('create.menu')}
        icon="edit-rounded"
        placement="bottom end"
        items={[
          ...(direct
            ? [
                {
                  id: 'direct',
                  icon: 'balloon' as const,
                  label: t('create.direct'),
                  onAction: () => setDialog('direct'),
                },
              ]
            : []),
          ...(open || closed
            ? [{ id: 'room', icon: 'hashtag' as const, label: t('create.channel'), onAction: () => setDialog('room') }]
            : []),
        ]}
      />
      {dialog === 'room' && <CreateRoomDialog mayOpen={open} mayClose={closed} onClose={close} />}
      {dialog === 'direct' && <DirectDialog onClose={close} />}
    </>
  );
}
