-- oldest program: 6
-- What the workspace held, one document a day.

CREATE TABLE statistics (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX statistics_by_time ON statistics (created_at, pk);
