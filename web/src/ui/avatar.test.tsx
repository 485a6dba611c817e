import { act, fireEvent } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderAt } from '../testing/render';
import { Avatar, providePictures } from '.';

function people(addresses: Record<string, string>) {
  const wanted: string[] = [];
  let listener = (): void => undefined;
  const stop = providePictures({
    addressOf: (username) => addresses[username],
    want: (username) => wanted.push(username),
    subscribe: (tell) => {
      listener = tell;
      return () => undefined;
    },
  });
  return { wanted, stop, tell: () => listener() };
}

const shown = (container: HTMLElement) => container.querySelector('.rcx-avatar__element');

test('initials stay until the picture is there, and the picture before until the next is', async () => {
  const addresses: Record<string, string> = {};
  const { wanted, stop, tell } = people(addresses);
  const { container } = await renderAt('/', <Avatar username="ann" name="Ann Lee" />);
  expect(wanted).toContain('ann');
  expect(container).toHaveTextContent('AL');
  addresses.ann = '/avatar/ann?etag=1';
  act(tell);
  expect(container).toHaveTextContent('AL');
  fireEvent.load(container.querySelector('img[src="/avatar/ann?etag=1"]')!);
  expect(container).not.toHaveTextContent('AL');
  expect(shown(container)).toHaveAttribute('src', '/avatar/ann?etag=1');
  addresses.ann = '/avatar/ann?etag=2';
  act(tell);
  expect(shown(container)).toHaveAttribute('src', '/avatar/ann?etag=1');
  fireEvent.load(container.querySelector('img[src="/avatar/ann?etag=2"]')!);
  expect(shown(container)).toHaveAttribute('src', '/avatar/ann?etag=2');
  // Drawn once, it is there at once.
  const again = await renderAt('/', <Avatar username="ann" />);
  expect(shown(again.container)).toHaveAttribute('src', '/avatar/ann?etag=2');
  delete addresses.ann;
  act(tell);
  expect(container).toHaveTextContent('AL');
  stop();
});

test('a picture that cannot be had is initials', async () => {
  const { stop } = people({ ben: '/avatar/ben?etag=x' });
  const { container } = await renderAt('/', <Avatar username="ben" />);
  fireEvent.error(container.querySelector('img')!);
  expect(container).toHaveTextContent('B');
  expect(container.querySelector('img')).toBeNull();
  stop();
});
