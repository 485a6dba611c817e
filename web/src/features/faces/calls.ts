import { api } from '../../api/http';
import type { Suggestion } from './PictureDialog';

/** The calls for pictures of people, whose declarations are on their way. */
const post = api.post as unknown as (path: string, body: object) => Promise<unknown>;
const get = api.get as unknown as (path: string, query: object, options: object) => Promise<unknown>;

/** Whose picture it is: somebody else's, or, without one, one's own. */
type Whose = string | undefined;

export async function setPicture(picture: Blob, userId: Whose): Promise<void> {
  const form = new FormData();
  // What the server is told first it can refuse before it has read the rest.
  if (userId !== undefined) form.append('userId', userId);
  form.append('image', picture, picture.type === 'image/jpeg' ? 'picture.jpg' : 'picture.png');
  await post('users.setAvatar', form);
}

export async function takePicture(avatarUrl: string, userId: Whose): Promise<void> {
  await post('users.setAvatar', { avatarUrl, ...(userId !== undefined && { userId }) });
}

export async function removePicture(userId: Whose): Promise<void> {
  await post('users.resetAvatar', userId === undefined ? {} : { userId });
}

export async function suggestedPictures(signal: AbortSignal): Promise<Suggestion[]> {
  const { suggestions } = (await get('users.getAvatarSuggestion', {}, { signal })) as {
    suggestions: Record<string, Suggestion>;
  };
  // Only what the answer holds itself is drawn.
  return Object.values(suggestions).filter(({ blob }) => blob.startsWith('data:image/'));
}

/** As an address that holds it. */
export function asText(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('It cannot be read.'));
    reader.readAsDataURL(picture);
  });
}
