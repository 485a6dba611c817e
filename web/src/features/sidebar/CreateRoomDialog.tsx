import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { ApiError } from '../../api/http';
import { FormDialog, Switch, TextField } from '../../ui';
import { useChat, useSetting } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Person } from '../../stores/server';
import { UserPicker } from './UserPicker';
import { kNameTaken, roomNameProblem, towardsRoomName } from './room-name';

interface Props {
  mayOpen: boolean;
  mayClose: boolean;
  /** The team that is to host it. */
  team?: { _id: string; name: string };
  /** It is there. */
  onMade?: (rid: string) => void;
  onClose: () => void;
}

export function CreateRoomDialog({ mayOpen, mayClose, team, onMade, onClose }: Props) {
  const { t } = useTranslation(['panels', 'chat', 'teams']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const [name, setName] = useState('');
  const [closed, setClosed] = useState(!mayOpen);
  const [members, setMembers] = useState<Person[]>([]);
  const [taken, setTaken] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const problem = roomNameProblem(name, pattern);
  // Together with what is allowed, which the error stands in the place of.
  const wrong =
    problem === 'name-invalid' ? `${t('create.name-invalid')} ${t('create.name-hint')}` : t('create.name-missing');
  const error = taken === name ? t('create.taken') : tried && problem ? wrong : undefined;

  const create = async () => {
    setTried(true);
    if (problem) return false;
    const type = closed ? 'p' : 'c';
    try {
      const usernames = members.map(({ username }) => username);
      const room = await chat.server.createRoom(type, name, usernames, ...(team ? [{ teamId: team._id }] : []));
      chat.store.dispatch({ type: 'room.changed', data: room });
      onMade?.(room._id);
      navigate(roomPath({ t: type, rid: room._id, name: room.name ?? name }));
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiError) || !kNameTaken.includes(failure.errorType)) throw failure;
      setTaken(name);
      return false;
    }
  };

  return (
    <FormDialog title={t('chat:create.channel')} submit={common('create')} onClose={onClose} onSubmit={create}>
      <div className="confab-form">
        {team && <p className="confab-card__lead">{t('teams:in-team', { team: team.name })}</p>}
        <TextField
          label={t('create.name')}
          hint={t('create.name-hint')}
          value={name}
          onChange={(typed) => setName(towardsRoomName(typed, pattern))}
          error={error}
          required
          autoFocus
        />
        <Switch
          label={t('create.private')}
          hint={t(closed ? 'create.private-hint' : 'create.public-hint')}
          checked={closed}
          disabled={!mayOpen || !mayClose}
          onChange={setClosed}
        />
        <UserPicker
          label={t('create.members')}
          picked={members}
          onChange={setMembers}
          hint={t('create.members-hint')}
        />
      </div>
    </FormDialog>
  );
}
