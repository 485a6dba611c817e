// What clients read of the answers to messages, to the letter: texts of refusals, members of documents.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

test('refusals of chat.sendMessage have the texts that clients know', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const text = async (message: Loose) => (await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message })).error;
  assert.equal(await text({ rid: 'nowhere', msg: 'x' }), 'error-invalid-room');
  assert.equal(await text({ rid: room._id, msg: 'x', alias: 'The boss' }), 'Not enough permission');
  assert.equal(await text({ rid: room._id, msg: 'x', avatar: 'javascript:alert(1)' }), 'Invalid href value provided');
  assert.equal(await text({ rid: room._id, msg: 'x', t: 'uj' }), "Cannot send system messages using 'chat.sendMessage'");
  assert.equal(await text({ rid: room._id, msg: 'x', tshow: true }), 'tshow provided but missing tmid [invalid-params]');
  assert.equal(await text({ rid: room._id, attachments: [{ title_link: 'javascript:alert(1)' }] }), 'Invalid href value provided');
  assert.match(await text({ rid: room._id, attachments: [{ title: 7 }] }), /^Match error: Expected string, got number in field /);
  await ann.post('rooms.muteUser', { roomId: room._id, username: ben.username });
  assert.equal(await text({ rid: room._id, msg: 'x' }), 'You_have_been_muted');
  await ann.post('rooms.unmuteUser', { roomId: room._id, username: ben.username });
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: true });
  assert.equal(await text({ rid: room._id, msg: 'x' }), "You can't send messages because the room is readonly.");
  assert.deepEqual(await ann.history(room).then((all) => all.filter((one) => one.t === undefined)), []);
});

test('an empty text is a message, and so is one that shows nothing', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const msg of [undefined, '', ' \n', '\u3000', '\u200B', '\u2800', '\uFEFF', '\u202E']) {
    const { message }: Loose = await ann.post('chat.sendMessage', { message: { rid: room._id, ...(msg !== undefined && { msg }), tmid: '' } });
    assert.equal(message.msg, '');
    assert.equal('md' in message, false);
    assert.deepEqual([message.urls, message.mentions, message.channels], [[], [], []]);
  }
});

test('an emoji in place of the picture needs no permission', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  assert.equal((await ann.send(room, 'beep', { emoji: ':robot:' })).emoji, ':robot:');
});

test('who may read a public channel writes in it without joining; a join code asks for joining', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.channel({ members: [ann] });
  await eve.send(room, 'passing by');
  assert.equal((await eve.get('subscriptions.getOne', { roomId: room._id }) as Loose).subscription, null);
  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  await eve.refused(400, 'error-not-allowed', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x' } });
});

test('chat.postMessage answers with what the caller named', async ({ chat }) => {
  const ann = await chat.user('ann');
  const rooms = [await chat.channel({ members: [ann] }), await chat.channel({ members: [ann] })];
  const answer: Loose = await ann.post('chat.postMessage', { channel: rooms.map((one) => `#${one.name}`), text: ' to both ' });
  assert.equal(answer.channel, `#${rooms[0]?.name}`);
  assert.equal(answer.message.rid, rooms[0]?._id);
  assert.equal(answer.message.msg, 'to both');
  assert.deepEqual([answer.message.groupable, answer.message.parseUrls], [false, true]);
  assert.deepEqual([answer.message.attachments, answer.message.alias], [[], '']);
  const kept: Loose = await ann.get('chat.getMessage', { msgId: answer.message._id });
  assert.deepEqual([kept.message.attachments, kept.message.alias], [[], '']);
  for (const params of [{ text: 'where?' }, { channel: '#no-such-room', text: 'x' }, { roomId: 'nowhere', text: 'x' }]) {
    assert.equal((await ann.refused(400, 'invalid-channel', 'POST', 'chat.postMessage', params)).error, '[invalid-channel]');
  }
});

test('the longest name that there is counts, and the tree says so', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, `Ask @${ben.username}. "Or @${ben.username}" or @${ben.username}- in #${room.name}.`);
  assert.deepEqual(message.mentions.map((one: Loose) => one._id), [ben.id]);
  assert.deepEqual(message.channels.map((one: Loose) => one._id), [room._id]);
  const parts: Loose[] = message.md[0].value;
  assert.deepEqual(parts.filter((one) => one.type === 'MENTION_USER').map((one) => one.value.value), Array(3).fill(ben.username));
  assert.deepEqual(parts.filter((one) => one.type === 'MENTION_CHANNEL').map((one) => one.value.value), [room.name]);
  assert.deepEqual(parts.at(-1), { type: 'PLAIN_TEXT', value: '.' });
  assert.equal((await ben.subscription(room)).userMentions, 1);
});

