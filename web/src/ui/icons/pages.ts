// Drawings that only the pages around the chat need: account and administration.
import arrowJump from '@rocket.chat/icons/dist/svg/arrow-jump.svg?drawing';
import customize from '@rocket.chat/icons/dist/svg/customize.svg?drawing';
import desktop from '@rocket.chat/icons/dist/svg/desktop.svg?drawing';
import history from '@rocket.chat/icons/dist/svg/history.svg?drawing';
import lock from '@rocket.chat/icons/dist/svg/lock.svg?drawing';
import mobile from '@rocket.chat/icons/dist/svg/mobile.svg?drawing';
import queue from '@rocket.chat/icons/dist/svg/queue.svg?drawing';
import team from '@rocket.chat/icons/dist/svg/team.svg?drawing';

export const pages = {
  'arrow-jump': arrowJump,
  customize,
  desktop,
  history,
  lock,
  mobile,
  queue,
  team,
} as const;
