import { useEffect, useState } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import { Layer } from './Layer';

/** Who passes over something does not ask what it is. */
const kDelay = 500;
/** From one to the next one need not wait again. */
const kWarm = 300;

interface Shown {
  element: HTMLElement;
  text: string;
}

const tipped = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null;

/** What is open says more than its name. */
const isOpen = (element: HTMLElement): boolean => element.getAttribute('aria-expanded') === 'true';

/** It is told when to be there; it asks whether it is all the same. */
const kOpen = { isOpen: true, shouldSkipAnimation: false, open: () => undefined, close: () => undefined };

/** Follows pointer and focus over the whole page; `show` is told what has to be said, and when nothing has. */
function watch(show: (shown: Shown | null) => void): () => void {
  let at: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = false;
  let closedAt = -Infinity;
  // Where the focus goes after a press of finger or mouse, it goes by itself: who did not walk there asks nothing.
  let walks = false;

  const close = () => {
    clearTimeout(timer);
    if (open) closedAt = performance.now();
    open = false;
    at = null;
    show(null);
  };
  const begin = (element: HTMLElement, delay: number) => {
    close();
    at = element;
    timer = setTimeout(() => {
      const text = element.dataset.tooltip;
      if (!element.isConnected || isOpen(element) || !text) return;
      open = true;
      show({ element, text });
    }, delay);
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const element = tipped(event.target);
    if (element === at && (!element || element.isConnected)) return;
    if (!element) return close();
    begin(element, open || performance.now() - closedAt < kWarm ? 0 : kDelay);
  };
  const onFocus = (event: FocusEvent) => {
    const element = tipped(event.target);
    // Not for what has the focus because it was clicked.
    if (walks && element && event.target === element && element.matches(':focus-visible')) begin(element, kDelay);
  };
  const onDown = () => {
    walks = false;
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    walks = true;
    if (!open) return close();
    close();
    // One Escape closes one thing.
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const stop = new AbortController();
  const capture = { capture: true, signal: stop.signal };
  document.addEventListener('pointerover', onOver, capture);
  document.addEventListener('focusin', onFocus, capture);
  document.addEventListener('focusout', close, capture);
  document.addEventListener('pointerdown', onDown, capture);
  document.addEventListener('keydown', onKey, capture);
  document.addEventListener('scroll', close, capture);
  document.documentElement.addEventListener('pointerleave', close, { signal: stop.signal });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/**
 * What the elements with `data-tooltip` say of themselves when the pointer rests on them, or the keyboard's focus: once in the
 * application. It is for the eye; to others the element's own name says the same.
 */
export function Tooltips() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => watch(setShown), []);
  if (!shown) return null;
  return (
    <Layer>
      <TooltipTriggerStateContext value={kOpen}>
        <Tooltip
          key={shown.text}
          isOpen
          triggerRef={{ current: shown.element }}
          placement="top"
          offset={6}
          className="confab-tooltip"
          style={{ zIndex: 'auto' }} // the order in the body decides
        >
          <span aria-hidden="true">{shown.text}</span>
        </Tooltip>
      </TooltipTriggerStateContext>
    </Layer>
  );
}
