import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { FormDialog, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { teamCalls } from '../teams/calls';
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
  const { t } = useTranslation(['panels', 'chat']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [picked, setPicked] = useState<Person[]>([]);
  const add = async () => {
    let rest = picked;
    try {
      for (const person of picked) {
        if (room.teamMain) await teamCalls.addMembers(room.teamId ?? '', [person._id]);
        else await chat.server.invite(room, person._id);
        rest = rest.filter(({ _id }) => _id !== person._id);
      }
      return true;
    } catch (error) {
      // Those who are in already need not be picked again.
      setPicked(rest);
      toast.error(`@${rest[0]?.username ?? ''}: ${explain(common, error)}`);
      return false;
    } finally {
      onAdded?.();
    }
  };
  return (
    <FormDialog
      title={t('chat:rooms.add-members')}
      submit={t('chat:members.add')}
      disabled={picked.length === 0}
      onClose={onClose}
      onSubmit={add}
    >
      <UserPicker label={t('create.members')} picked={picked} onChange={setPicked} />
    </FormDialog>
  );
}
