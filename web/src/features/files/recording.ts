import { withLength } from './webm-length';

/** Why a microphone or a camera gives nothing. */
export type CaptureProblem = 'blocked' | 'missing' | 'failed';

export interface Recorded {
  file: Blob;
  /** With its dot. */
  ending: string;
}

interface Options {
  /** Media types, the best first; the first that this browser can write is taken. */
  types: readonly string[];
  bits: MediaRecorderOptions;
  /** Milliseconds after which it ends by itself. */
  longest: number;
  /** Nothing more is recorded: because of that, of `finish` or `discard`, or since the device is gone. */
  onEnded: () => void;
}

const kEndings: Record<string, string> = {
  'audio/mp4': 'm4a',
  'audio/webm': 'weba',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};
/** A piece is handed over so often (milliseconds). */
const kPiece = 1_000;

/** Whether there may be a microphone or a camera; without a secure connection there is none. */
export const canCapture = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function';

/** Whether this browser can record at all. */
export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && canCapture();

export function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** What a microphone or a camera gives, or why it does not. */
export async function capture(what: MediaStreamConstraints): Promise<MediaStream | CaptureProblem> {
  try {
    return await navigator.mediaDevices.getUserMedia(what);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
    return name === 'NotFoundError' ? 'missing' : 'failed';
  }
}

/** What a file is called whose name has a time in it. */
export const nameOfFile = (name: string): string => name.replace(/\p{Cf}/gu, '').replace(/[/\\:]/g, '.');

/**
 * One recording, from its first moment to the end. Whoever starts it ends it: by `finish` or by `discard`. The stream stays
 * whose it was. The constructor throws where the browser can write none of the types.
 */
export class Recording {
  private readonly recorder: MediaRecorder;
  private readonly pieces: Blob[] = [];
  private readonly timer: ReturnType<typeof setTimeout>;
  private readonly startedAt = Date.now();
  private endedAt: number | undefined;

  constructor(stream: MediaStream, { types, bits, longest, onEnded }: Options) {
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, { ...bits, ...(mimeType !== undefined && { mimeType }) });
    recorder.addEventListener('dataavailable', ({ data }) => void this.pieces.push(data));
    recorder.addEventListener('stop', () => {
      this.end();
      onEnded();
    });
    this.recorder = recorder;
    this.timer = setTimeout(() => this.stop(), longest);
    recorder.start(kPiece);
  }

  /** Milliseconds that are recorded. */
  get length(): number {
    return (this.endedAt ?? Date.now()) - this.startedAt;
  }

  get over(): boolean {
    return this.endedAt !== undefined;
  }

  /** Ends the recording; what there is of it. */
  async finish(): Promise<Recorded> {
    if (this.recorder.state !== 'inactive') {
      const ended = new Promise((resolve) => this.recorder.addEventListener('stop', resolve, { once: true }));
      this.recorder.stop();
      await ended;
    }
    const type = this.recorder.mimeType.replace(/;.*/, '');
    const file = await withLength(new Blob(this.pieces, { type }), this.length);
    return { file, ending: `.${kEndings[type] ?? 'webm'}` };
  }

  /** Ends the recording and forgets it. */
  discard(): void {
    this.stop();
    this.end();
    this.pieces.length = 0;
  }

  private stop(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.endedAt ??= Date.now();
  }
}
