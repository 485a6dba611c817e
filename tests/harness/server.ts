// One running confab: started on a free port with data of its own, stopped or killed by the test that owns it.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { binary } from './paths.ts';
import { type Database, freshDatabase } from './postgres.ts';
import { refusalsIn, remember } from './refusals.ts';
import { within } from './wait.ts';

export type Engine = 'sqlite' | 'postgres';

export const kAdmin = { username: 'admin', name: 'Ada Admin', email: 'admin@example.test', password: 'correct horse 1' };

export interface ServerOptions {
  /** Setting values forced by environment, by setting id. */
  settings?: Record<string, boolean | number | string>;
  env?: Record<string, string>;
  args?: string[];
  /** The words of a command that starts the program, whose own follow; by its data folder. */
  within?: (data: string) => string[];
  /** false: no administrator and no finished wizard, as on a fresh machine. */
  prepared?: boolean;
  /** true: the rate limits stay as shipped. */
  limits?: boolean;
}

// Other suites measure limits by themselves; everywhere else they would only make tests depend on their number.
const kUnlimited = {
  API_Enable_Rate_Limiter: false,
  DDP_Rate_Limit_IP_Enabled: false,
  DDP_Rate_Limit_User_Enabled: false,
  DDP_Rate_Limit_Connection_Enabled: false,
  DDP_Rate_Limit_User_By_Method_Enabled: false,
  DDP_Rate_Limit_Connection_By_Method_Enabled: false,
  Block_Multiple_Failed_Logins_Enabled: false,
};

// Tests call nobody; who tests previews of links has them called from the test itself.
const kAlone = { API_Embed: false };

// Two thirds of what the suites computed was bcrypt; that passwords cost what they shall is asked in api/cli.test.ts.
const kCheapPasswords = { CONFAB_PASSWORD_COST: '4' };

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

export function engineUnderTest(): Engine {
  const engine = process.env.CONFAB_TEST_ENGINE ?? 'sqlite';
  if (engine !== 'sqlite' && engine !== 'postgres') throw new Error(`CONFAB_TEST_ENGINE is neither sqlite nor postgres: ${engine}`);
  return engine;
}

export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'confab-test-'));
  readonly engine = engineUnderTest();
  url = '';
  port = 0;
  private readonly database: Database | undefined;
  private child: ChildProcess | undefined;
  private lines: string[] = [];

  readonly options: ServerOptions;

  private constructor(options: ServerOptions) {
    this.options = options;
    if (this.engine === 'postgres') this.database = freshDatabase();
  }

  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = new Server(options);
    await server.up();
    return server;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Standard output and error so far. */
  get log(): string {
    return this.lines.join('');
  }

  environment(): Record<string, string> {
    const { options } = this;
    const settings = {
      ...(options.limits ? {} : kUnlimited),
      ...kAlone,
      ...(options.prepared === false ? {} : { Show_Setup_Wizard: 'completed' }),
      ...options.settings,
    };
    const env: Record<string, string> = { PATH: process.env.PATH ?? '', HOME: this.data, CREATE_TOKENS_FOR_USERS: 'true', ...kCheapPasswords };
    for (const name of ['ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS', 'ASAN_SYMBOLIZER_PATH']) {
      const value = process.env[name];
      if (value) env[name] = value;
    }
    for (const [id, value] of Object.entries(settings)) env[`OVERWRITE_SETTING_${id}`] = String(value);
    if (options.prepared !== false) {
      env.ADMIN_USERNAME = kAdmin.username;
      env.ADMIN_NAME = kAdmin.name;
      env.ADMIN_EMAIL = kAdmin.email;
      env.ADMIN_PASS = kAdmin.password;
    }
    if (this.database) env.DATABASE_URL = this.database.url;
    return { ...env, ...options.env };
  }

  /** Starts the program on this server's data; on the old port if it ran before, so that clients find it again. */
  async up(): Promise<void> {
    const args = ['serve', '--data', this.data, '--port', String(this.port), ...(this.options.args ?? [])];
    const [command = binary(), ...words] = [...(this.options.within?.(this.data) ?? []), binary()];
    const child = spawn(command, [...words, ...args], { env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    running.add(child);
    const gone = new Promise<never>((_, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        running.delete(child);
        reject(new Error(`confab ended (${signal ?? code}) before it served:\n${this.log}`));
      });
    });
    const served = new Promise<void>((resolve) => {
      const mine: string[] = [];
      const hear = (chunk: Buffer) => {
        const text = chunk.toString();
        mine.push(text);
        this.lines.push(text);
        const found = /Site URL:\s*(https?:\/\/[^\s/]+?:(\d+))/.exec(mine.join(''));
        if (!found) return;
        this.url = `http://127.0.0.1:${found[2]}`;
        this.port = Number(found[2]);
        resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
    });
    gone.catch(() => undefined);
    await within(Promise.race([served, gone]), () => `the banner of confab; it said:\n${this.log}`, 20_000);
  }

  /** Changes the database behind the program's back: for what nobody can bring about over the wire. */
  sql(text: string): void {
    if (this.database) return this.database.run(text);
    const file = new DatabaseSync(join(this.data, 'confab.db'), { timeout: 5_000 });
    try {
      file.exec(text);
    } finally {
      file.close();
    }
  }

  /** The number that a query of one row and column gives. */
  count(query: string): number {
    if (this.database) return this.database.count(query);
    const file = new DatabaseSync(join(this.data, 'confab.db'), { timeout: 5_000, readOnly: true });
    try {
      return Number(Object.values(file.prepare(query).get() ?? {})[0]);
    } finally {
      file.close();
    }
  }

  /** Ends the program with `signal` and returns its exit code (null when the signal ended it). */
  async down(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return within(ended, () => `the end of confab after ${signal}; it said:\n${this.log.slice(-4000)}`, 20_000);
  }

  /** kill -9 and start again on the same data and port. */
  async crash(): Promise<void> {
    await this.down('SIGKILL');
    await this.up();
  }

  /** Throws when a call was refused in a way that its declaration does not name. */
  async close(): Promise<void> {
    const refusals = refusalsIn(await this.metrics());
    await this.down('SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
    this.database?.drop();
    remember(refusals);
    const undeclared = refusals.filter(({ declared }) => !declared).map(({ call, error }) => `${call}: ${error}`);
    if (undeclared.length > 0) throw new Error(`refusals that no declaration names; add them to its .errors:\n${undeclared.join('\n')}`);
  }

  /** Nothing when the test has ended the program itself. */
  private async metrics(): Promise<string> {
    try {
      const answer = await fetch(`${this.url}/metrics`, { signal: AbortSignal.timeout(5_000) });
      return await answer.text();
    } catch {
      return '';
    }
  }
}

export interface Run {
  code: number | null;
  output: string;
}

/** Runs the program to its end: for command lines that are refused and for commands that don't serve. */
export async function run(args: string[], env: Record<string, string> = {}, ms = 20_000): Promise<Run> {
  const child = spawn(binary(), args, {
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
  try {
    return await within(ended, () => `the end of confab ${args.join(' ')}; it said:\n${output}`, ms);
  } finally {
    running.delete(child);
    child.kill('SIGKILL');
  }
}
