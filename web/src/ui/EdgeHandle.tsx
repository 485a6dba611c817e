import './edge.css';

interface Props {
  /** Whose width it changes. */
  label: string;
  /** In pixels. */
  least: number;
  most: number;
  now: number;
  /** The width in words. */
  text: string;
  /** Where it stands, and its colours. */
  className: string;
  /** Pulled: how far the pointer is from the other side of what the handle is an edge of. */
  onPull: (width: number) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
  /** Pressed twice: back to the usual width. */
  onReset: () => void;
  /** Whether what it is an edge of lies before it, as a sidebar does, or behind it. */
  of: 'before' | 'behind';
}

export const isRightToLeft = (): boolean => getComputedStyle(document.documentElement).direction === 'rtl';

/** The edge between two parts of the page, in the one whose width it changes: it is pulled, or stepped with keys. */
export function EdgeHandle({ label, least, most, now, text, className, onPull, onKeyDown, onReset, of }: Props) {
  const pull = (event: React.PointerEvent<HTMLElement>) => {
    const { left, right } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { left: 0, right: 0 };
    const fromLeft = isRightToLeft() === (of === 'behind');
    onPull(fromLeft ? event.clientX - left : right - event.clientX);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={now}
      aria-valuetext={text}
      className={`confab-edge ${className}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) pull(event);
      }}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}
