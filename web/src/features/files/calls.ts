import { api } from '../../api/http';
import type { Chat } from '../../stores/chat';
import type { Message, Room } from '../../stores/entities';
import type { Page } from '../../lib/paged';
import { fieldsOf, isKeyOf } from '../../lib/narrow';

/** A stored file, as lists show it. */
export interface StoredFile {
  _id: string;
  name?: string;
  type?: string;
  typeGroup?: string;
  size?: number;
  description?: string;
  uploadedAt?: string;
  userId?: string;
  user?: { _id: string; username?: string; name?: string };
}

const kLists = { c: 'channels.files', p: 'groups.files', d: 'im.files' } as const;
const kAtOnce = 50;

/** A page of a room's files, the newest first: those of a kind, those whose name contains a text. */
export async function roomFiles(
  room: Pick<Room, '_id' | 't'>,
  { name, kind, offset }: { name: string; kind: string; offset: number },
): Promise<Page<StoredFile>> {
  const list = isKeyOf(kLists, room.t) ? kLists[room.t] : 'groups.files';
  const { files, total } = await api.get(list, {
    roomId: room._id,
    count: kAtOnce,
    offset,
    sort: { uploadedAt: -1 },
    ...(name !== '' && { name }),
    ...(kind !== '' && { typeGroup: kind }),
    onlyConfirmed: true,
  });
  return { rows: files, total };
}

/** Pictures of a room, the newest first: all, or from one of them backwards. */
export async function roomPictures(rid: string, from: string | undefined, signal: AbortSignal): Promise<StoredFile[]> {
  const query = { roomId: rid, count: kAtOnce, ...(from !== undefined && { startingFromId: from }) };
  const { files } = await api.get('rooms.images', query, { signal });
  return files;
}

/** Messages say of their files whatever the server knows. */
const isOf = ({ _id }: StoredFile, { file, files }: Message): boolean =>
  [file, ...(Array.isArray(files) ? files : [])].some((one) => fieldsOf(one)._id === _id);

/** So many messages after a file was stored, it has been told of. */
const kSoonAfter = 50;

/** The message that brought a file: one of those that are known, or of those soon after it was stored. */
export async function messageOf(chat: Chat, rid: string, file: StoredFile): Promise<string | undefined> {
  for (const message of chat.store.getState().messages.values())
    if (message.rid === rid && isOf(file, message)) return message._id;
  if (file.uploadedAt === undefined) return undefined;
  const after = await chat.server.newer(rid, Date.parse(file.uploadedAt) - 1, kSoonAfter);
  return after.find((message) => isOf(file, message))?._id;
}
