import type { Server } from './server.ts';

/** Failed log-ins of now, as if somebody had guessed: real ones would take a second each. Ten block a name as shipped. */
export function putFailedLogins(server: Server, username: string, times = 10): void {
  const row = `('${username.toLowerCase()}', '203.0.113.77', ${Date.now()})`;
  server.sql(`INSERT INTO failed_logins (username_key, address, at) VALUES ${Array.from({ length: times }, () => row).join(', ')}`);
}
