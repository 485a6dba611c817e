import type { TFunction } from 'i18next';
import type { SelectOption } from '../../ui';

/** System messages that a workspace or a room may hide, by their type on the wire. */
const kHideable = [
  'uj',
  'ul',
  'ut',
  'ujt',
  'ult',
  'ru',
  'au',
  'r',
  'rm',
  'wm',
  'user-muted',
  'user-unmuted',
  'subscription-role-added',
  'subscription-role-removed',
  'room-archived',
  'room-unarchived',
] as const;

/** For a field that lets one choose some of them: each is called by what it says. */
export const systemChoices = (t: TFunction<'chat'>): SelectOption[] =>
  kHideable.map((value) => ({ value, label: t(`system.${value}`, { name: '…', what: '…', role: '…' }) }));
