// A bot on Rocket.Chat's JavaScript SDK, unmodified: REST login, DDP resume, __my_messages__, answers over REST.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { Inbox } from '../harness/wait.ts';

const { Bot }: Loose = createRequire(import.meta.url)('@rocket.chat/sdk');

const kQuiet = { debug() {}, info() {}, warning() {}, warn() {}, error() {} };

async function start(url: string, username: string, password: string): Promise<Loose> {
  const bot = new Bot({ host: url, useSsl: false, logger: kQuiet });
  await bot.connect({});
  await bot.login({ username, password });
  return bot;
}

test('a bot logs in, joins a room, hears what is said, and answers', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const account = await chat.user('robot', { roles: ['user', 'bot'] });
  const room = await chat.channel({ members: [ann] });
  const bot = await start(server.url, account.username, account.password);
  try {
    assert.equal(bot.userId, account.id);
    await bot.post('channels.join', { roomId: room._id });

    const heard = new Inbox<Loose>();
    await bot.reactToMessages((failure: Error | null, message: Loose) => {
      if (failure) return heard.end(failure);
      if (message.u._id === account.id) return undefined;
      heard.push(message);
      return bot.sendToRoomId(`You said: ${message.msg}`, message.rid);
    });
    const answers = await ann.watch('stream-room-messages', room._id);
    for (const text of ['hello bot', 'ümläut', 'bye']) {
      await ann.send(room, text);
      const [answer] = (await answers.next(([message]) => (message as Loose).u._id === account.id)) as Loose[];
      assert.equal(answer.msg, `You said: ${text}`);
    }
    assert.deepEqual(heard.all.map((message) => message.msg), ['hello bot', 'ümläut', 'bye']);
  } finally {
    await bot.disconnect();
  }
});

test('it writes to people, edits, asks for users and history', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const account = await chat.user('robot', { roles: ['user', 'bot'] });
  const bot = await start(server.url, account.username, account.password);
  try {
    const seen = await ann.watchOwn('notification');
    const sent = await bot.sendDirectToUser('psst', ann.username);
    assert.equal((await seen.values(1))[0].payload._id, sent._id);
    await bot.editMessage({ rid: sent.rid, _id: sent._id, msg: 'never mind' });
    assert.equal((await ann.history({ _id: sent.rid, t: 'd' }))[0].msg, 'never mind');
    assert.equal((await bot.users.info(ann.username))._id, ann.id);
    assert.ok((await bot.users.allNames()).includes(ann.username));
    const history = await bot.loadHistory(sent.rid, new Date(0));
    assert.deepEqual(history.updated.map((one: Loose) => one.msg), ['never mind']);
    await bot.subscribeNotifyUser();
    await bot.subscribeLoggedNotify();
  } finally {
    await bot.disconnect();
  }
});

test('a wrong password is refused', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const bot = new Bot({ host: server.url, useSsl: false, logger: kQuiet });
  await assert.rejects(bot.login({ username: ann.username, password: 'wrong' }), (failure: Loose) => failure.status === 401);
});
