import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const { 'x-permissions': permissions } = JSON.parse(readFileSync('../docs/openapi.json', 'utf8'));

/** Permissions of what is not there yet: clients know them, and administrators may give them already. */
const kOfWhatIsNotThere = [
  // what Rocket.Chat's own client goes by alone
  // livechat, calls and voice
  /livechat|omnichannel|voip|voice-calls|canned-response|^view-l-room$|^request-pdf-transcript$/,
  /^call-management$|^videoconf-ring-users$|^manage-voip|^view-agent-extension|^manage-agent-extension/,
  // second factors
  /totp/,
  // mail, invitations by mail, exports
  /^(access-mailer|send-mail|manage-email-inbox|bulk-register-user|export-messages-as-pdf)$/,
  // webhooks, apps, OAuth and other services, the cloud
  /integrations$|apps$|marketplace|oauth|federation|slackbridge|sync-auth-services|register-on-cloud/,
  /^test-admin-options$/,
  // blocking of addresses
  /^block-ip-device-management$/,
  // imports, and running the program from the client
  /^(run-import|view-import-operations|run-migration|restart-server)$/,
  // translation
  /^auto-translate$/,
  // histories are read by who may read the room; limits of calls hold for everybody who may not pass them by
  // (api-bypass-rate-limit); permissions of single settings are given by who may give any (access-permissions)
  /^(view-history|send-many-messages|access-setting-permissions)$/,
];

function sourcesOf(folder, ending, isMeant) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => ending.test(file) && isMeant(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

test('every permission is asked for by the server, or is one of what is not there', () => {
  const server = sourcesOf('../src', /\.(h|cpp)$/, (file) => !file.startsWith('permissions/groups/'));
  const unasked = permissions.filter((id) => !server.includes(`"${id}"`));
  const unexplained = unasked.filter((id) => !kOfWhatIsNotThere.some((kind) => kind.test(id)));
  expect(unexplained).toEqual([]);
});

test('what is asked for is not among what is not there', () => {
  const server = sourcesOf('../src', /\.(h|cpp)$/, (file) => !file.startsWith('permissions/groups/'));
  const asked = permissions.filter((id) => server.includes(`"${id}"`));
  const narrow = kOfWhatIsNotThere.filter((kind) => kind.source.startsWith('^') && kind.source.endsWith('$'));
  expect(asked.filter((id) => narrow.some((kind) => kind.test(id)))).toEqual([]);
});
