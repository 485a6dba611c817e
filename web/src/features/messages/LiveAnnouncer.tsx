import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../ui';
import { useChat } from '../../stores/hooks';
import { authorName } from './author';
import { spokenMessage } from './spoken';
import { isSystemMessage, systemSentence } from './system-messages';

/** Reads new messages of the open room to those who listen. History that is loaded is not news. */
export function LiveAnnouncer({ rid, realNames }: { rid: string; realNames: boolean }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const [text, setText] = useState('');

  useEffect(
    () =>
      chat.store.subscribe((state, before) => {
        const now = state.timelines.get(rid);
        const then = before.timelines.get(rid);
        const newest = now?.messages.at(-1);
        const known = then?.messages.at(-1);
        // Pages that are loaded on the way back to the present are no news.
        if (!then?.loaded || !then.live || !now?.live || !newest || newest === known || newest.u._id === chat.uid)
          return;
        if (known && newest.ts <= known.ts) return;
        const name = authorName(newest, realNames);
        setText(
          isSystemMessage(newest)
            ? systemSentence(t, newest, name)
            : t('messages.announce', { name, text: spokenMessage(newest) }),
        );
      }),
    [chat, rid, t, realNames],
  );

  return (
    <VisuallyHidden>
      <span aria-live="polite">{text}</span>
    </VisuallyHidden>
  );
}
