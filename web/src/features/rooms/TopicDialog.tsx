import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, Modal, TextField, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Room } from '../../stores/entities';

export function TopicDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [topic, setTopic] = useState(room.topic ?? '');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await chat.server.setTopic(room, topic.trim());
      onClose();
    } catch (error) {
      toast.error(explain(common, error));
      setBusy(false);
    }
  };
  return (
    <Modal
      title={t('rooms.edit-topic')}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy}>
            {common('save')}
          </Button>
        </>
      }
    >
      <TextField label={t('rooms.topic')} hint={t('rooms.topic-hint')} value={topic} onChange={setTopic} autoFocus />
    </Modal>
  );
}
