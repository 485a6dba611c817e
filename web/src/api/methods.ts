import { parse, stringify, type Decoded } from '../realtime/ejson';
import { api, ApiError, kUnreadable } from './http';
import { newId } from '../lib/ids';
import { fieldsOf, textOf } from '../lib/narrow';
import type { Session } from './session';
import type { Methods } from './schema';

function read(message: string): Decoded {
  try {
    return parse(message);
  } catch {
    throw new ApiError(200, kUnreadable, 'The answer of the method cannot be read.');
  }
}

type Door = 'method.call/{method}' | 'method.callAnon/{method}';

async function callBy<M extends keyof Methods>(
  door: Door,
  method: M,
  params: Methods[M]['params'],
  options: { signal?: AbortSignal | undefined; by?: Session },
): Promise<Methods[M]['result']> {
  const message = stringify({ msg: 'method', id: newId(), method, params });
  const answer = await api.post(door, { message }, { ...options, params: { method } });
  const reply = read(answer.message);
  if (reply.error) {
    const { error, reason, message: text, details } = fieldsOf(reply.error);
    throw new ApiError(400, String(error ?? 'error'), textOf(reason) ?? textOf(text) ?? String(error), details);
  }
  return reply.result;
}

/** Calls a DDP method over REST. Throws ApiError, with the method's own error id as `errorType`. */
export const callMethod = <M extends keyof Methods>(
  method: M,
  params: Methods[M]['params'],
  signal?: AbortSignal,
): Promise<Methods[M]['result']> => callBy('method.call/{method}', method, params, { signal });

/** The same as somebody else than who is signed in here. */
export const callMethodAs = <M extends keyof Methods>(
  by: Session,
  method: M,
  params: Methods[M]['params'],
): Promise<Methods[M]['result']> => callBy('method.call/{method}', method, params, { by });

/** The same for whoever has not signed in. */
export const callAsVisitor = <M extends keyof Methods>(
  method: M,
  params: Methods[M]['params'],
  signal?: AbortSignal,
): Promise<Methods[M]['result']> => callBy('method.callAnon/{method}', method, params, { signal });
