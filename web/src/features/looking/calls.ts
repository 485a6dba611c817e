import { callMethod } from '../../api/methods';
import { textOf, textsOf } from '../../lib/narrow';
import { toMessage, toTime, type Message, type UserRef } from '../../stores/entities';

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

/** Messages of others, for those who audit; that they looked is written down. Throw `ApiError`. */
export const lookingCalls = {
  async messages({ rid, users, text, from, until }: Question, signal?: AbortSignal): Promise<Message[]> {
    const where = users ? { type: 'd', users: [...users], rid: '' } : { type: '', users: [], rid };
    const found = await callMethod('auditGetMessages', [{ ...where, msg: text, ...times(from, until) }], signal);
    return found.map(toMessage);
  },
  /** Who has looked, the newest first. */
  async looks(from: number, until: number, signal?: AbortSignal): Promise<Look[]> {
    const found = await callMethod('auditGetAuditions', [times(from, until)], signal);
    return found
      .map(({ _id, ts, u, results, fields }) => ({
        _id,
        at: toTime(ts),
        by: u,
        results,
        rids: textsOf(fields.rids),
        users: textsOf(fields.users),
        text: textOf(fields.msg) ?? '',
      }))
      .sort((a, b) => b.at - a.at);
  },
};
