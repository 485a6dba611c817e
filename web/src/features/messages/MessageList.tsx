import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useShortcuts } from '../../lib/shortcuts';
import { Avatar, Button, ErrorBoundary, Loading, toast } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { roomPath, roomTitle } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import { isComplete, isLive } from '../../stores/shown';
import type { Source } from '../../stores/sources';
import { LiveAnnouncer } from './LiveAnnouncer';
import { BrokenRow, MessageRow } from './MessageRow';
import { MessageScroller, type ScrollerHandle } from './MessageScroller';
import { MessageToolbar } from './MessageToolbar';
import { messageActions, type ActionHost } from './actions';
import { RoomTile } from '../rooms/RoomTile';
import { MentionContext, type MentionScope } from './markdown/Mention';
import { runAction } from './run-action';
import { useMarkRead } from './use-mark-read';
import { useMentionScope } from './use-mention-scope';
import { useRows } from './use-rows';

const kNobody: MentionScope['users'] = [];

interface Props {
  room: Room;
  /** What of the room is listed; the same object each time. */
  source: Source;
  /** Shows who this person is. */
  onOpenUser: (username: string) => void;
  onEdit: (message: Message) => void;
  onDelete: (message: Message) => void;
  /** The message that the address points at. */
  highlight?: string;
  /** The message that is being changed. */
  editing?: string;
}

type EdgeState = 'idle' | 'loading' | 'failed';

/** Fetches a page at one end of the list, and knows how that goes. */
function useEdge(load: () => Promise<void>): { state: EdgeState; ask: () => void } {
  const [state, setState] = useState<EdgeState>('idle');
  const ask = useCallback(() => {
    setState('loading');
    load().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  }, [load]);
  return { state, ask };
}

