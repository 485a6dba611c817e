import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../ui';
import { useChat } from '../../stores/hooks';
import { isLive, isLoaded, shownMessages } from '../../stores/shown';
import type { Source } from '../../stores/sources';
import { authorName } from './author';
import { spokenMessage } from './spoken';
import { isSystemMessage, systemSentence, withRoleNamed } from './system-messages';

/** Reads new messages of what is shown to those who listen. History that is loaded is not news. */
export function LiveAnnouncer({ source, realNames }: { source: Source; realNames: boolean }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const [text, setText] = useState('');

  useEffect(
    () =>
      chat.store.subscribe((state, before) => {
        if (state.histories === before.histories) return;
        const newest = shownMessages(state, source).at(-1);
        const known = shownMessages(before, source).at(-1);
        // Pages that are loaded on the way back to the present are no news.
        const live = isLoaded(before, source) && isLive(before, source) && isLive(state, source);
        if (!live || !newest || newest._id === known?._id || newest.u._id === chat.uid) return;
        if (known && newest.ts <= known.ts) return;
        const name = authorName(newest, realNames);
        setText(
          isSystemMessage(newest)
            ? systemSentence(t, withRoleNamed(newest, state.roles), name)
            : t('messages.announce', { name, text: spokenMessage(newest) }),
        );
      }),
    [chat, source, t, realNames],
  );

  return (
    <VisuallyHidden>
      <span aria-live="polite">{text}</span>
    </VisuallyHidden>
  );
}
