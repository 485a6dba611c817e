import { useLayoutEffect, useRef } from 'react';

/** The browser does it by itself, as composer.css says, and works out the page's sizes no more often than it has to. */
const isBySheet = (): boolean => CSS.supports('field-sizing', 'content');

/** A text field that grows with its text, up to a third of the window. */
export function useAutosized(text: string): React.RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (isBySheet()) return;
    const element = field.current;
    const around = element?.parentElement;
    if (!element || !around) return;
    // To be measured the field has to be low for a moment. What is around it keeps its height meanwhile: otherwise the list
    // above would be higher for that moment, its end further up, and the browser would scroll there at every key.
    around.style.height = `${around.offsetHeight}px`;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, window.innerHeight / 3)}px`;
    around.style.height = '';
  }, [text]);
  return field;
}
