import { useEffect, useRef, type PointerEvent } from 'react';

/** As long as people hold a finger to ask for more. */
const kHold = 450;
/** A finger that goes further scrolls. */
const kWander = 10;

/** What has something of its own behind a long touch. */
const kOwn = 'a, button, input, textarea, video, audio';

const keepTap = (event: TouchEvent): void => {
  event.preventDefault();
  event.stopPropagation();
};

/**
 * Handlers for an element around many: `onHold` is called with what a finger was held on. A pointer with buttons has none
 * of it, and neither has what is a link or a button itself.
 */
export function useLongPress(onHold: (target: HTMLElement) => void) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined);
  const letGo = () => {
    clearTimeout(held.current?.timer);
    held.current = undefined;
  };
  useEffect(() => letGo, []);
  return {
    onPointerDown(event: PointerEvent) {
      letGo();
      const { target } = event;
      if (event.pointerType !== 'touch' || !event.isPrimary || !(target instanceof HTMLElement) || target.closest(kOwn))
        return;
      const timer = setTimeout(() => {
        held.current = undefined;
        // When it is lifted it has not tapped on what lies there by then.
        addEventListener('touchend', keepTap, { once: true, capture: true, passive: false });
        navigator.vibrate?.(10);
        onHold(target);
      }, kHold);
      held.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const from = held.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > kWander) letGo();
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  };
}
