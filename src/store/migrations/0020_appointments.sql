-- oldest program: 16
-- Appointments of people's calendars, as clients store them.

CREATE TABLE appointments (
  id TEXT PRIMARY KEY,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  -- Its id in the calendar that it was imported from.
  external_id TEXT,
  starts_at BIGINT NOT NULL,
  subject TEXT NOT NULL,
  description TEXT NOT NULL,
  meeting_url TEXT,
  reminder_minutes BIGINT,
  notified BIGINT NOT NULL DEFAULT 0,
  -- Goes up with each change: the job of an older one finds its work done.
  revision BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX appointments_by_user ON appointments (user_pk, starts_at);
CREATE UNIQUE INDEX appointments_imported ON appointments (user_pk, external_id) WHERE external_id IS NOT NULL;
