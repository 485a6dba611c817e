import { act, fireEvent, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { decodeEvent } from '../realtime/streams';
import { Avatar } from '../ui';
import { provideFaces } from './faces';
import { aRoom, stage } from './testing/stage';

const kLetters = { 'Content-Type': 'image/svg+xml', 'Last-Modified': 'Thu, 01 Jan 2015 00:00:00 GMT' };
const kPhoto = { 'Content-Type': 'image/png', 'Last-Modified': 'Mon, 02 Feb 2026 00:00:00 GMT' };

test('who is seen and has a picture is drawn with it; letters of the server are not, and nobody is asked for twice', async () => {
  const fetched: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: string) => {
      fetched.push(address);
      return new Response('x', { headers: address === '/avatar/ann' ? kPhoto : kLetters });
    }),
  );
  const { chat, show, dispatch } = stage();
  const stop = provideFaces(chat);
  const faces = ['ann', 'ben', 'ann', 'b c'].map((username, index) => <Avatar key={index} username={username} />);
  const { container } = await show(<>{faces}</>);
  await waitFor(() => expect(chat.store.getState().faces.size).toBe(3));
  expect(fetched.sort()).toEqual(['/avatar/ann', '/avatar/b%20c', '/avatar/ben']);
  for (const image of container.querySelectorAll('img')) fireEvent.load(image);
  expect(container.querySelectorAll('img.rcx-avatar__element')).toHaveLength(2);

  act(() => dispatch({ type: 'avatar.changed', data: { username: 'ben', etag: 'e 1' } }));
  expect(container.querySelector('img[src="/avatar/ben?etag=e%201"]')).not.toBeNull();
  act(() => dispatch({ type: 'avatar.changed', data: { username: 'ann' } }));
  expect(container.querySelector('img[src="/avatar/ann"]')).toBeNull();
  stop();
});

test('a face that was drawn before anybody knew is found out about afterwards', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('x', { headers: kPhoto })),
  );
  const { chat, show } = stage();
  const { container } = await show(<Avatar username="dora" />);
  const stop = provideFaces(chat);
  await waitFor(() => expect(container.querySelector('img[src="/avatar/dora"]')).not.toBeNull());
  stop();
});

test('what is heard of pictures is known, of people and of rooms', () => {
  const event = (args: unknown[]) =>
    decodeEvent({ collection: 'stream-notify-logged', id: 'id', fields: { eventName: 'updateAvatar', args } });
  const { chat, dispatch } = stage();
  const heard = (args: unknown[]) => {
    const decoded = event(args);
    if (decoded) dispatch(decoded);
    return chat.store.getState();
  };
  expect(heard([{ username: 'ann', etag: 'e1' }]).faces.get('ann')).toBe('/avatar/ann?etag=e1');
  // An answer that was on its way says what was before.
  dispatch({ type: 'faces.found', data: [{ username: 'ann', address: '' }] });
  expect(chat.store.getState().faces.get('ann')).toBe('/avatar/ann?etag=e1');
  expect(heard([{ username: 'ann' }]).faces.get('ann')).toBe('');
  expect(heard([{ rid: 'r1', etag: 'e2' }]).rooms.get('r1')).toEqual(aRoom({ avatarETag: 'e2' }));
  expect(heard([{ rid: 'r1' }]).rooms.get('r1')).toEqual(aRoom());
});
