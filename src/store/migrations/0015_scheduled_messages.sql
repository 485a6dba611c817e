-- oldest program: 14
-- Messages that people have written and that are sent later. They do not go with their room: who wrote one is told when
-- its time comes. An older program leaves them alone.

CREATE TABLE scheduled_messages (
  id TEXT PRIMARY KEY,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  thread_id TEXT,
  in_room BIGINT NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  send_at BIGINT NOT NULL,
  zone TEXT,
  -- Why it was refused when its time came.
  error TEXT,
  reason TEXT,
  -- Goes up with each change: the job of an older one finds its work done.
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX scheduled_messages_by_user ON scheduled_messages (user_pk, send_at);
