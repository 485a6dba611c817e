import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test, testsOn } from '../harness/test.ts';

test('public settings are for everybody, others for administrators', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const open: Loose = await chat.anyone.get('settings.public', { count: 100 });
  assert.equal(open.count, open.settings.length);
  assert.ok(open.total >= open.count);
  const ids = open.settings.map((one: Loose) => one._id);
  assert.ok(!ids.includes('Block_Multiple_Failed_Logins_Enabled'));
  assert.ok(!ids.includes('Accounts_RegistrationForm_SecretURL'));
  const refusal = await ann.request('GET', 'settings');
  assert.ok([400, 403].includes(refusal.status) || refusal.body.settings.length === 0, refusal.text);
  const single = await ann.request('GET', 'settings/Accounts_RegistrationForm_SecretURL');
  assert.ok([400, 403].includes(single.status), single.text);
  const all: Loose = await admin.get('settings', { count: 100 });
  assert.ok(all.settings.length > 0);
  const one: Loose = await admin.get('settings/Site_Name');
  assert.equal(one._id, 'Site_Name');
  const secrets: Loose = await admin.get('settings', { count: 100, query: { _id: { $in: ['FileUpload_S3_AWSSecretAccessKey', 'Site_Name'] } }, fields: { secret: 1 } });
  assert.deepEqual(secrets.settings.map((each: Loose) => each.secret), [true, undefined]);
});

test('several public settings by id, and pages of all', async ({ chat }) => {
  const some: Loose = await chat.anyone.get('settings.public', { _id: ['Site_Name', 'Language', 'No_Such_Setting'] });
  assert.deepEqual(some.settings.map((one: Loose) => one._id).sort(), ['Language', 'Site_Name']);
  const old: Loose = await chat.anyone.get('settings.public', { query: { _id: { $in: ['Site_Name', 'Language'] } } });
  assert.deepEqual(old.settings.map((one: Loose) => one._id).sort(), ['Language', 'Site_Name']);
  const seen = new Set<string>();
  let total = Infinity;
  for (let offset = 0; offset < total; offset += 20) {
    const page: Loose = await chat.anyone.get('settings.public', { count: 20, offset });
    total = page.total;
    for (const one of page.settings) seen.add(one._id);
  }
  assert.equal(seen.size, total);
});

test('a change counts from the next request on, is told to everybody, and survives a restart', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const watcher = await chat.connect();
  const seen = await watcher.watch('stream-notify-all', 'public-settings-changed');
  await admin.post('settings/Message_MaxAllowedSize', { value: 5 });
  const [action, setting] = (await seen.next(([, one]) => one._id === 'Message_MaxAllowedSize')) as Loose[];
  assert.equal(action, 'updated');
  assert.equal(setting.value, 5);
  const room = await chat.channel({ members: [ann] });
  await ann.refused(400, 'error-message-size-exceeded', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: '123456' } });
  await server.crash();
  assert.equal(((await admin.get('settings/Message_MaxAllowedSize')) as Loose).value, 5);
  await admin.post('settings/Message_MaxAllowedSize', { value: 5000 });
  await ann.send(room, '123456');
});

test('whoever asks after the answer reads what was saved, on whatever thread of the server, under load', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const room = await chat.channel({ members: [ann] });
  const saved = async (value: number) => {
    await admin.post('settings/Message_MaxAllowedSize', { value });
    const read = await Promise.all(Array.from({ length: 16 }, () => admin.get('settings/Message_MaxAllowedSize') as Promise<Loose>));
    assert.deepEqual([...new Set(read.map((one) => one.value))], [value]);
  };
  let done = false;
  const load = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!done) await ann.send(room, 'load');
    }),
  );
  try {
    for (let value = 4000; value < 4050; ++value) await saved(value);
  } finally {
    done = true;
    await load;
    await admin.post('settings/Message_MaxAllowedSize', { value: 5000 });
  }
});

