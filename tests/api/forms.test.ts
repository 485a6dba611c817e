// Bodies that are forms, as `curl -d` and older bots send them.

import assert from 'node:assert/strict';
import { test } from '../harness/test.ts';

const kForm = { 'Content-Type': 'application/x-www-form-urlencoded' };

test('a login by form, with the plain password', async ({ chat }) => {
  const ann = await chat.user('ann', { password: '1234567890' }); // text that JSON would read as a number
  for (const type of [kForm['Content-Type'], `${kForm['Content-Type']}; charset=UTF-8`]) {
    const body = new URLSearchParams({ user: ann.username, password: ann.password }).toString();
    const answer = await chat.anyone.request('POST', 'login', { body, headers: { 'Content-Type': type } });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.body.data.userId, ann.id);
  }
  const wrong = await chat.anyone.request('POST', 'login', { body: `user=${ann.username}&password=no`, headers: kForm });
  assert.equal(wrong.status, 401);
});

test('text, flags, lists and JSON in a form', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const made = await ann.request('POST', 'channels.create', { body: `name=${ben.username}-form&members[]=${ben.username}&readOnly=true`, headers: kForm });
  assert.equal(made.status, 200, made.text);
  assert.equal(made.body.channel.ro, true);
  assert.equal(made.body.channel.usersCount, 2);
  const body = new URLSearchParams({ channel: `#${made.body.channel.name}`, text: 'a+b=c & {d}', attachments: '[{"text":"é"}]' }).toString();
  const sent = await ann.request('POST', 'chat.postMessage', { body, headers: kForm });
  assert.equal(sent.status, 200, sent.text);
  assert.equal(sent.body.message.msg, 'a+b=c & {d}');
  assert.equal(sent.body.message.attachments[0].text, 'é');
});

test('JSON that says it were a form is JSON; forms that are none are refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer = await chat.anyone.request('POST', 'login', { body: JSON.stringify({ user: ann.username, password: ann.password }), headers: kForm });
  assert.equal(answer.status, 200, answer.text);
  for (const body of ['%', 'a=%ff', 'text=%00&roomId=x', 'text', '=&&=', 'message=nonsense']) {
    const refusal = await ann.request('POST', 'chat.postMessage', { body, headers: kForm });
    assert.equal(refusal.status, 400, `${body}: ${refusal.text}`);
  }
});
