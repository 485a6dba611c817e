import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { roomSource } from '../../stores/sources';
import { aRoom, stage } from '../../stores/testing/stage';
import { showComposer } from './testing/composer';
import { FakeRecorder } from '../../testing/fake-recorder';
import { Composer } from '../composer/Composer';
import { kLongestVoice } from './voice';
import { withLength } from './webm-length';

const released = vi.fn();
const microphone = vi.fn();

beforeEach(() => {
  released.mockReset();
  microphone.mockReset().mockResolvedValue({ getTracks: () => [{ stop: released }] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: microphone } });
});

async function open() {
  const { staged, added } = await showComposer();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Record a voice message' }));
  return { staged, user, added };
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

test('a recording says how long it is, and nothing else in it changes', async () => {
  const begin = [0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
  const rest = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40, 0x16, 0x54, 0xae, 0x6b, 0x81, 0x00];
  const recorded = new Blob([Uint8Array.from([...begin, 0x15, 0x49, 0xa9, 0x66, 0x87, ...rest])], {
    type: 'audio/webm',
  });
  const made = await withLength(recorded, 2_500);
  const bytes = new Uint8Array(await made.arrayBuffer());
  const at = begin.length;
  expect([...bytes.slice(0, at)]).toEqual(begin);
  expect([...bytes.slice(at, at + 8)]).toEqual([0x15, 0x49, 0xa9, 0x66, 0x87 + 11, 0x44, 0x89, 0x88]);
  expect(new DataView(bytes.buffer).getFloat64(at + 8)).toBe(2_500);
  expect([...bytes.slice(at + 16)]).toEqual(rest);
  expect(made.type).toBe('audio/webm');
  // One that says it already, and what is something else, stay as they are.
  expect(await withLength(made, 9_000)).toBe(made);
  const other = new Blob(['ftyp of another kind']);
  expect(await withLength(other, 9_000)).toBe(other);
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
  act(() => limit![0]());
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

test('where the workspace takes no voices, nothing is offered', async () => {
  const staged = stage();
  const settings = [
    { _id: 'FileUpload_Enabled', value: true },
    { _id: 'Message_AudioRecorderEnabled', value: false },
  ];
  staged.dispatch({ type: 'loaded', data: { settings } });
  await staged.show(
    <Composer room={aRoom()} source={roomSource('r1')} title="general" onSend={vi.fn()} onEditLast={vi.fn()} />,
  );
  expect(await screen.findByRole('button', { name: 'Attach files' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Record a voice message' })).toBeNull();
});
