import './later.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { useChat } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { TextField, toast } from '../../ui';
import { Words } from '../messages/Words';
import { dailyCalls } from './calls';
import { kMostDaysReminded } from './limits';
import { WhenDialog } from './WhenDialog';

const kLongestText = 500;

/** When one wants to be reminded: of a message, or of something in one's own words. */
export function RemindDialog({ message, onClose }: { message?: Message; onClose: () => void }) {
  const { t, i18n } = useTranslation('daily');
  const chat = useChat();
  const [text, setText] = useState('');
  const remind = async (at: number) => {
    const words = text.trim();
    const about = { ...(message && { messageId: message._id }), ...(words !== '' && { text: words }) };
    await dailyCalls.remind(chat, about, at);
    toast.success(t('reminders.done', { time: format(i18n.language).date('full', at) }));
  };
  return (
    <WhenDialog
      title={t('reminders.new')}
      submit={t('reminders.submit')}
      mostDays={kMostDaysReminded}
      disabled={!message && text.trim() === ''}
      onClose={onClose}
      onChoose={remind}
    >
      {message && (
        <blockquote className="confab-later__quoted" dir="auto">
          <Words message={message} />
        </blockquote>
      )}
      <TextField
        label={t(message ? 'reminders.note' : 'reminders.text')}
        value={text}
        onChange={setText}
        maxLength={kLongestText}
        autoFocus={!message}
      />
    </WhenDialog>
  );
}
