import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kSettingIds } from '../src/stores/settings';

const { 'x-settings': settings } = JSON.parse(readFileSync('../docs/openapi.json', 'utf8'));

/** Settings that neither the server nor this client reads, and what they are for. */
const kForOthers = {
  Allow_Save_Media_to_Gallery: 'is what mobile apps go by',
  API_Use_REST_For_DDP_Calls: 'says to mobile apps how methods are called',
  Force_Screen_Lock: 'is what mobile apps go by',
  Force_Screen_Lock_After: 'is what mobile apps go by',
  Message_TimeAndDateFormat: 'is what mobile apps go by',
  Message_TimeFormat: 'is what mobile apps go by',
  Organization_Name: 'is asked for by the wizard, and read by other clients',
  Website: 'is asked for by the wizard, for administrators to look up',
};
/** Whoever reads one by the beginning of its name reads all of them. */
const kFamilies = ['Accounts_Default_User_Preferences_'];

function sourcesOf(folder, ending, isMeant) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => ending.test(file) && isMeant(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

test('every setting is read, by the server or by this client', () => {
  const server = sourcesOf(
    '../src',
    /\.(h|cpp)$/,
    (file) => !file.startsWith('settings/groups/') && file !== 'settings/dependencies.cpp',
  );
  const isRead = (id) =>
    kSettingIds.includes(id) ||
    server.includes(`"${id}"`) ||
    kFamilies.some((family) => id.startsWith(family) && server.includes(`"${family}"`));
  const unread = Object.keys(settings).filter((id) => !isRead(id));
  expect(unread.sort()).toEqual(Object.keys(kForOthers).sort());
});

test('this client asks for no setting that it does not go by', () => {
  const elsewhere = /\.test\.|^i18n\/|testing\/|api\/schema\.ts$|stores\/settings\.ts$/;
  const client = sourcesOf('src', /\.tsx?$/, (file) => !elsewhere.test(file));
  expect(kSettingIds.filter((id) => !client.includes(`'${id}'`))).toEqual([]);
});
