import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

test('statuses are made up, changed and deleted, and everybody is told', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const updates = await ann.watch('stream-notify-logged', 'updateCustomUserStatus');
  const removals = await ann.watch('stream-notify-logged', 'deleteCustomUserStatus');
  const name = unique('Lunch');
  const { customUserStatus: made }: Loose = await admin.post('custom-user-status.create', { name, statusType: 'away' });
  assert.equal(made.name, name);
  assert.equal(made.statusType, 'away');
  await updates.next(([one]: Loose[]) => one.userStatusData._id === made._id && one.userStatusData.name === name);
  const found: Loose = await ann.get('custom-user-status.list', { query: { _id: made._id } });
  assert.deepEqual(found.statuses.map((one: Loose) => one.name), [name]);
  assert.equal(found.total, 1);
  const changed: Loose = await admin.post('custom-user-status.update', { _id: made._id, name: `${name}!` });
  assert.equal(changed.customUserStatus.statusType, 'away', 'what is left out stays');
  assert.ok((await ann.call('listCustomUserStatus')).some((one: Loose) => one.name === `${name}!`));
  await admin.post('custom-user-status.delete', { customUserStatusId: made._id });
  await removals.next(([one]: Loose[]) => one.userStatusData._id === made._id);
  await admin.refused(400, 'Custom_User_Status_Error_Invalid_User_Status', 'POST', 'custom-user-status.delete', { customUserStatusId: made._id });
});

test('names are there, and once; types are those that there are', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const name = unique('Busy bee');
  await admin.post('custom-user-status.create', { name, statusType: 'busy' });
  await admin.refused(400, 'Custom_User_Status_Error_Name_Already_In_Use', 'POST', 'custom-user-status.create', { name: name.toUpperCase(), statusType: 'busy' });
  await admin.refused(400, 'error-the-field-is-required', 'POST', 'custom-user-status.create', { name: ' ', statusType: 'busy' });
  await admin.refused(400, 'error-input-is-not-a-valid-field', 'POST', 'custom-user-status.create', { name: unique('x'), statusType: 'asleep' });
  await ann.refused(400, 'error-not-allowed', 'POST', 'custom-user-status.create', { name: unique('x') });
  await ann.refused(400, 'error-invalid-query', 'GET', 'custom-user-status.list', { query: JSON.stringify({ statusType: 'x' }) });
  await ann.refused(400, 'error-invalid-sort', 'GET', 'custom-user-status.list', { sort: JSON.stringify({ statusType: 1 }) });
});

test('the same by methods', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const name = unique('Method');
  const id = await admin.call('insertOrUpdateUserStatus', { name, statusType: 'online' });
  assert.equal(await admin.call('insertOrUpdateUserStatus', { _id: id, name: `${name}2`, statusType: 'busy' }), true);
  await assert.rejects(ann.call('deleteCustomUserStatus', id));
  assert.equal(await admin.call('deleteCustomUserStatus', id), true);
});
