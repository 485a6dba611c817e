import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { newId } from '../lib/ids';
import { Button, IconButton } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons/drawings';

type Kind = 'success' | 'error' | 'info';
/** What its button does; without a name of its own it takes something back. */
interface Act {
  label?: string;
  run: () => void;
}
interface Entry {
  id: string;
  kind: Kind;
  text: string;
  act: Act | undefined;
}

const marks: Record<Kind, IconName> = { success: 'circle-check', info: 'info-circled', error: 'circle-exclamation' };
const shownFor = { success: 5000, info: 5000, error: 10000 } as const;
const kOfferedFor = 60_000;

const useToasts = create<{ entries: Entry[] }>(() => ({ entries: [] }));

function dismiss(id: string): void {
  useToasts.setState(({ entries }) => ({ entries: entries.filter((entry) => entry.id !== id) }));
}

function show(kind: Kind, text: string, act?: Act, ms: number = shownFor[act ? 'error' : kind]): void {
  const id = newId();
  useToasts.setState(({ entries }) => ({ entries: [...entries.slice(-3), { id, kind, text, act }] }));
  // Long enough to notice what was done, and to reach the button by keys.
  setTimeout(() => dismiss(id), ms);
}

/** Short remarks that come and go by themselves. Callable from anywhere. */
export const toast = {
  success: (text: string) => show('success', text),
  error: (text: string) => show('error', text),
  info: (text: string) => show('info', text),
  /** Something was done at once, without asking; `undo` takes it back. */
  undoable: (text: string, undo: () => void) => show('success', text, { run: undo }),
  /** News that one can do something about. Whoever looks elsewhere for a moment finds them still there. */
  offering: (text: string, label: string, run: () => void) => show('info', text, { label, run }, kOfferedFor),
};

/** Where toasts appear; once in the application. */
export function ToastRegion() {
  const { t } = useTranslation('common');
  const { entries } = useToasts();
  const region = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // A popover opened last lies above an open dialog; so it is opened anew for every toast.
    const element = region.current;
    if (!element?.showPopover) return;
    if (element.matches(':popover-open')) element.hidePopover();
    element.toggleAttribute('data-raised', document.querySelector('[data-keep-clear]') !== null);
    if (entries.length > 0) element.showPopover();
  }, [entries]);

  return (
    <div
      ref={region}
      popover="manual"
      className="confab-toasts"
      role="region"
      aria-label={t('notices')}
      aria-live="polite"
      data-react-aria-top-layer="true" // a dialog does not shut it off
    >
      {entries.map((entry) => (
        <div
          key={entry.id}
          className={`rcx-toastbar confab-toast confab-toast--${entry.kind}`}
          role={entry.kind === 'error' ? 'alert' : undefined}
        >
          <Icon name={marks[entry.kind]} size="x20" />
          <span className="confab-toast__text">{entry.text}</span>
          {entry.act && (
            <Button
              small
              onClick={() => {
                dismiss(entry.id);
                entry.act?.run();
              }}
            >
              {entry.act.label ?? t('undo')}
            </Button>
          )}
          <IconButton mini icon="cross" aria-label={t('close')} onClick={() => dismiss(entry.id)} />
        </div>
      ))}
    </div>
  );
}
