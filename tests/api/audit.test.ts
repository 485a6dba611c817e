// Every administrative and moderating act is in the audit log. A call whose declaration asks for a permission and that stands
// in no row fails.

import assert from 'node:assert/strict';
import { auditActions } from '../harness/audit.ts';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { putFailedLogins } from '../harness/failed-logins.ts';
import { unique } from '../harness/ids.ts';
import { putJob } from '../harness/jobs.ts';
import { engineUnderTest, type Server } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';
import { enrol } from '../harness/totp.ts';

const test = testsOn({ settings: { Block_Multiple_Failed_Logins_Enabled: true } });

interface Scene {
  admin: User;
  ann: User; // owns the room
  ben: User;
  room: Room;
  role: Loose;
  server: Server;
}
interface Act {
  call: (scene: Scene) => Promise<unknown>;
  rows: string[]; // in their order
}

const inRoom = ({ room, ben }: Scene) => ({ roomId: room._id, userId: ben.id });

/** By the call that the declaration names. */
// Refused, whoever asks: there is nothing that it could change.
const kNeverDone = ['POST /api/v1/licenses.add', 'POST /api/v1/licenses.validate'];
/** What concerns nobody but oneself: the own devices are told something. */
const kOfOneself = ['POST /api/v1/push.test'];

/** A webhook, of which nobody is told. */
const webhook = (): Loose => ({ type: 'webhook-incoming', name: unique('hook'), enabled: true, username: 'rocket.cat', channel: '#general', scriptEnabled: false });
const telling = ({ room }: Scene): Loose => ({ ...webhook(), type: 'webhook-outgoing', channel: `#${room.name}`, event: 'sendMessage', urls: ['http://127.0.0.1:1/'] });
const made = async ({ admin }: Scene, wanted: Loose): Promise<string> => ((await admin.post('integrations.create', wanted)) as Loose).integration._id;

