import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLeaving } from '../../lib/use-leaving';
import { useMedia } from '../../lib/media';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Avatar, Button, Loading, toast } from '../../ui';
import { useChat, useChatState, useOwn, useRealNames, useSetting } from '../../stores/hooks';
import { canMove, canReactIn, roomPath, roomTitle } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import { isComplete, isLive } from '../../stores/shown';
import { keyOf, type Source } from '../../stores/sources';
import { LiveAnnouncer } from './LiveAnnouncer';
import { ListedRow } from './ListedRow';
import { MessageScroller, type ScrollerHandle } from './MessageScroller';
import type { ActionHost, MessageDialog } from './actions';
import { RoomTile } from '../rooms/RoomTile';
import { useVisit } from '../rooms/visit';
import { usedEmoji } from './emoji/habits';
import type { KeyHandler } from './MessageKeys';
import { EmojiPopover, MessageDialogs, MessageKeys, MessageSheet, MoveBar } from './deferred';
import { quote } from '../composer/quotes';
import { useLongPress } from './use-long-press';
import { useMarkRead, useReadThread } from './use-mark-read';
import { useMentionScope } from './use-mention-scope';
import { useRows } from './use-rows';
import { elementOf } from '../../lib/narrow';
import { isShown } from '../../lib/calm';

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
  /** Opens a thread beside the room; left out within one. */
  onOpenThread?: (tmid: string) => void;
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

