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

/** Throws what an answer says that is no success. */
export function requireSuccess(request: XMLHttpRequest): void {
  const { status, statusText, responseText } = request;
  if (status >= 200 && status < 300) return;
  const answer = read(responseText);
  // To HEAD there is no body. And a proxy in between may have refused it for its length, in words of its own.
  const named = answer?.errorType ?? request.getResponseHeader('X-Error-Type');
  const type = named ?? (status === 413 ? 'error-file-too-large' : String(status));
  throw new ApiError(status, type, answer?.error ?? statusText, answer?.details);
}

function outcome(request: XMLHttpRequest): string {
  requireSuccess(request);
  const answer = read(request.responseText);
  if (answer?.file) return answer.file._id;
  throw new ApiError(request.status, kUnreadable, "The answer is not the server's.");
}

interface Call {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: XMLHttpRequestBodyInit;
}

/**
 * Any answer to a request whose body may be long. Of the old kind, since the new one does not say how far it is. Throws
 * ApiError(0) when the connection is lost or hangs, or the signal's reason.
 */
export function transfer(
  { method, path, headers, body }: Call,
  { onProgress, signal }: Options,
): Promise<XMLHttpRequest> {
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
    request.onload = end(() => resolve(request));
    request.onerror = request.onabort = lost;
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.open(method, path);
    request.setRequestHeader('Accept', 'application/json');
    if (who) {
      request.setRequestHeader('X-User-Id', who.userId);
      request.setRequestHeader('X-Auth-Token', who.authToken);
    }
    for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
    signal.addEventListener('abort', stop, { once: true });
    alive();
    if (signal.aborted) lost();
    else request.send(body);
  });
}

/** Sends the bytes of a file to a room and resolves with its id there; nobody sees it before it is confirmed. */
export async function sendFile(rid: string, file: Blob, name: string, options: Options): Promise<string> {
  const form = new FormData();
  form.append('file', file, name);
  const path = `/api/v1/rooms.media/${encodeURIComponent(rid)}`;
  return outcome(await transfer({ method: 'POST', path, body: form }, options));
}