test('an edit that changes nothing leaves no mark, and names its author as clients expect', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { _id } = await ann.send(room, 'same');
  const same: Loose = await ann.post('chat.update', { roomId: room._id, msgId: _id, text: 'same' });
  assert.equal(same.message.editedAt, undefined);
  const other: Loose = await ann.post('chat.update', { roomId: room._id, msgId: _id, text: 'other' });
  assert.deepEqual(other.message.editedBy, { _id: ann.id, username: ann.username });
});

test('dates are accepted as mail writes them, and an empty one is none', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'now');
  for (const oldest of ['', '01 Jan 2020', 'Wed, 01 Jan 2020 00:00:00 GMT', '2020-01-01']) {
    const { messages }: Loose = await ann.get('channels.history', { roomId: room._id, oldest, latest: '' });
    assert.equal(messages.length, 1, oldest);
  }
  await ann.refused(400, undefined, 'GET', 'channels.history', { roomId: room._id, oldest: '01/02/2020' });
});

test('free-form fields are refused unless the administrators want them', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { _id } = await ann.send(room, 'x');
  for (const customFields of [{ priority: 'low' }, {}]) {
    const said = async (path: string, body: Loose) => (await ann.refused(400, undefined, 'POST', path, body)).error;
    assert.equal(await said('chat.sendMessage', { message: { rid: room._id, msg: 'x', customFields } }), 'Custom fields not enabled');
    assert.equal(await said('chat.postMessage', { roomId: room._id, text: 'x', customFields }), 'Custom fields not enabled');
    assert.equal(await said('chat.update', { roomId: room._id, msgId: _id, text: 'y', customFields }), 'Custom fields not enabled');
  }
  assert.equal((await ann.history(room)).filter((one) => one.t === undefined).length, 1);
});

testsOn({ settings: { Message_CustomFields_Enabled: true } })('free-form fields are as the schema says', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const customFields of [{ priority: 'other' }, {}, { priority: 'low', more: 1 }]) {
    const refusal = await ann.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x', customFields } });
    assert.equal(refusal.error, 'Invalid custom fields');
  }
  assert.deepEqual((await ann.send(room, 'x', { customFields: { priority: 'low' } })).customFields, { priority: 'low' });
});

test('a link to a message quotes it, for who may read it, and is followed by edits', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const secret = await chat.group({ members: [ben] });
  const site = ((await chat.anyone.get('settings.public', { _id: ['Site_Url'] })) as Loose).settings[0].value;
  const link = (where: Loose, message: Loose) => `${site}/channel/${where.name}?msg=${message._id}`;
  const first = await ben.send(room, 'the *first*');
  const hidden = await ben.send(secret, 'hidden');
  const second = await ann.send(room, `see ${link(room, first)} and ${link(secret, hidden)}`);
  assert.deepEqual(second.attachments, [
    {
      text: 'the *first*',
      md: first.md,
      message_link: link(room, first),
      author_id: ben.id,
      author_name: ben.username,
      author_icon: `/avatar/${ben.username}`,
      attachments: [],
      ts: first.ts,
    },
  ]);
  assert.deepEqual(second.urls.map((one: Loose) => one.ignoreParse), [true, undefined]);

  // What somebody has written is quoted by the server alone.
  const forged = { message_link: link(room, first), author_name: ben.username, text: 'I resign' };
  for (const msg of ['look', `look ${link(secret, hidden)}`]) {
    const attachments = [forged, { text: 'own', attachments: [forged] }];
    for (const more of [{}, { parseUrls: false }]) {
      assert.deepEqual((await ann.send(room, msg, { attachments, ...more })).attachments, [{ text: 'own', attachments: [] }]);
    }
  }

  const third = await ben.send(room, link(room, second), { attachments: [{ text: 'own' }] });
  assert.deepEqual(third.attachments.map((one: Loose) => one.text), ['own', second.msg]);
  assert.equal(third.attachments[1].attachments[0].text, 'the *first*');
  const fourth = await ben.send(room, link(room, third));
  const inner = fourth.attachments[0].attachments[1];
  assert.equal(inner.text, second.msg);
  assert.equal('attachments' in inner, false, 'two within each other, and no more');

  const edited: Loose = (await ben.post('chat.update', { roomId: room._id, msgId: third._id, text: `no: ${link(room, first)}` }) as Loose).message;
  assert.deepEqual(edited.attachments.map((one: Loose) => one.text), ['own', 'the *first*']);
  const plain: Loose = (await ben.post('chat.update', { roomId: room._id, msgId: third._id, text: 'nothing' }) as Loose).message;
  assert.deepEqual(plain.attachments.map((one: Loose) => one.text), ['own']);
});

