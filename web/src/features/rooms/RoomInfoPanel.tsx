import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { Panel } from './Panel';
import { RoomDetailsDialog } from './RoomDetailsDialog';
import { RoomTile } from './RoomTile';

interface Props {
  room: Room;
  title: string;
  onClose: () => void;
}

/** What the room is for, and of what kind it is. */
export function RoomInfoPanel({ room, title, onClose }: Props) {
  const { t } = useTranslation('chat');
  const [editing, setEditing] = useState(false);
  const mayEdit = useChatState((state) => !room.archived && can(state, 'edit-room', room._id));
  const texts = (['topic', 'announcement', 'description'] as const).filter((name) => room[name] || mayEdit);
  return (
    <Panel label={t('rooms.info')} title={t('rooms.info')} onClose={onClose}>
      <div className="confab-room-info">
        <div className="confab-room-info__face">
          <RoomTile type={room.t} />
          <div>
            <strong dir="auto">{title}</strong>
            <p>
              {t(room.t === 'p' ? 'rooms.type.p' : 'rooms.type.c')} ·{' '}
              {t('members.count', { count: room.usersCount ?? 0 })}
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
        {mayEdit && (
          <Button small icon="edit" onClick={() => setEditing(true)}>
            {t('rooms.edit')}
          </Button>
        )}
      </div>
      {editing && <RoomDetailsDialog room={room} onClose={() => setEditing(false)} />}
    </Panel>
  );
}