test('values of the wrong type or range, unknown and read-only settings are refused', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const wrong: [string, Loose][] = [
    ['Message_MaxAllowedSize', 'many'],
    ['Message_MaxAllowedSize', -1],
    ['Message_MaxAllowedSize', null],
    ['Message_AllowEditing', 'maybe'],
    ['Accounts_RegistrationForm', 'Perhaps'],
    ['Site_Name', { a: 1 }],
    ['uniqueID', 'mine'],
    ['No_Such_Setting', 1],
  ];
  for (const [id, value] of wrong) await admin.refused(400, undefined, 'POST', `settings/${id}`, { value });
  await admin.refused(400, undefined, 'POST', 'settings/Site_Name', {});
  const refusal = await ann.request('POST', 'settings/Site_Name', { body: { value: 'Eve & Co' } });
  assert.ok([400, 403].includes(refusal.status), refusal.text);
  assert.notEqual(((await admin.get('settings/Site_Name')) as Loose).value, 'Eve & Co');
});

test('saveSettings changes all or nothing', async ({ chat }) => {
  const admin = await chat.admin;
  const before: Loose = await admin.get('settings/Site_Name');
  await assert.rejects(admin.callMethod('saveSettings', [{ _id: 'Site_Name', value: 'Half done' }, { _id: 'Message_MaxAllowedSize', value: 'many' }]));
  assert.equal(((await admin.get('settings/Site_Name')) as Loose).value, before.value);
  await admin.callMethod('saveSettings', [{ _id: 'Site_Name', value: 'All done' }, { _id: 'Language', value: 'en' }]);
  assert.equal(((await admin.get('settings/Site_Name')) as Loose).value, 'All done');
});

testsOn({ settings: { Site_Name: 'From outside', Message_MaxAllowedSize: 77 } })('OVERWRITE_SETTING_ wins over what is stored', async ({ chat }) => {
  const admin = await chat.admin;
  assert.equal(((await admin.get('settings/Site_Name')) as Loose).value, 'From outside');
  assert.equal(((await admin.get('settings/Message_MaxAllowedSize')) as Loose).value, 77);
});

test('settings.oauth lists log-in services, none by default', async ({ chat }) => {
  const answer: Loose = await chat.anyone.get('settings.oauth');
  assert.deepEqual(answer.services, []);
});

test('a setting that nobody may change says so', async ({ chat }) => {
  const admin = await chat.admin;
  const { settings }: Loose = await admin.get('settings', { _id: ['uniqueID', 'Site_Name'], fields: { readonly: 1 } });
  assert.deepEqual(
    settings.map((one: Loose) => [one._id, one.readonly]),
    [
      ['Site_Name', undefined],
      ['uniqueID', true],
    ],
  );
});

test('a setting has three members, and those that were asked for', async ({ chat }) => {
  const admin = await chat.admin;
  const keys = async (path: string, query: Loose) => {
    const answer = await admin.request('GET', path, { query: { query: { _id: 'Site_Name' }, ...query } });
    assert.equal(answer.status, 200, answer.text);
    return Object.keys(answer.body.settings[0]).sort();
  };
  for (const path of ['settings', 'settings.public']) {
    assert.deepEqual(await keys(path, {}), ['_id', 'enterprise', 'value']);
    assert.deepEqual(await keys(path, { fields: { type: 1, packageValue: 1, group: 0 } }), ['_id', 'enterprise', 'packageValue', 'type', 'value']);
    await admin.refused(400, 'error-invalid-fields', 'GET', path, { fields: { type: 'x' } });
  }
});

test('of a setting that there is not nothing is said, and one without a value is not saved', async ({ chat }) => {
  const admin = await chat.admin;
  const failed = async (verb: 'GET' | 'POST', path: string, body?: Loose) => {
    const answer = await admin.request(verb, path, body === undefined ? {} : { body });
    assert.deepEqual([answer.status, answer.body], [400, { success: false }], path);
    assert.equal(answer.headers.get('x-error-type'), 'error-invalid-setting');
  };
  await failed('GET', 'settings/No_Such_Setting');
  await failed('POST', 'settings/No_Such_Setting', { value: 1 });
  await failed('POST', 'settings/Site_Name', {});
});

