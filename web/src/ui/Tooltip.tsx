import { cloneElement, useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { createPortal } from 'react-dom';

interface Anchor {
  'aria-describedby'?: string;
}

interface Props {
  text: string;
  children: ReactElement<Anchor>;
}

/** Says more about a control while the pointer or the focus is on it; Escape hides it (WCAG 1.4.13). */
export function Tooltip({ text, children }: Props) {
  const id = useId();
  const [box, setBox] = useState<DOMRect | null>(null);
  const show = (target: Element) => setBox((target.firstElementChild ?? target).getBoundingClientRect());
  const hide = () => setBox(null);
  const above = box && box.top > 60;
  return (
    <span
      className="confab-tooltip-anchor"
      role="presentation"
      onMouseEnter={(event) => show(event.currentTarget)}
      onMouseLeave={hide}
      onFocus={(event) => show(event.currentTarget)}
      onBlur={hide}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && hide()}
    >
      {cloneElement(children, { 'aria-describedby': box ? id : undefined })}
      {box &&
        createPortal(
          <span
            id={id}
            role="tooltip"
            className={`rcx-tooltip confab-tooltip confab-tooltip--${above ? 'above' : 'below'}`}
            style={{ left: box.left + box.width / 2, top: above ? box.top - 8 : box.bottom + 8 }}
          >
            {text}
          </span>,
          document.body,
        )}
    </span>
  );
}
