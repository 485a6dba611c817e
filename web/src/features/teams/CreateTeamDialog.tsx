import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/http';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { FormDialog, Switch, TextField, toast } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can, roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { UserPicker } from '../sidebar/UserPicker';
import { kNameTaken, roomNameProblem } from '../sidebar/room-name';
import { teamCalls } from './calls';
import { RoomPicker } from './RoomPicker';

interface Props {
  mayOpen: boolean;
  mayClose: boolean;
  /** It is there. */
  onMade?: (rid: string) => void;
  onClose: () => void;
}

const kTaken: readonly string[] = [...kNameTaken, 'team-name-already-exists', 'room-name-already-exists'];

export function CreateTeamDialog({ mayOpen, mayClose, onMade, onClose }: Props) {
  const { t } = useTranslation(['teams', 'panels', 'chat']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const mayMove = useChatState((state) => state.permissions.get('move-room-to-team')?.includes('owner') ?? false);
  const mayMoveAnywhere = useChatState((state) => can(state, 'move-room-to-team'));
  const [form, setForm] = useState({ name: '', topic: '', closed: !mayOpen, readOnly: false });
  const [members, setMembers] = useState<Person[]>([]);
  const [rooms, setRooms] = useState<Room[]>([]);
  const [taken, setTaken] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { name, topic, closed, readOnly } = form;
  const set = (change: Partial<typeof form>) => setForm((present) => ({ ...present, ...change }));
  const problem = roomNameProblem(name, pattern);
  const error =
    taken === name
      ? t('create.taken')
      : !tried || !problem
        ? undefined
        : problem === 'name-missing'
          ? t('create.name-missing')
          : t('panels:create.name-invalid');

  const create = async () => {
    setTried(true);
    if (problem) return false;
    try {
      const usernames = members.map(({ username }) => username);
      const { teamId, main } = await teamCalls.create({ ...form, topic: topic.trim(), members: usernames });
      chat.store.dispatch({ type: 'room.changed', data: main });
      onMade?.(main._id);
      navigate(roomPath({ t: main.t, rid: main._id, name: main.name ?? name }));
      // The team is there now; a room that does not come along can be added later.
      if (rooms.length > 0)
        await teamCalls
          .addRooms(
            teamId,
            rooms.map(({ _id }) => _id),
          )
          .catch((failure: unknown) => toast.error(t('create.rooms-failed', { reason: explain(common, failure) })));
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiError) || !kTaken.includes(failure.errorType)) throw failure;
      setTaken(name);
      return false;
    }
  };

  return (
    <FormDialog title={t('create.title')} submit={common('create')} onClose={onClose} onSubmit={create}>
      <div className="confab-form">
        <p className="confab-card__lead">{t('create.text')}</p>
        <TextField
          label={t('panels:create.name')}
          hint={t('panels:create.name-hint')}
          value={name}
          onChange={(next) => set({ name: next })}
          error={error}
          required
          autoFocus
        />
        <TextField
          label={t('chat:rooms.topic')}
          hint={t('create.topic-hint')}
          value={topic}
          onChange={(next) => set({ topic: next })}
        />
        <Switch
          label={t('panels:create.private')}
          hint={t(closed ? 'create.private-hint' : 'create.public-hint')}
          checked={closed}
          disabled={!mayOpen || !mayClose}
          onChange={(next) => set({ closed: next })}
        />
        <Switch
          label={t('create.read-only')}
          hint={t('create.read-only-hint')}
          checked={readOnly}
          onChange={(next) => set({ readOnly: next })}
        />
        <UserPicker
          label={t('panels:create.members')}
          picked={members}
          onChange={setMembers}
          hint={t('panels:create.members-hint')}
        />
        {(mayMove || mayMoveAnywhere) && (
          <RoomPicker label={t('create.rooms')} hint={t('create.rooms-hint')} picked={rooms} onChange={setRooms} />
        )}
      </div>
    </FormDialog>
  );
}