export function MessageList({ room, source, onOpenUser, onEdit, onDelete, highlight, editing }: Props) {
  const { t } = useTranslation('chat');
  const [, navigate] = useLocation();
  const chat = useChat();
  const realNames = useRealNames();
  const complete = useChatState((state) => isComplete(state, source));
  const mentions = useMentionScope(onOpenUser);
  const live = useChatState((state) => isLive(state, source));
  const { rows, unreadBefore } = useRows(room, source);
  const { t: common } = useTranslation('common');

  const list = useRef<ScrollerHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const rid = room._id;
  const older = useEdge(useCallback(() => chat.rooms.loadOlder(source), [chat, source]));
  const newer = useEdge(useCallback(() => chat.rooms.loadNewer(source), [chat, source]));
  useEffect(() => chat.rooms.holdPlace(source, () => list.current?.place()), [chat, source]);

  const complain = useCallback((error: unknown) => void toast.error(explain(common, error)), [common]);
  const toLatest = useCallback(
    () => chat.rooms.toLatest(source).then(() => list.current?.toBottom(), complain),
    [chat, source, complain],
  );
  const toFirstUnread = (time: number) =>
    chat.server.newer(rid, time, 1).then(([first]) => {
      if (first) navigate(paths.message(roomPath({ t: room.t, rid, name: room.name }), first._id), { replace: true });
    }, complain);

  const host = useMemo<ActionHost>(
    () => ({
      chat,
      startEdit: onEdit,
      confirmDelete: onDelete,
      openUser: onOpenUser,
      done: (what) => toast.success(t(`done.${what}`)),
    }),
    [chat, onEdit, onDelete, onOpenUser, t],
  );

  // What one has just written oneself is shown, wherever one was reading.
  const last = rows.at(-1);
  const lastOwn = last && last.delivery === 'pending' && last.command?.kind === 'send' ? last.message._id : undefined;
  useEffect(() => {
    if (lastOwn !== undefined) void toLatest();
  }, [lastOwn, toLatest]);

  // The message that the address points at, else the first unread, else the end.
  const [beginAt] = useState(() => {
    const pointedAt = rows.findIndex(({ message }) => message._id === highlight);
    const unreadAt = rows.findIndex(({ unread }) => unread);
    return pointedAt >= 0 ? pointedAt : unreadAt > 0 ? unreadAt : undefined;
  });
  const [atBottom, setAtBottom] = useState(beginAt === undefined);
  useMarkRead(rid, atBottom && live);

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
      list.current?.focusRow(Math.min(Math.max(target, 0), rows.length - 1));
      return;
    }
    const own = row.message.u._id === chat.uid;
    const action = messageActions.find(({ shortcut, keyForOwn }) => shortcut === event.key && (own || !keyForOwn));
    if (action && row.delivery === 'sent' && action.allowed(chat.store.getState(), row.message, Date.now())) {
      event.preventDefault();
      runAction(t, action, host, row.message);
    }
  };

  // A menu that is open belongs to its row, wherever the pointer goes meanwhile.
  const menuOpen = () => frame.current?.querySelector('.confab-toolbar [aria-expanded="true"]') != null;
  const activate = (event: React.SyntheticEvent) => {
    if (menuOpen()) return;
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-message]')?.dataset.message;
    if (id !== undefined && id !== active) setActive(id);
  };

  const deactivate = () => {
    if (!menuOpen()) setActive(null);
  };

  const keys = useMemo(
    () =>
      messageActions.map(({ id, shortcut, keyForOwn }) => ({
        keys: shortcut,
        label: keyForOwn ? t('shortcuts.edit-own') : t(`actions.${id}`),
      })),
    [t],
  );
  useShortcuts(t('shortcuts.message'), keys);
  const onRetry = useCallback((id: string) => chat.outbox.retry(id), [chat]);
  const onDiscard = useCallback((id: string) => chat.outbox.discard(id), [chat]);
  const header = useMemo(
    () =>
      complete ? (
        <Start room={room} />
      ) : (
        <Edge state={older.state} words={t('messages.older-failed')} onRetry={older.ask} />
      ),
    [room, complete, older.state, older.ask, t],
  );
  const footer = useMemo(
    () => (live ? null : <Edge state={newer.state} words={t('messages.newer-failed')} onRetry={newer.ask} />),
    [live, newer.state, newer.ask, t],
  );
  // One stop of the Tab key for the whole list: the row last used, else the newest.
  const stop = active !== null && rows.some(({ message }) => message._id === active) ? active : last?.message._id;

  return (
    // Keys and pointer are caught for all rows at once; the rows themselves take the focus.
    <div
      ref={frame}
      className="confab-messages"
      onKeyDown={onKeyDown}
      onMouseOver={activate}
      onFocus={activate}
      onMouseLeave={deactivate}
    >
      <MessageScroller
        ref={list}
        rows={rows}
        label={t('messages.list')}
        header={header}
        {...(beginAt !== undefined && { beginAt })}
        live={live}
        footer={footer}
        {...(!complete && older.state === 'idle' && { onStartNear: older.ask })}
        {...(!live && newer.state === 'idle' && { onEndNear: newer.ask })}
        onAtBottom={setAtBottom}
        renderRow={(row) => {
          const tabIndex = row.message._id === stop ? 0 : -1;
          return (
            <ErrorBoundary
              resetKey={row.message.updatedAt}
              fallback={() => <BrokenRow row={row} tabIndex={tabIndex} />}
            >
              <MentionContext.Provider value={{ ...mentions, users: row.message.mentions ?? kNobody }}>
                <MessageRow
                  row={row}
                  realNames={realNames}
                  highlighted={row.message._id === highlight || row.message._id === editing}
                  tabIndex={tabIndex}
                  toolbar={
                    active === row.message._id && row.delivery === 'sent' ? (
                      <MessageToolbar message={row.message} host={host} />
                    ) : null
                  }
                  onOpenUser={onOpenUser}
                  onRetry={onRetry}
                  onDiscard={onDiscard}
                />
              </MentionContext.Provider>
            </ErrorBoundary>
          );
        }}
      />
      {unreadBefore !== undefined && (
        <Button
          className="confab-messages__unread"
          small
          icon="arrow-up"
          onClick={() => void toFirstUnread(unreadBefore)}
        >
          {t('messages.jump-to-unread')}
        </Button>
      )}
      {!(atBottom && live) && (
        <Button
          className="confab-messages__latest"
          small
          icon="arrow-down"
          onClick={() => {
            // The button goes away, and the focus must not go with it.
            list.current?.focus();
            void toLatest();
          }}
        >
          {t('messages.jump-to-latest')}
        </Button>
      )}
      <LiveAnnouncer source={source} realNames={realNames} />
    </div>
  );
}

/** Above the first message of all: where one is, and who can read it. */
function Start({ room }: { room: Room }) {
  const { t } = useTranslation('chat');
  const realNames = useRealNames();
  const subscription = useChatState((state) => state.subscriptions.get(room._id));
  const title = roomTitle(room, subscription, realNames);
  const direct = room.t === 'd';
  return (
    <div className="confab-messages__start">
      {direct ? (
        <Avatar username={subscription?.name ?? title} name={subscription?.fname || title} size={48} />
      ) : (
        <RoomTile type={room.t} />
      )}
      <p className="confab-messages__start-title">
        {direct ? t('messages.start-with', { name: title }) : t('messages.start-of', { room: `#${title}` })}
      </p>
      <p>{t(direct ? 'messages.start-d' : room.t === 'p' ? 'messages.start-p' : 'messages.start-c')}</p>
    </div>
  );
}

/** Where the list goes on with a page that is not here yet. */
function Edge({ state, words, onRetry }: { state: EdgeState; words: string; onRetry: () => void }) {
  const { t: common } = useTranslation('common');
  if (state !== 'failed') return <Loading />;
  return (
    <p className="confab-messages__failed" role="alert">
      {words}{' '}
      <Button small onClick={onRetry}>
        {common('try-again')}
      </Button>
    </p>
  );
}
