import { useTranslation } from 'react-i18next';
import type { Room } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { paths } from '../../routes/paths';
import { useChatState } from '../../stores/hooks';
import { can, roomPath } from '../../stores/selectors';
import { Button, Callout, Link } from '../../ui';
import { RoomFields } from './RoomFields';
import { useRoomForm } from './use-room-form';

function Facts({ room }: { room: Room }) {
  const { t } = useTranslation('allrooms');
  const written = format(i18n.language);
  const mayAudit = useChatState((state) => can(state, 'can-audit-log'));
  // Whoever is not in a private room cannot look into it.
  const open = useChatState((state) => room.t === 'c' || state.subscriptions.has(room._id));
  const place = roomPath({ t: room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c', rid: room._id, name: room.name });
  const facts = [
    [t('kind'), t(`kinds.${room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c'}`)],
    [t('owner'), room.u && `@${room.u.username}`],
    [t('members'), written.number(room.usersCount)],
    [t('messages'), written.number(room.msgs)],
    [t('created'), room.ts && written.date('date', Date.parse(room.ts))],
    [t('last-message'), room.lm && written.date('briefly', Date.parse(room.lm))],
  ];
  return (
    <>
      <dl className="confab-allrooms__facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="confab-allrooms__links">
        {open && <Link to={place}>{t('open')}</Link>}
        {open && room.t !== 'd' && <Link to={paths.panel(place, 'members-list')}>{t('show-members')}</Link>}
        {mayAudit && <Link to={paths.auditOf(room._id)}>{t('show-audit')}</Link>}
      </p>
    </>
  );
}

interface Props {
  room: Room;
  onSaved: () => void;
  onDelete: () => void;
}

/** What a room is, and the form in which those who may change it do so. */
export function RoomDetails({ room, onSaved, onDelete }: Props) {
  const { t } = useTranslation('allrooms');
  const common = useTranslation('common').t;
  const state = useRoomForm(room, onSaved);
  const { may, changed, busy, form, send } = state;
  const mayDelete = useChatState((state) =>
    can(state, room.t === 'p' ? 'delete-p' : room.t === 'd' ? 'delete-d' : 'delete-c', room._id),
  );

  return (
    <form {...form} className="confab-allrooms__form">
      <div className="confab-allrooms__body confab-form">
        <Facts room={room} />
        {!may.edit && <Callout>{t('read-only')}</Callout>}
        <RoomFields room={room} state={state} />
        {mayDelete && (
          <section className="confab-allrooms__danger" aria-label={t('delete-room')}>
            <p className="confab-allrooms__text">{t('delete-hint')}</p>
            <Button variant="secondary-danger" icon="trash" onClick={onDelete}>
              {t('delete-room')}
            </Button>
          </section>
        )}
      </div>
      <footer className="confab-allrooms__foot">
        <Button variant="primary" loading={busy} disabled={!changed} onClick={() => void send()}>
          {common('save')}
        </Button>
      </footer>
    </form>
  );
}
