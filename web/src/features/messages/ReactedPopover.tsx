import type { RefObject } from 'react';
import { Avatar, Popover } from '../../ui';

interface Props {
  label: string;
  trigger: RefObject<HTMLElement | null>;
  /** What is shown of each, and who that is: in the same order. */
  names: readonly string[];
  usernames: readonly string[];
  onClose: () => void;
}

/** All who have reacted with an emoji. */
export function ReactedPopover({ label, trigger, names, usernames, onClose }: Props) {
  return (
    <Popover label={label} trigger={trigger} placement="top start" onClose={onClose}>
      <ul className="confab-reacted">
        {usernames.map((username, index) => (
          <li key={username}>
            <Avatar username={username} name={names[index]} size={20} />
            {names[index]}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
