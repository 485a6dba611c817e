import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { FormDialog } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Person } from '../../stores/server';
import { UserPicker } from './UserPicker';

export function DirectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['panels', 'chat']);
  const chat = useChat();
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<Person[]>([]);
  const person = picked[0];
  const open = async () => {
    if (person) navigate(paths.direct(await chat.server.openDirect(person.username)));
  };
  return (
    <FormDialog
      title={t('chat:create.direct')}
      submit={t('create.open-direct')}
      disabled={!person}
      onClose={onClose}
      onSubmit={open}
    >
      <UserPicker label={t('create.direct-to')} picked={picked} onChange={setPicked} single />
    </FormDialog>
  );
}
