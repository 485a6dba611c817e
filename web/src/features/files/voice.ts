import { capture, Recording, release, type CaptureProblem, type Recorded } from './recording';

/** A recording ends by itself after so long; it can still be sent then. */
export const kLongestVoice = 10 * 60_000;

/** The first is played by every phone. */
const kTypes = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
  'audio/webm',
];
const kBitsPerSecond = 32_000;

/** A voice, as it is recorded and as it sounds. Whoever starts it ends it: by `finish` or by `discard`. */
export class Voice {
  private readonly stream: MediaStream;
  private readonly sound: { context: AudioContext; analyser: AnalyserNode } | undefined;
  private readonly recording: Recording;

  private constructor(stream: MediaStream, onEnded: () => void) {
    this.stream = stream;
    this.recording = new Recording(stream, {
      types: kTypes,
      bits: { audioBitsPerSecond: kBitsPerSecond },
      longest: kLongestVoice,
      // Also when the microphone is pulled out.
      onEnded: () => {
        this.release();
        onEnded();
      },
    });
    this.sound = listenTo(stream);
  }

  /** Asks for the microphone and records. `onEnded`: nothing more is recorded. Resolves with the reason where there is none. */
  static async start(onEnded: () => void): Promise<Voice | CaptureProblem> {
    const stream = await capture({ audio: { echoCancellation: true, noiseSuppression: true } });
    if (typeof stream === 'string') return stream;
    try {
      return new Voice(stream, onEnded);
    } catch {
      release(stream);
      return 'failed';
    }
  }

  /** Milliseconds that are recorded. */
  get length(): number {
    return this.recording.length;
  }

  /** How loud it is just now, from 0 to 1. */
  level(): number {
    if (!this.sound || this.recording.over) return 0;
    const samples = new Uint8Array(this.sound.analyser.fftSize);
    this.sound.analyser.getByteTimeDomainData(samples);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    return Math.min(1, loudest / 96);
  }

  /** Ends the recording; what was said. */
  finish(): Promise<Recorded> {
    return this.recording.finish();
  }

  /** Ends the recording and forgets it. */
  discard(): void {
    this.recording.discard();
    this.release();
  }

  private release(): void {
    release(this.stream);
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
