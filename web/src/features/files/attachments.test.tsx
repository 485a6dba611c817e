import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Attachment } from '../../stores/entities';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { Attachments } from '../messages/Attachments';
import { fileIcon } from './kinds';
import { fileIdAt, ownFile, pictureBox } from './address';

const picture: Attachment = {
  type: 'file',
  title: 'cat.png',
  title_link: '/file-upload/orig1/cat.png',
  title_link_download: true,
  description: 'Our cat',
  image_url: '/file-upload/thumb1/cat.png',
  image_type: 'image/png',
  image_size: 120_000,
  image_dimensions: { width: 960, height: 480 },
  image_preview: 'AAAA',
};

const show = (attachment: Attachment, rid?: string) =>
  stage().show(<Attachments list={[attachment]} {...(rid !== undefined && { rid })} />);

test('only what this server keeps is drawn', () => {
  expect(ownFile('/file-upload/a/b.png')).toBe('/file-upload/a/b.png');
  expect(ownFile(`${location.origin}/file-upload/a/b.png?x=1`)).toBe('/file-upload/a/b.png?x=1');
  expect(ownFile('/ufs/GridFS:Uploads/a/b.png')).toBe('/ufs/GridFS:Uploads/a/b.png');
  for (const other of ['https://elsewhere.example/file-upload/a/b.png', '//x.example/file-upload/a', '/api/v1/me'])
    expect(ownFile(other)).toBeUndefined();
  expect(ownFile('javascript:alert(1)')).toBeUndefined();
  expect(fileIdAt('/file-upload/a1/b.png?x')).toBe('a1');
});

test('a picture has its room before it has come, never more than is there', () => {
  expect(pictureBox({ width: 960, height: 480 })).toEqual({ width: 480, ratio: '960 / 480' });
  expect(pictureBox({ width: 100, height: 720 })).toEqual({ width: 50, ratio: '100 / 720' });
  expect(pictureBox({ width: 32, height: 32 }).width).toBe(48);
  expect(pictureBox().width).toBe(320);
});

test('a picture is drawn from its thumbnail in room of its own, under what is said of it', async () => {
  await show(picture);
  const image = await screen.findByRole('img', { name: 'Our cat' });
  expect(image).toHaveAttribute('src', '/file-upload/thumb1/cat.png');
  expect(screen.getByText('Our cat')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Look at cat.png' })).toHaveStyle({ width: '480px' });
});

test('a picture that cannot be had is the file', async () => {
  await show(picture);
  fireEvent.error(await screen.findByRole('img', { name: 'Our cat' }));
  expect(screen.getByRole('link', { name: 'cat.png' })).toHaveAttribute('href', '/file-upload/orig1/cat.png');
  expect(screen.getByText('120 kB')).toBeInTheDocument();
});

test('a document shows its first page, and is a card alone where that cannot be had', async () => {
  const { container } = await show({
    type: 'file',
    title: 'plan.pdf',
    title_link: '/file-upload/p/plan.pdf',
    format: 'PDF',
    size: 1_500_000,
    thumb_url: '/file-upload/t/thumb-plan.pdf',
    image_dimensions: { width: 565, height: 800 },
  });
  expect((await screen.findByText('PDF')).parentElement).toHaveTextContent('PDF · 1.5 MB');
  const page = container.querySelector('img')!;
  expect(page).toHaveAttribute('src', '/file-upload/t/thumb-plan.pdf');
  expect(page.parentElement).toHaveAttribute('href', '/file-upload/p/plan.pdf?contentDisposition=inline');
  fireEvent.error(page);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByRole('link', { name: 'plan.pdf' })).toBeInTheDocument();
});

test('the picture beside a file is drawn only from this server', async () => {
  const { container } = await show({
    type: 'file',
    title: 'plan.pdf',
    title_link: '/file-upload/p/plan.pdf',
    thumb_url: 'https://elsewhere.example/t.png',
  });
  expect(await screen.findByRole('link', { name: 'plan.pdf' })).toBeInTheDocument();
  expect(container.querySelector('img')).toBeNull();
});

test('sounds and films are played, everything else is a card', async () => {
  const { unmount } = await show({
    type: 'file',
    title: 'talk.mp3',
    title_link: '/file-upload/s/talk.mp3',
    audio_url: '/file-upload/s/talk.mp3',
    audio_type: 'audio/mpeg',
    audio_size: 2000,
  });
  expect((await screen.findByLabelText('Audio: talk.mp3')).getAttribute('src')).toBe('/file-upload/s/talk.mp3');
  unmount();
  await show({
    type: 'file',
    title: 'plan.pdf',
    title_link: '/file-upload/p/plan.pdf',
    format: 'PDF',
    size: 1_500_000,
  });
  expect((await screen.findByText('PDF')).parentElement).toHaveTextContent('PDF · 1.5 MB');
  const [name, download] = screen.getAllByRole('link');
  expect(name).toHaveAttribute('href', '/file-upload/p/plan.pdf?contentDisposition=inline');
  expect(download).toHaveAccessibleName('Download plan.pdf');
  expect(download).toHaveAttribute('download', 'plan.pdf');
});

