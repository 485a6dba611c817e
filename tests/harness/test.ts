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

/** A `test` whose server has these options; the tests of one file share it. */
export function testsOn(options: ServerOptions = {}, timeout = 60_000): Test {
  let server: Promise<Server> | undefined;
  let chat: Chat | undefined;
  after(async () => {
    if (server) await (await server).close();
  });
  const define = (name: string, body: TestBody) => {
    nodeTest(name, { timeout }, async () => {
      server ??= Server.start(options);
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
