import { api, ApiError } from './http';
import { newId } from '../lib/ids';

interface Reply {
  result?: unknown;
  error?: { error?: string | number; reason?: string; message?: string; details?: unknown };
}

/** Calls a DDP method over REST. Throws ApiError, with the method's own error id as `errorType`. */
export async function callMethod(method: string, ...params: unknown[]): Promise<unknown> {
  const message = JSON.stringify({ msg: 'method', id: newId(), method, params });
  const answer = await api.post('method.call/{method}', { message }, { params: { method } });
  const reply = JSON.parse(answer.message) as Reply;
  if (reply.error) {
    const { error, reason, message: text, details } = reply.error;
    throw new ApiError(400, String(error ?? 'error'), reason ?? text ?? String(error), details);
  }
  return reply.result;
}
