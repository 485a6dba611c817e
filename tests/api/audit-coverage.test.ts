// Every act that a plain member of a room, or of the workspace, may not do, and somebody above them may, leaves a row in the
// audit log. Which calls these are follows from the access table: a call that is added is asked for its row by being there.

import assert from 'node:assert/strict';
import { auditActions } from '../harness/audit.ts';
import { png } from '../harness/picture.ts';
import { engineUnderTest, type Server } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { callEndpoint, callMethod, hasPassed, isExpected, kDeclared, kDeclaredMethods, kSettingsOfRows, letIn, prepared } from './access-call.ts';
import type { CallerName, Scene } from './access-scene.ts';
import { kEndpoints, kMethods, type Row } from './access-table.ts';

const test = testsOn({ settings: kSettingsOfRows });

/** They change nothing. */
const kReads = new Set([
  'auditGetAuditions',
  'cloud:checkRegisterStatus',
  'getRoomJoinCode',
  'getStatistics',
  'private-settings/get',
  'refreshClients',
]);
/** Of one's own things, which nobody else may touch: whose they are is the owner in the table. */
const kOwn = /^POST \/api\/v1\/(confab\.(scheduledMessages|reminders|sidebar)|calendar-events)\./;
/** Whose rows change nothing, so that nothing is noted; audit.test.ts has acts of theirs that do. */
const kElsewhere = new Set([
  'POST /api/v1/permissions.update',
  'POST /api/v1/moderation.dismissReports',
  'POST /api/v1/moderation.dismissUserReports',
  'POST /api/v1/moderation.user.deleteReportedMessages',
  'POST /api/v1/users.deactivateIdle',
  'POST /api/v1/presence.enableBroadcast',
  'POST /api/v1/fingerprint',
  'POST /api/v1/integrations.replayOutgoing',
  'method replayOutgoingIntegration',
]);
/** In place of what the table has, where that changes nothing. */
const kParams: Record<string, Row['params']> = {
  'POST /api/v1/users.resetAvatar': async (scene) => ({ userId: await withPicture(scene) }),
  'method resetAvatar': async (scene) => [await withPicture(scene)],
  'POST /api/v1/chat.unPinMessage': async (scene) => ({ messageId: await pinned(scene) }),
  'method unpinMessage': async (scene) => [{ _id: await pinned(scene) }],
  'POST /api/v1/rooms.cleanHistory': async (scene) => ({ roomId: await spoken(scene), ...kEver }),
  'method cleanRoomHistory': async (scene) => [{ roomId: await spoken(scene), oldest: new Date(0), latest: new Date(kEver.latest) }],
};
const kEver = { oldest: new Date(0).toISOString(), latest: '2100-01-01T00:00:00.000Z' };

async function withPicture(scene: Scene): Promise<string> {
  const { id } = await scene.fresh();
  await scene.people.admin.call('setAvatarFromService', `data:image/png;base64,${png(16, 16).toString('base64')}`, 'image/png', 'upload', id);
  return id;
}

async function pinned(scene: Scene): Promise<string> {
  const message = await scene.message(await scene.group());
  await scene.people.owner.post('chat.pinMessage', { messageId: message._id });
  return message._id;
}

async function spoken(scene: Scene): Promise<string> {
  const room = await scene.group();
  await scene.message(room);
  return room._id;
}

// The owner comes last: what the table's messages are about is the owner's own.
const kAbove = ['admin', 'moderator', 'owner'] as const;
const kBelow = ['guest', 'stranger', 'member'] as const;

/** On whose behalf the act is done; undefined: anybody may, or nobody. */
function actorOf(row: Row, inside: Set<CallerName>): CallerName | undefined {
  if (kBelow.some((name) => isExpected(row, name, inside))) return undefined;
  return kAbove.find((name) => isExpected(row, name, inside));
}

async function check(server: Server, act: (ready: () => void) => Promise<{ passed: boolean; said: string }>): Promise<void> {
  let before = 0;
  const { passed, said } = await act(() => (before = auditActions(server).length));
  assert.ok(passed, said);
  assert.ok(auditActions(server).length > before, 'no row in the audit log');
}

type Act = (now: Scene, row: Row, name: CallerName, ready: () => void) => Promise<{ passed: boolean; said: string }>;
interface Case {
  what: string;
  access: string;
  row: Row | undefined;
  act: Act;
}

const kCases: Case[] = [
  ...kDeclared
    .filter(({ name }) => !name.startsWith('GET ') && !kOwn.test(name))
    .map(({ name, access }) => ({
      what: name,
      access,
      row: kEndpoints[name],
      act: async (now: Scene, row: Row, who: CallerName, ready: () => void) => {
        const answer = await callEndpoint(now, name, row, who, ready);
        return { passed: hasPassed(answer), said: answer.text };
      },
    })),
  ...kDeclaredMethods
    .filter(({ name }) => !kReads.has(name))
    .map(({ name, access }) => ({
      what: `method ${name}`,
      access,
      row: kMethods[name],
      act: (now: Scene, row: Row, who: CallerName, ready: () => void) => callMethod(now, name, row, who, ready),
    })),
];

for (const { what, access, row, act } of kCases) {
  if (!row || kElsewhere.has(what)) continue;
  if (engineUnderTest() !== 'sqlite') {
    test.skip(what, 'reads the database file; the rows are the same on both engines (unit tests)');
    continue;
  }
  test(what, async ({ chat, server }) => {
    const { scene, permissions } = await prepared(chat);
    const name = actorOf(row, letIn(access, permissions));
    if (name === undefined) return;
    try {
      const changing = kParams[what] ? { ...row, params: kParams[what] } : row;
      await check(server, (ready) => act(scene, changing, name, ready));
    } finally {
      await row.after?.(scene, name);
    }
  });
}