test('a recording that does not say how long it is is gone through once, from its end back to its beginning', async () => {
  await show({
    type: 'file',
    title: 'talk.weba',
    title_link: '/file-upload/s/talk.weba',
    audio_url: '/file-upload/s/talk.weba',
  });
  const player = await screen.findByLabelText<HTMLAudioElement>('Audio: talk.weba');
  const times: number[] = [];
  Object.defineProperty(player, 'currentTime', { set: (time: number) => times.push(time) });
  const known = (duration: number) =>
    Object.defineProperty(player, 'duration', { value: duration, configurable: true });
  known(12);
  fireEvent.loadedMetadata(player);
  expect(times).toEqual([]);
  known(Infinity);
  fireEvent.loadedMetadata(player);
  expect(times).toHaveLength(1);
  // One browser is there before it knows, another the other way round.
  fireEvent.seeked(player);
  expect(times).toHaveLength(1);
  known(62.4);
  fireEvent.durationChange(player);
  fireEvent.seeked(player);
  expect(times).toEqual([expect.any(Number), 0]);
  expect(screen.getByText('1:02')).toBeVisible();
  // One card, with one way to have it.
  expect(screen.getByText('talk.weba')).toBeVisible();
  expect(screen.getAllByRole('link')).toHaveLength(1);
});

test('a picture from elsewhere stays a link, one of ours is drawn on the card of a bot', async () => {
  const { unmount } = await show({ title: 'Graph', text: 'up', image_url: 'https://elsewhere.example/graph.png' });
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByRole('link', { name: 'Graph' })).toHaveAttribute('href', 'https://elsewhere.example/graph.png');
  unmount();
  await show({ title: 'Graph', text: 'up', image_url: '/file-upload/g/graph.png' });
  expect(await screen.findByRole('img', { name: 'Graph' })).toBeInTheDocument();
  expect(screen.getByText('up')).toBeInTheDocument();
});

test('a click opens the gallery, in which one goes through the pictures of the room', async () => {
  const files = ['new', 'orig1', 'old'].map((_id, index) => ({
    _id,
    name: `${_id}.png`,
    type: 'image/png',
    size: 1000,
    uploadedAt: new Date(Date.UTC(2026, 0, 9 - index)).toISOString(),
    user: { _id: 'u2', username: 'ben', name: 'Ben' },
  }));
  const server = fakeServer({ 'GET rooms.images': () => ({ files, count: 3, offset: 0, total: 3 }) });
  const user = userEvent.setup();
  await show(picture, 'r1');
  await user.click(await screen.findByRole('button', { name: 'Look at cat.png' }));
  const gallery = within(await screen.findByRole('dialog', { name: 'Picture' }));
  await gallery.findByText(/2 of 3/);
  expect(server.calls[0]?.query).toMatchObject({ roomId: 'r1' });
  expect(gallery.getByRole('heading', { name: 'cat.png' })).toBeInTheDocument();
  expect(gallery.getByRole('img', { name: 'Our cat' })).toHaveAttribute('src', '/file-upload/orig1/cat.png');
  await user.keyboard('{ArrowRight}');
  expect(gallery.getByRole('heading', { name: 'new.png' })).toBeInTheDocument();
  expect(gallery.getByRole('button', { name: 'Next picture' })).toBeDisabled();
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(gallery.getByRole('heading', { name: 'old.png' })).toBeInTheDocument();
  expect(gallery.getByRole('link', { name: 'Download old.png' })).toHaveAttribute('href', '/file-upload/old/old.png');
  await user.keyboard('+');
  expect(gallery.getByText('150%')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a room that tells no pictures leaves the one', async () => {
  fakeServer({});
  const user = userEvent.setup();
  await show(picture, 'r1');
  await user.click(await screen.findByRole('button', { name: 'Look at cat.png' }));
  const gallery = within(await screen.findByRole('dialog', { name: 'Picture' }));
  expect(gallery.getByRole('heading', { name: 'cat.png' })).toBeInTheDocument();
  expect(gallery.queryByRole('button', { name: 'Next picture' })).toBeNull();
});

test('a file of which only the name is known has the sign of its kind', () => {
  expect(['notes.txt', 'a.png', 'b.mp3', 'c.mov', 'd.xlsx', 'e.bin'].map((name) => fileIcon('', name))).toEqual([
    'file-document',
    'image',
    'files-audio',
    'files-video',
    'file-sheets',
    'file-generic',
  ]);
});
