// Jobs that stand in the database as if the server had stored them: over the wire, none waits long enough to be seen.

import { randomId } from './ids.ts';
import type { Server } from './server.ts';

export interface StoredJob {
  state: 'waiting' | 'done' | 'failed' | 'cancelled';
  kind?: string;
  key?: string;
  error?: string;
}

/** Its id. Left out, the kind is one that the server knows. A job that waits does so for an hour. */
export function putJob(server: Server, job: StoredJob): string {
  const id = randomId();
  const now = Date.now();
  const text = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
  const ended = job.state === 'waiting' ? 'NULL' : now;
  server.sql(
    `INSERT INTO jobs (id, kind, version, payload, state, key, run_at, attempts, last_error, created_at, finished_at) VALUES (` +
      `${text(id)}, ${text(job.kind ?? 'jobs.remove-old')}, 1, '{}', ${text(job.state)}, ${text(job.key)}, ${now + 3_600_000}, 0, ${text(job.error)}, ${now}, ${ended})`,
  );
  return id;
}
