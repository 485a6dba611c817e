import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

const digest = (password: string) => createHash('sha256').update(password).digest('hex');

test('me is the own user with preferences and no secrets', async ({ chat }) => {
  const ann = await chat.user('ann');
  const me: Loose = await ann.get('me');
  assert.equal(me._id, ann.id);
  assert.equal(me.username, ann.username);
  assert.equal(me.email, `${ann.username}@example.test`);
  assert.ok(me.avatarUrl.endsWith(`/avatar/${ann.username}`), me.avatarUrl);
  assert.deepEqual(me.roles, ['user']);
  assert.equal(me.settings.preferences.sendOnEnter !== undefined, true);
  assert.doesNotMatch(JSON.stringify(me), /bcrypt|hashedToken|\$2[aby]\$/);
  await chat.anyone.refused(401, undefined, 'GET', 'me');
});

test('name, username, bio, nickname and status text are changed by their owner', async ({ chat }) => {
  const ann = await chat.user('ann');
  const username = unique('anna');
  const data = { name: 'Anna Änderung', username, bio: 'Writes tests.', nickname: 'A', statusText: 'at lunch' };
  const answer: Loose = await ann.post('users.updateOwnBasicInfo', { data: { ...data, currentPassword: ann.digest } });
  assert.equal(answer.user.username, username);
  const me: Loose = await ann.get('me');
  for (const [key, value] of Object.entries(data)) assert.equal(me[key], value, key);
});

test('a username, a name and a text about oneself need no password', async ({ chat }) => {
  const ann = await chat.user('ann');
  const data = { username: unique('anna'), name: 'Anna', bio: 'Writes tests.', nickname: 'A' };
  for (const [key, value] of Object.entries(data)) {
    await ann.post('users.updateOwnBasicInfo', { data: { [key]: value } });
    assert.equal(((await ann.get('me')) as Loose)[key], value, key);
  }
});

test('a new address needs the password, and is not verified', async ({ chat }) => {
  const ann = await chat.user('ann');
  const email = `${unique('new')}@example.test`;
  await ann.refused(400, undefined, 'POST', 'users.updateOwnBasicInfo', { data: { email } });
  await ann.post('users.updateOwnBasicInfo', { data: { email, currentPassword: ann.digest } });
  const me: Loose = await ann.get('me');
  assert.deepEqual(me.emails, [{ address: email, verified: false }]);
});

test('what cannot be saved leaves everything as it was', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const before: Loose = await ann.get('me');
  const wrong: Loose[] = [
    { name: 'Changed', username: ben.username, currentPassword: ann.digest },
    { name: 'Changed', username: 'not a name', currentPassword: ann.digest },
    { name: 'Changed', bio: 'x'.repeat(261) },
    { name: 'Changed', nickname: 'x'.repeat(121) },
    { name: 'Changed', newPassword: 'fresh secret 2', currentPassword: digest('wrong') },
    { name: [5] },
  ];
  for (const data of wrong) await ann.refused(400, undefined, 'POST', 'users.updateOwnBasicInfo', { data });
  assert.deepEqual(await ann.get('me'), before);
});

test('preferences are kept, overlay the defaults, and only known ones are taken', async ({ chat }) => {
  const ann = await chat.user('ann');
  const before: Loose = await ann.get('users.getPreferences');
  assert.equal(before.preferences.themeAppearence, undefined);
  assert.equal(((await ann.get('me')) as Loose).settings.preferences.themeAppearence, 'auto');
  await ann.post('users.setPreferences', { data: { themeAppearence: 'dark', sendOnEnter: 'desktop' } });
  const after: Loose = await ann.get('users.getPreferences');
  assert.equal(after.preferences.themeAppearence, 'dark');
  assert.equal(after.preferences.sendOnEnter, 'desktop');
  const me: Loose = await ann.get('me');
  assert.equal(me.settings.preferences.themeAppearence, 'dark');
  const ben = await chat.user('ben');
  await ben.refused(400, undefined, 'POST', 'users.setPreferences', { userId: ann.id, data: { themeAppearence: 'light' } });
  assert.equal(((await ann.get('users.getPreferences')) as Loose).preferences.themeAppearence, 'dark');
});

