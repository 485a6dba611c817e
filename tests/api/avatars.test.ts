import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { form, png, sizeOf } from '../harness/picture.ts';
import { test } from '../harness/test.ts';

/** As the browser asks for it: with the cookies of who is logged in. */
async function picture(url: string, path: string, who?: Loose, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const cookie: Record<string, string> = who ? { Cookie: `rc_uid=${who.id}; rc_token=${who.credentials.authToken}` } : {};
  const answer = await fetch(`${url}${path}`, { headers: { ...cookie, ...headers }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

test('a picture that is put up shows on other screens, at once and after a restart', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const seen = await ben.watch('stream-notify-logged', 'updateAvatar');
  const path = `/avatar/${ann.username}`;
  const letter = await picture(server.url, path, ben);
  assert.equal(letter.headers.get('content-type'), 'image/svg+xml');

  const sent = await ann.request('POST', 'users.setAvatar', await form({ image: png(640, 480) }));
  assert.equal(sent.status, 200, sent.text);
  const [told]: Loose[] = await seen.next(([one]: Loose[]) => one.username === ann.username && one.etag);
  const shown = await picture(server.url, path, ben);
  assert.equal(shown.headers.get('content-type'), 'image/png');
  assert.deepEqual(sizeOf(shown.bytes), [200, 200]);
  assert.equal(shown.headers.get('content-security-policy'), "default-src 'none'");
  assert.match(shown.headers.get('cache-control')!, /^private, max-age=3600$/);
  const again = await picture(server.url, path, ben, { 'If-None-Match': shown.headers.get('etag')! });
  assert.equal(again.status, 304);
  const dated = await picture(server.url, path, ben, { 'If-Modified-Since': shown.headers.get('last-modified')! });
  assert.equal(dated.status, 304);
  const me: Loose = await ann.get('me');
  assert.equal(me.avatarETag, told.etag);
  assert.equal(me.avatarOrigin, 'rest');
  assert.equal(((await ben.get('users.info', { userId: ann.id })) as Loose).user.avatarETag, told.etag);

  await server.crash();
  assert.deepEqual((await picture(server.url, path, ben)).bytes, shown.bytes);
  const byId = await picture(server.url, `/avatar/uid/${ann.id}`, ben);
  assert.deepEqual(byId.bytes, shown.bytes);

  await ann.post('users.resetAvatar');
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/svg+xml');
});

test('who is not logged in sees a letter', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  await ann.request('POST', 'users.setAvatar', await form({ image: png(64, 64) }));
  const path = `/avatar/${ann.username}`;
  const stranger = await picture(server.url, path);
  assert.equal(stranger.status, 200);
  assert.equal(stranger.headers.get('content-type'), 'image/svg+xml');
  const wrong = await picture(server.url, `${path}?rc_uid=${ann.id}&rc_token=x`);
  assert.equal(wrong.headers.get('content-type'), 'image/svg+xml');
  const right = await picture(server.url, `${path}?rc_uid=${ann.id}&rc_token=${ann.credentials!.authToken}`);
  assert.equal(right.headers.get('content-type'), 'image/png');
});

test('letters come in the form and size that is asked for', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const small = await picture(server.url, `/avatar/@${ann.username}?format=png&size=50`, ann);
  assert.equal(small.headers.get('content-type'), 'image/png');
  assert.deepEqual(sizeOf(small.bytes), [50, 50]);
  const large = await picture(server.url, `/avatar/@${ann.username}?format=png&size=1000`, ann);
  assert.deepEqual(sizeOf(large.bytes), [512, 512]);
  const photo = await picture(server.url, `/avatar/nobody?format=jpeg`, ann);
  assert.equal(photo.headers.get('content-type'), 'image/jpeg');
  assert.equal(photo.bytes.subarray(0, 2).toString('hex'), 'ffd8');
  assert.equal((await picture(server.url, '/avatar/', ann)).status, 404);
  const leads = await picture(server.url, `/api/v1/users.getAvatar?userId=${ann.id}`);
  assert.equal(leads.status, 307);
  assert.equal(leads.headers.get('location'), `${server.url}/avatar/${ann.username}`);
});

test('a picture follows a change of the name, and goes with the account', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await ann.request('POST', 'users.setAvatar', await form({ image: png(64, 64) }));
  const before = `/avatar/${ann.username}`;
  assert.equal((await picture(server.url, before, admin)).headers.get('content-type'), 'image/png');
  const renamed = `${ann.username}.new`;
  await admin.post('users.update', { userId: ann.id, data: { username: renamed } });
  assert.equal((await picture(server.url, before, admin)).headers.get('content-type'), 'image/svg+xml');
  assert.equal((await picture(server.url, `/avatar/${renamed}`, admin)).headers.get('content-type'), 'image/png');
  await admin.post('users.delete', { userId: ann.id });
  assert.equal((await picture(server.url, `/avatar/${renamed}`, admin)).headers.get('content-type'), 'image/svg+xml');
});