const kDeclared: Record<string, Act> = {
  'POST /api/v1/integrations.create': { call: (scene) => made(scene, webhook()), rows: ['integration.created'] },
  'PUT /api/v1/integrations.update': {
    call: async (scene) => scene.admin.request('PUT', 'integrations.update', { body: { ...webhook(), integrationId: await made(scene, webhook()) } }),
    rows: ['integration.created', 'integration.changed'],
  },
  'POST /api/v1/integrations.remove': {
    call: async (scene) => scene.admin.post('integrations.remove', { type: 'webhook-incoming', integrationId: await made(scene, webhook()) }),
    rows: ['integration.created', 'integration.removed'],
  },
  'POST /api/v1/integrations.clearHistory': {
    call: async (scene) => scene.admin.post('integrations.clearHistory', { integrationId: await made(scene, telling(scene)) }),
    rows: ['integration.created', 'integration.history_cleared'],
  },
  'POST /api/v1/integrations.replayOutgoing': {
    call: async (scene) => {
      const integrationId = await made(scene, telling(scene));
      await scene.ann.send(scene.room, 'hello');
      const historyId = await eventually(async () => {
        const [call] = ((await scene.admin.get('integrations.history', { id: integrationId })) as Loose).history;
        assert.ok(call);
        return call._id as string;
      });
      await scene.admin.post('integrations.replayOutgoing', { integrationId, historyId });
    },
    rows: ['integration.created', 'integration.replayed'],
  },
  'POST /api/v1/users.create': {
    call: ({ admin }) => {
      const username = unique('fresh');
      return admin.post('users.create', { username, name: 'Fresh', email: `${username}@example.test`, password: 'secret of mine 1' });
    },
    rows: ['user.created'],
  },
  'POST /api/v1/confab.impersonation.start': {
    call: async ({ admin, ben }) => {
      await admin.post('settings/Accounts_AllowUserImpersonation', { value: true });
      await admin.post('confab.impersonation.start', { userId: ben.id });
      await admin.post('settings/Accounts_AllowUserImpersonation', { value: false });
    },
    rows: ['setting.changed', 'impersonation.started', 'setting.changed', 'impersonation.ended'],
  },
  'POST /api/v1/moderation.dismissReports': {
    call: async ({ admin, ann, ben, room }) => {
      const message = await ben.send(room, 'hello');
      await ann.post('chat.reportMessage', { messageId: message._id, description: 'rude' });
      await admin.post('moderation.dismissReports', { userId: ben.id });
    },
    rows: ['moderation.message-reports-dismissed'],
  },
  'POST /api/v1/moderation.dismissUserReports': {
    call: async ({ admin, ann, ben }) => {
      await ann.post('moderation.reportUser', { userId: ben.id, description: 'rude' });
      await admin.post('moderation.dismissUserReports', { userId: ben.id });
    },
    rows: ['moderation.user-reports-dismissed'],
  },
  'POST /api/v1/moderation.user.deleteReportedMessages': {
    call: async ({ admin, ann, ben, room }) => {
      const message = await ben.send(room, 'hello');
      await ann.post('chat.reportMessage', { messageId: message._id, description: 'rude' });
      await admin.post('moderation.user.deleteReportedMessages', { userId: ben.id });
    },
    rows: ['moderation.message-deleted'],
  },
  'POST /api/v1/confab.testStorage': { call: ({ admin }) => admin.post('confab.testStorage', {}), rows: ['files.storage_tried'] },
  'POST /api/v1/confab.migrateStorage': { call: ({ admin }) => admin.post('confab.migrateStorage', { to: 'FileSystem' }), rows: ['files.migrated'] },
  'POST /api/v1/users.deactivateIdle': {
    call: async ({ admin, ben, server }) => {
      server.sql(`UPDATE users SET last_login_at = 1000 WHERE id = '${ben.id}'`);
      await admin.post('users.deactivateIdle', { daysIdle: 10_000 });
    },
    rows: ['user.deactivated'],
  },
  'POST /api/v1/presence.enableBroadcast': {
    call: async ({ admin }) => {
      await admin.post('settings/Presence_broadcast_disabled', { value: true });
      await admin.post('presence.enableBroadcast');
    },
    rows: ['setting.changed', 'setting.changed'],
  },
  'POST /api/v1/fingerprint': { call: ({ admin }) => admin.post('fingerprint', { setDeploymentAs: 'new-workspace' }), rows: ['setting.changed'] },
  'POST /api/v1/users.delete': { call: ({ admin, ben }) => admin.post('users.delete', { userId: ben.id, confirmRelinquish: true }), rows: ['user.deleted'] },
  'POST /api/v1/users.setActiveStatus': { call: ({ admin, ben }) => admin.post('users.setActiveStatus', { userId: ben.id, activeStatus: false }), rows: ['user.deactivated'] },
  'POST /api/v1/settings': { call: ({ admin }) => admin.post('settings', { settings: [{ _id: 'Site_Name', value: unique('Name') }] }), rows: ['setting.changed'] },
  'POST /api/v1/settings/{_id}': { call: ({ admin }) => admin.post('settings/Site_Name', { value: unique('Name') }), rows: ['setting.changed'] },
  'POST /api/v1/permissions.update': {
    call: ({ admin, role }) => admin.post('permissions.update', { permissions: [{ _id: 'mail-messages', roles: ['admin', role._id] }] }),
    rows: ['permission.changed'],
  },
  'POST /api/v1/roles.create': { call: ({ admin }) => admin.post('roles.create', { name: unique('role'), scope: 'Users' }), rows: ['role.created'] },
  'POST /api/v1/roles.update': { call: ({ admin, role }) => admin.post('roles.update', { roleId: role._id, name: unique('role') }), rows: ['role.changed'] },
  'POST /api/v1/confab.jobs.retry': {
    call: ({ admin, server }) => admin.post('confab.jobs.retry', { jobId: putJob(server, { kind: unique('kind'), state: 'failed', error: 'x' }) }),
    rows: ['job.retried'],
  },
  'POST /api/v1/confab.jobs.cancel': {
    call: ({ admin, server }) => admin.post('confab.jobs.cancel', { jobId: putJob(server, { kind: unique('kind'), state: 'waiting' }) }),
    rows: ['job.cancelled'],
  },
  'POST /api/v1/confab.limits.lift': {
    call: async ({ admin, ben, server }) => {
      putFailedLogins(server, ben.username);
      const { limits }: Loose = await admin.get('confab.limits', { kind: 'user' });
      await admin.post('confab.limits.lift', { limitId: limits.find((one: Loose) => one.userId === ben.id)._id });
    },
    rows: ['limit.lifted'],
  },
  'POST /api/v1/users.resetTOTP': {
    call: async ({ admin, ben }) => {
      await enrol(ben);
      await admin.post('users.resetTOTP', { userId: ben.id });
    },
    rows: ['user.two_factor_enabled', 'user.two_factor_reset'],
  },
  'POST /api/v1/sessions/logout': {
    call: async ({ admin, ben }) => {
      const { sessions }: Loose = await ben.get('sessions/list');
      await admin.post('sessions/logout', { sessionId: sessions[0].sessionId });
    },
    rows: ['user.device_logged_out'],
  },
  'POST /api/v1/roles.delete': { call: ({ admin, role }) => admin.post('roles.delete', { roleId: role._id }), rows: ['role.deleted'] },
};

