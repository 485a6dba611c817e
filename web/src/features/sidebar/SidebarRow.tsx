import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, Icon, Link, Menu, PresenceDot, toast } from '../../ui';
import { explain } from '../../lib/errors';
import { useChat, useChatState } from '../../stores/hooks';
import { statusOf } from '../../stores/selectors';
import { useHasDraft } from '../composer/drafts';
import { isNews, type SidebarItem } from './sections';

interface Props {
  item: SidebarItem;
  selected: boolean;
  /** Shows the row's menu: only the row that is pointed at or has the focus. */
  active: boolean;
  onHidden: (rid: string) => void;
}

/** The row's one sign: whose face, or what kind of room. */
function Sign({ item }: { item: SidebarItem }) {
  const status = useChatState((state) => statusOf(state, item.uid));
  if (item.uid === undefined)
    return <Icon name={item.t === 'c' ? 'hashtag' : item.t === 'p' ? 'hashtag-lock' : 'balloon'} size="x20" />;
  return (
    <span className="confab-sidebar__face">
      <Avatar username={item.username} name={item.face} size={20} />
      <PresenceDot status={status} />
    </span>
  );
}

function Badge({ item }: { item: SidebarItem }) {
  const { t } = useTranslation('chat');
  // In a conversation everything is for oneself; elsewhere what is for oneself comes before how much there is.
  const mentions = item.t === 'd' ? 0 : item.mentions;
  const count = mentions || item.unread;
  if (count === 0) return null;
  return (
    <span
      className={`rcx-badge confab-sidebar__badge${item.mentions > 0 ? ' confab-sidebar__badge--mention' : ''}`}
      aria-label={mentions > 0 ? t('sidebar.mentions', { count }) : t('sidebar.unread', { count })}
      role="img"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}

function RowMenu({ item, onHidden }: Pick<Props, 'item' | 'onHidden'>) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const { server } = useChat();
  const run = (act: Promise<void>) => act.catch((error: unknown) => toast.error(explain(common, error)));
  const news = isNews(item);
  return (
    <Menu
      label={t('sidebar.room-menu', { room: item.title })}
      size="mini"
      items={[
        {
          id: 'favorite',
          icon: item.favorite ? 'star' : 'star-filled',
          label: t(item.favorite ? 'sidebar.unfavorite' : 'sidebar.favorite'),
          onAction: () => void run(server.favorite(item.rid, !item.favorite)),
        },
        {
          id: 'read',
          icon: 'flag',
          label: t('sidebar.mark-read'),
          disabled: !news,
          onAction: () => void run(server.markRead(item.rid)),
        },
        {
          id: 'hide',
          icon: 'eye-off',
          label: t('sidebar.hide'),
          onAction: () => void run(server.hide({ _id: item.rid, t: item.t }).then(() => onHidden(item.rid))),
        },
      ]}
    />
  );
}

/** A room on the sidebar, as plain elements under the class names that custom styles know. */
export const SidebarRow = memo(function SidebarRow({ item, selected, active, onHidden }: Props) {
  const { t } = useTranslation('chat');
  const news = isNews(item);
  const draft = useHasDraft(useChat().uid, item.rid);
  const classes = [
    'rcx-sidebar-item',
    'confab-sidebar__row',
    selected && 'rcx-sidebar-item--selected',
    news && 'rcx-sidebar-item--highlighted',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-rid={item.rid}>
      <Link to={item.path} className="confab-sidebar__link" current={selected}>
        <span className="rcx-sidebar-item__icon">
          <Sign item={item} />
        </span>
        <span className={`rcx-sidebar-item__title${news ? ' rcx-sidebar-item__title--highlighted' : ''}`}>
          {item.title}
        </span>
        {draft && !selected && (
          <span className="confab-sidebar__draft" role="img" aria-label={t('sidebar.draft')} title={t('sidebar.draft')}>
            <Icon name="edit" size="x16" />
          </span>
        )}
        {news && item.unread === 0 && item.mentions === 0 && (
          <span className="confab-visually-hidden">{t('sidebar.has-news')}</span>
        )}
        <Badge item={item} />
      </Link>
      {active && <RowMenu item={item} onHidden={onHidden} />}
    </div>
  );
});
