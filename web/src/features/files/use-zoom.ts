import { useRef, useState, type CSSProperties, type PointerEvent, type WheelEvent } from 'react';

const kStep = 1.5;
const kMost = 8;
/** A finger that has gone so far across has leafed. */
const kSwipe = 60;

interface View {
  scale: number;
  x: number;
  y: number;
}

const kWhole: View = { scale: 1, x: 0, y: 0 };

const limited = (scale: number): number => Math.min(kMost, Math.max(1, scale));

/** A picture in its frame: how large it is, what of it is seen, and what fingers and pointer do with it. */
export function useZoom(onSwipe: (by: 1 | -1) => void) {
  const [view, setView] = useState<View>(kWhole);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const from = useRef<{ x: number; y: number } | null>(null);
  const spread = useRef(0);

  const scaleTo = (scale: number) =>
    setView((present) => {
      const next = limited(scale);
      if (next === 1) return kWhole;
      const by = next / present.scale;
      return { scale: next, x: present.x * by, y: present.y * by };
    });
  const between = (): number => {
    const [a, b] = [...pointers.current.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    from.current = pointers.current.size === 1 ? { x: event.clientX, y: event.clientY } : null;
    spread.current = between();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.current.size === 2) {
      const now = between();
      if (spread.current > 0) scaleTo((view.scale * now) / spread.current);
      spread.current = now;
    } else if (view.scale > 1) {
      setView(({ scale, x, y }) => ({ scale, x: x + event.clientX - before.x, y: y + event.clientY - before.y }));
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (!pointers.current.delete(event.pointerId)) return;
    const start = from.current;
    from.current = null;
    if (!start || view.scale > 1 || event.type !== 'pointerup') return;
    const across = event.clientX - start.x;
    if (Math.abs(across) > kSwipe && Math.abs(across) > 2 * Math.abs(event.clientY - start.y))
      onSwipe(across < 0 ? 1 : -1);
  };

  const style: CSSProperties = { transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` };
  return {
    scale: view.scale,
    style,
    larger: () => scaleTo(view.scale * kStep),
    smaller: () => scaleTo(view.scale / kStep),
    whole: () => setView(kWhole),
    most: kMost,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onWheel: (event: WheelEvent) => scaleTo(view.scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2)),
      onDoubleClick: () => (view.scale > 1 ? setView(kWhole) : scaleTo(2.5)),
    },
  };
}
