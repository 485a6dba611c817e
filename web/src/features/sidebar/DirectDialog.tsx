import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Button, Modal, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Person } from '../../stores/server';
import { UserPicker } from './UserPicker';

export function DirectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<Person[]>([]);
  const [busy, setBusy] = useState(false);
  const person = picked[0];

  const open = async () => {
    if (!person) return;
    setBusy(true);
    try {
      const rid = await chat.server.openDirect(person.username);
      onClose();
      navigate(paths.direct(rid));
    } catch (error) {
      toast.error(explain(common, error));
      setBusy(false);
    }
  };

  return (
    <Modal
      title={t('create.direct')}
      onClose={onClose}
      onSubmit={() => void open()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy} disabled={!person}>
            {t('create.open-direct')}
          </Button>
        </>
      }
    >
      <UserPicker label={t('create.direct-to')} picked={picked} onChange={setPicked} single />
    </Modal>
  );
}
