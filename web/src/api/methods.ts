import { parse, stringify } from '../realtime/ejson';
import { api, ApiError, kUnreadable } from './http';
import { newId } from '../lib/ids';

interface Reply {
  result?: unknown;
  error?: { error?: string | number; reason?: string; message?: string; details?: unknown };
}

function read(message: string): Reply {
  try {
    return parse(message) as Reply;
  } catch {
    throw new ApiError(200, kUnreadable, 'The answer of the method cannot be read.');
  }
}

/** Calls a DDP method over REST. Throws ApiError, with the method's own error id as `errorType`. */
export async function callMethod(method: string, params: unknown[], signal?: AbortSignal): Promise<unknown> {
  const message = stringify({ msg: 'method', id: newId(), method, params });
  const answer = await api.post('method.call/{method}', { message }, { params: { method }, signal });
  const reply = read(answer.message);
  if (reply.error) {
    const { error, reason, message: text, details } = reply.error;
    throw new ApiError(400, String(error ?? 'error'), reason ?? text ?? String(error), details);
  }
  return reply.result;
}
