// Parts of Fuselage that fit as they are.
import type { ComponentProps } from 'react';
import type { Icon } from '@rocket.chat/fuselage';

export { Badge, Box, ButtonGroup, Divider, Icon, IconButton, Tag, Throbber } from '@rocket.chat/fuselage';
export type IconName = ComponentProps<typeof Icon>['name'];
