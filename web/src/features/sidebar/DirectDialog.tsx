import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { FormDialog } from '../../ui';
import { useChat, useSetting } from '../../stores/hooks';
import type { Person } from '../../stores/server';
import { writeHere } from '../composer/write-here';
import { UserPicker } from './UserPicker';

export function DirectDialog({ onMade, onClose }: { onMade?: (rid: string) => void; onClose: () => void }) {
  const { t } = useTranslation(['panels', 'chat']);
  const chat = useChat();
  const navigate = useNavigate();
  const [picked, setPicked] = useState<Person[]>([]);
  // One is among them oneself.
  const most = useSetting('DirectMesssage_maxUsers', 8) - 1;
  const many = picked.length > most;
  const open = async () => {
    const usernames = picked.map(({ username }) => username);
    const rid = await chat.openDirect(...usernames);
    onMade?.(rid);
    navigate(paths.direct(rid));
    writeHere();
  };
  return (
    <FormDialog
      title={t('chat:create.direct')}
      submit={t('create.open-direct')}
      disabled={picked.length === 0 || many}
      onClose={onClose}
      onSubmit={open}
    >
      <UserPicker
        label={t('create.direct-to')}
        picked={picked}
        onChange={setPicked}
        error={many ? t('create.direct-many', { count: most }) : undefined}
      />
    </FormDialog>
  );
}
