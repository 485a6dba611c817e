// Refusals as rows of a table: who calls what in which situation, and the error that the call declares for it.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import type { Method } from '../harness/rest.ts';

export interface World {
  admin: User;
  ann: User; // owner of all rooms
  ben: User; // member of them
  eve: User; // of none
  guest: User; // member of the channel and the group
  channel: Room;
  group: Room;
  archived: Room; // channel
  archivedGroup: Room;
  direct: Room;
}

export async function world(chat: Chat): Promise<World> {
  const [admin, ann, ben, eve, guest] = [await chat.admin, ...(await chat.users('ann', 'ben', 'eve')), await chat.user('guest', { roles: ['guest'] })];
  const [channel, archived] = [await chat.channel({ members: [ann, ben, guest] }), await chat.channel({ members: [ann, ben] })];
  const [group, archivedGroup] = [await chat.group({ members: [ann, ben, guest] }), await chat.group({ members: [ann, ben] })];
  await ann.post('channels.archive', { roomId: archived._id });
  await ann.post('groups.archive', { roomId: archivedGroup._id });
  return { admin, ann, ben, eve, guest, channel, group, archived, archivedGroup, direct: await ann.direct(ben) };
}

export type Who = 'admin' | 'ann' | 'ben' | 'eve' | 'guest';
/** Who calls what, with which error, with which parameters. */
export type Case = [Who, string, string, (w: World) => Loose];

export async function refused(w: World, [who, call, error, params]: Case): Promise<void> {
  const [verb, path] = call.includes(' ') ? call.split(' ') : [undefined, call];
  const given = params(w);
  if (verb) {
    const answer = await w[who].request(verb as Method, path as string, verb === 'GET' ? { query: given } : { body: given });
    assert.equal(answer.headers.get('x-error-type') ?? answer.body?.errorType, error, `${call}: ${answer.text.slice(0, 300)}`);
  } else {
    const frame = await (await w[who].ddp()).callForFrame(path as string, given);
    assert.ok(frame.error?.error === error || frame.error?.details?.error === error || JSON.stringify(frame.error ?? {}).includes(error), `${call} ${error}: ${JSON.stringify(frame)}`);
  }
}

export const inRoom = (room: Room, more: Loose = {}): Loose => ({ roomId: room._id, ...more });

/** All of them are tried; those that went otherwise are told together. */
export async function allRefused(w: World, cases: Case[]): Promise<void> {
  const wrong: string[] = [];
  for (const one of cases) await refused(w, one).catch((error: Error) => wrong.push(error.message));
  assert.deepEqual(wrong, []);
}
