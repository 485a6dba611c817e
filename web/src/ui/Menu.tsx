import {
  Menu as FuselageMenu,
  MenuItem as Item,
  MenuItemContent,
  MenuItemIcon,
  MenuSection,
} from '@rocket.chat/fuselage';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import type { IconName } from './basics';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  /** Drawn before the label instead of an icon. */
  lead?: ReactNode;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
  onAction: () => void;
}

interface Props {
  label: string;
  icon?: IconName;
  items: MenuItem[];
  /** Further groups, each under a heading. */
  sections?: { title: string; items: MenuItem[] }[];
  /** What opens the menu, instead of an icon button. */
  button?: ReactElement;
  placement?: ComponentProps<typeof FuselageMenu>['placement'];
  size?: 'mini' | 'tiny' | 'small' | 'medium';
}

function row(item: MenuItem) {
  return (
    <Item key={item.id} textValue={item.label}>
      {item.lead ? (
        <span className="confab-menu__lead">{item.lead}</span>
      ) : (
        item.icon && <MenuItemIcon name={item.icon} />
      )}
      <MenuItemContent>
        {item.danger ? <span className="confab-menu__danger">{item.label}</span> : item.label}
        {item.hint && <span className="confab-menu__hint">{item.hint}</span>}
      </MenuItemContent>
    </Item>
  );
}

/** A button that opens a menu: arrow keys, typing ahead and Escape work as people expect. */
export function Menu({ label, icon = 'kebab', items, sections = [], button, placement, size = 'small' }: Props) {
  const all = [...items, ...sections.flatMap((section) => section.items)];
  return (
    <FuselageMenu
      title={label}
      aria-label={label}
      icon={icon}
      button={button}
      placement={placement}
      {...{ [size]: true }}
      disabledKeys={all.filter((item) => item.disabled).map((item) => item.id)}
      onAction={(key) => all.find((item) => item.id === key)?.onAction()}
    >
      {[
        ...items.map(row),
        ...sections.map((section) => (
          <MenuSection key={section.title} title={section.title}>
            {section.items.map(row)}
          </MenuSection>
        )),
      ]}
    </FuselageMenu>
  );
}
