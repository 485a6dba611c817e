import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ApiError } from '../../api/http';
import { explain } from '../../lib/errors';
import { Button, Modal, Switch, TextField, toast } from '../../ui';
import { useChat, useSettingOf } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Person } from '../../stores/server';
import { UserPicker } from './UserPicker';
import { roomNameProblem } from './room-name';

interface Props {
  mayOpen: boolean;
  mayClose: boolean;
  onClose: () => void;
}

export function CreateRoomDialog({ mayOpen, mayClose, onClose }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const pattern = useSettingOf('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const [name, setName] = useState('');
  const [closed, setClosed] = useState(!mayOpen);
  const [members, setMembers] = useState<Person[]>([]);
  const [taken, setTaken] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = roomNameProblem(name, pattern);
  const error = taken === name ? t('create.taken') : tried && problem ? t(`create.${problem}`) : undefined;

  const create = async () => {
    setTried(true);
    if (problem) return;
    setBusy(true);
    try {
      const room = await chat.server.createRoom(
        closed ? 'p' : 'c',
        name,
        members.map(({ username }) => username),
      );
      chat.store.dispatch({ type: 'room.changed', data: room });
      onClose();
      navigate(roomPath({ t: closed ? 'p' : 'c', rid: room._id, name: room.name ?? name }));
    } catch (failure) {
      setBusy(false);
      const type = failure instanceof ApiError ? failure.errorType : '';
      if (type === 'error-duplicate-channel-name' || type === 'error-archived-duplicate-name') setTaken(name);
      else toast.error(explain(common, failure));
    }
  };

  return (
    <Modal
      title={t('create.channel')}
      onClose={onClose}
      onSubmit={() => void create()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy}>
            {common('create')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        <TextField
          label={t('create.name')}
          hint={t('create.name-hint')}
          value={name}
          onChange={setName}
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
    </Modal>
  );
}
