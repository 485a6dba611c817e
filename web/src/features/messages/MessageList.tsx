import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { paths } from '../../routes/paths';
import { Button, Loading, toast } from '../../ui';
import { explain } from '../../lib/errors';
import { useChat, useChatParts, useChatState, useRealNames, useSettingOf } from '../../stores/hooks';
import type { Message, Room } from '../../stores/entities';
import { LiveAnnouncer } from './LiveAnnouncer';
import { MessageRow } from './MessageRow';
import { MessageToolbar } from './MessageToolbar';
import { messageActions, type ActionHost } from './actions';
import { MentionContext, type MentionScope } from './markdown/Mention';
import { buildRows, hiddenTypes, reuseRows, rowsBefore, type Row } from './rows';
import { runAction } from './run-action';
import { useMarkRead } from './use-mark-read';

/** Somewhere in the middle: Virtuoso counts down from here as older rows come before the first. */
const kFirstIndex = 1_000_000;
const kBottomSlack = 80;

interface Props {
  room: Room;
  /** Leads to a direct message with this person. */
  onOpenUser: (username: string) => void;
  onEdit: (message: Message) => void;
  onDelete: (message: Message) => void;
  /** The message that the address points at. */
  highlight?: string;
}

/** The rows and where the first of them stands, carried from render to render. */
function useRows(room: Room): { rows: readonly Row[]; firstIndex: number } {
  const chat = useChat();
  const messages = useChatState((state) => state.timelines.get(room._id)?.messages);
  const me = useChatState((state) => state.me);
  const entries = useStore(chat.outbox.store);
  const groupingPeriod = useSettingOf('Message_GroupingPeriod', 300);
  const ofWorkspace = useChatState((state) => state.settings.get('Hide_System_Messages'));
  // Where the reader had stopped when the room was opened; the line stays there while the room is open.
  const [readUntil] = useState(() => {
    const subscription = chat.store.getState().subscriptions.get(room._id);
    return subscription?.alert || subscription?.unread ? (subscription.ls ?? subscription.ts) : undefined;
  });
  const [kept, setKept] = useState<{ rows: readonly Row[]; firstIndex: number }>({ rows: [], firstIndex: kFirstIndex });

  const built = useMemo(
    () =>
      buildRows(messages ?? [], {
        me: me ?? { _id: chat.uid, username: '' },
        outbox: entries.filter(({ rid }) => rid === room._id),
        groupingPeriod,
        hidden: hiddenTypes(ofWorkspace, room),
        ...(readUntil !== undefined && { readUntil }),
      }),
    [messages, me, chat.uid, entries, room, groupingPeriod, ofWorkspace, readUntil],
  );
  const [seen, setSeen] = useState<readonly Row[] | null>(null);
  if (built !== seen) {
    setSeen(built);
    const next = { rows: reuseRows(kept.rows, built), firstIndex: kept.firstIndex - rowsBefore(kept.rows, built) };
    setKept(next);
    return next;
  }
  return kept;
}