test('what is no picture, and whose it is not, is refused', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const send = async (who: Loose, parts: Record<string, string | Buffer>) => (await who.request('POST', 'users.setAvatar', await form(parts))) as Loose;
  assert.equal((await send(ann, { image: Buffer.from('<html><script>alert(1)</script></html>') })).body.errorType, 'error-invalid-file-type');
  assert.equal((await send(ann, { image: Buffer.alloc(0) })).body.errorType, 'file-too-small');
  assert.equal((await send(ann, { image: png(64, 64).subarray(0, 60) })).body.errorType, 'error-invalid-file-type');
  assert.equal((await send(ann, { picture: png(8, 8) })).body.errorType, 'invalid-field');
  assert.equal((await send(ann, { image: png(8, 8), userId: ben.id })).body.errorType, 'error-not-allowed');
  assert.equal((await send(ann, { image: png(8, 8), username: 'nobody-at-all' })).body.errorType, 'error-invalid-user');
  assert.equal((await send(admin, { image: png(8, 8), userId: ben.id })).status, 200);
  await ann.refused(403, 'unauthorized', 'POST', 'users.setAvatar', { userId: ben.id, avatarUrl: 'https://example.org/x.png' });
  await ann.refused(400, 'error-avatar-invalid-url', 'POST', 'users.setAvatar', { avatarUrl: 'http://127.0.0.1:1/x.png' });
  await ann.refused(400, 'error-avatar-invalid-url', 'POST', 'users.setAvatar', { avatarUrl: 'ftp://example.org/x.png' });
  await ann.refused(400, 'error-not-allowed', 'POST', 'users.resetAvatar', { userId: ben.id });
});

test('the same by methods', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  await ann.call('setAvatarFromService', `data:image/png;base64,${png(64, 64).toString('base64')}`, 'image/png', 'upload');
  const path = `/avatar/${ann.username}`;
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/png');
  await ann.call('setAvatarFromService', '', '', 'initials');
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/svg+xml');
  await ann.call('setAvatarFromService', `data:image/png;base64,${png(32, 32).toString('base64')}`, 'image/png', 'rest');
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/png');
  await assert.rejects(ann.call('setAvatarFromService', 'no data', 'image/png', 'upload'));
  await assert.rejects(ben.call('resetAvatar', ann.id));
  await ann.call('resetAvatar');
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/svg+xml');
});

test('whose picture somebody may change is one rule, whatever the way', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const picture = `data:image/png;base64,${png(16, 16).toString('base64')}`;
  const code = (call: Promise<unknown>) => call.then(() => 'done', (error: Loose) => error.error);
  for (const service of ['upload', 'initials', 'url']) {
    const data = service === 'url' ? 'https://example.org/x.png' : picture;
    assert.equal(await code(ann.call('setAvatarFromService', data, 'image/png', service, ben.id)), 'error-unauthorized', service);
  }
  assert.equal(await code(ann.call('resetAvatar', ben.id)), 'error-unauthorized');
  assert.equal(await code(admin.call('setAvatarFromService', picture, 'image/png', 'upload', 'nobody')), 'error-invalid-desired-user');
  assert.equal(await code(admin.call('resetAvatar', 'nobody')), 'error-invalid-desired-user');
  assert.equal(await code(admin.call('setAvatarFromService', picture, 'image/png', 'upload', ben.id)), 'done');
  await admin.refused(400, 'error-invalid-user', 'POST', 'users.resetAvatar', { userId: 'nobody' });
});

test('rooms have pictures, for those who may know of them', async ({ chat, server }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const group = await chat.group({ members: [ann, ben] });
  const seen = await ben.watch('stream-notify-logged', 'updateAvatar');
  const roomAvatar = `data:image/png;base64,${png(300, 200).toString('base64')}`;
  await ann.post('rooms.saveRoomSettings', { rid: group._id, roomAvatar } as Loose);
  const [told]: Loose[] = await seen.next(([one]: Loose[]) => one.rid === group._id);
  assert.equal(((await ben.get('rooms.info', { roomId: group._id })) as Loose).room.avatarETag, told.etag);
  assert.equal((await ben.history(group))[0].t, 'room_changed_avatar');
  const path = `/avatar/room/${group._id}`;
  assert.deepEqual(sizeOf((await picture(server.url, path, ben)).bytes), [200, 200]);
  assert.equal((await picture(server.url, path, eve)).status, 404);
  assert.equal((await picture(server.url, '/avatar/room/none', ben)).status, 404);
  await ben.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: group._id, roomAvatar });
  await ann.refused(400, 'error-invalid-data', 'POST', 'rooms.saveRoomSettings', { rid: group._id, roomAvatar: 'x' });
  await ann.post('rooms.saveRoomSettings', { rid: group._id, roomAvatar: '' } as Loose);
  assert.equal((await picture(server.url, path, ben)).headers.get('content-type'), 'image/svg+xml');
});
