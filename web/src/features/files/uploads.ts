import { createStore } from 'zustand/vanilla';
import { api, ApiError } from '../../api/http';
import { newId } from '../../lib/ids';
import { failureOf, verdict, type Failure } from '../../outbox/failure';
import type { Chat } from '../../stores/chat';
import { toMessage, type WireMessage } from '../../stores/entities';
import { sendFile } from './send-file';
import { forgetParts, kInParts, sendInParts } from './send-in-parts';

/** A file on its way. It is kept in memory, as long as the page is. */
export interface Upload {
  id: string;
  rid: string;
  tmid?: string;
  name: string;
  size: number;
  caption: string;
  file: Blob;
  state: 'waiting' | 'sending' | 'finishing' | 'failed';
  /** How much of it the server has, from 0 to 1. */
  share: number;
  failure?: Failure;
  /** Where parts of it have gone: the rest follows there. */
  address?: string;
  /** The server has the bytes under this id, and has not told the room. */
  stored?: string;
  /** It may have told the room: the answer to that was lost. */
  perhaps?: boolean;
}

export type NewUpload = Pick<Upload, 'name' | 'caption' | 'file'>;

/** Others forget it after 15 s without a word. */
const kTellEvery = 8_000;

interface Confirmation {
  description?: string;
  tmid?: string;
}

async function confirm(rid: string, fileId: string, body: Confirmation, signal: AbortSignal): Promise<WireMessage> {
  const options = { params: { rid, fileId }, signal };
  return (await api.post('rooms.mediaConfirm/{rid}/{fileId}', body, options)).message;
}

/** Tells a room what one does there beside writing; with nothing, that it is over. */
export function tellActivity({ client, store }: Chat, rid: string, activities: string[]): void {
  const { me } = store.getState();
  // Nobody misses it when there is no connection.
  client.call('stream-notify-room', `${rid}/user-activity`, me?.username ?? '', activities, {}).catch(() => undefined);
}

/** Files that are being sent, one after the other in each room, so that they come in the order in which they were chosen. */
export class Uploads {
  readonly store = createStore<readonly Upload[]>(() => []);
  private readonly chat: Chat;
  private readonly running = new Map<string, AbortController>();
  private readonly busy = new Set<string>();

  constructor(chat: Chat) {
    this.chat = chat;
    let online = chat.store.getState().connection.phase === 'online';
    chat.store.subscribe((state) => {
      const now = state.connection.phase === 'online';
      if (now && !online) this.wake();
      online = now;
    });
    this.store.subscribe((uploads, before) => {
      if (uploads.length > 0 === before.length > 0) return;
      // What waits is lost with the page: the browser asks first.
      if (uploads.length > 0) window.addEventListener('beforeunload', hold);
      else window.removeEventListener('beforeunload', hold);
    });
  }

  add(rid: string, tmid: string | undefined, files: readonly NewUpload[]): void {
    const added = files.map((file): Upload => ({
      ...file,
      id: newId(),
      rid,
      ...(tmid !== undefined && { tmid }),
      size: file.file.size,
      state: 'waiting',
      share: 0,
    }));
    this.store.setState((all) => [...all, ...added], true);
    void this.work(rid);
  }

  retry(id: string): void {
    const upload = this.find(id);
    if (upload?.state !== 'failed') return;
    const share = upload.stored === undefined ? 0 : 1;
    this.change(id, { state: 'waiting', ...(upload.address === undefined && { share }) });
    void this.work(upload.rid);
  }

  /** Gives one up. What the server has of a short one, it forgets by itself. */
  cancel(id: string): void {
    const address = this.find(id)?.address;
    this.store.setState((all) => all.filter((upload) => upload.id !== id), true);
    this.running.get(id)?.abort();
    if (address !== undefined) forgetParts(address);
  }

  /** There is a connection again: what failed for want of one is tried anew. */
  wake(): void {
    for (const { id, state, failure } of this.store.getState())
      if (state === 'failed' && verdict(new ApiError(failure?.status ?? 0, failure?.type ?? '', '')) === 'later')
        this.retry(id);
  }

  private find(id: string): Upload | undefined {
    return this.store.getState().find((upload) => upload.id === id);
  }

  private change(id: string, change: Partial<Upload>): void {
    this.store.setState(
      (all) =>
        all.map((upload) => {
          if (upload.id !== id) return upload;
          const { failure: _failure, ...rest } = upload;
          return { ...rest, ...change };
        }),
      true,
    );
  }

  private async work(rid: string): Promise<void> {
    if (this.busy.has(rid)) return;
    this.busy.add(rid);
    const tell = (activities: string[]) => tellActivity(this.chat, rid, activities);
    tell(['user-uploading']);
    const timer = setInterval(() => tell(['user-uploading']), kTellEvery);
    try {
      for (;;) {
        const next = this.store.getState().find((upload) => upload.rid === rid && upload.state === 'waiting');
        if (!next) return;
        await this.attempt(next);
      }
    } finally {
      clearInterval(timer);
      tell([]);
      this.busy.delete(rid);
    }
  }

  private async attempt(upload: Upload): Promise<void> {
    const { id } = upload;
    const stop = new AbortController();
    this.running.set(id, stop);
    try {
      const message = await this.send(upload, stop.signal);
      this.store.setState((all) => all.filter((other) => other.id !== id), true);
      // The answer leaves out that it stands by itself, unlike what others are told.
      if (message)
        this.chat.store.dispatch({
          type: 'message',
          data: { ...toMessage(message), groupable: false },
        });
    } catch (error) {
      if (!stop.signal.aborted) this.change(id, { state: 'failed', failure: failureOf(error) });
    } finally {
      this.running.delete(id);
    }
  }

  private async send(
    { id, rid, tmid, file, name, caption, ...upload }: Upload,
    signal: AbortSignal,
  ): Promise<WireMessage | undefined> {
    let { stored } = upload;
    if (stored === undefined) {
      this.change(id, { state: 'sending' });
      const onProgress = (share: number) => this.change(id, { state: share < 1 ? 'sending' : 'finishing', share });
      const options = { onProgress, signal };
      const onBegun = (address: string) => this.change(id, { address });
      stored = await (file.size < kInParts
        ? sendFile(rid, file, name, options)
        : sendInParts(rid, file, name, { ...options, onBegun, address: upload.address }));
    }
    this.change(id, { state: 'finishing', share: 1, stored });
    try {
      const body = { ...(caption !== '' && { description: caption }), ...(tmid !== undefined && { tmid }) };
      return await confirm(rid, stored, body, signal);
    } catch (error) {
      const { status, errorType } = error instanceof ApiError ? error : { status: 0, errorType: '' };
      // A file is told of once: that it is known no more says that the answer which was lost was a yes.
      if (upload.perhaps && errorType === 'invalid-file') return undefined;
      if (status === 0 || status >= 500) this.change(id, { perhaps: true });
      throw error;
    }
  }
}

const hold = (event: BeforeUnloadEvent): void => event.preventDefault();

const ofChat = new WeakMap<Chat, Uploads>();

/** What is being sent by whoever has signed in. */
export function uploadsOf(chat: Chat): Uploads {
  const known = ofChat.get(chat);
  if (known) return known;
  const uploads = new Uploads(chat);
  ofChat.set(chat, uploads);
  return uploads;
}
