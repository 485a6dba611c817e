import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from './Button';
import type { IconName } from './icons/drawings';
import { expectLayers, useLayers } from './overlay/load';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  /** Drawn before the label instead of an icon. */
  lead?: ReactNode;
  hint?: string;
  /** Whether it is the one of its group that holds; left out where that makes no sense. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  title?: string;
  items: MenuItem[];
}

export type Placement = 'bottom start' | 'bottom end' | 'top start' | 'top end';

interface Props {
  label: string;
  icon?: IconName;
  items?: MenuItem[];
  /** Further groups, each under a heading. */
  sections?: MenuGroup[];
  /** What is drawn on the button instead of an icon. */
  face?: ReactNode;
  placement?: Placement;
  size?: 'mini' | 'small' | 'medium';
}

/** A button that opens a menu: arrow keys, typing ahead and Escape work as people expect. */
export function Menu({
  label,
  icon = 'kebab',
  items = [],
  sections = [],
  face,
  placement = 'bottom start',
  size = 'small',
}: Props) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const layers = useLayers(open !== null, () => setOpen(null));
  useEffect(() => void expectLayers(), []);

  const show = (first: 'first' | 'last') => {
    trigger.current?.focus(); // Safari does not focus a button that is clicked, and the focus has to come back to it
    setOpen(first);
  };
  const button = {
    ref: trigger,
    id,
    'data-tooltip': label,
    'aria-label': label,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open !== null,
    onClick: () => show('first'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      event.stopPropagation(); // in a list the arrows would lead to another row
      show(event.key === 'ArrowDown' ? 'first' : 'last');
    },
  };
  const groups = [{ items }, ...sections].filter((group) => group.items.length > 0);
  return (
    <>
      {face ? (
        <button type="button" className="confab-face-button" {...button}>
          {face}
        </button>
      ) : (
        <IconButton icon={icon} mini={size === 'mini'} small={size === 'small'} {...button} />
      )}
      {open && layers && (
        <layers.MenuLayer
          label={label}
          groups={groups}
          placement={placement}
          focus={open}
          trigger={trigger}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
