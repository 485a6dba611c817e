import { Suspense, lazy, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ConfirmModal, IconButton, optionId, steer, type IconName } from '../../ui';
import { useChat, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { keyOf, type Source } from '../../stores/sources';
import { SuggestionList } from './SuggestionList';
import { loadDraft, saveDraft } from './drafts';
import {
  codeBlock,
  commandIn,
  complete,
  countCharacters,
  findTrigger,
  insert,
  link,
  toggleMarks,
  type Edit,
  type Trigger,
} from './editing';
import { useSuggestions, type Suggestion } from './suggestions';
import { TypingNotifier } from './typing';
import { useAutosized } from './use-autosized';

const EmojiPicker = lazy(() => import('./EmojiPicker'));

interface Props {
  room: Room;
  /** Where what is written is listed: each source has a draft of its own. */
  source: Source;
  title: string;
  onSend: (text: string) => void;
  /** The field is empty and the reader wants to change what they wrote last. */
  onEditLast: () => void;
}

interface Format {
  id: 'bold' | 'italic' | 'strike' | 'code' | 'code-block' | 'link';
  icon: IconName;
  key?: string;
  change: (edit: Edit) => Edit;
}

const mark =
  (sign: string) =>
  (edit: Edit): Edit =>
    toggleMarks(edit, sign);

const kFormats: readonly Format[] = [
  { id: 'bold', icon: 'bold', key: 'b', change: mark('*') },
  { id: 'italic', icon: 'italic', key: 'i', change: mark('_') },
  { id: 'strike', icon: 'strike', change: mark('~') },
  { id: 'code', icon: 'code', key: 'e', change: mark('`') },
  { id: 'code-block', icon: 'code-block', change: codeBlock },
  { id: 'link', icon: 'link', change: link },
];

/** From how near to the limit the rest is shown. */
const kNearLimit = 200;

export function Composer({ room, source, title, onSend, onEditLast }: Props) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const realNames = useRealNames();
  const me = useChatState((state) => state.me);
  const limit = useSetting('Message_MaxAllowedSize', 5000);
  const [text, setText] = useState(() => loadDraft(chat.uid, keyOf(source)));
  const field = useAutosized(text);
  const listId = useId();
  const errorId = useId();

  const [trigger, setTrigger] = useState<Trigger | undefined>();
  const [selected, setSelected] = useState(0);
  const [picking, setPicking] = useState(false);
  const [asking, setAsking] = useState(false);
  const suggestions = useSuggestions(room._id, trigger);
  const open = trigger !== undefined && suggestions.length > 0;

  const name = me ? personName(me, realNames) : '';
  const typing = useMemo(() => new TypingNotifier(chat.client, room._id, name), [chat, room._id, name]);
  useEffect(() => () => typing.stopped(), [typing]);

  // Who opens a room at a desk wants to write there; on a phone that would bring up the keyboard.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, [field]);

  const placeholder = t('composer.placeholder', { room: room.t === 'd' ? title : `#${title}` });
  const length = countCharacters(text);
  const tooLong = length > limit;
  const empty = text.trim() === '';

  const change = useCallback(
    (next: string, cursor: number) => {
      setText(next);
      saveDraft(chat.uid, keyOf(source), next);
      setTrigger(findTrigger(next, cursor));
      setSelected(0);
      if (next.trim() === '') typing.stopped();
      else typing.typed();
    },
    [chat.uid, source, typing],
  );

  /** Puts an edit into the field, so that the browser's undo knows it too where the browser can. */
  const apply = (edit: Edit) => {
    change(edit.text, edit.end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(edit.start, edit.end);
    });
  };

  const send = (asked = false) => {
    if (empty || tooLong) return;
    if (!asked && commandIn(text) !== undefined) {
      setAsking(true);
      return;
    }
    setAsking(false);
    onSend(text.trim());
    typing.stopped();
    setText('');
    saveDraft(chat.uid, keyOf(source), '');
    setTrigger(undefined);
    field.current?.focus();
  };

  /** Changes what is selected in the field. */
  const edit = (change: (present: Edit) => Edit) => {
    const element = field.current;
    if (element) apply(change({ text, start: element.selectionStart, end: element.selectionEnd }));
  };

  const pickEmoji = (emoji: string) => {
    setPicking(false);
    edit((present) => insert(present, `:${emoji}: `));
  };

  const pick = (suggestion: Suggestion) => {
    const element = field.current;
    if (!element || !trigger) return;
    apply(complete(text, element.selectionStart, trigger, suggestion.value));
    setTrigger(undefined);
  };

  /** True when the list of suggestions has taken the key. */
  const takenByList = (event: React.KeyboardEvent): boolean => {
    if (!open) return false;
    const next = steer(event.key, selected, suggestions.length);
    if (next !== undefined) setSelected(next);
    else if (event.key === 'Escape') setTrigger(undefined);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const chosen = suggestions[selected];
      if (chosen) pick(chosen);
    } else return false;
    return true;
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends the input of a Japanese or Chinese word is not ours.
    if (event.nativeEvent.isComposing) return;
    if (takenByList(event)) {
      event.preventDefault();
      return;
    }
    const mod = event.ctrlKey || event.metaKey;
    const wanted =
      mod && !event.altKey && !event.shiftKey ? kFormats.find(({ key }) => key === event.key.toLowerCase()) : undefined;
    if (wanted) {
      event.preventDefault();
      edit(wanted.change);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
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
    <div className="rcx-message-composer confab-composer">
      {picking && (
        <Suspense>
          <EmojiPicker
            onPick={pickEmoji}
            onClose={() => {
              setPicking(false);
              field.current?.focus();
            }}
          />
        </Suspense>
      )}
      {asking && (
        <ConfirmModal
          title={t('composer.command-title', { command: commandIn(text) })}
          confirm={t('composer.command-send')}
          onConfirm={() => send(true)}
          onClose={() => setAsking(false)}
        >
          {t('composer.command-text')}
        </ConfirmModal>
      )}
      {open && <SuggestionList id={listId} suggestions={suggestions} selected={selected} onPick={pick} />}
      <div className={`confab-composer__box${tooLong ? ' is-invalid' : ''}`}>
        <textarea
          ref={field}
          className="rcx-message-composer__input confab-composer__field"
          rows={1}
          dir="auto"
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-invalid={tooLong || undefined}
          aria-describedby={note ? errorId : undefined}
          // A textarea may not be called a combobox; it announces its list all the same.
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? optionId(listId, selected) : undefined}
          onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => setTrigger(undefined)}
        />
        <div className="confab-composer__bar">
          <div role="toolbar" aria-label={t('composer.formatting')} className="confab-composer__formats">
            {kFormats.map((entry) => (
              <IconButton
                key={entry.id}
                small
                type="button"
                icon={entry.icon}
                title={t(`composer.${entry.id}`)}
                aria-label={t(`composer.${entry.id}`)}
                onClick={() => edit(entry.change)}
              />
            ))}
            <IconButton
              small
              type="button"
              icon="emoji"
              title={t('composer.emoji')}
              aria-label={t('composer.emoji')}
              aria-haspopup="dialog"
              aria-expanded={picking}
              // Before the picker loses the focus and closes, to be opened again by the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setPicking(!picking)}
            />
          </div>
          <span
            id={errorId}
            className={`confab-composer__note${tooLong ? ' is-error' : ''}`}
            role={tooLong ? 'alert' : undefined}
          >
            {note}
          </span>
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
    </div>
  );
}
