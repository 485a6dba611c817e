import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title';
import { useChatState } from '../../stores/hooks';
import { roomTitle, setting } from '../../stores/selectors';

/** The browser's tab names the room. */
export function useChatTitle(kind: string, rid: string | undefined): void {
  const { t } = useTranslation('chat');
  const room = useChatState((state) =>
    rid === undefined
      ? ''
      : roomTitle(state.rooms.get(rid), state.subscriptions.get(rid), setting(state, 'UI_Use_Real_Name', false)),
  );
  const pages: Record<string, string> = {
    directory: t('directory.title'),
    home: t('home.title'),
    threads: t('tabs.threads'),
    search: t('rooms.search-all'),
    calendar: t('sidebar.calendar'),
  };
  useTitle(pages[kind] ?? room);
}
