import i18next from 'i18next';
import { useEffect } from 'react';
import { useNavigate } from '../../lib/router';
import { useChat } from '../../stores/hooks';
import { preference, roomPath } from '../../stores/selectors';
import type { Notice } from '../../stores/events';
import { loadEmoji } from '../messages/emoji/load';
import type { State } from '../../stores/state';
import { useAppointmentNotices } from '../calendar/use-appointment-notices';
import { showOutside, soundNotice } from '../notifying/outside';

/** The text with its emoji as pictures, as far as they are known. */
async function withPictures(text: string): Promise<string> {
  if (!/:[\w+-]+:/.test(text)) return text;
  try {
    const { pictureOf } = await loadEmoji();
    return text.replace(/:[\w+-]+:/g, (code) => pictureOf(code) ?? code);
  } catch {
    return text; // then it is read as it was typed
  }
}

/** Of what is encrypted the server says so in its own language, behind the name of the sender. */
function words({ text, payload }: Notice): string {
  if (payload.message?.t !== 'e2e') return text;
  return text.replace(/Encrypted message$/, () => i18next.t('chat:encrypted'));
}

async function show(notice: Notice, state: State, open: (path: string) => void): Promise<void> {
  const { payload, title, duration } = notice;
  const body = await withPictures(words(notice));
  // One notification a room: a burst replaces itself.
  showOutside(state, { title, body, tag: payload.rid, duration }, () =>
    open(roomPath({ t: payload.type, rid: payload.rid, name: payload.name })),
  );
}

/** Draws attention to messages that the server finds worth it, unless they are being looked at. */
export function useNotices(): void {
  const chat = useChat();
  const navigate = useNavigate();
  useEffect(
    () =>
      chat.onNotice((notice) => {
        const onScreen = chat.isOnScreen(notice.payload.rid);
        const watching = document.visibilityState === 'visible' && document.hasFocus();
        if (watching && onScreen) return;
        const state = chat.store.getState();
        const ofRoom = state.subscriptions.get(notice.payload.rid)?.audioNotificationValue;
        const muted = preference(state, 'muteFocusedConversations', true) && onScreen;
        if (!muted) soundNotice(state, ofRoom);
        void show(notice, state, navigate);
      }),
    [chat, navigate],
  );
}

/** The same as a component: it draws nothing, and is fetched once the page is there. */
export default function Notices(): null {
  useNotices();
  useAppointmentNotices();
  return null;
}
