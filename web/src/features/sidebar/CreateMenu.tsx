import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui';
import { useChatParts } from '../../stores/hooks';
import { useShortcuts } from '../../lib/shortcuts';
import { can } from '../../stores/selectors';
import '../../ui/icons/add-later';
import { SectionDialogs } from './own/dialogs';
import { CreateRoomDialog, CreateTeamDialog, DirectDialog } from '../rooms/dialogs';

export function CreateMenu() {
  const { t } = useTranslation('chat');
  const { t: daily } = useTranslation('daily');
  useShortcuts(
    t('sidebar.rooms'),
    useMemo(() => [{ keys: 'alt+shift+ArrowDown', label: daily('section.order') }], [daily]),
  );
  const [dialog, setDialog] = useState<'room' | 'team' | 'direct' | 'section' | null>(null);
  const { open, closed, direct, team } = useChatParts((state) => ({
    open: can(state, 'create-c'),
    closed: can(state, 'create-p'),
    direct: can(state, 'create-d'),
    team: can(state, 'create-team') && (can(state, 'create-c') || can(state, 'create-p')),
  }));
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
          ...(team
            ? [{ id: 'team', icon: 'members' as const, label: t('create.team'), onAction: () => setDialog('team') }]
            : []),
          {
            id: 'section',
            icon: 'list-bullets',
            label: daily('section.new'),
            onAction: () => setDialog('section'),
          },
        ]}
      />
      {dialog === 'room' && <CreateRoomDialog mayOpen={open} mayClose={closed} onClose={close} />}
      {dialog === 'team' && <CreateTeamDialog mayOpen={open} mayClose={closed} onClose={close} />}
      {dialog === 'section' && <SectionDialogs question={{ kind: 'create' }} onClose={close} />}
      {dialog === 'direct' && <DirectDialog onClose={close} />}
    </>
  );
}