test('links whose preview is not wanted say so', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const msg = 'https://a.example/ and https://b.example/';
  const ignored = (message: Loose) => message.urls.map((one: Loose) => [one.ignoreParse, one.meta]);
  const { message }: Loose = await ann.post('chat.sendMessage', { message: { rid: room._id, msg }, previewUrls: ['https://b.example/'] });
  assert.deepEqual(ignored(message), [[true, {}], [undefined, {}]]);
  const edited: Loose = await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: msg, previewUrls: [] });
  assert.deepEqual(ignored(edited.message), [[true, {}], [true, {}]]);
  const other = await ann.call('sendMessage', { rid: room._id, msg }, []);
  assert.deepEqual(ignored(other), [[true, {}], [true, {}]]);
});

test('attachments that are no list are ignored, and a message without a room is said to be one', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const answer: Loose = await ann.post('chat.postMessage', { roomId: room._id, text: 'x', attachments: 'nothing' } as Loose);
  assert.deepEqual(answer.message.attachments ?? [], []);
  const refusal = await ann.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { msg: 'x' } });
  assert.equal(refusal.error, "The 'rid' property on the message object is missing.");
});

test('updateMessage changes what may change; anything else must be as it is', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { _id } = await ann.send(room, 'before', { emoji: ':robot:' });
  const whole = await ann.callMethod('getSingleMessage', _id);
  assert.equal(await ann.callMethod('updateMessage', { ...whole, msg: 'after' }), undefined);
  for (const [key, value] of Object.entries<Loose>({ t: 'uj', pinned: true, u: { _id: 'other' }, groupable: false, emoji: ':cat:', ts: new Date(0), nothing: 1 })) {
    await assert.rejects(
      ann.callMethod('updateMessage', { _id, rid: room._id, msg: 'changed', [key]: value }),
      (refusal: Loose) => refusal.error === 'error-invalid-update-key' && refusal.reason === `Cannot update the message ${key}`,
    );
  }
  const { message }: Loose = await ann.get('chat.getMessage', { msgId: _id });
  assert.deepEqual([message.msg, message.emoji, message.t], ['after', ':robot:', undefined]);
});

test('who deletes: the room comes first, then in whose name, then the right', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [room, other] = [await chat.channel({ members: [ann, ben] }), await chat.channel({ members: [ann, ben] })];
  const { _id: msgId } = await ann.send(room, 'mine');
  const said = async (body: Loose) => (await ben.refused(400, undefined, 'POST', 'chat.delete', body)).error;
  assert.equal(await said({ roomId: other._id, msgId }), 'The room id provided does not match where the message is from.');
  assert.equal(await said({ roomId: room._id, msgId, asUser: true }), 'Unauthorized. You must have the permission "force-delete-message" to delete other\'s message as them.');
  assert.equal(await said({ roomId: room._id, msgId }), 'Not allowed [error-action-not-allowed]');
  await ann.post('chat.delete', { roomId: room._id, msgId, asUser: true });
});

test('messages that are not there, or out of reach, are left out or say nothing', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const { _id } = await ann.send(room, 'secret');
  for (const msgId of [_id, 'nothing']) {
    const answer = await eve.request('GET', 'chat.getMessage', { query: { msgId } });
    assert.deepEqual([answer.status, answer.body], [400, { success: false }]);
    assert.equal(answer.headers.get('x-error-type'), 'error-message-not-found');
  }
  assert.deepEqual(await eve.callMethod('getMessages', [_id, 'nothing']), []);
  assert.equal(await eve.callMethod('loadMissedMessages', room._id, new Date(0)), false);
  assert.equal((await ann.callMethod('loadMissedMessages', room._id, new Date(0))).at(0)._id, _id);
  for (const path of ['chat.getMentionedMessages', 'chat.getStarredMessages', 'chat.getDiscussions'] as const) {
    const refusal = await eve.refused(400, undefined, 'GET', path, { roomId: room._id });
    assert.deepEqual([refusal.error, 'errorType' in refusal], ['error-not-allowed', false], path);
  }
});