export function MessageList({ room, onOpenUser, onEdit, onDelete, highlight }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const [, navigate] = useLocation();
  const chat = useChat();
  const realNames = useRealNames();
  const complete = useChatState((state) => state.timelines.get(room._id)?.complete ?? false);
  const username = useChatState((state) => state.me?.username ?? '');
  const channels = useChatParts((state) => [...state.rooms.values()].filter(({ t: type }) => type === 'c'));
  const { rows, firstIndex } = useRows(room);

  const list = useRef<VirtuosoHandle>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const [atBottom, setAtBottom] = useState(true);
  const [active, setActive] = useState<string | null>(null);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const atBottomNow = useRef(true);

  useMarkRead(room._id, atBottom);

  const loadOlder = useCallback(() => {
    setLoadingOlder(true);
    chat
      .loadOlder(room._id)
      .catch((error: unknown) => toast.error(explain(common, error)))
      .finally(() => setLoadingOlder(false));
  }, [chat, room._id, common]);

  const host = useMemo<ActionHost>(
    () => ({
      chat,
      startEdit: onEdit,
      confirmDelete: onDelete,
      goHome: () => navigate(paths.home),
      done: (what) => toast.success(t(`done.${what}`)),
    }),
    [chat, onEdit, onDelete, navigate, t],
  );

  const toBottom = useCallback((behavior: 'auto' | 'smooth' = 'auto') => {
    list.current?.scrollToIndex({ index: 'LAST', align: 'end', behavior });
  }, []);

  // What one has just written oneself is shown, wherever one was reading.
  const last = rows.at(-1);
  const lastOwn = last && last.delivery === 'pending' ? last.message._id : undefined;
  useEffect(() => {
    if (lastOwn !== undefined) toBottom();
  }, [lastOwn, toBottom]);

  const unreadAt = rows.findIndex(({ unread }) => unread);
  const pointedAt = highlight === undefined ? -1 : rows.findIndex(({ message }) => message._id === highlight);
  const [initialIndex] = useState(() => {
    if (pointedAt >= 0) return { index: pointedAt, align: 'center' as const };
    if (unreadAt > 0) return { index: unreadAt, align: 'center' as const };
    return { index: Math.max(0, rows.length - 1), align: 'end' as const };
  });

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      setActive(row.message._id);
      list.current?.scrollIntoView({
        index,
        done: () => scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(row.message._id)}"]`)?.focus(),
      });
    },
    [rows],
  );

  const onKeyDown = (event: React.KeyboardEvent) => {
    const element = event.target as HTMLElement;
    const id = element.dataset.message;
    // Keys inside a row (a link, the toolbar) belong to what has the focus there.
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.findIndex(({ message }) => message._id === id);
    const row = rows[index];
    if (!row) return;
    const targets: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusRow(Math.min(Math.max(target, 0), rows.length - 1));
      return;
    }
    const action = messageActions.find(({ shortcut }) => shortcut === event.key);
    if (action && row.delivery === 'sent' && action.allowed(chat.store.getState(), row.message, Date.now())) {
      event.preventDefault();
      runAction(t, action, host, row.message);
    }
  };

  const activate = (event: React.SyntheticEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-message]')?.dataset.message;
    if (id !== undefined && id !== active) setActive(id);
  };

  const mentions = useMemo<Omit<MentionScope, 'users'>>(
    () => ({
      me: username,
      realNames,
      onOpenUser,
      channels: channels.map(({ _id, name = '', fname }) => ({ _id, name, ...(fname !== undefined && { fname }) })),
    }),
    [username, realNames, onOpenUser, channels],
  );
  const onRetry = useCallback((id: string) => chat.outbox.retry(id), [chat]);
  const onDiscard = useCallback((id: string) => chat.outbox.discard(id), [chat]);
  // One stop of the Tab key for the whole list: the row last used, else the newest.
  const stop = active !== null && rows.some(({ message }) => message._id === active) ? active : last?.message._id;

  return (
    // Keys and pointer are caught for all rows at once; the rows themselves take the focus.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="confab-messages" onKeyDown={onKeyDown} onMouseOver={activate} onFocus={activate} onMouseLeave={() => setActive(null)}>
      <Virtuoso
        ref={list}
        scrollerRef={(element) => {
          scroller.current = element instanceof HTMLElement ? element : null;
        }}
        className="confab-messages__scroller"
        role="log"
        aria-label={t('messages.list')}
        aria-live="off"
        tabIndex={-1}
        data={rows as Row[]}
        firstItemIndex={firstIndex}
        initialTopMostItemIndex={initialIndex}
        computeItemKey={(_index, row) => row.message._id}
        increaseViewportBy={{ top: 600, bottom: 200 }}
        atBottomThreshold={kBottomSlack}
        atBottomStateChange={(bottom) => {
          atBottomNow.current = bottom;
          setAtBottom(bottom);
        }}
        followOutput={(bottom) => (bottom ? 'auto' : false)}
        // Rows that grow (a late emoji, a failed mark) must not push the newest out of sight.
        totalListHeightChanged={() => {
          if (atBottomNow.current) list.current?.autoscrollToBottom();
        }}
        startReached={() => {
          if (!complete) loadOlder();
        }}
        components={{ Header: complete ? RoomStart : loadingOlder ? LoadingHeader : undefined }}
        itemContent={(_index, row) => {
          const { message } = row;
          return (
            <MentionContext.Provider value={{ ...mentions, users: mentionedUsers(message) }}>
              <MessageRow
                row={row}
                realNames={realNames}
                highlighted={message._id === highlight}
                tabIndex={message._id === stop ? 0 : -1}
                toolbar={active === message._id && row.delivery === 'sent' ? <MessageToolbar message={message} host={host} /> : null}
                onRetry={onRetry}
                onDiscard={onDiscard}
              />
            </MentionContext.Provider>
          );
        }}
      />
      {!atBottom && (
        <Button className="confab-messages__latest" small icon="arrow-down" onClick={() => toBottom()}>
          {t('messages.jump-to-latest')}
        </Button>
      )}
      <LiveAnnouncer rid={room._id} realNames={realNames} />
    </div>
  );
}

function LoadingHeader() {
  return <Loading />;
}

function RoomStart() {
  const { t } = useTranslation('chat');
  return <p className="confab-messages__start">{t('messages.start')}</p>;
}

function mentionedUsers(message: Message): MentionScope['users'] {
  return message.mentions ?? [];
}
