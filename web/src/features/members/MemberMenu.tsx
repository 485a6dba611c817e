import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useChat, useChatParts, useRealNames } from '../../stores/hooks';
import { can, personName } from '../../stores/selectors';
import { ConfirmModal, Menu, toast, type MenuGroup, type MenuItem } from '../../ui';
import type { Room } from '../../stores/entities';
import type { Member } from '../../stores/server';
import { LeaveTeamDialog } from '../teams/LeaveTeamDialog';
import { hasVoice, kRoomRoles, memberCalls, type RoomRole } from './calls';

interface Props {
  room: Room;
  person: Member;
  onOpen: () => void;
  /** Something has become of somebody: the lists are others. */
  onChanged: () => void;
}

const kSetRole = { owner: 'set-owner', moderator: 'set-moderator', leader: 'set-leader' } as const;

/** What one may do with others in a room, by the rights that one has there now. */
export function useMemberRights(room: Room) {
  return useChatParts((state) => ({
    owner: can(state, kSetRole.owner, room._id),
    moderator: can(state, kSetRole.moderator, room._id),
    leader: can(state, kSetRole.leader, room._id),
    mute: can(state, 'mute-user', room._id),
    remove: can(state, room.teamMain ? 'edit-team-member' : 'remove-user', room._id),
    ban: can(state, 'ban-user', room._id),
  }));
}

/** The menu of a member: their profile, their roles, and the ways to keep them from writing, or out. */
export function MemberMenu({ room, person, onOpen, onChanged }: Props) {
  const { t } = useTranslation('panels');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const realNames = useRealNames();
  const rights = useMemberRights(room);
  const [question, setQuestion] = useState<'remove' | 'ban' | null>(null);
  const [busy, setBusy] = useState(false);
  const name = personName(person, realNames);
  const { _id, username, roles } = person;
  const own = _id === chat.uid;
  const voice = hasVoice(room, username, roles);

  const run = async (act: Promise<void>, done: string) => {
    setBusy(true);
    try {
      await act;
      toast.success(done);
      setQuestion(null);
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
      onChanged();
    }
  };
  const roleItem = (role: RoomRole): MenuItem => {
    const held = roles.includes(role);
    return {
      id: role,
      icon: role === 'owner' ? 'key' : role === 'moderator' ? 'shield' : 'flag',
      label: t(`member.${held ? 'take' : 'give'}-${role}`),
      onAction: () =>
        void run(memberCalls.setRole(room, _id, role, !held), t(`member.${held ? 'took' : 'gave'}-${role}`, { name })),
    };
  };
  const sections: MenuGroup[] = [
    { items: [{ id: 'profile', icon: 'user', label: t('member.profile'), onAction: onOpen }] },
    { title: t('member.roles'), items: kRoomRoles.filter((role) => rights[role]).map(roleItem) },
  ];
  const others: MenuItem[] = [];
  // In a read-only room owners write all the same.
  if (rights.mute && !(room.ro && roles.includes('owner')))
    others.push({
      id: 'voice',
      icon: voice ? 'volume-off' : 'volume',
      label: t(room.ro ? (voice ? 'member.unlet' : 'member.let') : voice ? 'member.mute' : 'member.unmute'),
      onAction: () =>
        void run(memberCalls.setVoice(room, _id, !voice), t(voice ? 'member.muted' : 'member.unmuted', { name })),
    });
  if (rights.remove)
    others.push({
      id: 'remove',
      icon: 'sign-out',
      label: t(room.teamMain ? 'member.remove-team' : 'member.remove'),
      danger: true,
      onAction: () => setQuestion('remove'),
    });
  if (rights.ban)
    others.push({
      id: 'ban',
      icon: 'ban',
      label: t('member.ban'),
      danger: true,
      onAction: () => setQuestion('ban'),
    });
  if (!own && others.length > 0) sections.push({ items: others });
  if (sections.every(({ items }) => items.length === 0)) return null;

  return (
    <>
      <Menu label={t('member.menu', { name })} sections={sections} placement="bottom end" />
      {question === 'remove' && room.teamMain && (
        <LeaveTeamDialog room={room} person={person} onClose={() => setQuestion(null)} onLeft={onChanged} />
      )}
      {question && !(question === 'remove' && room.teamMain) && (
        <ConfirmModal
          title={t(`member.${question}-title`, { name })}
          confirm={t(`member.${question}-do`)}
          danger
          busy={busy}
          onConfirm={() => void run(memberCalls[question](room, _id), t(`member.${question}-done`, { name }))}
          onClose={() => setQuestion(null)}
        >
          {t(`member.${question}-text`)}
        </ConfirmModal>
      )}
    </>
  );
}
