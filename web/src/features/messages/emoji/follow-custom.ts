import { api } from '../../../api/http';
import { StreamGroup } from '../../../realtime/stream-group';
import type { Chat } from '../../../stores/chat';
import type { CustomEmoji } from './custom';

/** An emoji that the workspace has made up. */
export interface OwnEmoji {
  _id: string;
  name: string;
  aliases?: string[];
  extension: string;
  etag?: string;
}

const part = encodeURIComponent;
/** Another picture under the same name has another address. */
export const emojiAddress = ({ name, extension, etag }: OwnEmoji): string =>
  `/emoji-custom/${part(name)}.${part(extension)}${etag ? `?etag=${part(etag)}` : ''}`;

export async function ownEmoji(signal?: AbortSignal): Promise<OwnEmoji[]> {
  const { emojis } = await api.get('emoji-custom.list', {}, { signal });
  return emojis.update;
}

const kEvents = ['updateEmojiCustom', 'deleteEmojiCustom'] as const;
export const kEmojiStreams = kEvents.map((event) => ['stream-notify-logged', event] as const);

const followed = new WeakSet<Chat>();

/** Says what emoji there are, now and whenever that changes, as long as the chat runs. */
export function followCustomEmoji(chat: Chat, publish: (emoji: CustomEmoji) => void): void {
  if (followed.has(chat)) return;
  followed.add(chat);
  let asked = 0;
  const fetchAll = () => {
    const question = ++asked;
    ownEmoji().then(
      (all) => {
        if (question !== asked) return;
        const found = new Map<string, string>();
        for (const emoji of all)
          for (const name of [emoji.name, ...(emoji.aliases ?? [])]) found.set(name, emojiAddress(emoji));
        publish(found);
      },
      () => undefined, // with the next connection it is asked again
    );
  };
  fetchAll();
  // Once they are confirmed after each connect, it is asked again: then nothing was missed.
  new StreamGroup(chat.client, kEmojiStreams, fetchAll);
  chat.client.onEvent(({ collection, fields }) => {
    if (collection === 'stream-notify-logged' && kEvents.some((event) => event === fields.eventName)) fetchAll();
  });
}
