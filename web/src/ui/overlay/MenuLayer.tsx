import { useEffect, type RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../Icon';
import type { MenuGroup, MenuItem as Item, Placement } from '../Menu';
import { Layer } from './Layer';
import { rememberOpener, returnFocus } from './opener';

interface Props {
  label: string;
  groups: MenuGroup[];
  placement: Placement;
  /** Which item has the focus at first. */
  focus: 'first' | 'last';
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
}

function Row({ item }: { item: Item }) {
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.disabled}
      className={`rcx-option confab-menu__item ${item.danger ? 'confab-menu__item--danger' : ''}`}
    >
      {(item.lead ?? item.icon) && (
        <span className="confab-menu__lead">{item.lead ?? (item.icon && <Icon name={item.icon} size="x20" />)}</span>
      )}
      <span className="confab-menu__text">
        {item.label}
        {item.hint && <span className="confab-menu__hint">{item.hint}</span>}
      </span>
      {item.checked && <Icon name="check" size="x20" />}
    </MenuItem>
  );
}

/** A menu beside what opened it. */
export function MenuLayer({ label, groups, placement, focus, trigger, onClose }: Props) {
  const items = groups.flatMap((group) => group.items);
  const remember = (element: HTMLElement | null) => {
    if (element && trigger.current) rememberOpener(element, trigger.current);
  };
  useEffect(() => {
    const opener = trigger.current;
    return () => void setTimeout(() => returnFocus(opener));
  }, [trigger]);
  return (
    <Layer>
      <Popover
        ref={remember}
        triggerRef={trigger}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement={placement}
        offset={4}
        className="confab-popover"
        style={{ zIndex: 'auto' }} // the order in the body decides
        aria-label={label}
        data-layer="menu"
      >
        <Menu
          aria-label={label}
          autoFocus={focus}
          onClose={onClose}
          onAction={(key) => items.find((item) => item.id === key)?.onAction()}
          className="confab-menu"
        >
          {groups.map((group, index) => {
            const rows = group.items.map((item) => <Row key={item.id} item={item} />);
            // One of a group may be the one that holds.
            const chosen = group.items.some((item) => item.checked !== undefined) && {
              selectionMode: 'single' as const,
              disallowEmptySelection: true,
              selectedKeys: group.items.filter((item) => item.checked).map((item) => item.id),
            };
            return (
              <MenuSection
                key={group.title ?? index}
                className="confab-menu__group"
                aria-label={group.title ? undefined : label}
                {...chosen}
              >
                {group.title && <Header className="confab-menu__title">{group.title}</Header>}
                {rows}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </Layer>
  );
}
