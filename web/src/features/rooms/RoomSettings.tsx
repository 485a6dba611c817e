import '../allrooms/allrooms.css';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import type { Room } from '../../stores/entities';
import { RoomFields } from '../allrooms/RoomFields';
import { useRoomForm } from '../allrooms/use-room-form';

/** All that one may change of the room, in its panel. */
export function RoomSettings({ room, onSaved }: { room: Room; onSaved: () => void }) {
  const { t: common } = useTranslation('common');
  const state = useRoomForm(room, onSaved);
  const { form, send, busy, changed } = state;
  return (
    <form {...form} className="confab-allrooms__form">
      <div className="confab-allrooms__body confab-form">
        <RoomFields room={room} state={state} only />
      </div>
      <footer className="confab-allrooms__foot">
        <Button variant="primary" loading={busy} disabled={!changed} onClick={() => void send()}>
          {common('save')}
        </Button>
      </footer>
    </form>
  );
}
