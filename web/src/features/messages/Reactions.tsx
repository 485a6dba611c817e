import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { format } from '../../i18n/format';
import type { Message, Reaction } from '../../stores/entities';
import { IconButton } from '../../ui';
import { EmojiFace } from './emoji/EmojiFace';

const EmojiPopover = deferred(() => import('./emoji/EmojiPopover').then((popover) => popover.EmojiPopover));
const ReactedPopover = deferred(() => import('./ReactedPopover').then((popover) => popover.ReactedPopover));

/** So many are named; the others are counted. */
const kNamed = 12;

interface Props {
  message: Message;
  /** One's own username. */
  me: string;
  realNames: boolean;
  mayReact: boolean;
  onReact: (message: Message, emoji: string, on: boolean) => void;
}

export const namesIn = ({ usernames, names }: Reaction, realNames: boolean): readonly string[] =>
  usernames.map((username, index) => (realNames && names?.[index]) || username);

function useWho(emoji: string, reaction: Reaction, me: string, realNames: boolean): string {
  const { t, i18n } = useTranslation('chat');
  const all = namesIn(reaction, realNames);
  const others = all.filter((_, index) => reaction.usernames[index] !== me);
  const people = others.length < all.length ? [t('reactions.you'), ...others] : others;
  const named = people.length > kNamed ? people.slice(0, kNamed - 1) : people;
  const rest = people.length - named.length;
  const list = format(i18n.language).list([...named, ...(rest > 0 ? [t('reactions.others', { count: rest })] : [])]);
  return t('reactions.who', { names: list, emoji });
}

function Chip({
  emoji,
  reaction,
  me,
  realNames,
  mayReact,
  onToggle,
}: Omit<Props, 'message' | 'onReact'> & { emoji: string; reaction: Reaction; onToggle: (on: boolean) => void }) {
  const [listed, setListed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const own = reaction.usernames.includes(me);
  const who = useWho(emoji, reaction, me, realNames);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="rcx-message-reactions__reaction confab-reaction"
        aria-pressed={own}
        aria-expanded={listed || undefined}
        aria-label={who}
        aria-disabled={!mayReact || undefined}
        data-tooltip={who}
        onClick={() => mayReact && onToggle(!own)}
        // A long touch, the right button, the key for menus: who it was, all of them.
        onContextMenu={(event) => {
          event.preventDefault();
          setListed(true);
        }}
      >
        <span className="confab-reaction__picture">
          <EmojiFace shortCode={emoji} />
        </span>
        <span className="rcx-message-reactions__counter confab-reaction__count">{reaction.usernames.length}</span>
      </button>
      {listed && (
        <ReactedPopover
          label={who}
          trigger={button}
          names={namesIn(reaction, realNames)}
          usernames={reaction.usernames}
          onClose={() => setListed(false)}
        />
      )}
    </>
  );
}

/** Arrow keys go from one to the next; Tab goes on. */
function onArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const by = event.key === forward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[at + by]?.focus();
}

/** Below a message: with what people have reacted, and how many. */
export const Reactions = memo(function Reactions({ message, me, realNames, mayReact, onReact }: Props) {
  const { t } = useTranslation('chat');
  const [picking, setPicking] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const all = Object.entries(message.reactions ?? {}).filter(([, { usernames }]) => usernames.length > 0);
  if (all.length === 0) return null;
  return (
    <div
      className="rcx-message-reactions confab-reactions"
      role="group"
      aria-label={t('reactions.title')}
      onKeyDown={onArrows}
    >
      {all.map(([emoji, reaction]) => (
        <Chip
          key={emoji}
          emoji={emoji}
          reaction={reaction}
          me={me}
          realNames={realNames}
          mayReact={mayReact}
          onToggle={(on) => onReact(message, emoji, on)}
        />
      ))}
      {mayReact && (
        <IconButton
          ref={add}
          mini
          icon="emoji"
          className="confab-reactions__add"
          aria-label={t('reactions.add')}
          aria-haspopup="dialog"
          aria-expanded={picking}
          onClick={() => setPicking(true)}
        />
      )}
      {picking && (
        <EmojiPopover
          label={t('reactions.add')}
          trigger={add}
          onPick={(name) => {
            setPicking(false);
            onReact(message, `:${name}:`, true);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
});
