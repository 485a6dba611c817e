import { ApiError, kUnreadable } from '../../api/http';
import { session } from '../../api/session';

/** Nothing more of a file has gone out, and no answer has come, for so long: the connection hangs. */
export const kStalled = 60_000;

interface Options {
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

interface Answer {
  success?: boolean;
  file?: { _id: string; url: string };
  error?: string;
  errorType?: string;
  details?: unknown;
}

function read(text: string): Answer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function outcome(request: XMLHttpRequest): string {
  const answer = read(request.responseText);
  const { status } = request;
  if (status >= 200 && status < 300 && answer?.file) return answer.file._id;
  if (status >= 200 && status < 300) throw new ApiError(status, kUnreadable, "The answer is not the server's.");
  // A proxy in between may have refused it for its length, in words of its own.
  const type = answer?.errorType ?? (status === 413 ? 'error-file-too-large' : String(status));
  throw new ApiError(status, type, answer?.error ?? request.statusText, answer?.details);
}

/**
 * Sends the bytes of a file to a room and resolves with its id there; nobody sees it before it is confirmed. By a request of
 * the old kind, since the new one does not say how far it is. Throws ApiError, or the signal's reason.
 */
export function sendFile(rid: string, file: Blob, name: string, { onProgress, signal }: Options): Promise<string> {
  return new Promise((resolve, reject) => {
    const who = session.current;
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const stop = () => request.abort();
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(stop, kStalled);
    };
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settle();
    };
    const lost = end(() =>
      reject(signal.aborted ? signal.reason : new ApiError(0, 'error-offline', 'The connection was lost.')),
    );
    request.onload = end(() => {
      try {
        resolve(outcome(request));
      } catch (error) {
        reject(error);
      }
    });
    request.onerror = request.onabort = lost;
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.open('POST', `/api/v1/rooms.media/${encodeURIComponent(rid)}`);
    request.setRequestHeader('Accept', 'application/json');
    if (who) {
      request.setRequestHeader('X-User-Id', who.userId);
      request.setRequestHeader('X-Auth-Token', who.authToken);
    }
    signal.addEventListener('abort', stop, { once: true });
    const form = new FormData();
    form.append('file', file, name);
    alive();
    if (signal.aborted) lost();
    else request.send(form);
  });
}
