-- oldest program: 16
-- What people have begun to write, one a room and thread ('': the room itself). A row without text tells other devices
-- that a draft is gone.

CREATE TABLE drafts (
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  text TEXT NOT NULL,
  -- By the writer's clock: the latest wins.
  written_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (user_pk, room_id, thread_id)
);
CREATE INDEX drafts_by_time ON drafts (user_pk, updated_at);
