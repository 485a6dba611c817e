import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Facts, Loading } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { State } from '../../stores/state';
import { deferred } from '../../lib/deferred';
import { TeamActions } from '../teams/TeamActions';
import { Panel } from './Panel';
import { RoomTile } from './RoomTile';

const RoomPicture = deferred(() => import('../faces/RoomPicture').then((part) => part.RoomPicture), undefined, 'files');

const RoomSettings = deferred(() => import('./RoomSettings').then((part) => part.RoomSettings), Loading, [
  'allrooms',
  'panels',
]);

/** One may do something of what its settings say; of an archived one, bring it back. */
function maySettle(state: State, { _id, t, archived }: Room): boolean {
  if (t !== 'd' && can(state, archived ? 'unarchive-room' : 'archive-room', _id)) return true;
  const some = ['edit-room', 'set-readonly', 'set-react-when-readonly'] as const;
  return !archived && some.some((permission) => can(state, permission, _id));
}

interface Props {
  room: Room;
  title: string;
  onClose: () => void;
  /** Shows the rooms of the team whose main room it is. */
  onOpenRooms: () => void;
}

/** What the room is for, and of what kind it is. */
export function RoomInfoPanel({ room, title, onClose, onOpenRooms }: Props) {
  const { t } = useTranslation(['chat', 'teams']);
  const [editing, setEditing] = useState(false);
  const mayEdit = useChatState((state) => !room.archived && can(state, 'edit-room', room._id));
  const maySet = useChatState((state) => maySettle(state, room));
  const texts = (['topic', 'announcement', 'description'] as const).filter((name) => room[name] || mayEdit);
  const heading = t(room.teamMain ? 'teams:info' : 'rooms.info');
  if (editing && maySet) {
    const back = { label: heading, onBack: () => setEditing(false) };
    return (
      <Panel label={t('rooms.edit')} title={t('rooms.edit')} onClose={onClose} back={back}>
        <RoomSettings room={room} onSaved={() => setEditing(false)} />
      </Panel>
    );
  }
  return (
    <Panel label={heading} title={heading} onClose={onClose}>
      <div className="confab-room-info">
        <div className="confab-room-info__face">
          <RoomTile room={room} />
          <div>
            <strong dir="auto">{title}</strong>
            <p>
              <Facts
                of={[
                  room.teamMain
                    ? t(room.t === 'p' ? 'teams:type.p' : 'teams:type.c')
                    : t(room.t === 'p' ? 'rooms.type.p' : 'rooms.type.c'),
                  t('members.count', { count: room.usersCount ?? 0 }),
                ]}
              />
            </p>
          </div>
        </div>
        {room.archived && <p className="confab-room-info__mark">{t('blocked.archived')}</p>}
        {room.ro && <p className="confab-room-info__mark">{t('blocked.read-only')}</p>}
        <dl>
          {texts.map((name) => (
            <div key={name}>
              <dt>{t(`rooms.${name}`)}</dt>
              {room[name] ? <dd dir="auto">{room[name]}</dd> : <dd className="is-empty">{t('rooms.no-text')}</dd>}
            </div>
          ))}
        </dl>
        {maySet && (
          <div className="confab-room-info__acts">
            <Button small icon="edit" onClick={() => setEditing(true)}>
              {t('rooms.edit')}
            </Button>
            {mayEdit && <RoomPicture room={room} />}
          </div>
        )}
        <TeamActions room={room} onOpenRooms={onOpenRooms} />
      </div>
    </Panel>
  );
}
