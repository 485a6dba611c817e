import type { TFunction } from 'i18next';
import type catalogue from '../../i18n/en/chat.json';
import type { Message, Role } from '../../stores/entities';

type Key = keyof (typeof catalogue)['system'];
type Words = (t: TFunction<'chat'>, message: Message, name: string) => string;

const plain =
  (key: Key): Words =>
  (t, _, name) =>
    t(`system.${key}`, { name });
/** `msg` names a user, room or text that the sentence is about. */
const about =
  (key: Key): Words =>
  (t, { msg }, name) =>
    t(`system.${key}`, { name, what: msg });
const orWithout =
  (key: Key, without: Key): Words =>
  (t, message, name) =>
    (message.msg ? about(key) : plain(without))(t, message, name);
/** `role` for messages from before a message carried its role. */
const role =
  (key: Key, known?: string): Words =>
  (t, message, name) =>
    t(`system.${key}`, { name, what: message.msg, role: known ?? message.role ?? '' });
const privacy: Words = (t, message, name) =>
  plain(/private/i.test(message.msg) ? 'room_made_private' : 'room_made_public')(t, message, name);

const kExcerpt = 120;
/** What was pinned hangs on the message that says so. */
const pinned: Words = (t, { attachments }, name) => {
  const [{ author_name: author, text = '' } = {}] = attachments ?? [];
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (!author || !line) return t('system.message_pinned', { name });
  const what = line.length > kExcerpt ? `${line.slice(0, kExcerpt)}…` : line;
  return t('system.message_pinned_what', { name, author, what });
};

/** `msg` is a sentence of the server's, which says how many and from where or to where. */
const moved: Words = (t, { msg }, name) => {
  const [, count, way, room = ''] = /^(\d+) messages? (?:was|were) moved (to|here from|within) (.+)$/.exec(msg) ?? [];
  if (count === undefined) return msg;
  const where = room === 'another room' ? t('moved.another') : room;
  const key = way === 'to' ? 'to' : way === 'within' ? 'within' : 'from';
  return t(`moved.${key}`, { name, count: Number(count), room: where });
};

/** What happened, as a whole sentence: where the actor stands in it is the language's to say. */
const kWords: Record<string, Words> = {
  uj: plain('uj'),
  ul: plain('ul'),
  ut: plain('ut'),
  ujt: plain('ujt'),
  ult: plain('ult'),
  ru: about('ru'),
  au: about('au'),
  'added-user-to-team': about('added-user-to-team'),
  'removed-user-from-team': about('removed-user-from-team'),
  'user-added-room-to-team': about('user-added-room-to-team'),
  'user-removed-room-from-team': about('user-removed-room-from-team'),
  'user-deleted-room-from-team': about('user-deleted-room-from-team'),
  'user-converted-to-team': about('user-converted-to-team'),
  'user-converted-to-channel': about('user-converted-to-channel'),
  r: about('r'),
  room_changed_topic: orWithout('room_changed_topic', 'room_removed_topic'),
  room_changed_description: orWithout('room_changed_description', 'room_removed_description'),
  room_changed_announcement: orWithout('room_changed_announcement', 'room_removed_announcement'),
  room_changed_privacy: privacy,
  room_changed_avatar: plain('room_changed_avatar'),
  'room-archived': plain('room-archived'),
  'room-unarchived': plain('room-unarchived'),
  'room-set-read-only': plain('room-set-read-only'),
  'room-removed-read-only': plain('room-removed-read-only'),
  'room-allowed-reacting': plain('room-allowed-reacting'),
  'room-disallowed-reacting': plain('room-disallowed-reacting'),
  room_e2e_enabled: plain('room_e2e_enabled'),
  room_e2e_disabled: plain('room_e2e_disabled'),
  'subscription-role-added': role('subscription-role-added'),
  'subscription-role-removed': role('subscription-role-removed'),
  'new-moderator': role('subscription-role-added', 'moderator'),
  'moderator-removed': role('subscription-role-removed', 'moderator'),
  'new-owner': role('subscription-role-added', 'owner'),
  'owner-removed': role('subscription-role-removed', 'owner'),
  'new-leader': role('subscription-role-added', 'leader'),
  'leader-removed': role('subscription-role-removed', 'leader'),
  'user-muted': about('user-muted'),
  'user-unmuted': about('user-unmuted'),
  wm: about('wm'),
  rm: plain('rm'),
  message_pinned: pinned,
  message_pinned_e2e: plain('message_pinned_e2e'),
  'discussion-created': about('discussion-created'),
  'messages-moved': moved,
};

export function isSystemMessage({ t }: Pick<Message, 't'>): boolean {
  return t !== undefined && t !== 'e2e';
}

/** A message with its role by name: roles that the workspace has made have ids that say nothing. */
export function withRoleNamed(message: Message, roles: ReadonlyMap<string, Role>): Message {
  const name = message.role === undefined ? undefined : roles.get(message.role)?.name;
  return name ? { ...message, role: name } : message;
}

/** The sentence for a system message; for a type from the future, whatever text it carries. */
export function systemSentence(t: TFunction<'chat'>, message: Message, name: string): string {
  const words = kWords[message.t ?? ''];
  return words ? words(t, message, name) : message.msg || t('system.unknown', { name });
}

/** No name holds it: where the name stands in a sentence of any language. */
const kHere = '\u0001';

/** The same in two parts, before and after the name; `after` is undefined where the sentence does without the name. */
export function systemParts(t: TFunction<'chat'>, message: Message): { before: string; after?: string } {
  const [before = '', after] = systemSentence(t, message, kHere).split(kHere);
  return after === undefined ? { before } : { before, after };
}
