import type { Room } from '../../api/schema';
import { keysOf } from '../../lib/narrow';

/** What a form reads of a room, wherever it came from. */
export type EditableRoom = Pick<
  Room,
  | '_id'
  | 'name'
  | 'fname'
  | 'topic'
  | 'announcement'
  | 'description'
  | 'ro'
  | 'reactWhenReadOnly'
  | 'archived'
  | 'default'
  | 'featured'
  | 'joinCodeRequired'
  | 'retention'
  | 'sysMes'
> & { t: string };

/** How long a room keeps its messages: as the workspace says, for good, or by a rule of its own. */
export type Keeping = 'workspace' | 'always' | 'own';

export interface RoomForm {
  name: string;
  topic: string;
  announcement: string;
  description: string;
  isPrivate: boolean;
  readOnly: boolean;
  reactWhenReadOnly: boolean;
  archived: boolean;
  isDefault: boolean;
  featured: boolean;
  /** A new one; empty: as it is. */
  joinCode: string;
  /** Nobody is asked for one any more. */
  withoutCode: boolean;
  /** Types of system messages that are not shown. */
  hidden: readonly string[];
  keeping: Keeping;
  /** Days; a text until it is a number. */
  maxAge: string;
  filesOnly: boolean;
  excludePinned: boolean;
  ignoreThreads: boolean;
}

function keepingOf({ retention }: EditableRoom): Keeping {
  if (retention?.enabled === false) return 'always';
  return retention?.enabled && retention.overrideGlobal && retention.maxAge !== undefined ? 'own' : 'workspace';
}

export function formOf(room: EditableRoom): RoomForm {
  return {
    name: room.fname ?? room.name ?? '',
    topic: room.topic ?? '',
    announcement: room.announcement ?? '',
    description: room.description ?? '',
    isPrivate: room.t === 'p',
    readOnly: room.ro ?? false,
    reactWhenReadOnly: room.reactWhenReadOnly ?? false,
    archived: room.archived ?? false,
    isDefault: room.default ?? false,
    featured: room.featured ?? false,
    joinCode: '',
    withoutCode: false,
    hidden: Array.isArray(room.sysMes) ? room.sysMes.filter((type) => typeof type === 'string') : [],
    keeping: keepingOf(room),
    maxAge: String(room.retention?.maxAge ?? 30),
    filesOnly: room.retention?.filesOnly ?? false,
    excludePinned: room.retention?.excludePinned ?? false,
    ignoreThreads: room.retention?.ignoreThreads ?? false,
  };
}

/** What `rooms.saveRoomSettings` calls the members of the form that it takes as they are. */
const kPlain = {
  name: 'roomName',
  topic: 'roomTopic',
  announcement: 'roomAnnouncement',
  description: 'roomDescription',
  readOnly: 'readOnly',
  reactWhenReadOnly: 'reactWhenReadOnly',
  isDefault: 'default',
  featured: 'featured',
} as const satisfies Partial<Record<keyof RoomForm, string>>;

const kRule = ['keeping', 'maxAge', 'filesOnly', 'excludePinned', 'ignoreThreads'] as const;

function retentionOf(form: RoomForm) {
  if (form.keeping === 'always') return { retentionEnabled: false };
  if (form.keeping === 'workspace') return { retentionEnabled: true, retentionOverrideGlobal: false };
  return {
    retentionEnabled: true,
    retentionOverrideGlobal: true,
    retentionMaxAge: Number(form.maxAge),
    retentionFilesOnly: form.filesOnly,
    retentionExcludePinned: form.excludePinned,
    retentionIgnoreThreads: form.ignoreThreads,
  };
}

/** What `rooms.saveRoomSettings` is to change; archiving is a call of its own. */
export function changesOf(before: RoomForm, after: RoomForm): Record<string, unknown> {
  const trimmed = (value: string | boolean) => (typeof value === 'string' ? value.trim() : value);
  const changes: Record<string, unknown> = {};
  for (const member of keysOf(kPlain))
    if (trimmed(before[member]) !== trimmed(after[member])) changes[kPlain[member]] = trimmed(after[member]);
  if (before.isPrivate !== after.isPrivate) changes.roomType = after.isPrivate ? 'p' : 'c';
  if (after.withoutCode || after.joinCode.trim() !== '')
    changes.joinCode = after.withoutCode ? '' : after.joinCode.trim();
  if (before.hidden.join() !== after.hidden.join()) changes.systemMessages = after.hidden;
  const rule = after.keeping === 'own' ? kRule : (['keeping'] as const);
  if (rule.some((member) => before[member] !== after[member])) Object.assign(changes, retentionOf(after));
  return changes;
}

/** The longest age that a rule can have, in days; about a hundred years. */
export const kMostDays = 36_500;

export function isAge(text: string): boolean {
  const days = Number(text);
  return text.trim() !== '' && Number.isInteger(days) && days >= 1 && days <= kMostDays;
}
