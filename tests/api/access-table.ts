// Who may what, where it depends on more than the declared access. `may` lists who gets through among those whom the
// declaration lets in; left out: all of them. `params` are the least that make a valid call.

import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import type { CallerName, Scene } from './access-scene.ts';

export interface Row {
  params?: (scene: Scene, caller: CallerName, as: User | undefined) => Loose;
  may?: CallerName[];
  /** Somebody made for this call alone, in the caller's place: for calls that change or end the account. */
  as?: (scene: Scene, caller: CallerName) => Promise<User | undefined>;
  /** Puts back what the call has changed for everybody. */
  after?: (scene: Scene, caller: CallerName) => Promise<void>;
}

export const kEndpoints: Record<string, Row> = {};
export const kMethods: Record<string, Row> = {};
