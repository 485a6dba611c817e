import { memo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { Avatar, Icon, IconButton, Link, PresenceDot } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { statusOf } from '../../stores/selectors';
import { useHasDraft } from '../../outbox/drafts';
import type { Foldable } from './lines';
import type { SectionQuestion } from './own/SectionDialogs';
import { iconOf, isNews, waitingIn, type SidebarItem } from './sections';
import { sidebarWidth } from './width';

interface Props {
  item: SidebarItem;
  selected: boolean;
  /** Shows the row's menu: only the row that is pointed at or has the focus. */
  active: boolean;
  onHidden: (rid: string) => void;
  /** Another room is held over it. */
  over: boolean;
  onAsk: (question: SectionQuestion) => void;
  /** Of a team with rooms below it: whether they are folded away, and the way to change that. */
  folded?: boolean;
  onToggle?: (team: Foldable) => void;
}

/** The row's one sign: whose face, or what kind of room. */
function Sign({ item, strip }: { item: SidebarItem; strip: boolean }) {
  const status = useChatState((state) => statusOf(state, item.uid));
  if (item.uid === undefined && strip)
    return (
      <span className="confab-sidebar__tile" aria-hidden="true">
        {[...item.title].slice(0, 2).join('')}
      </span>
    );
  if (item.uid === undefined) return <Icon name={iconOf(item)} size="x20" />;
  return (
    <span className="confab-sidebar__face">
      <Avatar username={item.username} name={item.face} size={strip ? 28 : 20} />
      <PresenceDot status={status} />
    </span>
  );
}

function Badge({ item }: { item: SidebarItem }) {
  const { t } = useTranslation('chat');
  const { count, named } = waitingIn(item);
  if (count === 0) return null;
  return (
    <span
      className={`rcx-badge confab-sidebar__badge${item.mentions > 0 ? ' confab-sidebar__badge--mention' : ''}`}
      aria-label={named ? t('sidebar.mentions', { count }) : t('sidebar.unread', { count })}
      role="img"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}

const RowMenu = deferred(() => import('./RowMenu').then((part) => part.RowMenu), undefined, ['daily', 'writing']);

/** A room on the sidebar, as plain elements under the class names that custom styles know. */
export const SidebarRow = memo(function SidebarRow(props: Props) {
  const { item, selected, active, onHidden, over, onAsk, folded, onToggle } = props;
  const { t } = useTranslation('chat');
  // Replies in threads wait elsewhere: the room that one is in has nothing else to show.
  const news = isNews(item) && !(selected && item.onlyThreads);
  const strip = useSyncExternalStore(sidebarWidth.subscribe, sidebarWidth.isStrip);
  const draft = useHasDraft(useChat().drafts, item.rid);
  const classes = [
    'rcx-sidebar-item',
    'confab-sidebar__row',
    item.nested && 'confab-sidebar__row--nested',
    selected && 'rcx-sidebar-item--selected',
    news && 'rcx-sidebar-item--highlighted',
    item.muted && 'is-muted',
    over && 'is-over',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-rid={item.rid}>
      <Link to={item.path} className="confab-sidebar__link" current={selected}>
        <span className="rcx-sidebar-item__icon" data-tooltip={strip ? item.title : undefined}>
          <Sign item={item} strip={strip} />
        </span>
        <span className={`rcx-sidebar-item__title${news ? ' rcx-sidebar-item__title--highlighted' : ''}`} dir="auto">
          {item.title}
        </span>
        {draft && !selected && (
          <span
            className="confab-sidebar__draft"
            role="img"
            aria-label={t('sidebar.draft')}
            data-tooltip={t('sidebar.draft')}
          >
            <Icon name="edit" size="x16" />
          </span>
        )}
        {news && item.unread === 0 && item.mentions === 0 && (
          <span className="confab-visually-hidden">{t('sidebar.has-news')}</span>
        )}
        <Badge item={item} />
      </Link>
      {onToggle && (
        <IconButton
          mini
          className="confab-sidebar__fold"
          icon={folded ? 'chevron-right' : 'chevron-down'}
          aria-label={t('sidebar.team-rooms', { team: item.title })}
          aria-expanded={!folded}
          onClick={() => onToggle(`team ${item.team ?? ''}`)}
        />
      )}
      {active && <RowMenu item={item} onHidden={onHidden} onAsk={onAsk} />}
    </div>
  );
});
