import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, TextField } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';

const kLongestText = 120;

/** What one is doing, in words. */
export function StatusDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('panels');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const status = useChatState((state) => state.me?.statusDefault ?? 'online');
  const [value, setValue] = useState(text);
  return (
    <FormDialog
      title={t('status.text-title')}
      submit={common('save')}
      onClose={onClose}
      onSubmit={() => chat.server.setStatus(status, value.trim())}
    >
      <TextField
        label={t('status.text')}
        hint={t('status.text-hint')}
        value={value}
        onChange={setValue}
        maxLength={kLongestText}
        autoFocus
      />
    </FormDialog>
  );
}
