// Drawings of @rocket.chat/icons (MIT), one import a name: what is not named here is not sent, and does not compile.
import arrowBack from '@rocket.chat/icons/dist/svg/arrow-back.svg?raw';
import arrowDown from '@rocket.chat/icons/dist/svg/arrow-down.svg?raw';
import arrowUp from '@rocket.chat/icons/dist/svg/arrow-up.svg?raw';
import balloon from '@rocket.chat/icons/dist/svg/balloon.svg?raw';
import ban from '@rocket.chat/icons/dist/svg/ban.svg?raw';
import bell from '@rocket.chat/icons/dist/svg/bell.svg?raw';
import bold from '@rocket.chat/icons/dist/svg/bold.svg?raw';
import burgerMenu from '@rocket.chat/icons/dist/svg/burger-menu.svg?raw';
import calendar from '@rocket.chat/icons/dist/svg/calendar.svg?raw';
import check from '@rocket.chat/icons/dist/svg/check.svg?raw';
import chevronDown from '@rocket.chat/icons/dist/svg/chevron-down.svg?raw';
import chevronLeft from '@rocket.chat/icons/dist/svg/chevron-left.svg?raw';
import chevronRight from '@rocket.chat/icons/dist/svg/chevron-right.svg?raw';
import circleCheck from '@rocket.chat/icons/dist/svg/circle-check.svg?raw';
import circleExclamation from '@rocket.chat/icons/dist/svg/circle-exclamation.svg?raw';
import circleUnfilled from '@rocket.chat/icons/dist/svg/circle-unfilled.svg?raw';
import code from '@rocket.chat/icons/dist/svg/code.svg?raw';
import codeBlock from '@rocket.chat/icons/dist/svg/code-block.svg?raw';
import cog from '@rocket.chat/icons/dist/svg/cog.svg?raw';
import copy from '@rocket.chat/icons/dist/svg/copy.svg?raw';
import cross from '@rocket.chat/icons/dist/svg/cross.svg?raw';
import customize from '@rocket.chat/icons/dist/svg/customize.svg?raw';
import edit from '@rocket.chat/icons/dist/svg/edit.svg?raw';
import editRounded from '@rocket.chat/icons/dist/svg/edit-rounded.svg?raw';
import emoji from '@rocket.chat/icons/dist/svg/emoji.svg?raw';
import eye from '@rocket.chat/icons/dist/svg/eye.svg?raw';
import eyeOff from '@rocket.chat/icons/dist/svg/eye-off.svg?raw';
import flag from '@rocket.chat/icons/dist/svg/flag.svg?raw';
import hashtag from '@rocket.chat/icons/dist/svg/hashtag.svg?raw';
import hashtagLock from '@rocket.chat/icons/dist/svg/hashtag-lock.svg?raw';
import infoCircled from '@rocket.chat/icons/dist/svg/info-circled.svg?raw';
import italic from '@rocket.chat/icons/dist/svg/italic.svg?raw';
import kebab from '@rocket.chat/icons/dist/svg/kebab.svg?raw';
import key from '@rocket.chat/icons/dist/svg/key.svg?raw';
import link from '@rocket.chat/icons/dist/svg/link.svg?raw';
import lock from '@rocket.chat/icons/dist/svg/lock.svg?raw';
import magnifier from '@rocket.chat/icons/dist/svg/magnifier.svg?raw';
import members from '@rocket.chat/icons/dist/svg/members.svg?raw';
import notebookHashtag from '@rocket.chat/icons/dist/svg/notebook-hashtag.svg?raw';
import permalink from '@rocket.chat/icons/dist/svg/permalink.svg?raw';
import send from '@rocket.chat/icons/dist/svg/send.svg?raw';
import signOut from '@rocket.chat/icons/dist/svg/sign-out.svg?raw';
import star from '@rocket.chat/icons/dist/svg/star.svg?raw';
import starFilled from '@rocket.chat/icons/dist/svg/star-filled.svg?raw';
import strike from '@rocket.chat/icons/dist/svg/strike.svg?raw';
import team from '@rocket.chat/icons/dist/svg/team.svg?raw';
import trash from '@rocket.chat/icons/dist/svg/trash.svg?raw';
import user from '@rocket.chat/icons/dist/svg/user.svg?raw';
import userPlus from '@rocket.chat/icons/dist/svg/user-plus.svg?raw';
import warning from '@rocket.chat/icons/dist/svg/warning.svg?raw';

export const icons = {
  'arrow-back': arrowBack,
  'arrow-down': arrowDown,
  'arrow-up': arrowUp,
  balloon,
  ban,
  bell,
  bold,
  'burger-menu': burgerMenu,
  calendar,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'circle-check': circleCheck,
  'circle-exclamation': circleExclamation,
  'circle-unfilled': circleUnfilled,
  code,
  'code-block': codeBlock,
  cog,
  copy,
  cross,
  customize,
  edit,
  'edit-rounded': editRounded,
  emoji,
  eye,
  'eye-off': eyeOff,
  flag,
  hashtag,
  'hashtag-lock': hashtagLock,
  'info-circled': infoCircled,
  italic,
  kebab,
  key,
  link,
  lock,
  magnifier,
  members,
  'notebook-hashtag': notebookHashtag,
  permalink,
  send,
  'sign-out': signOut,
  star,
  'star-filled': starFilled,
  strike,
  team,
  trash,
  user,
  'user-plus': userPlus,
  warning,
} as const;

export type IconName = keyof typeof icons;
