// `test` with a running workspace: one server per file, started by the first test that asks for it.

import { after, test as nodeTest } from 'node:test';
import { Chat } from './chat.ts';
import { Server, type ServerOptions } from './server.ts';

export interface Fixtures {
  chat: Chat;
  server: Server;
}

export type TestBody = (fixtures: Fixtures) => Promise<void>;
export type Test = ((name: string, body: TestBody) => void) & { skip: (name: string, why: string) => void };

// All are closed, whatever one of them says: a program that is left keeps the file from ending.
const servers: Promise<Server>[] = [];
after(async () => {
  const closed = await Promise.allSettled(servers.map(async (server) => (await server).close()));
  const failures = closed.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  if (failures.length > 0) throw new Error(failures.join('\n'));
});

/** A `test` whose server has these options; the tests of one file share it. */
export function testsOn(options: ServerOptions = {}, timeout = 60_000): Test {
  let server: Promise<Server> | undefined;
  let chat: Chat | undefined;
  const define = (name: string, body: TestBody) => {
    nodeTest(name, { timeout }, async () => {
      if (!server) servers.push((server = Server.start(options)));
      const started = await server;
      chat ??= new Chat(started);
      try {
        await body({ chat, server: started });
      } catch (failure) {
        process.stderr.write(`--- the server's last words before "${name}" failed\n${started.log.slice(-3000)}\n---\n`);
        throw failure;
      } finally {
        chat.close();
      }
    });
  };
  return Object.assign(define, { skip: (name: string, why: string) => void nodeTest(name, { skip: why }) });
}

export const test = testsOn();
