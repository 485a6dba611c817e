import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { FormDialog, TextArea, toast } from '../../ui';

interface Props {
  person: { _id: string; name: string };
  onClose: () => void;
}

const kLongestReport = 1_000;

/** Tells the moderators of somebody; nobody else learns of it. */
export function ReportDialog({ person, onClose }: Props) {
  const { t } = useTranslation('moderation');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const description = text.trim();
  const send = async () => {
    setTried(true);
    if (description === '') return false;
    await api.post('moderation.reportUser', { userId: person._id, description });
    toast.success(t('report.done'));
    return true;
  };
  return (
    <FormDialog
      title={t('report.title', { name: person.name })}
      submit={t('report.do')}
      onClose={onClose}
      onSubmit={send}
    >
      <TextArea
        label={t('report.what')}
        hint={t('report.hint')}
        value={text}
        onChange={setText}
        maxLength={kLongestReport}
        error={tried && description === '' ? t('report.missing') : undefined}
        required
        autoFocus
      />
    </FormDialog>
  );
}
