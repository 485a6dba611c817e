import { calmly, deferred } from '../../lib/deferred';

// What stands over the messages or beside one of them: fetched when it is first wanted.
export const MessageToolbar = deferred(
  () => import('./MessageToolbar').then((toolbar) => toolbar.MessageToolbar),
  undefined,
  'writing',
);
export const EmojiPopover = deferred(() => import('./emoji/EmojiPopover').then((popover) => popover.EmojiPopover));
export const MessageKeys = calmly(() => import('./MessageKeys').then((keys) => keys.MessageKeys), 'writing');
export const MessageSheet = deferred(
  () => import('./MessageSheet').then((sheet) => sheet.MessageSheet),
  undefined,
  'writing',
);
export const MessageDialogs = deferred(
  () => import('./MessageDialogs').then((dialogs) => dialogs.MessageDialogs),
  undefined,
  ['writing', 'talks', 'panels', 'daily'],
);
export const MessageChoice = deferred(
  () => import('./moving/MessageChoice').then((part) => part.MessageChoice),
  undefined,
  'writing',
);
export const MoveBar = deferred(() => import('./moving/MoveBar').then((part) => part.MoveBar), undefined, 'writing');
