import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { roomSource } from '../../stores/sources';
import { aRoom, stage } from '../../stores/testing/stage';
import { ToastRegion } from '../../ui';
import { Composer } from '../composer/Composer';
import { uploadsOf } from './uploads';
import { kLongestVoice } from './voice';

/** Stands in for the browser's: it hears a word at its start and one at its end. */
class FakeRecorder extends EventTarget {
  static isTypeSupported = (type: string) => type.startsWith('audio/webm');
  static last: FakeRecorder;
  state = 'inactive';
  readonly mimeType: string;
  constructor(_stream: MediaStream, { mimeType = '' }: MediaRecorderOptions) {
    super();
    this.mimeType = mimeType;
    FakeRecorder.last = this;
  }
  start() {
    this.state = 'recording';
    this.hear('hello ');
  }
  stop() {
    this.state = 'inactive';
    this.hear('there');
    this.dispatchEvent(new Event('stop'));
  }
  private hear(words: string) {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([words]) }));
  }
}

const released = vi.fn();
const microphone = vi.fn();

beforeEach(() => {
  released.mockReset();
  microphone.mockReset().mockResolvedValue({ getTracks: () => [{ stop: released }] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: microphone } });
});

async function open() {
  const staged = stage();
  staged.dispatch({ type: 'loaded', data: { settings: [{ _id: 'FileUpload_Enabled', value: true }] } });
  await staged.show(
    <div className="confab-room__column">
      <Composer room={aRoom()} source={roomSource('r1')} title="general" onSend={vi.fn()} onEditLast={vi.fn()} />
      <ToastRegion />
    </div>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Record a voice message' }));
  return { staged, user, added: vi.spyOn(uploadsOf(staged.chat), 'add').mockReturnValue() };
}

test('what is spoken is sent as a file, and the microphone is let go', async () => {
  const { user, added } = await open();
  expect(await screen.findByRole('group', { name: 'Voice message' })).toBeVisible();
  expect(released).not.toHaveBeenCalled();
  await user.click(screen.getAllByRole('button', { name: 'Send' }).at(-1)!);
  expect(added).toHaveBeenCalledOnce();
  const [rid, , [file]] = added.mock.calls[0]!;
  expect(rid).toBe('r1');
  expect(file?.name).toMatch(/^Voice message [^/\\:]+\.weba$/);
  expect(file?.file.type).toBe('audio/webm');
  expect(await file?.file.text()).toBe('hello there');
  expect(released).toHaveBeenCalled();
  expect(screen.queryByRole('group', { name: 'Voice message' })).toBeNull();
});

test('a discarded recording is gone, and the microphone is let go', async () => {
  const { user, added } = await open();
  await user.click(await screen.findByRole('button', { name: 'Discard recording' }));
  expect(added).not.toHaveBeenCalled();
  expect(released).toHaveBeenCalled();
});

test('a recording that is left running ends by itself and can still be sent', async () => {
  const ends = vi.spyOn(globalThis, 'setTimeout');
  const { user, added } = await open();
  const limit = ends.mock.calls.find(([, after]) => after === kLongestVoice);
  act(() => (limit![0] as () => void)());
  expect(await screen.findByText('Stopped after 10 minutes')).toBeVisible();
  expect(released).toHaveBeenCalled();
  await user.click(screen.getAllByRole('button', { name: 'Send' }).at(-1)!);
  expect(added).toHaveBeenCalledOnce();
});

test('a refused microphone is explained', async () => {
  microphone.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await open();
  expect(await screen.findByText(/The microphone is blocked/)).toBeVisible();
  expect(screen.queryByRole('group', { name: 'Voice message' })).toBeNull();
});

test('where the browser cannot record, nothing is offered', async () => {
  vi.stubGlobal('MediaRecorder', undefined);
  const staged = stage();
  staged.dispatch({ type: 'loaded', data: { settings: [{ _id: 'FileUpload_Enabled', value: true }] } });
  await staged.show(
    <Composer room={aRoom()} source={roomSource('r1')} title="general" onSend={vi.fn()} onEditLast={vi.fn()} />,
  );
  expect(await screen.findByRole('button', { name: 'Attach files' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Record a voice message' })).toBeNull();
});