test('what is missing of a query is told in the words of each call', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const said = async (caller: typeof ann, path: string, query: Loose) => {
    const { error, errorType } = await caller.refused(400, undefined, 'GET', path, query);
    return [error, errorType];
  };
  for (const [query, text] of [
    [{}, 'The required "roomId" query param is missing.'],
    [{ roomId: room._id }, 'The required "since" query param is missing.'],
    [{ roomId: room._id, since: 'never' }, 'The "since" query parameter must be a valid date.'],
  ] as const) {
    assert.deepEqual(await said(ann, 'chat.getDeletedMessages', query), [`[${text}]`, text]);
  }
  for (const [query, text, code] of [
    [{}, 'The required "roomId" query param is missing.', 'error-roomId-param-not-provided'],
    [{ roomId: room._id }, 'The required "lastUpdate" query param is missing.', 'error-lastUpdate-param-not-provided'],
    [{ roomId: room._id, lastUpdate: 'never' }, 'The "lastUpdate" query parameter must be a valid date.', 'error-roomId-param-invalid'],
  ] as const) {
    assert.deepEqual(await said(ann, 'chat.syncMessages', query), [`${text} [${code}]`, code]);
  }
  assert.deepEqual(await said(eve, 'chat.syncMessages', { roomId: room._id, lastUpdate: new Date().toISOString() }), ['Not allowed [error-not-allowed]', 'error-not-allowed']);
  assert.deepEqual(await said(ann, 'permissions.listAll', { updatedSince: 'never' }), ['The "updatedSince" query parameter must be a valid date. [error-roomId-param-invalid]', 'error-roomId-param-invalid']);
  for (const roomId of [room._id, 'nothing']) assert.deepEqual(await said(eve, 'chat.getURLPreview', { roomId, url: 'https://a.example/' }), ['Not allowed [error-not-allowed]', 'error-not-allowed']);
});

test('links of attachments lead to pages and to files of the workspace, and nowhere else', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const key of ['title_link', 'image_url', 'author_link', 'author_icon', 'thumb_url', 'audio_url', 'video_url', 'message_link']) {
    const refusal = await ann.refused(400, undefined, 'POST', 'chat.postMessage', { roomId: room._id, attachments: [{ [key]: 'javascript:alert(1)' }] });
    assert.equal(refusal.error, 'Invalid href value provided', key);
  }
  await ann.refused(400, 'Invalid href value provided', 'POST', 'chat.postMessage', { roomId: room._id, attachments: [{ image_url: 'x/y.png' }] });
  await ann.post('chat.postMessage', { roomId: room._id, attachments: [{ image_url: '/file-upload/x/y.png' }] } as Loose);
  const { message }: Loose = await ann.post('chat.postMessage', { roomId: room._id, attachments: [{ fields: [{ title: 'a', value: 5 }, { title: 'b', value: true }] }] } as Loose);
  assert.deepEqual(message.attachments[0].fields.map((one: Loose) => one.value), ['5', 'true']);
});

test('which links count as links', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  assert.deepEqual((await ann.send(room, 'see `https://a.example`\n```\nhttps://b.example\n```')).urls, []);
  for (const more of [{ attachments: [{ text: 'x' }] }, { parseUrls: false }]) {
    const { message }: Loose = await ann.post('chat.postMessage', { roomId: room._id, text: 'https://a.example', ...more } as Loose);
    assert.equal('urls' in message, false);
  }
});

test('the name of a method in the path of method.call means nothing', async ({ chat }) => {
  const ann = await chat.user('ann');
  const { body } = await ann.request('POST', 'method.call/whatever', { body: { message: JSON.stringify({ msg: 'method', id: '7', method: 'getUserRoles', params: [] }) } });
  const frame = JSON.parse(body.message);
  assert.deepEqual([frame.msg, frame.id, Object.keys(frame.result[0]).sort()], ['result', '7', ['_id', 'roles', 'username']]);
});
