import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../api/schema';
import { useChat, useChatParts } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { Button, toast } from '../../ui';
import { teamCalls, type RoomOfUser } from '../teams/calls';
import { mayDeleteHosted } from '../teams/rights';
import { TeamQuestion } from '../teams/TeamQuestion';
import { fetchSomeRooms } from './calls';

/** The ways in which a team ends, and which of its rooms go with it. */
export function TeamEnd({ team, onGone }: { team: Team; onGone: () => void }) {
  const { t } = useTranslation('allteams');
  const teams = useTranslation('teams').t;
  const chat = useChat();
  const [question, setQuestion] = useState<'convert' | 'delete' | null>(null);
  const { _id, name, roomId } = team;
  const may = useChatParts((state) => ({
    convert: can(state, 'convert-team', roomId),
    delete: can(state, 'delete-team', roomId),
  }));
  // Only what one may delete is asked about; of the rest nothing happens to it.
  const fetchErasable = useCallback(
    async (signal: AbortSignal): Promise<RoomOfUser[]> => {
      const rooms = await fetchSomeRooms(_id, signal);
      const state = chat.store.getState();
      return rooms.filter((room) => mayDeleteHosted(state, room, roomId)).map((room) => ({ room, isLastOwner: false }));
    },
    [_id, chat, roomId],
  );
  if (!may.convert && !may.delete) return null;
  const close = () => setQuestion(null);
  return (
    <section className="confab-allrooms__danger" aria-label={t('end')}>
      <p className="confab-allrooms__text">{t('end-hint')}</p>
      <div className="confab-allteams__ends">
        {may.convert && <Button onClick={() => setQuestion('convert')}>{teams('convert.to-channel')}</Button>}
        {may.delete && (
          <Button variant="secondary-danger" icon="trash" onClick={() => setQuestion('delete')}>
            {teams('delete.do')}
          </Button>
        )}
      </div>
      {question === 'convert' && (
        <TeamQuestion
          title={teams('convert.to-channel-title', { team: name })}
          text={teams('convert.to-channel-text')}
          confirm={teams('convert.do')}
          legend={teams('convert.rooms')}
          fetchRooms={fetchErasable}
          act={(rooms) => teamCalls.toChannel(_id, rooms)}
          onClose={close}
          onDone={() => {
            toast.success(teams('convert.to-channel-done', { team: name }));
            onGone();
          }}
        />
      )}
      {question === 'delete' && (
        <TeamQuestion
          title={teams('delete.title', { team: name })}
          text={teams('delete.text')}
          confirm={teams('delete.do')}
          legend={teams('delete.rooms')}
          fetchRooms={fetchErasable}
          act={(rooms) => teamCalls.erase(_id, rooms)}
          onClose={close}
          onDone={() => {
            toast.success(teams('delete.done', { team: name }));
            onGone();
          }}
        />
      )}
    </section>
  );
}
