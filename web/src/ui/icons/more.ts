// Drawings of @rocket.chat/icons (MIT), one import a name: what is named neither here nor in basic.ts, later.ts or pages.ts is not sent,
// and does not compile.
import balloon from '@rocket.chat/icons/dist/svg/balloon.svg?drawing';
import burgerMenu from '@rocket.chat/icons/dist/svg/burger-menu.svg?drawing';
import calendar from '@rocket.chat/icons/dist/svg/calendar.svg?drawing';
import chevronRight from '@rocket.chat/icons/dist/svg/chevron-left.svg?drawing'; // the package has the two the wrong way round
import clock from '@rocket.chat/icons/dist/svg/clock.svg?drawing';
import editRounded from '@rocket.chat/icons/dist/svg/edit-rounded.svg?drawing';
import emoji from '@rocket.chat/icons/dist/svg/emoji.svg?drawing';
import hashtag from '@rocket.chat/icons/dist/svg/hashtag.svg?drawing';
import hashtagLock from '@rocket.chat/icons/dist/svg/hashtag-lock.svg?drawing';
import members from '@rocket.chat/icons/dist/svg/members.svg?drawing';
import notebookHashtag from '@rocket.chat/icons/dist/svg/notebook-hashtag.svg?drawing';
import pin from '@rocket.chat/icons/dist/svg/pin.svg?drawing';
import send from '@rocket.chat/icons/dist/svg/send.svg?drawing';
import star from '@rocket.chat/icons/dist/svg/star.svg?drawing';
import starFilled from '@rocket.chat/icons/dist/svg/star-filled.svg?drawing';
import thread from '@rocket.chat/icons/dist/svg/thread.svg?drawing';
import user from '@rocket.chat/icons/dist/svg/user.svg?drawing';

export const more = {
  balloon,
  'burger-menu': burgerMenu,
  calendar,
  'chevron-right': chevronRight,
  clock,
  'edit-rounded': editRounded,
  emoji,
  hashtag,
  'hashtag-lock': hashtagLock,
  members,
  'notebook-hashtag': notebookHashtag,
  pin,
  send,
  star,
  'star-filled': starFilled,
  thread,
  user,
} as const;
