import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../../api/session';
import { roomSource } from '../../stores/sources';
import { aRoom, stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { Composer } from '../composer/Composer';
import { fileProblem } from './limits';
import { kInParts } from './send-in-parts';
import { uploadsOf } from './uploads';
import { i18n } from '../../i18n';

/** Stands in for the browser's: what was sent, and the ways to answer it. */
class FakeRequest {
  static all: FakeRequest[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  statusText = '';
  responseText = '';
  url = '';
  headers: Record<string, string> = {};
  method = '';
  form?: FormData;
  part?: Blob;
  answered: Record<string, string> = {};
  constructor() {
    FakeRequest.all.push(this);
  }
  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }
  getResponseHeader(name: string) {
    return this.answered[name] ?? null;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body?: FormData | Blob) {
    if (body instanceof FormData) this.form = body;
    else if (body) this.part = body;
  }
  abort() {
    this.onabort?.();
  }
  answer(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.responseText = body === undefined ? '' : JSON.stringify(body);
    this.answered = headers;
    this.onload?.();
  }
}

const kSettings = [
  { _id: 'FileUpload_Enabled', value: true },
  { _id: 'FileUpload_Enabled_Direct', value: false },
  { _id: 'FileUpload_MaxFileSize', value: 1000 },
  { _id: 'FileUpload_MediaTypeBlackList', value: 'image/svg+xml' },
  { _id: 'FileUpload_MediaTypeWhiteList', value: '' },
];

beforeEach(() => {
  FakeRequest.all = [];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  session.start({ userId: 'me', authToken: 'token' });
});

const confirmed = (id: string) => ({
  message: { _id: `m-${id}`, rid: 'r1', msg: '', u: { _id: 'me', username: 'ann' }, ts: new Date().toISOString() },
});

async function open(settings: { _id: string; value: unknown }[] = kSettings, room = aRoom()) {
  const staged = stage();
  staged.dispatch({ type: 'loaded', data: { settings } });
  await staged.show(
    <div className="confab-room__column" data-testid="column">
      <Composer room={room} source={roomSource('r1')} title="general" onSend={vi.fn()} onEditLast={vi.fn()} />
    </div>,
  );
  return staged;
}

/** As large as what goes in parts, without its bytes. */
function large(name: string, type = ''): File {
  const file = new File(['x'], name, { type });
  const slice = (from = 0) => Object.defineProperty(new Blob(), 'size', { value: kInParts - from });
  return Object.defineProperties(file, { size: { value: kInParts }, slice: { value: slice } });
}

const cat = () => new File(['meow'], 'cat.png', { type: 'image/png' });

async function choose(...files: File[]) {
  const user = userEvent.setup({ applyAccept: false });
  await screen.findByRole('button', { name: 'Attach files' });
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, files);
  return { user, dialog: within(await screen.findByRole('dialog')) };
}

test('a chosen file goes out with its name and caption, and its message is shown', async () => {
  const server = fakeServer({ 'POST rooms.mediaConfirm/r1/f1': () => confirmed('f1') });
  const { chat } = await open();
  const { user, dialog } = await choose(cat());
  await user.type(dialog.getByLabelText('Caption (optional)'), 'Our cat');
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'kitty.png');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  const tray = await screen.findByRole('list', { name: 'Files on their way' });
  const [request] = FakeRequest.all;
  expect(request?.url).toBe('/api/v1/rooms.media/r1');
  expect(request?.headers).toMatchObject({ 'X-User-Id': 'me', 'X-Auth-Token': 'token' });
  expect(request?.form?.get('file')).toMatchObject({ name: 'kitty.png' });
  act(() => request?.upload.onprogress?.({ loaded: 2, total: 4 }));
  expect(within(tray).getByText('50%')).toBeInTheDocument();
  act(() => request?.answer(200, { success: true, file: { _id: 'f1', url: '/file-upload/f1/kitty.png' } }));
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Files on their way' })).toBeNull());
  expect(server.bodies('POST rooms.mediaConfirm/r1/f1')).toEqual([{ description: 'Our cat' }]);
  expect(chat.store.getState().messages.get('m-f1')).toBeDefined();
});

