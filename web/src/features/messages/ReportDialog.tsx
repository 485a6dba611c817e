import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, TextArea, toast } from '../../ui';

/** What the server takes. */
const kLongest = 2_000;

interface Props {
  title: string;
  /** What is reported, in its own words. */
  quoted?: string;
  onReport: (why: string) => Promise<void>;
  onClose: () => void;
}

/** Tells the moderators of something, with a reason. */
export function ReportDialog({ title, quoted, onReport, onClose }: Props) {
  const { t } = useTranslation('writing');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = async () => {
    if (why.trim() === '') {
      setProblem(t('report.why-missing'));
      return false;
    }
    await onReport(why.trim());
    toast.success(t('report.done'));
    return true;
  };
  return (
    <FormDialog title={title} submit={t('report.send')} onClose={onClose} onSubmit={submit}>
      <div className="confab-form">
        {quoted !== undefined && <blockquote className="confab-quoted">{quoted.slice(0, 300)}</blockquote>}
        <TextArea
          label={t('report.why')}
          hint={t('report.text')}
          value={why}
          error={problem}
          maxLength={kLongest}
          autoFocus
          required
          onChange={(value) => {
            setWhy(value);
            setProblem(undefined);
          }}
        />
      </div>
    </FormDialog>
  );
}
