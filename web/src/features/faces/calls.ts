import { api } from '../../api/http';
import type { Suggestion } from './PictureDialog';
import { fieldsOf, isText, textOf } from '../../lib/narrow';

/** Whose picture it is: somebody else's, or, without one, one's own. */
type Whose = string | undefined;

export async function setPicture(picture: Blob, userId: Whose): Promise<void> {
  const form = new FormData();
  // What the server is told first it can refuse before it has read the rest.
  if (userId !== undefined) form.append('userId', userId);
  form.append('image', picture, picture.type === 'image/jpeg' ? 'picture.jpg' : 'picture.png');
  await api.post('users.setAvatar', form);
}

export async function takePicture(avatarUrl: string, userId: Whose): Promise<void> {
  await api.post('users.setAvatar', { avatarUrl, ...(userId !== undefined && { userId }) });
}

export async function removePicture(userId: Whose): Promise<void> {
  await api.post('users.resetAvatar', userId === undefined ? {} : { userId });
}

export async function suggestedPictures(signal: AbortSignal): Promise<Suggestion[]> {
  const { suggestions } = await api.get('users.getAvatarSuggestion', {}, { signal });
  // Only what the answer holds itself is drawn.
  return Object.values(suggestions).flatMap((suggestion) => {
    const { service, blob, url } = fieldsOf(suggestion);
    const isDrawn = isText(service) && isText(blob) && isText(url) && blob.startsWith('data:image/');
    return isDrawn ? [{ service, blob, url }] : [];
  });
}

/** As an address that holds it. */
export function asText(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(textOf(reader.result) ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('It cannot be read.'));
    reader.readAsDataURL(picture);
  });
}