test('files of a room go one after the other, and one that is refused says why and holds up none', async () => {
  fakeServer({ 'POST rooms.mediaConfirm/r1/f2': () => confirmed('f2') });
  await open();
  const { user, dialog } = await choose(cat(), new File(['b'], 'b.txt', { type: 'text/plain' }));
  await user.click(dialog.getByRole('button', { name: 'Send 2 files' }));
  await screen.findByText('Waiting');
  expect(FakeRequest.all).toHaveLength(1);
  act(() => FakeRequest.all[0]?.answer(400, { success: false, errorType: 'unheard-of', error: 'Not today' }));
  expect(await screen.findByText(/Not sent: .*Not today/)).toBeInTheDocument();
  await waitFor(() => expect(FakeRequest.all).toHaveLength(2));
  act(() => FakeRequest.all[1]?.answer(200, { success: true, file: { _id: 'f2', url: '/f' } }));
  await waitFor(() => expect(screen.queryByText('b.txt')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(FakeRequest.all).toHaveLength(3));
  await user.click(screen.getByRole('button', { name: 'Cancel cat.png' }));
  expect(screen.queryByText('cat.png')).toBeNull();
});

test('what the server has is not sent again, and an answer that was lost counts once it is known no more', async () => {
  let tries = 0;
  fakeServer({
    'POST rooms.mediaConfirm/r1/f1': () =>
      ++tries === 1 ? refuse(500, 'internal') : refuse(400, 'invalid-file', 'Invalid file'),
  });
  const { chat } = await open();
  uploadsOf(chat).add('r1', undefined, [{ name: 'cat.png', caption: '', file: cat() }]);
  await waitFor(() => expect(FakeRequest.all).toHaveLength(1));
  act(() => FakeRequest.all[0]?.answer(200, { success: true, file: { _id: 'f1', url: '/f' } }));
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(uploadsOf(chat).store.getState()).toEqual([]));
  expect(FakeRequest.all).toHaveLength(1);
  expect(tries).toBe(2);
});

test('what failed for want of a connection goes on with the next one; the page is not left without a question', async () => {
  const { chat, dispatch } = await open();
  const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(false);
  uploadsOf(chat).add('r1', undefined, [{ name: 'cat.png', caption: '', file: cat() }]);
  await waitFor(() => expect(FakeRequest.all).toHaveLength(1));
  expect(leave()).toBe(true);
  act(() => FakeRequest.all[0]?.onerror?.());
  await waitFor(() => expect(uploadsOf(chat).store.getState()[0]?.state).toBe('failed'));
  act(() => dispatch({ type: 'connection', data: { phase: 'online' } }));
  await waitFor(() => expect(FakeRequest.all).toHaveLength(2));
  act(() => uploadsOf(chat).cancel(uploadsOf(chat).store.getState()[0]!.id));
  expect(leave()).toBe(false);
});

