import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Menu, toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import '../../ui/icons/add-later';
import { mayStandAside, sideRoom } from '../side/side-room';
import type { SectionQuestion } from './own/SectionDialogs';
import { isNews, type SidebarItem } from './sections';

interface Props {
  item: SidebarItem;
  onHidden: (rid: string) => void;
  onAsk: (question: SectionQuestion) => void;
}

/** What can be done with a room on the sidebar. */
export function RowMenu({ item, onHidden, onAsk }: Props) {
  const { t } = useTranslation(['chat', 'writing']);
  const { t: daily } = useTranslation('daily');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const { server } = chat;
  const undoably = async (deed: 'unfavorite' | 'read' | 'hide') =>
    (await import('./undoable')).doUndoably(chat, deed, item);
  const run = (act: Promise<void>) => act.catch((error: unknown) => toast.error(explain(common, error)));
  const news = isNews(item);
  return (
    <Menu
      label={t('writing:menu.room', { room: item.title })}
      size="mini"
      items={[
        {
          id: 'favorite',
          icon: item.favorite ? 'star' : 'star-filled',
          label: t(item.favorite ? 'sidebar.unfavorite' : 'sidebar.favorite'),
          onAction: () => void (item.favorite ? undoably('unfavorite') : run(server.favorite(item.rid, true))),
        },
        {
          id: 'read',
          icon: 'flag',
          label: t('writing:menu.read'),
          disabled: !news,
          onAction: () => void undoably('read'),
        },
        {
          id: 'notifications',
          icon: 'bell',
          label: t('writing:menu.notifications'),
          onAction: () => navigate(paths.panel(item.path, 'push-notifications')),
        },
        ...(mayStandAside()
          ? [
              {
                id: 'aside',
                icon: 'balloon' as const,
                label: daily('side.open'),
                onAction: () => sideRoom.open(chat.uid, item.rid),
              },
            ]
          : []),
        {
          id: 'section',
          icon: 'list-bullets',
          label: daily('section.move'),
          onAction: () => onAsk({ kind: 'move', item }),
        },
        {
          id: 'hide',
          icon: 'eye-off',
          label: t('writing:menu.hide'),
          onAction: () => void undoably('hide').then((done) => done && onHidden(item.rid)),
        },
      ]}
    />
  );
}
