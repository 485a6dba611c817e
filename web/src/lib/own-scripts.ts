import { session } from '../api/session';

const say = (what: 'Logged_In' | 'Logged_Out' | 'On_Logout'): boolean =>
  window.dispatchEvent(new Event(`Custom_Script_${what}`));

/** Says on `window` who comes and goes, for the workspace's own scripts, which the page brings (`/scripts_<hash>.js`). */
export function tellOwnScripts(): void {
  let known = session.current?.userId;
  const now = () => say(known ? 'Logged_In' : 'Logged_Out');
  session.subscribe(() => {
    const next = session.current?.userId;
    if (next === known) return;
    if (known) say('On_Logout');
    known = next;
    now();
  });
  now();
}