test('what a setting needs of another one names one that there is, with values that it can have', async ({ chat }) => {
  const admin = await chat.admin;
  const rows: Loose[] = [];
  for (let total = Infinity; rows.length < total; ) {
    const page: Loose = await admin.get('settings', { count: 100, offset: rows.length, fields: { type: 1, values: 1, enableQuery: 1 } });
    total = page.total;
    rows.push(...page.settings);
  }
  const byId = new Map(rows.map((row) => [row._id, row]));
  const dependent = rows.filter((row) => row.enableQuery !== undefined);
  assert.ok(dependent.length > 80, String(dependent.length));
  for (const { _id, enableQuery } of dependent) {
    const query = JSON.parse(enableQuery);
    for (const condition of Array.isArray(query) ? query : [query]) {
      const of = byId.get(condition._id);
      assert.ok(of && of._id !== _id, `${_id} needs ${condition._id}`);
      const values = typeof condition.value === 'object' ? condition.value.$in : [condition.value];
      assert.ok(values.length > 0, _id);
      for (const value of values) assert.ok(of.type === 'boolean' ? typeof value === 'boolean' : of.values.includes(value), `${_id} needs ${condition._id} to be ${value}`);
    }
  }
  assert.deepEqual(JSON.parse(byId.get('RetentionPolicy_Precision').enableQuery), [
    { _id: 'RetentionPolicy_Enabled', value: true },
    { _id: 'RetentionPolicy_Advanced_Precision', value: false },
  ]);
  assert.deepEqual(JSON.parse(byId.get('Accounts_ManuallyApproveNewUsers').enableQuery), { _id: 'Accounts_RegistrationForm', value: { $in: ['Public', 'Secret URL'] } });
  const plain: Loose = await admin.get('settings', { count: 1, query: { _id: 'RetentionPolicy_Precision' } });
  assert.ok(!('enableQuery' in plain.settings[0]), 'it comes when it is asked for');
});

testsOn()('settings of two times are compared', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const now = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const at = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    return at;
  };
  const set = (_id: string, value: unknown) => admin.post(`settings/${_id}` as 'settings/Site_Name', { value });
  await set('Message_MaxAll', 10);
  const first = await now();
  await set('Message_MaxAll', 20);
  await set('Message_CustomDomain_AutoLink', 'nest');
  await set('FileUpload_Webdav_Password', 'secret of the nest');
  const second = await now();
  await set('Message_MaxAll', 30);
  await set('Message_CustomDomain_AutoLink', '');
  const differences = async (query: Record<string, string>): Promise<Loose[]> => ((await admin.request('GET', 'confab.settings.differences', { query })).body as Loose).settings;
  assert.deepEqual(await differences({ from: first, until: second }), [
    { _id: 'FileUpload_Webdav_Password', secret: true },
    { _id: 'Message_CustomDomain_AutoLink', before: '', after: 'nest' },
    { _id: 'Message_MaxAll', before: 10, after: 20 },
  ]);
  assert.deepEqual(await differences({ from: first }), [
    { _id: 'FileUpload_Webdav_Password', secret: true },
    { _id: 'Message_MaxAll', before: 10, after: 30 },
  ]);
  assert.deepEqual(await differences({ from: second, count: '1', offset: '1' }), [{ _id: 'Message_MaxAll', before: 20, after: 30 }]);
  assert.deepEqual(await differences({ from: await now() }), []);
  await admin.refused(400, 'invalid-params', 'GET', 'confab.settings.differences', { from: second, until: first });
  await ann.refused(403, undefined, 'GET', 'confab.settings.differences', { from: first });
});
