import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTimeField, FormDialog, SelectField, TextField } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { kChosenStatuses, toStatus } from '../../stores/entities';
import { kStatusEnds, momentOf, wrongEnd, type StatusEnd } from './status-ends';

const kLongestText = 120;

/** How one is seen, what one is doing, in words, and until when. */
export function StatusDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('panels');
  const { t: common } = useTranslation('common');
  const { t: chatWords } = useTranslation('chat');
  const chat = useChat();
  const me = useChatState((state) => state.me);
  const [status, setStatus] = useState(me?.statusDefault ?? 'online');
  const [text, setText] = useState(me?.statusText ?? '');
  const [end, setEnd] = useState<StatusEnd>(me?.statusExpiresAt === undefined ? 'never' : 'own');
  const [time, setTime] = useState(me?.statusExpiresAt);
  const [problem, setProblem] = useState<string>();
  const [opened] = useState(() => Date.now());
  const save = async () => {
    const wrong = end === 'own' ? wrongEnd(time) : undefined;
    setProblem(wrong && t(`status.${wrong}`));
    if (wrong !== undefined) return false;
    await chat.server.setStatus(status, text.trim(), end === 'own' ? time : momentOf(end));
    return true;
  };
  return (
    <FormDialog title={t('status.text-title')} submit={common('save')} onClose={onClose} onSubmit={save}>
      <div className="confab-form">
        <TextField
          label={t('status.text')}
          hint={t('status.text-hint')}
          value={text}
          onChange={setText}
          maxLength={kLongestText}
          autoFocus
        />
        <SelectField
          label={t('status.shown-as')}
          value={status}
          onChange={(value) => setStatus(toStatus(value))}
          options={kChosenStatuses.map((value) => ({
            value,
            label: value === 'offline' ? chatWords('status.invisible') : common(`presence.${value}`),
          }))}
        />
        <SelectField
          label={t('status.ends')}
          hint={end === 'never' ? undefined : t('status.ends-hint')}
          value={end}
          onChange={(value) => setEnd(kStatusEnds.find((one) => one === value) ?? 'never')}
          options={kStatusEnds.map((value) => ({ value, label: t(`status.end.${value}`) }))}
        />
        {end === 'own' && (
          <DateTimeField
            label={t('status.time')}
            value={time}
            min={opened}
            error={problem}
            onChange={(value) => {
              setTime(value);
              setProblem(undefined);
            }}
          />
        )}
      </div>
    </FormDialog>
  );
}
