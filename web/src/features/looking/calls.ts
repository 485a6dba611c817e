import { callMethod } from '../../api/methods';
import { toMessage, toTime, type Message, type UserRef, type WireMessage, type WireTime } from '../../stores/entities';

/** What an auditor looks for: in a room, or in the conversation of these people. */
export interface Question {
  rid?: string;
  users?: readonly string[];
  text: string;
  from: number;
  until: number;
}

export interface Look {
  _id: string;
  at: number;
  by: UserRef;
  results: number;
  rids: readonly string[];
  users: readonly string[];
  text: string;
}

/** The server shows no more. */
export const kMostFound = 1_000;

const times = (from: number, until: number) => ({ startDate: new Date(from), endDate: new Date(until) });
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Messages of others, for those who audit; that they looked is written down. Throw `ApiError`. */
export const lookingCalls = {
  async messages({ rid, users, text, from, until }: Question, signal?: AbortSignal): Promise<Message[]> {
    const where = users ? { type: 'd', users, rid: '' } : { type: '', users: [], rid };
    const found = await callMethod('auditGetMessages', [{ ...where, msg: text, ...times(from, until) }], signal);
    return (found as WireMessage[]).map(toMessage);
  },
  /** Who has looked, the newest first. */
  async looks(from: number, until: number, signal?: AbortSignal): Promise<Look[]> {
    const found = (await callMethod('auditGetAuditions', [times(from, until)], signal)) as {
      _id: string;
      ts: WireTime;
      u: UserRef;
      results: number;
      fields: Record<string, unknown>;
    }[];
    return found
      .map(({ _id, ts, u, results, fields }) => ({
        _id,
        at: toTime(ts),
        by: u,
        results,
        rids: texts(fields.rids),
        users: texts(fields.users),
        text: typeof fields.msg === 'string' ? fields.msg : '',
      }))
      .sort((a, b) => b.at - a.at);
  },
};