test('of a large file what is missing goes after a lost connection, and its progress is kept', async () => {
  const server = fakeServer({ 'POST rooms.mediaConfirm/r1/u1': () => confirmed('u1') });
  const { chat, dispatch } = await open();
  const film = large('Fílm.mp4', 'video/mp4');
  const [last, asked] = [() => FakeRequest.all.at(-1), (count: number) => expect(FakeRequest.all.length).toBe(count)];
  const upload = () => uploadsOf(chat).store.getState()[0];
  uploadsOf(chat).add('r1', undefined, [{ name: film.name, caption: '', file: film }]);
  await waitFor(() => asked(1));
  expect(last()).toMatchObject({ method: 'POST', url: '/api/v1/confab.uploads' });
  expect(last()?.headers).toMatchObject({
    'X-Auth-Token': 'token',
    'Tus-Resumable': '1.0.0',
    'Upload-Length': String(kInParts),
    'Upload-Metadata': `rid ${btoa('r1')},filename RsOtbG0ubXA0,filetype ${btoa('video/mp4')}`,
  });
  act(() => last()?.answer(201, { success: true }, { Location: '/api/v1/confab.uploads/u1' }));
  await waitFor(() => asked(2));
  expect(last()).toMatchObject({ method: 'PATCH', url: '/api/v1/confab.uploads/u1' });
  expect(last()?.headers).toMatchObject({ 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' });
  expect(last()?.part?.size).toBe(kInParts);
  act(() => last()?.upload.onprogress?.({ loaded: kInParts / 2, total: kInParts }));
  expect(upload()?.share).toBe(0.5);

  act(() => last()?.onerror?.());
  await waitFor(() => expect(upload()?.state).toBe('failed'));
  expect(upload()?.share).toBe(0.5);
  act(() => dispatch({ type: 'connection', data: { phase: 'online' } }));
  await waitFor(() => asked(3));
  expect(last()?.method).toBe('HEAD');
  act(() => last()?.answer(200, undefined, { 'Upload-Offset': String(kInParts / 4) }));
  await waitFor(() => asked(4));
  expect(last()?.part?.size).toBe((kInParts / 4) * 3);
  expect(upload()?.share).toBe(0.25);
  // The server has taken in what the lost connection had brought.
  act(() => last()?.answer(409, { success: false, errorType: 'error-upload-conflict' }));
  await waitFor(() => asked(5));
  act(() => last()?.answer(200, undefined, { 'Upload-Offset': String(kInParts / 2) }));
  await waitFor(() => asked(6));
  expect(last()?.headers['Upload-Offset']).toBe(String(kInParts / 2));
  act(() => last()?.answer(204, undefined));
  await waitFor(() => expect(upload()).toBeUndefined());
  expect(server.bodies('POST rooms.mediaConfirm/r1/u1')).toEqual([{}]);
});

test('a large file that the server has forgotten begins anew; given up, the server is told', async () => {
  const { chat } = await open();
  const film = large('film.mp4');
  const last = () => FakeRequest.all.at(-1);
  uploadsOf(chat).add('r1', undefined, [{ name: film.name, caption: '', file: film }]);
  await waitFor(() => expect(last()?.method).toBe('POST'));
  act(() => last()?.answer(201, { success: true }, { Location: '/api/v1/confab.uploads/u1' }));
  await waitFor(() => expect(last()?.method).toBe('PATCH'));
  act(() => last()?.answer(503, { success: false, errorType: 'error-service-unavailable' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(last()?.method).toBe('HEAD'));
  act(() => last()?.answer(403, undefined, { 'X-Error-Type': 'unauthorized' }));
  const failure = () => uploadsOf(chat).store.getState()[0]?.failure;
  await waitFor(() => expect(failure()).toMatchObject({ type: 'unauthorized', status: 403 }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(failure()).toBeUndefined());
  act(() => last()?.answer(404, undefined));
  await waitFor(() => expect(last()?.method).toBe('POST'));
  act(() => last()?.answer(201, { success: true }, { Location: '/api/v1/confab.uploads/u2' }));
  await waitFor(() => expect(last()).toMatchObject({ method: 'PATCH', url: '/api/v1/confab.uploads/u2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel film.mp4' }));
  await waitFor(() => expect(last()).toMatchObject({ method: 'DELETE', url: '/api/v1/confab.uploads/u2' }));
});

test('what is too large or of a wrong kind is told before it is sent, with the limit in words', async () => {
  await open();
  const { user, dialog } = await choose(cat(), new File([new Uint8Array(1001)], 'big.bin'));
  expect(dialog.getByRole('alert')).toHaveTextContent('big.bin Larger than 1 kB, the most that may be sent');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(FakeRequest.all).toHaveLength(1));
  const t = i18n.getFixedT(null, 'files');
  const limits = { allowed: ['image/*'], refused: ['image/svg+xml'] };
  expect(fileProblem(t, 'en', { size: 0, type: 'image/png' }, limits)).toBe('The file is empty');
  expect(fileProblem(t, 'en', { size: 5, type: 'image/svg+xml' }, limits)).toBe(
    'Files of this kind may not be sent here',
  );
  expect(fileProblem(t, 'en', { size: 5, type: 'text/plain' }, limits)).toBe('Files of this kind may not be sent here');
  expect(fileProblem(t, 'en', { size: 5, type: 'image/png' }, limits)).toBeUndefined();
  expect(fileProblem(t, 'en', { size: 5, type: 'text/plain' }, { allowed: [], refused: [] })).toBeUndefined();
});

function brings(type: string, field: 'dataTransfer' | 'clipboardData', files: File[], text = ''): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, field, { value: { types: ['Files'], files, getData: () => text } });
  return event;
}

test('files are dropped on the conversation or pasted into it; pasted words are words', async () => {
  await open();
  await screen.findByRole('button', { name: 'Attach files' });
  const column = screen.getByTestId('column');
  fireEvent(column, brings('dragover', 'dataTransfer', []));
  expect(screen.getByText('Drop files here to send them')).toBeInTheDocument();
  fireEvent(column, brings('drop', 'dataTransfer', [cat()]));
  expect(screen.queryByText('Drop files here to send them')).toBeNull();
  await screen.findByRole('dialog', { name: 'Send a file' });
  await userEvent.keyboard('{Escape}');
  const field = screen.getByRole('textbox');
  fireEvent(field, brings('paste', 'clipboardData', [cat()], 'a table'));
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent(field, brings('paste', 'clipboardData', [cat()]));
  expect(await screen.findByRole('dialog', { name: 'Send a file' })).toBeInTheDocument();
});

test('where the workspace sends no files, or none in direct messages, there is no button', async () => {
  const { unmount } = { unmount: () => document.body.replaceChildren() };
  await open(kSettings, aRoom({ t: 'd' }));
  await waitFor(() => expect(document.querySelector('input[type=file]')).not.toBeNull());
  expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull();
  unmount();
});

test('pictures are made smaller where that is chosen, also those that were too large', async () => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 3000, close: () => undefined }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(
    Object.assign(Object.create(null), { drawImage: () => undefined }),
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((use, type) =>
    use(new Blob(['a little cat'], { type: type ?? '' })),
  );
  await open();
  const large = new File(['meow'.repeat(500)], 'cat.png', { type: 'image/png' });
  const { user, dialog } = await choose(large, new File(['b'], 'b.txt', { type: 'text/plain' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('cat.png');
  await user.click(dialog.getByRole('checkbox', { name: 'Make large pictures smaller' }));
  expect(await dialog.findByText('12 bytes instead of 2 kB')).toBeVisible();
  expect(dialog.queryByRole('alert')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Send 2 files' }));
  const sent = FakeRequest.all[0]?.form?.get('file');
  expect(sent).toMatchObject({ name: 'cat.png', size: 12 });
  // The next ones as well, until it is chosen otherwise.
  const next = await choose(cat());
  const choice = next.dialog.getByRole('checkbox', { name: 'Make large pictures smaller' });
  expect(choice).toBeChecked();
  await next.user.click(choice);
  expect(await next.dialog.findByText('4 bytes')).toBeVisible();
});
