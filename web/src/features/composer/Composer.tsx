import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calmly, deferred } from '../../lib/deferred';
import { explain } from '../../lib/errors';
import { useLeaving } from '../../lib/use-leaving';
import { useNavigate } from '../../lib/router';
import { Button, ConfirmModal, toast } from '../../ui';
import { useDraft } from '../../outbox/drafts';
import { useChat, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { keyOf, type Source } from '../../stores/sources';
import { messageLink } from '../messages/message-link';
import type { Adding } from './AddMenu';
import { commandIn, countCharacters } from './editing';
import { setQuotes, useQuotes } from './quotes';
import { useSendKey } from './send-key';
import { TypingNotifier } from './typing';
import { useAutosized } from './use-autosized';
import { useWriting } from './use-writing';
import { offerField } from './write-here';

interface Props {
  room: Room;
  /** Where what is written is listed: each source has a draft of its own. */
  source: Source;
  title: string;
  onSend: (text: string) => void;
  /** Instead of naming the room. */
  placeholder?: string;
  /** A reply that is left for later shows in the room, too. */
  inRoom?: boolean;
  /** It belongs to a conversation beside the one on screen: one that was opened just now takes the focus, one that was kept does not. */
  aside?: 'opened' | 'restored';
  /** Stands below the field. */
  children?: ReactNode;
  /** The field is empty and the reader wants to change what they wrote last. */
  onEditLast: () => void;
}

const AddMenu = calmly(() => import('./AddMenu').then((part) => part.AddMenu), 'writing');
const FormatBar = calmly(() => import('./FormatBar').then((part) => part.FormatBar), 'writing');
const SendLater = calmly(() => import('../daily/SendLater').then((part) => part.SendLater), 'daily');
const Quotes = deferred(() => import('./Quotes').then((part) => part.Quotes), undefined, 'writing');
const CommandHint = deferred(() => import('./CommandHint').then((part) => part.CommandHint), undefined, 'writing');
const FileTools = calmly(() => import('../files/FileTools').then((part) => part.FileTools), 'files');
const UploadTray = calmly(() => import('../files/UploadTray').then((part) => part.UploadTray), 'files');

/** From how near to the limit the rest is shown. */
const kNearLimit = 200;

export function Composer({
  room,
  source,
  title,
  onSend,
  onEditLast,
  placeholder: wanted,
  inRoom = false,
  aside,
  children,
}: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const chat = useChat();
  const realNames = useRealNames();
  const me = useChatState((state) => state.me);
  const limit = useSetting('Message_MaxAllowedSize', 5000);
  const unknownAreSent = useSetting('Message_AllowUnrecognizedSlashCommand', false);
  const place = keyOf(source);
  // What is in the field is the draft: that of an earlier page load, or of another device, shows when it comes.
  const text = useDraft(chat.drafts, place);
  const field = useAutosized(text);
  const errorId = useId();

  const [asking, setAsking] = useState(false);
  const [adding, setAdding] = useState<Adding>();
  useLeaving(() => {
    setAsking(false);
    setAdding(undefined);
  });
  /** A command is on its way. */
  const running = useRef(false);
  const tmid = source.kind === 'thread' ? source.tmid : undefined;
  const inThread = tmid !== undefined;
  const quotes = useQuotes(chat, place);
  const quoted = quotes.length > 0;
  const name = me ? personName(me, realNames) : '';
  const typing = useMemo(() => new TypingNotifier(chat.client, room._id, name), [chat, room._id, name]);
  useEffect(() => () => typing.stopped(), [typing]);

  // Who opens a room at a desk wants to write there; on a phone that would bring up the keyboard.
  useEffect(() => {
    if (aside === 'restored' || !window.matchMedia('(pointer: fine)').matches) return undefined;
    const focus = () => field.current?.focus({ preventScroll: true });
    // With the frame that shows it, when sizes are known: the focus asks for them. Whoever has gone elsewhere meanwhile stays there.
    const before = document.activeElement;
    const later = requestAnimationFrame(() => {
      if (document.activeElement === before) focus();
    });
    const taken = inThread || aside ? undefined : offerField(focus);
    return () => {
      cancelAnimationFrame(later);
      taken?.();
    };
  }, [field, inThread, aside]);

  // Who quotes goes on to write.
  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [field, quotes, quoted]);

  const called = room.t === 'd' || room.prid !== undefined ? title : `#${title}`;
  const placeholder = wanted ?? t('composer.placeholder', { room: called });
  const length = countCharacters(text);
  const tooLong = length > limit;
  const empty = text.trim() === '' && !quoted;
  const command = commandIn(text);

  const onText = (next: string) => {
    chat.drafts.set(place, next);
    if (next.trim() === '') typing.stopped();
    else typing.typed();
  };
  const sends = useSendKey();
  const writing = useWriting({ field, rid: room._id, text, commands: true, onText });

  const sent = () => {
    typing.stopped();
    chat.drafts.set(place, '');
    writing.forget();
    field.current?.focus();
  };

  /** With what is quoted: links to messages become quotes where the server takes them in. */
  const withQuotes = (words: string): string => {
    if (!quoted) return words;
    const state = chat.store.getState();
    const links = quotes.map((message) => `[ ](${messageLink(state, message)})`);
    return `${links.join('')}\n${words}`.trim();
  };

  const left = () => {
    if (quoted) setQuotes(chat, place, () => []);
    sent();
  };

  const sendText = (words: string) => {
    onSend(withQuotes(words));
    left();
  };

  const run = async () => {
    const { runCommand } = await import('./commands');
    const outcome = await runCommand(chat, room._id, text, tmid);
    if (outcome.kind === 'unknown' && unknownAreSent) sendText(text.trim());
    else if (outcome.kind === 'unknown') setAsking(true);
    else if (outcome.kind === 'no-room') toast.error(t('composer.no-room', { name: outcome.name }));
    else if (outcome.kind === 'send') sendText(outcome.text);
    else {
      // What was typed meanwhile is not the command's.
      if (field.current?.value === text) sent();
      if (outcome.kind === 'go') navigate(outcome.path);
      if (outcome.kind === 'poll') setAdding({ what: 'poll', words: outcome.words });
    }
  };

  const send = (asked = false) => {
    if (empty || tooLong || running.current) return;
    setAsking(false);
    if (asked || command === undefined) {
      sendText(text.trim());
      return;
    }
    running.current = true;
    writing.forget();
    // What is refused stays in the field.
    run()
      .catch((error: unknown) => void toast.error(`${command}: ${explain(common, error)}`))
      .finally(() => (running.current = false));
  };

  // Later than the picker gives the focus back to its button.
  const goOn = () => void setTimeout(() => field.current?.focus(), 50);

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends the input of a Japanese or Chinese word is not ours.
    if (event.nativeEvent.isComposing || writing.takes(event)) return;
    if (sends(event)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    }
  };

  const note = tooLong
    ? t('composer.too-long', { limit, over: length - limit })
    : limit - length <= kNearLimit
      ? t('composer.left', { count: limit - length })
      : '';

  return (
    <div className="rcx-message-composer confab-composer" data-keep-clear>
      {asking && (
        <ConfirmModal
          title={t('composer.command-title', { command })}
          confirm={t('composer.command-send')}
          onConfirm={() => send(true)}
          onClose={() => setAsking(false)}
        >
          {t('composer.command-text')}
        </ConfirmModal>
      )}
      {writing.list}
      {!writing.open && command !== undefined && <CommandHint command={command} />}
      <UploadTray rid={room._id} tmid={tmid} />
      <div className={`confab-composer__box${tooLong ? ' is-invalid' : ''}`}>
        {quoted && (
          <Quotes
            quotes={quotes}
            onRemove={({ _id }) => {
              setQuotes(chat, place, (all) => all.filter((message) => message._id !== _id));
              field.current?.focus();
            }}
          />
        )}
        <textarea
          ref={field}
          className="rcx-message-composer__input confab-composer__field"
          rows={1}
          dir="auto"
          placeholder={placeholder}
          aria-label={placeholder}
          aria-invalid={tooLong || undefined}
          aria-describedby={note ? errorId : undefined}
          {...writing.bound}
          onKeyDown={onKeyDown}
        />
        <div className="confab-composer__bar">
          <div className="confab-composer__tools">
            <AddMenu rid={room._id} tmid={tmid} adding={adding} onAdding={setAdding} onClosed={goOn} />
            <FileTools room={room} tmid={tmid} to={called} onClosed={goOn} />
            <FormatBar onEdit={writing.edit} listed={source.kind === 'room'} onClosed={goOn} />
          </div>
          <span
            id={errorId}
            className={`confab-composer__note${tooLong ? ' is-error' : ''}`}
            role={tooLong ? 'alert' : undefined}
          >
            {note}
          </span>
          <SendLater
            rid={room._id}
            tmid={source.kind === 'thread' ? source.tmid : undefined}
            tshow={inRoom}
            text={empty || tooLong || command !== undefined ? undefined : withQuotes(text.trim())}
            onLeft={left}
          />
          <Button
            small
            primary
            icon="send"
            className="confab-composer__send"
            disabled={empty || tooLong}
            onClick={() => send()}
          >
            <span>{t('composer.send')}</span>
          </Button>
        </div>
      </div>
      {children}
    </div>
  );
}