test('settings of the workspace may forbid changes', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await admin.post('settings/Accounts_AllowRealNameChange', { value: false });
  try {
    await ann.refused(400, undefined, 'POST', 'users.updateOwnBasicInfo', { data: { name: 'Other' } });
  } finally {
    await admin.post('settings/Accounts_AllowRealNameChange', { value: true });
  }
  await ann.post('users.updateOwnBasicInfo', { data: { name: 'Other' } });
});

test('status is set and seen by others; an unknown one is refused', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  await (await ann.ddp()).fence();
  await ann.post('users.setStatus', { status: 'busy', message: 'thinking' });
  const status: Loose = await ben.get('users.getStatus', { userId: ann.id });
  assert.equal(status.status, 'busy');
  assert.equal(status.message, 'thinking');
  await ann.refused(400, undefined, 'POST', 'users.setStatus', { status: 'asleep' });
  const ids: Loose = await ben.get('users.presence', { ids: [ann.id] });
  assert.deepEqual(ids.users.map((one: Loose) => [one._id, one.status, one.statusText]), [[ann.id, 'busy', 'thinking']]);
});

test('preferences that only other clients know are kept for them', async ({ chat }) => {
  const ann = await chat.user('ann');
  const data: Loose = {
    newRoomNotification: 'door', newMessageNotification: 'beep', clockMode: 1, useEmojis: false, convertAsciiEmoji: true, saveMobileBandwidth: false,
    collapseMediaByDefault: true, autoImageLoad: false, emailNotificationMode: 'mentions', unreadAlert: true, notificationsSoundVolume: 80,
    desktopNotifications: 'mentions', pushNotifications: 'nothing', enableAutoAway: false, highlights: ['urgent'], showThreadsInMainChannel: true,
    alsoSendThreadToChannel: 'always', desktopNotificationRequireInteraction: true, hideUsernames: true, hideRoles: true, displayAvatars: false,
    hideFlextab: true, sendOnEnter: 'alternative', sidebarShowFavorites: false, sidebarShowUnread: true, sidebarSortby: 'alphabetical',
    sidebarViewMode: 'extended', sidebarDisplayAvatar: false, sidebarGroupByType: false, muteFocusedConversations: false, themeAppearence: 'light',
  };
  const answer: Loose = await ann.post('users.setPreferences', { data: { ...data, language: 'en' } });
  assert.equal(answer.user._id, ann.id);
  assert.equal(answer.user.settings.preferences.language, 'en');
  assert.equal(((await ann.get('users.getPreferences')) as Loose).preferences.language, 'en');
  for (const [name, value] of Object.entries(data)) assert.deepEqual(answer.user.settings.preferences[name], value, name);
  const me: Loose = await ann.get('me');
  for (const [name, value] of Object.entries(data)) assert.deepEqual(me.settings.preferences[name], value, name);
  const wrong: Loose[] = [{ nonsense: 1 }, { clockMode: 'x' }, { highlights: 'x' }, { sidebarViewMode: 5 }, { useEmojis: 'yes' }, { highlights: ['x'.repeat(20_000)] }, { __proto__x: {} }];
  for (const bad of wrong) await ann.refused(400, undefined, 'POST', 'users.setPreferences', { data: { useEmojis: true, ...bad } });
  assert.equal(((await ann.get('me')) as Loose).settings.preferences.useEmojis, false, 'nothing of a bad one was stored');
});

test('the status of somebody else is forbidden to most, and something has to be said', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  await ann.refused(403, 'unauthorized', 'POST', 'users.setStatus', { userId: ben.id, message: 'x' });
  await ann.refused(400, 'match-failed', 'POST', 'users.setStatus', {});
});
