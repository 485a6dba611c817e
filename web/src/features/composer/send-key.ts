import { useCallback, type KeyboardEvent } from 'react';
import { useChatState } from '../../stores/hooks';
import { preference } from '../../stores/selectors';

/** A finger's keyboard has no Shift at hand: there Enter may begin a new line. */
const hasKeyboard = (): boolean => !window.matchMedia('(pointer: coarse)').matches;

/** Whether a key sends what is written, as one prefers it. */
export function useSendKey(): (event: KeyboardEvent) => boolean {
  const mode = useChatState((state) => preference<string>(state, 'sendOnEnter', 'normal'));
  return useCallback(
    ({ key, shiftKey, altKey, ctrlKey, metaKey }) => {
      if (key !== 'Enter' || shiftKey || altKey) return false;
      return ctrlKey || metaKey || (mode === 'desktop' ? hasKeyboard() : mode !== 'alternative');
    },
    [mode],
  );
}
