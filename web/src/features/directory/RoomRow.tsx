import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { Button, Facts, Link, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Listed } from '../../stores/server';
import { RoomTile } from '../rooms/RoomTile';

/** A channel or team of the directory: looked into, opened or joined. */
export function RoomRow({ listed: { room, usersCount, roomsCount, team } }: { listed: Listed }) {
  const { t } = useTranslation(['chat', 'teams']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const joined = useChatState((state) => state.subscriptions.has(room._id));
  const title = room.fname ?? room.name ?? '';
  const path = roomPath({ t: room.t, rid: room._id, name: room.name });
  const hints = [
    t('members.count', { count: usersCount }),
    roomsCount === undefined ? undefined : t('teams:directory.rooms', { count: roomsCount }),
    team && t('teams:in-team', { team }),
    room.topic,
  ];

  const join = () => {
    setBusy(true);
    chat.server
      .join(room._id)
      .then(() => navigate(path))
      .catch((error: unknown) => toast.error(explain(common, error)))
      .finally(() => setBusy(false));
  };
  return (
    <li className="confab-directory__row">
      <RoomTile room={room} />
      <div className="confab-directory__text">
        <Link to={path} className="confab-directory__name">
          {title}
        </Link>
        <span className="confab-directory__hint">
          <Facts of={hints} />
        </span>
      </div>
      {joined ? (
        <Button small onClick={() => navigate(path)}>
          {t('directory.open')}
        </Button>
      ) : (
        <Button small primary loading={busy} onClick={join} aria-label={t('directory.join-named', { room: title })}>
          {t('rooms.join')}
        </Button>
      )}
    </li>
  );
}
