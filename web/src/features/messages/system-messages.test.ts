import { beforeAll, expect, test } from 'vitest';
import { i18n, startI18n } from '../../i18n';
import { aMessage } from '../../stores/testing/stage';
import { spokenMessage } from './spoken';
import { isSystemMessage, systemParts, systemSentence, withRoleNamed } from './system-messages';

beforeAll(async () => {
  await startI18n();
  await i18n.loadNamespaces('chat');
});

const inLanguage = async (language: string) => {
  await i18n.changeLanguage(language);
  return i18n.getFixedT(language, 'chat');
};

test.each([
  ['en', 'uj', '', 'Ann joined'],
  ['de', 'uj', '', 'Ann ist beigetreten'],
  ['en', 'room_changed_topic', '', 'Ann removed the topic'],
  ['de', 'room_changed_topic', 'Essen', 'Ann hat das Thema geändert: Essen'],
  ['en', 'room_changed_privacy', 'Private', 'Ann made the room private'],
  ['de', 'room_changed_privacy', 'public', 'Ann hat den Raum öffentlich gemacht'],
  ['en', 'wm', 'Ann', 'Welcome, Ann!'],
  ['en', 'messages-moved', '1 message was moved to #sales', 'Ann moved 1 message to #sales'],
  [
    'de',
    'messages-moved',
    '3 messages were moved here from another room',
    'Ann hat 3 Nachrichten aus einem anderen Raum hierher verschoben',
  ],
  ['en', 'messages-moved', '2 messages were moved within this room', 'Ann moved 2 messages within this room'],
  ['en', 'of-tomorrow', '', 'Ann did something that this version of the app does not know'],
])('in %s the message %s about "%s" is a whole sentence', async (language, t, msg, sentence) => {
  expect(systemSentence(await inLanguage(language), aMessage(1, { t, msg }), 'Ann')).toBe(sentence);
});

test('the place of the name in the sentence is kept, whatever the names hold', async () => {
  const t = await inLanguage('en');
  const message = aMessage(1, { t: 'au', msg: '{{name}} & $t(system.uj)' });
  expect(systemParts(t, message)).toEqual({ before: '', after: ' added {{name}} & $t(system.uj)' });
  expect(systemParts(t, aMessage(1, { t: 'wm', msg: 'Ann' }))).toEqual({ before: 'Welcome, Ann!' });
});

test('what is encrypted is named, in each language, and its ciphertext is not shown', async () => {
  const message = aMessage(1, { t: 'e2e', msg: 'c1ph3r' });
  for (const [language, words] of [
    ['en', 'Encrypted message'],
    ['de', 'Verschlüsselte Nachricht'],
    ['ar', 'رسالة مشفّرة'],
  ] as const) {
    await inLanguage(language);
    expect(isSystemMessage(message)).toBe(false);
    expect(spokenMessage(message)).toBe(words);
  }
});

test('a role of the workspace is called by its name', async () => {
  const roles = new Map([['x7Kd', { _id: 'x7Kd', name: 'Editors' }]]);
  const t = await inLanguage('en');
  const said = (role: string) =>
    systemSentence(t, withRoleNamed(aMessage(1, { t: 'subscription-role-added', msg: 'ben', role }), roles), 'Ann');
  expect(said('x7Kd')).toBe('Ann gave ben the role Editors');
  expect(said('moderator')).toBe('Ann gave ben the role moderator');
});