/** Whose permission is asked for by the use case. */
const kOthers: Record<string, Act> = {
  'a role given and taken': {
    call: async ({ admin, ben }) => {
      await admin.post('roles.addUserToRole', { roleId: 'bot', username: ben.username });
      await admin.post('roles.removeUserFromRole', { roleId: 'bot', username: ben.username });
    },
    rows: ['role.given', 'role.taken'],
  },
  'somebody changed': {
    call: ({ admin, ben }) => admin.post('users.update', { userId: ben.id, data: { bio: 'x', password: 'another secret 1' } }),
    rows: ['user.changed', 'user.password_set'],
  },
  'somebody logged out': { call: ({ admin, ben }) => admin.post('users.logout', { userId: ben.id }), rows: ['user.logged_out'] },
  "somebody else's status": { call: ({ admin, ben }) => admin.post('users.setStatus', { userId: ben.id, message: 'away for a while' }), rows: ['user.changed'] },
  'a token for somebody': { call: ({ admin, ben }) => admin.post('users.createToken', { userId: ben.id }), rows: ['user.token_made'] },
  'a room deleted': { call: ({ ann, room }) => ann.post('channels.delete', { roomId: room._id }), rows: ['room.deleted'] },
  'archived and back': {
    call: async ({ admin, ann, room }) => {
      await ann.post('channels.archive', { roomId: room._id });
      await admin.post('channels.unarchive', { roomId: room._id });
    },
    rows: ['room.archived', 'room.unarchived'],
  },
  'a room changed': { call: ({ ann, room }) => ann.post('channels.setTopic', { roomId: room._id, topic: 'news' }), rows: ['room.changed'] },
  'a member removed': { call: (scene) => scene.ann.post('channels.kick', inRoom(scene)), rows: ['room.member_removed'] },
  'a role in a room': {
    call: async (scene) => {
      await scene.ann.post('channels.addModerator', inRoom(scene));
      await scene.ann.post('channels.removeModerator', inRoom(scene));
    },
    rows: ['room.role_given', 'room.role_taken'],
  },
  muted: {
    call: async ({ ann, ben, room }) => {
      await ann.call('muteUserInRoom', { rid: room._id, username: ben.username });
      await ann.call('unmuteUserInRoom', { rid: room._id, username: ben.username });
    },
    rows: ['room.muted', 'room.unmuted'],
  },
  'messages to another room': {
    call: async ({ ann, room }) => {
      const message = await ann.send(room, 'hello');
      await ann.post('confab.messages.move', { messageIds: [message._id], roomId: room._id });
    },
    rows: ['messages.moved'],
  },
  "somebody else's poll": {
    call: async ({ ann, ben, room }) => {
      const { message }: Loose = await ben.post('confab.polls.create', { roomId: room._id, question: 'Lunch?', options: ['a', 'b'] });
      await ann.post('confab.polls.close', { messageId: message._id });
    },
    rows: ['poll.closed'],
  },
  "somebody else's message": {
    call: async ({ admin, ben, room }) => {
      const message = await ben.send(room, 'hello');
      await admin.post('channels.join', { roomId: room._id });
      await admin.post('chat.update', { roomId: room._id, msgId: message._id, text: 'h*' });
      await admin.post('chat.delete', { roomId: room._id, msgId: message._id });
    },
    rows: ['message.edited', 'message.deleted'],
  },
};

async function scene(chat: Chat, server: Server): Promise<Scene> {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const made: Loose = await admin.post('roles.create', { name: unique('role'), scope: 'Users' });
  return { admin, ann, ben, room: await chat.channel({ members: [ann, ben] }), role: made.role, server };
}

test('every call that is declared with a permission and changes something is here', async ({ chat }) => {
  const document: Loose = await (await fetch(`${chat.server.url}/api/v1/docs`)).json();
  const guarded: string[] = [];
  for (const [path, methods] of Object.entries(document.paths as Loose)) {
    for (const [method, call] of Object.entries(methods as Loose)) {
      const access = (call as Loose)['x-access'];
      if (method !== 'get' && access !== 'user' && access !== 'anyone') guarded.push(`${method.toUpperCase()} ${path}`);
    }
  }
  assert.deepEqual(guarded.sort(), [...Object.keys(kDeclared), ...kNeverDone, ...kOfOneself].sort());
});

for (const [name, act] of Object.entries({ ...kDeclared, ...kOthers })) {
  const record = `${name}: ${act.rows.join(', ')}`;
  if (engineUnderTest() !== 'sqlite') {
    test.skip(record, 'reads the database file; the rows are the same on both engines (unit tests)');
    continue;
  }
  test(record, async ({ chat, server }) => {
    const place = await scene(chat, server);
    const before = auditActions(server).length;
    await act.call(place);
    assert.deepEqual(auditActions(server).slice(before), act.rows);
  });
}
