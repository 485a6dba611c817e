-- oldest program: 16
-- What people want to be reminded of.

CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  text TEXT NOT NULL,
  room_id TEXT,
  message_id TEXT,
  due_at BIGINT NOT NULL,
  zone TEXT,
  -- waiting, due, complete
  state TEXT NOT NULL,
  -- Goes up with each change: the job of an older one finds its work done.
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  completed_at BIGINT
);
CREATE INDEX reminders_by_user ON reminders (user_pk, state, due_at);
