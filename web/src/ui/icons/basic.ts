// Drawings of @rocket.chat/icons (MIT) that our own controls and the pages for visitors have: all that a log-in needs.
import arrowDown from '@rocket.chat/icons/dist/svg/arrow-down.svg?drawing';
import arrowUp from '@rocket.chat/icons/dist/svg/arrow-up.svg?drawing';
import check from '@rocket.chat/icons/dist/svg/check.svg?drawing';
import chevronDown from '@rocket.chat/icons/dist/svg/chevron-down.svg?drawing';
import circleCheck from '@rocket.chat/icons/dist/svg/circle-check.svg?drawing';
import circleExclamation from '@rocket.chat/icons/dist/svg/circle-exclamation.svg?drawing';
import circleUnfilled from '@rocket.chat/icons/dist/svg/circle-unfilled.svg?drawing';
import copy from '@rocket.chat/icons/dist/svg/copy.svg?drawing';
import cross from '@rocket.chat/icons/dist/svg/cross.svg?drawing';
import eye from '@rocket.chat/icons/dist/svg/eye.svg?drawing';
import eyeOff from '@rocket.chat/icons/dist/svg/eye-off.svg?drawing';
import infoCircled from '@rocket.chat/icons/dist/svg/info-circled.svg?drawing';
import kebab from '@rocket.chat/icons/dist/svg/kebab.svg?drawing';
import magnifier from '@rocket.chat/icons/dist/svg/magnifier.svg?drawing';
import warning from '@rocket.chat/icons/dist/svg/warning.svg?drawing';

export const basic = {
  'arrow-down': arrowDown,
  'arrow-up': arrowUp,
  check,
  'chevron-down': chevronDown,
  'circle-check': circleCheck,
  'circle-exclamation': circleExclamation,
  'circle-unfilled': circleUnfilled,
  copy,
  cross,
  eye,
  'eye-off': eyeOff,
  'info-circled': infoCircled,
  kebab,
  magnifier,
  warning,
} as const;
