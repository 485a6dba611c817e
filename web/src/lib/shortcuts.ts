import { useEffect } from 'react';
import { create } from 'zustand';

export interface Shortcut {
  /** As in `mod+k` (mod is Cmd on a Mac, else Ctrl), `shift+Escape`, `?`. Compared with KeyboardEvent.key. */
  keys: string;
  label: string;
  /** Left out for keys that the component with the focus handles itself and that are only to be listed. */
  run?: () => void;
}

interface Group {
  title: string;
  shortcuts: readonly Shortcut[];
}

const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** All shortcuts that work just now, by group. */
export const useShortcutGroups = create<{ groups: readonly Group[] }>(() => ({ groups: [] }));

/** Puts the keys into words that stand on the reader's keyboard. */
export function spell(keys: string): string[] {
  const names: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    shift: mac ? '⇧' : 'Shift',
    alt: mac ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Enter: '↵',
    Escape: 'Esc',
  };
  return keys.split(/\+(?=.)/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split(/\+(?=.)/);
  const key = parts[parts.length - 1]!;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (event.key.toLowerCase() !== key.toLowerCase() || other) return false;
  // A sign like ? needs Shift on some keyboards and not on others.
  const shift = /^[^a-z0-9]$/i.test(key) || event.shiftKey === parts.includes('shift');
  return mod === parts.includes('mod') && event.altKey === parts.includes('alt') && shift;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Lists `shortcuts` in the help and obeys those that can `run`, as long as the component is there. Keep the array stable (useMemo). */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const group = { title, shortcuts };
    useShortcutGroups.setState(({ groups }) => ({ groups: [...groups, group] }));
    const listen = (event: KeyboardEvent) => {
      const found = shortcuts.find((shortcut) => shortcut.run && matches(shortcut.keys, event));
      // While someone writes, a bare key is text.
      if (!found?.run || event.defaultPrevented || (isWriting(event.target) && !/\b(?:mod|alt)\+/.test(found.keys)))
        return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      useShortcutGroups.setState(({ groups }) => ({ groups: groups.filter((other) => other !== group) }));
    };
  }, [title, shortcuts]);
}
