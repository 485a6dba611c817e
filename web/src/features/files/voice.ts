import { withLength } from './webm-length';

/** Why nothing is recorded. */
export type VoiceProblem = 'blocked' | 'no-microphone' | 'failed';

/** A recording ends by itself after so long; it can still be sent then. */
export const kLongestVoice = 10 * 60_000;

/** What is recorded, the best first: the first is played by every phone. */
const kTypes = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
  'audio/webm',
];
const kEndings: Record<string, string> = { 'audio/mp4': 'm4a', 'audio/webm': 'weba', 'audio/ogg': 'ogg' };
const kBitsPerSecond = 32_000;

/** Whether this browser can record at all; without a secure connection none does. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';

export interface Recorded {
  file: Blob;
  /** With its dot. */
  ending: string;
}

/** Of a refused microphone, in words that a sentence belongs to. */
function problemOf(error: unknown): VoiceProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  return name === 'NotFoundError' ? 'no-microphone' : 'failed';
}

/** One recording, from the microphone's first sound to the end. Whoever starts it ends it: by `finish` or by `discard`. */
export class Voice {
  private readonly stream: MediaStream;
  private readonly recorder: MediaRecorder;
  private readonly pieces: Blob[] = [];
  private readonly sound: { context: AudioContext; analyser: AnalyserNode } | undefined;
  private readonly timer: ReturnType<typeof setTimeout>;
  private readonly startedAt = Date.now();
  private endedAt: number | undefined;

  private constructor(stream: MediaStream, recorder: MediaRecorder, onEnded: () => void) {
    this.stream = stream;
    this.recorder = recorder;
    this.sound = listenTo(stream);
    recorder.addEventListener('dataavailable', ({ data }) => void this.pieces.push(data));
    // Also when the microphone is pulled out.
    recorder.addEventListener('stop', () => {
      this.release();
      onEnded();
    });
    this.timer = setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), kLongestVoice);
    recorder.start(1_000);
  }

  /** Asks for the microphone and records. `onEnded`: nothing more is recorded. Resolves with the reason where there is none. */
  static async start(onEnded: () => void): Promise<Voice | VoiceProblem> {
    let stream: MediaStream | undefined;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
      const mimeType = kTypes.find((type) => MediaRecorder.isTypeSupported(type));
      const options = { ...(mimeType !== undefined && { mimeType }), audioBitsPerSecond: kBitsPerSecond };
      return new Voice(stream, new MediaRecorder(stream, options), onEnded);
    } catch (error) {
      for (const track of stream?.getTracks() ?? []) track.stop();
      return problemOf(error);
    }
  }

  /** Milliseconds that are recorded. */
  get length(): number {
    return (this.endedAt ?? Date.now()) - this.startedAt;
  }

  /** How loud it is just now, from 0 to 1. */
  level(): number {
    if (!this.sound || this.endedAt !== undefined) return 0;
    const samples = new Uint8Array(this.sound.analyser.fftSize);
    this.sound.analyser.getByteTimeDomainData(samples);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    return Math.min(1, loudest / 96);
  }

  /** Ends the recording; what was said. */
  async finish(): Promise<Recorded> {
    if (this.recorder.state !== 'inactive') {
      const ended = new Promise((resolve) => this.recorder.addEventListener('stop', resolve, { once: true }));
      this.recorder.stop();
      await ended;
    }
    const type = this.recorder.mimeType.replace(/;.*/, '');
    const file = await withLength(new Blob(this.pieces, { type }), this.length);
    return { file, ending: `.${kEndings[type] ?? 'weba'}` };
  }

  /** Ends the recording and forgets it. */
  discard(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
    this.release();
    this.pieces.length = 0;
  }

  private release(): void {
    clearTimeout(this.timer);
    this.endedAt ??= Date.now();
    for (const track of this.stream.getTracks()) track.stop();
    if (this.sound?.context.state !== 'closed') void this.sound?.context.close();
  }
}

/** The level is an ornament: without it one records all the same. */
function listenTo(stream: MediaStream): { context: AudioContext; analyser: AnalyserNode } | undefined {
  try {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    return { context, analyser };
  } catch {
    return undefined;
  }
}
