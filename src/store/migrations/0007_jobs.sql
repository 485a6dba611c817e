-- oldest program: 3
-- Work that outlives the request that asks for it: one row a job, and one a schedule that makes jobs. `outbox`, which
-- nothing ever wrote to, goes.

DROP TABLE outbox;

CREATE TABLE jobs (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  version BIGINT NOT NULL,
  payload TEXT NOT NULL,
  -- waiting, running, done, failed (for good), cancelled
  state TEXT NOT NULL,
  -- At most one job of a kind and key waits or runs.
  key TEXT,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  last_error TEXT,
  -- Who runs it, and until when nobody else may take it.
  node TEXT,
  lease_until BIGINT,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT
);
CREATE INDEX jobs_by_due ON jobs (kind, state, run_at);
CREATE UNIQUE INDEX jobs_pending ON jobs (kind, key) WHERE key IS NOT NULL AND state IN ('waiting', 'running');
CREATE INDEX jobs_by_lease ON jobs (lease_until) WHERE state = 'running';
CREATE INDEX jobs_by_end ON jobs (state, finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE job_schedules (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  version BIGINT NOT NULL,
  payload TEXT NOT NULL,
  rule TEXT NOT NULL,
  zone TEXT NOT NULL,
  next_at BIGINT NOT NULL,
  last_at BIGINT
);
CREATE INDEX job_schedules_by_next ON job_schedules (next_at);
