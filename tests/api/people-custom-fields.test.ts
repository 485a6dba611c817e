// Free-form fields of people: what the administrators declare, who has to give it, and who sees it.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

const declared = {
  desk: { type: 'text', required: true, minLength: 2, maxLength: 10 },
  team: { type: 'select', options: ['red', 'blue'], public: true },
};

test('fields are asked for, checked, kept, told and shown to those who may see them', async ({ chat, server }) => {
  const admin = await chat.admin;
  const [ann, ben] = await Promise.all([chat.user('ann'), chat.user('ben')]);
  await admin.refused(400, 'error-invalid-setting', 'POST', 'settings/Accounts_CustomFields' as 'settings/{_id}', { value: 'desk' } as Loose);
  await admin.post('settings/Accounts_CustomFields', { value: JSON.stringify(declared) });
  try {
    const username = unique('dan');
    const form = { username, name: 'dan', email: `${username}@example.test`, pass: 'secret of mine 1' };
    await chat.anyone.refused(400, 'error-user-registration-custom-field', 'POST', 'users.register', form);
    await chat.anyone.refused(400, 'error-user-registration-custom-field', 'POST', 'users.register', { ...form, customFields: { desk: 'A' } });
    await chat.anyone.post('users.register', { ...form, customFields: { desk: 'D4' } });

    const answer: Loose = await ann.post('users.updateOwnBasicInfo', { data: {}, customFields: { desk: ' A1 ', team: 'red', more: 'dropped' } });
    assert.deepEqual(answer.user.customFields, { desk: 'A1', team: 'red' });
    assert.deepEqual(((await ann.get('me')) as Loose).customFields, { desk: 'A1', team: 'red' });
    const seen = async (who: typeof ann) => ((await who.get('users.info', { userId: ann.id })) as Loose).user.customFields;
    assert.deepEqual(await seen(ben), { team: 'red' });
    assert.deepEqual(await seen(admin), { desk: 'A1', team: 'red' });

    await ann.callMethod('saveCustomFields', { desk: 'A2', team: 'blue' });
    await assert.rejects(ann.callMethod('saveCustomFields', { desk: 'A2', team: 'green' }), /error-user-registration-custom-field/);
    await admin.refused(400, 'error-user-registration-custom-field', 'POST', 'users.update', { userId: ben.id, data: { customFields: {} } });
    await admin.post('users.update', { userId: ben.id, data: { customFields: { desk: 'B7' } } });
    await server.crash();
    assert.deepEqual(await seen(admin), { desk: 'A2', team: 'blue' });
    assert.deepEqual(((await ben.get('me')) as Loose).customFields, { desk: 'B7' });
  } finally {
    await admin.post('settings/Accounts_CustomFields', { value: '' });
  }
});
