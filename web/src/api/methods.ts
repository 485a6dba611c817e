import { parse, stringify, type Decoded } from '../realtime/ejson';
import { api, ApiError, kUnreadable } from './http';
import { session } from './session';
import { newId } from '../lib/ids';
import { fieldsOf, textOf } from '../lib/narrow';
import type { Methods } from './schema';

function read(message: string): Decoded {
  try {
    return parse(message);
  } catch {
    throw new ApiError(200, kUnreadable, 'The answer of the method cannot be read.');
  }
}

/** Calls a DDP method over REST; who has not signed in, by the door for visitors. Throws ApiError, with the method's own error id as `errorType`. */
export async function callMethod<M extends keyof Methods>(
  method: M,
  params: Methods[M]['params'],
  signal?: AbortSignal,
): Promise<Methods[M]['result']> {
  const message = stringify({ msg: 'method', id: newId(), method, params });
  const answer = session.current
    ? await api.post('method.call/{method}', { message }, { params: { method }, signal })
    : await api.post('method.callAnon/{method}', { message }, { params: { method }, signal });
  const reply = read(answer.message);
  if (reply.error) {
    const { error, reason, message: text, details } = fieldsOf(reply.error);
    throw new ApiError(400, String(error ?? 'error'), textOf(reason) ?? textOf(text) ?? String(error), details);
  }
  return reply.result;
}
