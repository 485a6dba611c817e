import type { ReactElement, Ref, RefObject } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Line } from './lines';

interface Props {
  ref: Ref<VirtualizerHandle>;
  scroller: RefObject<HTMLElement | null>;
  lines: readonly Line[];
  /** Stays in the document wherever one scrolls: it has the focus, or an open menu. */
  kept: number;
  children: (line: Line) => ReactElement;
}

/** Only the lines in sight are in the document. In a chunk of its own: most people have a few dozen rooms. */
export default function VirtualLines({ ref, scroller, lines, kept, children }: Props) {
  return (
    <Virtualizer ref={ref} scrollRef={scroller} data={lines} itemSize={32} keepMounted={kept < 0 ? [] : [kept]}>
      {children}
    </Virtualizer>
  );
}
