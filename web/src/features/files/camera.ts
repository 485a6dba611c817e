import { capture, Recording, release, type CaptureProblem } from './recording';

/** A film ends by itself after so long; it can still be sent then. */
export const kLongestFilm = 5 * 60_000;

/** The first is played by every phone. */
const kTypes = [
  'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/mp4',
  'video/webm',
];
const kBits = { videoBitsPerSecond: 1_500_000, audioBitsPerSecond: 64_000 };
/** Of the bits per second, what a recorder may write beyond. */
const kSpare = 1.2;
const kPhotoQuality = 0.9;

/** The picture of a camera, the usual one where none is named; without sound. */
export const openCamera = (deviceId?: string): Promise<MediaStream | CaptureProblem> =>
  capture({
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      ...(deviceId !== undefined && { deviceId: { exact: deviceId } }),
    },
  });

/** The cameras that there are. They have names as soon as one of them was allowed. */
export async function cameras(): Promise<readonly MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
}

/** What a camera shows now, as JPEG. Throws where there is no picture yet. */
export async function photoOf(shown: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = shown.videoWidth;
  canvas.height = shown.videoHeight;
  canvas.getContext('2d')?.drawImage(shown, 0, 0);
  const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', kPhotoQuality));
  if (!photo) throw new Error('The camera shows nothing.');
  return photo;
}

/** A film with sound. Whoever starts it ends it; the camera's stream stays open. */
export interface Film {
  recording: Recording;
  /** Why it has no sound. */
  silent?: CaptureProblem;
}

/** `most`: bytes. Asks for the microphone; without one there is a film all the same. Throws where the browser cannot record. */
export async function startFilm(camera: MediaStream, most: number | undefined, onEnded: () => void): Promise<Film> {
  const sound = await capture({ audio: { echoCancellation: true, noiseSuppression: true } });
  const microphone = typeof sound === 'string' ? undefined : sound;
  const bits = (kBits.videoBitsPerSecond + kBits.audioBitsPerSecond) * kSpare;
  try {
    const recording = new Recording(
      new MediaStream([...camera.getVideoTracks(), ...(microphone?.getAudioTracks() ?? [])]),
      {
        types: kTypes,
        bits: kBits,
        longest: Math.min(kLongestFilm, most === undefined ? kLongestFilm : (most * 8_000) / bits),
        onEnded: () => {
          release(microphone);
          onEnded();
        },
      },
    );
    return { recording, ...(typeof sound === 'string' && { silent: sound }) };
  } catch (error) {
    release(microphone);
    throw error;
  }
}
