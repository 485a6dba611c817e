import { useEffect, type ReactNode, type RefObject } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { kPhone, useMedia } from '../../lib/media';
import type { Placement } from '../Menu';
import { DrawerLayer } from './DrawerLayer';
import { Layer } from './Layer';
import { returnFocus } from './opener';

export interface PopoverProps {
  /** What it is for, to those who do not see it. */
  label: string;
  /** What it stands beside. */
  trigger: RefObject<HTMLElement | null>;
  placement?: Placement;
  onClose: () => void;
  children: ReactNode;
}

function Beside({ label, trigger, placement = 'bottom start', onClose, children }: PopoverProps) {
  useEffect(() => {
    const opener = trigger.current;
    return () => void setTimeout(() => returnFocus(opener));
  }, [trigger]);
  return (
    <Layer>
      <Popover
        triggerRef={trigger}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement={placement}
        offset={4}
        className="confab-popover confab-popover--card"
        style={{ zIndex: 'auto' }} // the order in the body decides
        aria-label={label}
        data-layer="popover"
      >
        {children}
      </Popover>
    </Layer>
  );
}

/** A small dialog beside what opened it; on a phone it comes from below. */
export function PopoverLayer(props: PopoverProps) {
  const phone = useMedia(kPhone);
  const { label, trigger, onClose, children } = props;
  if (!phone) return <Beside {...props} />;
  return (
    <DrawerLayer label={label} opener={trigger.current} onClose={onClose} low>
      {children}
    </DrawerLayer>
  );
}
