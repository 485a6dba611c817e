import { api } from '../../api/http';
import { callMethod } from '../../api/methods';
import type { CustomSound } from '../../api/schema';
import type { StreamKey } from '../../realtime/streams';
import { asText } from '../faces/calls';

export type { CustomSound };

/** As many as anybody chooses from. */
const kMostSounds = 100;
/** The server takes 983,040 signs, and three bytes are four of them. */
export const kMostBytes = 700_000;
/** The ends of names that the server takes. */
export const kEndings = ['mp3', 'wav', 'ogg', 'm4a', 'aac', 'flac'] as const;

export const kSoundStreams: readonly StreamKey[] = [
  ['stream-notify-all', 'updateCustomSound'],
  ['stream-notify-all', 'deleteCustomSound'],
];

/** The end of a file's name, where it is one that the server takes. */
export function endingOf({ name }: File): string | undefined {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return kEndings.find((ending) => ending === end);
}

/** The workspace's sounds, by name. All throw `ApiError`. */
export const soundCalls = {
  async list(signal?: AbortSignal): Promise<CustomSound[]> {
    const { sounds } = await api.get('custom-sounds.list', { count: kMostSounds }, { signal });
    return sounds;
  },
  remove: (id: string) => callMethod('deleteCustomSound', [id]),
  /** A new one without an id; without a file only the name changes. */
  async save(sound: { _id?: string; name: string; extension: string }, file: File | undefined): Promise<void> {
    const bytes = file && (await asText(file));
    const _id = await callMethod('insertOrUpdateSound', [sound]);
    if (!file || bytes === undefined) return;
    try {
      await callMethod('uploadCustomSound', [bytes, file.type, { _id }]);
    } catch (error) {
      // A name without a sound is of no use to anybody.
      if (sound._id === undefined) await callMethod('deleteCustomSound', [_id]).catch(() => undefined);
      throw error;
    }
  },
};
