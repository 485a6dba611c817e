// A fresh database per server on the PostgreSQL server that CONFAB_TEST_POSTGRES names (`run.ts` starts one).

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** What it prints: rows as lines, columns apart by |. */
function psql(url: string, sql: string): string {
  const said = execFileSync('psql', ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', sql], { stdio: ['ignore', 'pipe', 'pipe'] });
  return said.toString();
}

export interface Database {
  url: string;
  run(sql: string): void;
  count(sql: string): number;
  drop(): void;
}

export function freshDatabase(): Database {
  const server = process.env.CONFAB_TEST_POSTGRES;
  if (!server) throw new Error('CONFAB_TEST_POSTGRES is not set: run the suite through tests/run.ts');
  const name = `confab_wire_${randomBytes(6).toString('hex')}`;
  psql(server, `create database ${name}`);
  return {
    url: withDatabase(server, name),
    run: (sql) => void psql(withDatabase(server, name), sql),
    count: (sql) => Number(psql(withDatabase(server, name), sql)),
    drop: () => void psql(server, `drop database if exists ${name} with (force)`),
  };
}

/** The same server, another database: the path of the URL is replaced, its query (socket folder) stays. */
function withDatabase(url: string, name: string): string {
  const [base, query] = url.split('?') as [string, string | undefined];
  const afterScheme = base.indexOf('//') + 2;
  const slash = base.indexOf('/', afterScheme);
  const host = slash < 0 ? base : base.slice(0, slash);
  return `${host}/${name}${query === undefined ? '' : `?${query}`}`;
}
