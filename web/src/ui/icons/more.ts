// Drawings of @rocket.chat/icons (MIT), one import a name: what is named neither here nor in basic.ts is not sent, and does
// not compile.
import arrowBack from '@rocket.chat/icons/dist/svg/arrow-back.svg?drawing';
import at from '@rocket.chat/icons/dist/svg/at.svg?drawing';
import balloon from '@rocket.chat/icons/dist/svg/balloon.svg?drawing';
import ban from '@rocket.chat/icons/dist/svg/ban.svg?drawing';
import bell from '@rocket.chat/icons/dist/svg/bell.svg?drawing';
import bold from '@rocket.chat/icons/dist/svg/bold.svg?drawing';
import burgerMenu from '@rocket.chat/icons/dist/svg/burger-menu.svg?drawing';
import calendar from '@rocket.chat/icons/dist/svg/calendar.svg?drawing';
import chevronLeft from '@rocket.chat/icons/dist/svg/chevron-left.svg?drawing';
import code from '@rocket.chat/icons/dist/svg/code.svg?drawing';
import codeBlock from '@rocket.chat/icons/dist/svg/code-block.svg?drawing';
import cog from '@rocket.chat/icons/dist/svg/cog.svg?drawing';
import customize from '@rocket.chat/icons/dist/svg/customize.svg?drawing';
import edit from '@rocket.chat/icons/dist/svg/edit.svg?drawing';
import editRounded from '@rocket.chat/icons/dist/svg/edit-rounded.svg?drawing';
import emoji from '@rocket.chat/icons/dist/svg/emoji.svg?drawing';
import flag from '@rocket.chat/icons/dist/svg/flag.svg?drawing';
import hashtag from '@rocket.chat/icons/dist/svg/hashtag.svg?drawing';
import hashtagLock from '@rocket.chat/icons/dist/svg/hashtag-lock.svg?drawing';
import italic from '@rocket.chat/icons/dist/svg/italic.svg?drawing';
import key from '@rocket.chat/icons/dist/svg/key.svg?drawing';
import link from '@rocket.chat/icons/dist/svg/link.svg?drawing';
import lock from '@rocket.chat/icons/dist/svg/lock.svg?drawing';
import members from '@rocket.chat/icons/dist/svg/members.svg?drawing';
import notebookHashtag from '@rocket.chat/icons/dist/svg/notebook-hashtag.svg?drawing';
import permalink from '@rocket.chat/icons/dist/svg/permalink.svg?drawing';
import send from '@rocket.chat/icons/dist/svg/send.svg?drawing';
import signOut from '@rocket.chat/icons/dist/svg/sign-out.svg?drawing';
import star from '@rocket.chat/icons/dist/svg/star.svg?drawing';
import starFilled from '@rocket.chat/icons/dist/svg/star-filled.svg?drawing';
import strike from '@rocket.chat/icons/dist/svg/strike.svg?drawing';
import team from '@rocket.chat/icons/dist/svg/team.svg?drawing';
import trash from '@rocket.chat/icons/dist/svg/trash.svg?drawing';
import user from '@rocket.chat/icons/dist/svg/user.svg?drawing';
import userPlus from '@rocket.chat/icons/dist/svg/user-plus.svg?drawing';

export const more = {
  'arrow-back': arrowBack,
  at,
  balloon,
  ban,
  bell,
  bold,
  'burger-menu': burgerMenu,
  calendar,
  'chevron-left': chevronLeft,
  code,
  'code-block': codeBlock,
  cog,
  customize,
  edit,
  'edit-rounded': editRounded,
  emoji,
  flag,
  hashtag,
  'hashtag-lock': hashtagLock,
  italic,
  key,
  link,
  lock,
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
} as const;