export function MessageList({ room, source, onOpenUser, onEdit, onDelete, highlight, editing, onOpenThread }: Props) {
  const { t } = useTranslation('chat');
  const navigate = useNavigate();
  const chat = useChat();
  const realNames = useRealNames();
  const complete = useChatState((state) => isComplete(state, source));
  const mentions = useMentionScope(onOpenUser);
  const live = useChatState((state) => isLive(state, source));
  const { rows, unreadBefore } = useRows(room, source);
  const { t: common } = useTranslation('common');

  useEffect(isShown, []);

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

  const touch = useMedia('(hover: none)');
  const me = useOwn();
  const receipts = useSetting('Message_Read_Receipt_Enabled', false);
  const mayReact = useChatState((state) => canReactIn(state, rid));
  const ignored = useChatState((state) => state.subscriptions.get(rid)?.ignored);
  const [reacting, setReacting] = useState<Message | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const onReact = useCallback(
    (message: Message, emoji: string, on: boolean) => {
      chat.react(message, emoji, on);
      if (on) usedEmoji(chat.uid, emoji.replaceAll(':', ''));
    },
    [chat],
  );
  const pickReaction = useCallback((message: Message) => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(message._id)}"]`);
    anchor.current = row?.querySelector<HTMLElement>('.confab-toolbar [aria-haspopup="dialog"]') ?? row ?? null;
    setReacting(message);
  }, []);
  const [dialog, setDialog] = useState<{ kind: MessageDialog; message: Message } | null>(null);
  /** Whose actions are shown in a sheet: that of a finger has no place beside a message. */
  const [sheet, setSheet] = useState<Message | null>(null);
  /** The messages that are to be moved, while one chooses them. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const choose = ({ _id }: Message) =>
    setChosen((all) => new Set(all?.has(_id) ? [...all].filter((id) => id !== _id) : [...(all ?? []), _id]));
  // What was opened over the messages is not there when one comes back.
  useLeaving(() => {
    setActive(null);
    setReacting(null);
    setDialog(null);
    setSheet(null);
    setChosen(undefined);
  });
  const keys = useRef<KeyHandler>(null);
  const host = useMemo<ActionHost>(
    () => ({
      chat,
      pickReaction,
      openThread: onOpenThread,
      startEdit: onEdit,
      confirmDelete: onDelete,
      openUser: onOpenUser,
      quote: (message) => quote(chat, keyOf(source), message),
      show: (kind, message) => setDialog({ kind, message }),
      choose: (message) => setChosen(new Set([message._id])),
    }),
    [chat, source, pickReaction, onOpenThread, onEdit, onDelete, onOpenUser],
  );

  // What one has just written oneself is shown, wherever one was reading.
  const last = rows.at(-1);
  const visit = useVisit();
  const [openedAt] = useState(Date.now);
  const written = last?.delivery === 'pending' && last.command?.kind === 'send';
  // A file has come when the room is told of it.
  const brought =
    last?.message.u._id === me._id && last.message.ts > openedAt && (last.message.attachments ?? []).length > 0;
  const lastOwn = written || brought ? last?.message._id : undefined;
  const followedOwn = useRef<string>(undefined);
  useEffect(() => {
    if (lastOwn === undefined || followedOwn.current === lastOwn) return;
    followedOwn.current = lastOwn;
    void toLatest();
  }, [lastOwn, toLatest]);

  // The message that the address points at, else the first unread, else the end, or where one was when one left.
  const findBeginning = () => {
    const pointedAt = rows.findIndex(({ message }) => message._id === highlight);
    const unreadAt = rows.findIndex(({ unread }) => unread);
    return { visit, at: pointedAt >= 0 ? pointedAt : unreadAt > 0 ? unreadAt : undefined };
  };
  const [known, setBeginning] = useState(findBeginning);
  const beginning = known.visit === visit ? known : findBeginning();
  if (beginning !== known) setBeginning(beginning);
  const beginAt = beginning.at;
  const [atBottom, setAtBottom] = useState(beginAt === undefined);
  const ofRoom = source.kind === 'room';
  useMarkRead(rid, ofRoom && atBottom && live, frame);
  useReadThread(source, atBottom && live, frame);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const element = event.target;
    const id = element instanceof HTMLElement ? element.dataset.message : undefined;
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
    if (keys.current?.(event.key, row)) event.preventDefault();
  };

  const hold = useLongPress((target) => {
    const id = target.closest<HTMLElement>('[data-message]')?.dataset.message;
    const row = rows.find(({ message }) => message._id === id);
    if (row?.delivery === 'sent') setSheet(row.message);
  });

  // A menu that is open belongs to its row, wherever the pointer goes meanwhile.
  const menuOpen = () => frame.current?.querySelector('.confab-toolbar [aria-expanded="true"]') != null;
  const activate = (event: React.SyntheticEvent) => {
    if (menuOpen()) return;
    const id = elementOf(event.target)?.closest<HTMLElement>('[data-message]')?.dataset.message;
    if (id !== undefined && id !== active) setActive(id);
  };

  const deactivate = () => {
    if (!menuOpen()) setActive(null);
  };

  const onRetry = useCallback((id: string) => chat.outbox.retry(id), [chat]);
  const onDiscard = useCallback((id: string) => chat.outbox.discard(id), [chat]);
  const header = useMemo(
    () =>
      complete ? (
        ofRoom && <Start room={room} />
      ) : (
        <Edge state={older.state} words={t('messages.older-failed')} onRetry={older.ask} />
      ),
    [room, ofRoom, complete, older.state, older.ask, t],
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
      {...hold}
      // A finger that is held asks for the sheet; the browser's own menu would lie over it.
      onContextMenu={(event) => {
        const { nativeEvent } = event;
        if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch') event.preventDefault();
      }}
    >
      <MessageScroller
        ref={list}
        rows={rows}
        label={t(ofRoom ? 'messages.list' : 'thread.list')}
        header={header}
        {...(beginAt !== undefined && { beginAt })}
        visit={visit}
        live={live}
        footer={footer}
        {...(!complete && older.state === 'idle' && { onStartNear: older.ask })}
        {...(!live && newer.state === 'idle' && { onEndNear: newer.ask })}
        onAtBottom={setAtBottom}
        renderRow={(row) => {
          const { _id, u, private: own } = row.message;
          return (
            <ListedRow
              row={row}
              realNames={realNames}
              highlighted={_id === highlight || _id === editing}
              tabIndex={_id === stop ? 0 : -1}
              active={!chosen && active === _id && row.delivery === 'sent' && !touch}
              {...(chosen &&
                row.delivery === 'sent' &&
                canMove(chat.store.getState(), row.message) && { chosen: chosen.has(_id), onChoose: choose })}
              picking={reacting?._id === _id}
              host={host}
              mentions={mentions}
              onOpenUser={onOpenUser}
              onRetry={onRetry}
              onDiscard={onDiscard}
              me={me}
              receipts={receipts}
              ignored={ignored?.includes(u._id) ?? false}
              mayReact={mayReact && !own}
              onReact={onReact}
              onOpenThread={onOpenThread}
            />
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
      {reacting && (
        <EmojiPopover
          label={t('reactions.add')}
          trigger={anchor}
          placement="bottom end"
          onPick={(name) => {
            setReacting(null);
            chat.react(reacting, `:${name}:`, true);
          }}
          onClose={() => setReacting(null)}
        />
      )}
      <MessageKeys ref={keys} host={host} listed={ofRoom} />
      {chosen && (
        <MoveBar
          source={source}
          rid={rid}
          chosen={chosen}
          onClose={() => {
            list.current?.focus();
            setChosen(undefined);
          }}
        />
      )}
      {sheet && <MessageSheet message={sheet} host={host} onClose={() => setSheet(null)} />}
      {dialog && <MessageDialogs {...dialog} onClose={() => setDialog(null)} />}
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
        <RoomTile room={room} />
      )}
      <p className="confab-messages__start-title">
        {direct
          ? t('messages.start-with', { name: title })
          : t('messages.start-of', { room: room.prid === undefined ? `#${title}` : title })}
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
