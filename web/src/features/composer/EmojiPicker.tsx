import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui';
import { useEmojiTable } from '../messages/emoji/load';

interface Props {
  /** The usual shortcode, without its colons. */
  onPick: (name: string) => void;
  onClose: () => void;
}

/** How far the focus goes with a key, in a grid of this many columns; the first is where reading begins. */
function step(key: string, columns: number): number | undefined {
  const right = document.documentElement.dir === 'rtl' ? -1 : 1;
  return { ArrowRight: right, ArrowLeft: -right, ArrowDown: columns, ArrowUp: -columns }[key];
}

/** All emoji, found by name, worked by pointer or arrow keys. */
export default function EmojiPicker({ onPick, onClose }: Props) {
  const { t } = useTranslation('chat');
  const id = useId();
  const table = useEmojiTable(true);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // On a phone that would bring up the keyboard, over most of what one has come to see.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  const wanted = text.trim().toLowerCase().replaceAll(':', '');
  const shown = (table?.entries ?? []).filter(({ names }) => names.some((name) => name.includes(wanted)));

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      return;
    }
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.confab-emoji-picker__one')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (at < 0) {
      const first = shown[0]?.names[0];
      if (event.key === 'Enter' && first !== undefined) onPick(first);
      else if (event.key === 'ArrowDown') buttons[0]?.focus();
      else return;
      event.preventDefault();
      return;
    }
    const top = buttons[0]?.offsetTop;
    const columns = Math.max(1, buttons.findLastIndex((button) => button.offsetTop === top) + 1);
    const by = step(event.key, columns);
    if (by === undefined) return;
    event.preventDefault();
    if (at + by < 0) field.current?.focus();
    else buttons[Math.min(at + by, buttons.length - 1)]?.focus();
  };

  return (
    // The dialog hears the keys of all that is in it.
    <div
      role="dialog"
      aria-label={t('composer.emoji')}
      className="confab-emoji-picker"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <input
        type="search"
        value={text}
        placeholder={t('composer.find-emoji')}
        aria-label={t('composer.find-emoji')}
        aria-controls={id}
        autoComplete="off"
        ref={field}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div id={id} className="confab-emoji-picker__all">
        {shown.map(({ picture, names: [name = ''] }, index) => (
          <button
            key={name}
            type="button"
            className="confab-emoji-picker__one confab-emoji"
            title={`:${name}:`}
            aria-label={name.replaceAll('_', ' ')}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => onPick(name)}
          >
            {picture}
          </button>
        ))}
      </div>
      {!table && <Loading />}
      {table && shown.length === 0 && <p role="status">{t('composer.no-emoji')}</p>}
    </div>
  );
}
