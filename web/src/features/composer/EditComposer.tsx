import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { Button } from '../../ui';
import { useChat, useSetting } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { quoteLinks } from '../messages/message-link';
import { countCharacters } from './editing';
import { useSendKey } from './send-key';
import { useAutosized } from './use-autosized';
import { useWriting } from './use-writing';

const FormatBar = deferred(() => import('./FormatBar').then((part) => part.FormatBar), undefined, 'writing');

/** Takes the composer's place while a message is changed. An emptied one is offered for deletion. */
export function EditComposer({
  message,
  onClose,
  onDelete,
}: {
  message: Message;
  onClose: () => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const limit = useSetting('Message_MaxAllowedSize', 5000);
  // What it quotes stays as it is: nobody wants to see the links.
  const links = quoteLinks(message.msg);
  const [text, setText] = useState(message.msg.slice(links.length));
  const field = useAutosized(text);
  const sends = useSendKey();
  // A command that is written into a message that was sent is not run.
  const writing = useWriting({ field, rid: message.rid, text, commands: false, onText: setText });
  const over = countCharacters(links + text) - limit;

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [field]);

  const save = () => {
    const wanted = text.trim();
    if (over > 0) return;
    if (wanted === '') {
      onDelete();
      return;
    }
    if (links + wanted !== message.msg) chat.editMessage(message, links + wanted);
    onClose();
  };

  return (
    <div className="rcx-message-composer confab-composer confab-composer--edit" data-keep-clear>
      {writing.list}
      <div className={`confab-composer__box${over > 0 ? ' is-invalid' : ''}`}>
        <textarea
          ref={field}
          className="rcx-message-composer__input confab-composer__field"
          rows={1}
          dir="auto"
          aria-label={t('composer.edit')}
          aria-invalid={over > 0 || undefined}
          {...writing.bound}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || writing.takes(event)) return;
            if (event.key === 'Escape') onClose();
            else if (sends(event)) {
              event.preventDefault();
              save();
            }
          }}
        />
        <div className="confab-composer__bar">
          <div className="confab-composer__tools">
            <FormatBar
              onEdit={writing.edit}
              listed={false}
              onClosed={() => void setTimeout(() => field.current?.focus(), 50)}
            />
          </div>
          <span className={`confab-composer__note${over > 0 ? ' is-error' : ''}`} role={over > 0 ? 'alert' : undefined}>
            {over > 0 ? t('composer.too-long', { limit, over }) : t('composer.edit-hint')}
          </span>
          <Button small onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button small primary disabled={over > 0} onClick={save}>
            {t('composer.save')}
          </Button>
        </div>
      </div>
    </div>
  );
}
