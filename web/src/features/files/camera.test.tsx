import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { showComposer } from './testing/composer';
import { FakeRecorder } from '../../testing/fake-recorder';
import { kLongestFilm } from './camera';

class FakeStream {
  readonly tracks: { kind: string; stop: () => void; getSettings: () => object }[];
  constructor(tracks: FakeStream['tracks']) {
    this.tracks = tracks;
  }
  getTracks = () => this.tracks;
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
}

const devices = vi.fn();
const ends = { video: vi.fn(), audio: vi.fn() };

beforeEach(() => {
  for (const end of Object.values(ends)) end.mockReset();
  devices.mockReset().mockImplementation(async ({ video }: MediaStreamConstraints) => {
    const kind = video ? 'video' : 'audio';
    return new FakeStream([{ kind, stop: ends[kind], getSettings: () => ({ deviceId: 'one' }) }]);
  });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('MediaStream', FakeStream);
  const enumerateDevices = async () => [
    { kind: 'videoinput', deviceId: 'one', label: 'Front' },
    { kind: 'audioinput', deviceId: 'ear', label: 'Ear' },
    { kind: 'videoinput', deviceId: 'two', label: '' },
  ];
  const mediaDevices = { getUserMedia: devices, enumerateDevices };
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((use, type) =>
    use(new Blob(['a photo'], { type: type ?? '' })),
  );
});

async function open(more: { _id: string; value: unknown }[] = []) {
  const { added } = await showComposer(more);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Take a photo or a video' }));
  const dialog = await screen.findByRole('dialog', { name: 'Camera' });
  return { user, dialog, added };
}

async function see(dialog: HTMLElement) {
  const shown = await within(dialog).findByLabelText('What the camera sees');
  await act(async () => fireEvent(shown, new Event('loadeddata')));
}

test('a photo is looked at before it is sent, and the camera is let go', async () => {
  const { user, dialog, added } = await open();
  expect(within(dialog).getByRole('button', { name: 'Take a photo' })).toBeDisabled();
  await see(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Take a photo' }));
  const sending = await screen.findByRole('dialog', { name: 'Send a file' });
  expect(ends.video).toHaveBeenCalled();
  expect(added).not.toHaveBeenCalled();
  await user.click(within(sending).getByRole('button', { name: 'Send' }));
  const [rid, , [file]] = added.mock.calls[0]!;
  expect(rid).toBe('r1');
  expect(file?.name).toMatch(/^Photo [^/\\:]+\.jpg$/);
  expect(file?.file.type).toBe('image/jpeg');
});

test('a film has the sound of the microphone', async () => {
  const { user, dialog, added } = await open();
  await see(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Record a video' }));
  expect(await within(dialog).findByRole('timer')).toHaveTextContent('0:00');
  expect(FakeRecorder.stream.getTracks().map(({ kind }) => kind)).toEqual(['video', 'audio']);
  await user.click(within(dialog).getByRole('button', { name: 'Use the video' }));
  const sending = await screen.findByRole('dialog', { name: 'Send a file' });
  await user.click(within(sending).getByRole('button', { name: 'Send' }));
  const [, , [file]] = added.mock.calls[0]!;
  expect(file?.name).toMatch(/^Video [^/\\:]+\.webm$/);
  expect(await file?.file.text()).toBe('hello there');
  for (const end of Object.values(ends)) expect(end).toHaveBeenCalled();
});

test('a film without a microphone has no sound, which is said', async () => {
  const { user, dialog } = await open();
  await see(dialog);
  devices.mockRejectedValue(new DOMException('none', 'NotFoundError'));
  await user.click(within(dialog).getByRole('button', { name: 'Record a video' }));
  expect(await screen.findByText(/the video has no sound/)).toBeVisible();
  expect(FakeRecorder.stream.getTracks().map(({ kind }) => kind)).toEqual(['video']);
});

test('a film ends by itself, where it would be larger than what may be sent as well', async () => {
  const later = vi.spyOn(globalThis, 'setTimeout');
  const { user, dialog } = await open([{ _id: 'FileUpload_MaxFileSize', value: 10_000_000 }]);
  await see(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Record a video' }));
  await within(dialog).findByRole('timer');
  const limits = later.mock.calls.filter(([, after]) => after !== undefined && after > 40_000 && after < kLongestFilm);
  expect(limits).toHaveLength(1);
  act(() => limits[0]![0]());
  expect(await within(dialog).findByText('The recording has ended')).toBeVisible();
});

test('a film that is discarded is gone; the camera stays until the dialog is closed', async () => {
  const { user, dialog, added } = await open();
  await see(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Record a video' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Discard' }));
  expect(ends.audio).toHaveBeenCalled();
  expect(ends.video).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(ends.video).toHaveBeenCalled();
  expect(added).not.toHaveBeenCalled();
});

test('another camera can be chosen', async () => {
  const { user, dialog } = await open();
  await see(dialog);
  const which = await within(dialog).findByRole('combobox', { name: 'Camera' });
  expect(
    within(which)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Front', 'Camera 2']);
  await user.selectOptions(which, 'two');
  expect(ends.video).toHaveBeenCalledOnce();
  expect(devices).toHaveBeenLastCalledWith(
    expect.objectContaining({ video: expect.objectContaining({ deviceId: { exact: 'two' } }) }),
  );
});

test('a refused camera is explained', async () => {
  devices.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const { dialog } = await open();
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('The camera is blocked');
  expect(within(dialog).getByRole('button', { name: 'Take a photo' })).toBeDisabled();
});

test('where the workspace takes no films, there are photos alone', async () => {
  const { dialog } = await open([{ _id: 'Message_VideoRecorderEnabled', value: false }]);
  await see(dialog);
  expect(within(dialog).getByRole('button', { name: 'Take a photo' })).toBeEnabled();
  expect(within(dialog).queryByRole('button', { name: 'Record a video' })).toBeNull();
});

test('a film whose dialog is closed is not lost', async () => {
  const { user, dialog } = await open();
  await see(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Record a video' }));
  await within(dialog).findByRole('timer');
  await user.keyboard('{Escape}');
  const sending = await screen.findByRole('dialog', { name: 'Send a file' });
  expect(within(sending).getByLabelText(/^Video: Video /)).toBeInTheDocument();
  expect(screen.queryByRole('dialog', { name: 'Camera' })).toBeNull();
});
