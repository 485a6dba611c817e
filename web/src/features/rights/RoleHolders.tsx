import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/schema';
import type { User } from '../../api/entities';
import { explain } from '../../lib/errors';
import type { ListView } from '../../lib/list-view';
import type { Person } from '../../stores/server';
import { Avatar, Button, toast } from '../../ui';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
import { UserPicker } from '../sidebar/UserPicker';
import { fetchHolders, giveRole, kPageSize, takeRole, type FoundRoom } from './calls';
import { RoomField } from './RoomField';
import { useRightWords } from './words';

/** The field that finds people, and the button that gives them the role. */
function Give({ role, roomId, onGiven }: { role: Role; roomId: string | undefined; onGiven: () => void }) {
  const { t } = useTranslation('rights');
  const common = useTranslation('common').t;
  const [picked, setPicked] = useState<Person[]>([]);
  const [busy, setBusy] = useState(false);
  const give = async () => {
    setBusy(true);
    let rest = picked;
    try {
      for (const { _id, username } of picked) {
        await giveRole({ roleId: role._id, username, roomId });
        rest = rest.filter((one) => one._id !== _id);
      }
      toast.success(t('given', { count: picked.length }));
    } catch (problem) {
      toast.error(`@${rest[0]?.username ?? ''}: ${explain(common, problem)}`);
    } finally {
      setPicked(rest); // those who have it now need not be picked again
      setBusy(false);
      onGiven();
    }
  };
  return (
    <div className="confab-rights__give">
      <UserPicker label={t('give-to')} picked={picked} onChange={setPicked} />
      <Button variant="primary" loading={busy} disabled={picked.length === 0} onClick={() => void give()}>
        {t('give')}
      </Button>
    </div>
  );
}

function Holders({ role, roomId }: { role: Role; roomId: string | undefined }) {
  const { t } = useTranslation('rights');
  const common = useTranslation('common').t;
  const words = useRightWords();
  const [taking, setTaking] = useState<string | null>(null);
  const list = useList(
    useCallback(
      async ({ page }: ListView, signal: AbortSignal) => {
        const { users, total } = await fetchHolders(role._id, roomId, page, signal);
        return { rows: users, total };
      },
      [role._id, roomId],
    ),
    kPageSize,
  );
  const { reload } = list;
  const take = async ({ _id, username = '', name }: User) => {
    const holding = { roleId: role._id, username, roomId };
    const again = () => giveRole(holding).then(reload, (problem: unknown) => toast.error(explain(common, problem)));
    setTaking(_id);
    try {
      await takeRole(holding);
      toast.undoable(t('taken', { name: name ?? username, role: words.role(role) }), () => void again());
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setTaking(null);
      reload();
    }
  };
  return (
    <>
      <Give role={role} roomId={roomId} onGiven={reload} />
      <ListTable
        list={list}
        caption={t('holders', { count: list.total })}
        found={(count) => t('holders', { count })}
        none={{ title: t('nobody'), icon: 'team', text: t('nobody-text') }}
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'name',
            title: common('profile.name'),
            cell: ({ _id, username, name }) => (
              <span className="confab-rights__person">
                <Avatar username={username ?? _id} name={name} size={32} />
                <span>
                  <strong>{name ?? username}</strong>
                  <span className="confab-table__more">
                    <bdi>@{username}</bdi>
                  </span>
                </span>
              </span>
            ),
          },
          {
            id: 'actions',
            title: common('actions'),
            cell: (user) => (
              <Button
                small
                loading={taking === user._id}
                aria-label={t('take-from', { name: user.name ?? user.username })}
                onClick={() => void take(user)}
              >
                {t('take')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

/** Who has a role: in the workspace, or in a room that is chosen first. */
export function RoleHolders({ role }: { role: Role }) {
  const { t } = useTranslation('rights');
  const words = useRightWords();
  const [room, setRoom] = useState<FoundRoom>();
  const inRooms = role.scope === 'Subscriptions';
  return (
    <>
      <p className="confab-page-lead">{words.about(role)}</p>
      {inRooms && (
        <div className="confab-narrow confab-rights__room">
          <RoomField label={t('in-room')} hint={t('in-room-hint')} picked={room} onChange={setRoom} />
        </div>
      )}
      {(!inRooms || room) && <Holders key={room?._id} role={role} roomId={room?._id} />}
    </>
  );
}
