import { expect, test } from 'vitest';
import { session } from '../api/session';
import { tellOwnScripts } from './own-scripts';

test('own scripts are told who comes and goes, and not that a token is another', () => {
  const heard: string[] = [];
  for (const what of ['Logged_In', 'Logged_Out', 'On_Logout'])
    window.addEventListener(`Custom_Script_${what}`, () => heard.push(what));
  tellOwnScripts();
  session.start({ userId: 'ada', authToken: 'a' });
  session.start({ userId: 'ada', authToken: 'b' });
  session.end('signed-out');
  expect(heard).toEqual(['Logged_Out', 'Logged_In', 'On_Logout', 'Logged_Out']);
});
