import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';

const byUser = testsOn({
  settings: {
    Block_Multiple_Failed_Logins_Enabled: true,
    Block_Multiple_Failed_Logins_By_Ip: false,
    Block_Multiple_Failed_Logins_By_User: true,
    Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User: 3,
  },
});

byUser('three wrong passwords block the account, whatever comes then, and nobody else', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const attempt = (username: string, password: string) => chat.anyone.request('POST', 'login', { body: { user: username, password } });
  for (let i = 0; i < 3; i++) assert.equal((await attempt(ann.username, 'wrong')).status, 401);
  const blocked = await attempt(ann.username, ann.password);
  assert.equal(blocked.status, 401);
  assert.match(JSON.stringify(blocked.body), /error-login-blocked-for-user/);
  assert.equal((await attempt(ben.username, ben.password)).status, 200);
  await ann.get('me');
});

byUser('wrong passwords that come all at once get no more tries', async ({ chat }) => {
  const people = await chat.users('ann', 'ben', 'cat', 'dan', 'eve');
  const attempt = (username: string) => chat.anyone.request('POST', 'login', { body: { user: username, password: 'wrong' } });
  for (const person of people) {
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(person.username)));
    const tried = answers.filter((one) => !JSON.stringify(one.body).includes('error-login-blocked-for-user'));
    assert.ok(tried.length <= 3, `${tried.length} were tried`);
  }
});

const byAddress = testsOn({
  settings: {
    Block_Multiple_Failed_Logins_Enabled: true,
    Block_Multiple_Failed_Logins_By_User: false,
    Block_Multiple_Failed_Logins_By_Ip: true,
    Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip: 4,
  },
});

byAddress('an address that fails too often is blocked; others, told apart behind a trusted proxy, are not', async ({ chat }) => {
  const ann = await chat.user('ann');
  const from = (address: string, password: string) =>
    chat.anyone.request('POST', 'login', { body: { user: ann.username, password }, headers: { 'X-Forwarded-For': address } });
  for (let i = 0; i < 4; i++) assert.equal((await from('203.0.113.9', 'wrong')).status, 401);
  const blocked = await from('203.0.113.9', ann.password);
  assert.equal(blocked.status, 401);
  assert.match(JSON.stringify(blocked.body), /error-login-blocked-for-ip/);
  assert.equal((await from('203.0.113.10', ann.password)).status, 200);
});
