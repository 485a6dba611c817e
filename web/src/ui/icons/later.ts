// Drawings that the chat shows only in menus and panels: they come with what draws those.
import arrowBack from '@rocket.chat/icons/dist/svg/arrow-back.svg?drawing';
import arrowForward from '@rocket.chat/icons/dist/svg/arrow-forward.svg?drawing';
import arrowRight from '@rocket.chat/icons/dist/svg/arrow-right.svg?drawing';
import at from '@rocket.chat/icons/dist/svg/at.svg?drawing';
import bellOff from '@rocket.chat/icons/dist/svg/bell-off.svg?drawing';
import bell from '@rocket.chat/icons/dist/svg/bell.svg?drawing';
import bold from '@rocket.chat/icons/dist/svg/bold.svg?drawing';
import chevronLeft from '@rocket.chat/icons/dist/svg/chevron-right.svg?drawing'; // as in more.ts
import clip from '@rocket.chat/icons/dist/svg/clip.svg?drawing';
import codeBlock from '@rocket.chat/icons/dist/svg/code-block.svg?drawing';
import code from '@rocket.chat/icons/dist/svg/code.svg?drawing';
import cog from '@rocket.chat/icons/dist/svg/cog.svg?drawing';
import edit from '@rocket.chat/icons/dist/svg/edit.svg?drawing';
import flag from '@rocket.chat/icons/dist/svg/flag.svg?drawing';
import italic from '@rocket.chat/icons/dist/svg/italic.svg?drawing';
import link from '@rocket.chat/icons/dist/svg/link.svg?drawing';
import listBullets from '@rocket.chat/icons/dist/svg/list-bullets.svg?drawing';
import listNumbers from '@rocket.chat/icons/dist/svg/list-numbers.svg?drawing';
import permalink from '@rocket.chat/icons/dist/svg/permalink.svg?drawing';
import quote from '@rocket.chat/icons/dist/svg/quote.svg?drawing';
import report from '@rocket.chat/icons/dist/svg/report.svg?drawing';
import signOut from '@rocket.chat/icons/dist/svg/sign-out.svg?drawing';
import strike from '@rocket.chat/icons/dist/svg/strike.svg?drawing';
import trash from '@rocket.chat/icons/dist/svg/trash.svg?drawing';
import userPlus from '@rocket.chat/icons/dist/svg/user-plus.svg?drawing';
import ban from '@rocket.chat/icons/dist/svg/ban.svg?drawing';
import key from '@rocket.chat/icons/dist/svg/key.svg?drawing';
import shield from '@rocket.chat/icons/dist/svg/shield.svg?drawing';
import volume from '@rocket.chat/icons/dist/svg/volume.svg?drawing';
import volumeOff from '@rocket.chat/icons/dist/svg/volume-off.svg?drawing';
import plus from '@rocket.chat/icons/dist/svg/plus.svg?drawing';
import upload from '@rocket.chat/icons/dist/svg/upload.svg?drawing';

export const later = {
  'arrow-back': arrowBack,
  'arrow-right': arrowRight,
  at,
  bell,
  'bell-off': bellOff,
  bold,
  'chevron-left': chevronLeft,
  clip,
  code,
  'code-block': codeBlock,
  cog,
  edit,
  flag,
  forward: arrowForward,
  italic,
  link,
  'list-bullets': listBullets,
  'list-numbers': listNumbers,
  permalink,
  quote,
  report,
  'sign-out': signOut,
  strike,
  trash,
  'user-plus': userPlus,
  ban,
  key,
  shield,
  volume,
  'volume-off': volumeOff,
  plus,
  upload,
} as const;
