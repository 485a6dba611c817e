import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, Modal, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { UserPicker } from '../sidebar/UserPicker';

export function AddMembersDialog({
  room,
  onClose,
  onAdded,
}: {
  room: Room;
  onClose: () => void;
  onAdded?: () => void;
}) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [picked, setPicked] = useState<Person[]>([]);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    let rest = picked;
    try {
      for (const person of picked) {
        await chat.server.invite(room, person._id);
        rest = rest.filter(({ _id }) => _id !== person._id);
      }
      onAdded?.();
      onClose();
    } catch (error) {
      // Those who are in already need not be picked again.
      setPicked(rest);
      onAdded?.();
      toast.error(`@${rest[0]?.username ?? ''}: ${explain(common, error)}`);
      setBusy(false);
    }
  };
  return (
    <Modal
      title={t('rooms.add-members')}
      onClose={onClose}
      onSubmit={() => void add()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy} disabled={picked.length === 0}>
            {t('members.add')}
          </Button>
        </>
      }
    >
      <UserPicker label={t('create.members')} picked={picked} onChange={setPicked} />
    </Modal>
  );
}
