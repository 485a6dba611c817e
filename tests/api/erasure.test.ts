// What is deleted is in no table and no file any more, however it came there: each thing that one can write has a mark in it,
// and the whole database is looked through for that.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { bring, sendFile } from '../harness/files.ts';
import { unique } from '../harness/ids.ts';
import { engineUnderTest, type Server } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { Message_ErasureType: 'Delete', Message_KeepHistory: true } });
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const aMark = () => `mark${unique('x').replace(/[^a-z0-9]/g, '')}`;

/** Columns that hold the mark, and files beside the database. */
function placesOf(server: Server, mark: string): string[] {
  const database = new DatabaseSync(join(server.data, 'confab.db'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as Loose[];
    const columns = tables.flatMap(({ name }) => (database.prepare(`PRAGMA table_info("${name}")`).all() as Loose[]).map((column) => [name, column.name]));
    const found = columns.filter(([table, column]) => {
      const holds = `instr(lower(CAST("${column}" AS TEXT)), ?) > 0 OR instr(CAST("${column}" AS BLOB), CAST(? AS BLOB)) > 0`;
      return (database.prepare(`SELECT count(*) AS rows FROM "${table}" WHERE ${holds}`).get(mark, mark) as Loose).rows > 0;
    });
    const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile() && !one.name.startsWith('confab.'));
    return [...found.map((one) => one.join('.')), ...files.filter((one) => readFileSync(join(one.parentPath, one.name)).includes(mark)).map((one) => `file ${one.name}`)].sort();
  } finally {
    database.close();
  }
}

/** Everything that somebody leaves in a room, and of themselves. */
async function leaveMarks(writer: User, other: User, room: Room, mark: string): Promise<void> {
  const edited = await writer.send(room, `${mark} text`);
  await writer.post('chat.update', { roomId: room._id, msgId: edited._id, text: `${mark} edited` });
  await writer.post('chat.delete', { roomId: room._id, msgId: (await writer.send(room, `${mark} deleted`))._id });
  await writer.send(room, `${mark} reply`, { tmid: (await other.send(room, 'first'))._id, attachments: [{ text: `${mark} attached` }] });
  await writer.post('confab.polls.create', { roomId: room._id, question: `${mark}?`, options: [`${mark} a`, `${mark} b`] } as Loose);
  await writer.post('confab.drafts.save', { rid: room._id, msg: `${mark} draft` } as Loose);
  await writer.post('confab.scheduledMessages.create', { rid: room._id, msg: `${mark} later`, sendAt: later() } as Loose);
  await writer.post('confab.reminders.create', { text: `${mark} remember`, messageId: edited._id, dueAt: later() } as Loose);
  const file = (what: string) => ({ name: `${mark} ${what}.txt`, type: 'text/plain', content: `${mark} ${what}` });
  await sendFile(writer, room, file('sent'), { msg: `${mark} file`, description: `${mark} shown` });
  await bring(writer, room, file('not sent'));
  await other.post('chat.reportMessage', { messageId: edited._id, description: 'look' });
  await other.post('chat.pinMessage', { messageId: edited._id });
  await writer.post('chat.starMessage', { messageId: edited._id });
}

if (engineUnderTest() === 'sqlite') {
  test('a deleted account leaves its name where others wrote it, and in the audit log', async ({ chat, server }) => {
    const mark = aMark();
    const admin = await chat.admin;
    const [ann, ben] = [await chat.user('ann', { username: mark, name: `${mark} name` }), await chat.user('ben')];
    const room = await chat.channel({ members: [ben, ann] });
    await ann.post('users.updateOwnBasicInfo', { data: { bio: `${mark} bio`, nickname: `${mark} nick` } });
    await ann.post('users.setStatus', { status: 'busy', message: `${mark} status` });
    await ann.post('users.setPreferences', { data: { highlights: [`${mark} word`] } });
    await ann.post('users.generatePersonalAccessToken', { tokenName: `${mark} token` });
    await ann.post('confab.sidebar.create', { name: `${mark} section` } as Loose);
    await ann.post('calendar-events.create', { startTime: later(), subject: `${mark} subject`, description: `${mark} description` } as Loose);
    await ann.send(await ann.direct(ben), `${mark} direct`);
    await leaveMarks(ann, ben, room, mark);
    await ben.send(room, `@${ann.username} hello`);
    const said = await ann.send(room, `${mark} remind me`);
    await ben.post('confab.reminders.create', { messageId: said._id, dueAt: new Date(Date.now() + 500).toISOString() } as Loose);
    await eventually(async () => {
      const { ims }: Loose = await ben.get('im.list');
      const told = ims.find((one: Loose) => one.usernames.includes('rocket.cat'))?.lastMessage;
      assert.equal(told?.attachments[0].text, said.msg);
    });
    assert.ok(placesOf(server, mark).length > 15, placesOf(server, mark).join());
    await admin.post('users.delete', { userId: ann.id, confirmRelinquish: true });
    await eventually(async () => assert.deepEqual(placesOf(server, mark), ['audit_log.details', 'messages.md', 'messages.text']), 40_000);
  });

  test('a deleted room leaves its name in the audit log', async ({ chat, server }) => {
    const mark = aMark();
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await chat.group({ name: mark, members: [ben, ann] });
    await ben.post('groups.setTopic', { roomId: room._id, topic: `${mark} topic` });
    await leaveMarks(ann, ben, room, mark);
    await ben.post('findOrCreateInvite', { rid: room._id, days: 0, maxUses: 0 });
    assert.ok(placesOf(server, mark).length > 10, placesOf(server, mark).join());
    await ben.post('groups.delete', { roomId: room._id });
    await eventually(async () => assert.deepEqual(placesOf(server, mark), ['audit_log.details']), 40_000);
  });
} else {
  test.skip('what is deleted is in no table', 'looks into the file of SQLite');
}
