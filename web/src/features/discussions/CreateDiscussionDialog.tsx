import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { FormDialog, TextArea, TextField } from '../../ui';
import { useChat } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import type { Person } from '../../stores/server';
import { UserPicker } from '../sidebar/UserPicker';
import { spokenMessage } from '../messages/spoken';
import { discussionCalls } from './calls';

interface Props {
  /** The room that it is to belong to. */
  rid: string;
  /** What it is about. */
  message?: Message;
  onClose: () => void;
}

const kLongestName = 100;
const kOffered = 60;

/** A name after what a message says: whole words of its beginning, without the codes of emoji. */
function nameFor(about: string): string {
  const words = about
    .replaceAll(/:[\w+-]*[a-z][\w+-]*:/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (words.length <= kOffered) return words;
  const cut = words.slice(0, kOffered + 1);
  return cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut.slice(0, kOffered);
}

/** Makes a room of its own for a side topic, and says so in the room that it belongs to. */
export function CreateDiscussionDialog({ rid, message, onClose }: Props) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const about = message && spokenMessage(message);
  const [name, setName] = useState(() => nameFor(about ?? ''));
  const [reply, setReply] = useState('');
  const [members, setMembers] = useState<Person[]>([]);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';

  const create = async () => {
    setTried(true);
    if (missing) return false;
    const room = await discussionCalls.create({
      prid: rid,
      name: name.trim(),
      reply: reply.trim(),
      members: members.map(({ username }) => username),
      ...(message && { pmid: message._id }),
    });
    chat.store.dispatch({ type: 'room.changed', data: room });
    navigate(roomPath({ t: room.t, rid: room._id, name: room.name }));
    return true;
  };
  return (
    <FormDialog title={t('discussion.create')} submit={common('create')} onClose={onClose} onSubmit={create}>
      <div className="confab-form">
        <p className="confab-card__lead">{t('discussion.lead')}</p>
        {about !== undefined && <blockquote className="confab-quoted">{about.slice(0, 300)}</blockquote>}
        <TextField
          label={t('discussion.name')}
          value={name}
          onChange={setName}
          maxLength={kLongestName}
          error={tried && missing ? t('discussion.name-missing') : undefined}
          required
          autoFocus
        />
        <TextArea label={t('discussion.first')} value={reply} onChange={setReply} />
        <UserPicker
          label={t('discussion.members')}
          picked={members}
          onChange={setMembers}
          hint={t('discussion.members-hint')}
        />
      </div>
    </FormDialog>
  );
}
