import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title';
import { useChatState } from '../../stores/hooks';
import { roomTitle, setting, unreadSummary } from '../../stores/selectors';

/** The browser tab names the room and says how much waits: `(3) general - Confab`, or `(•)` for news without a number. */
export function useChatTitle(kind: string, rid: string | undefined): void {
  const { t } = useTranslation('chat');
  const mark = useChatState((state) => {
    const { count, alert } = unreadSummary(state.subscriptions.values());
    return count > 0 ? `(${count}) ` : alert ? '(•) ' : '';
  });
  const room = useChatState((state) =>
    rid === undefined
      ? ''
      : roomTitle(state.rooms.get(rid), state.subscriptions.get(rid), setting(state, 'UI_Use_Real_Name', false)),
  );
  const page = kind === 'directory' ? t('directory.title') : kind === 'home' ? t('home.title') : room;
  useTitle(`${mark}${page}`);
}
