import { useLayers } from './overlay/load';
import type { PopoverProps } from './overlay/PopoverLayer';

/** A small dialog beside what opened it: Escape and a click elsewhere close it, and the focus goes back. */
export function Popover(props: PopoverProps) {
  const layers = useLayers(true, props.onClose);
  return layers && <layers.PopoverLayer {...props} />;
}
