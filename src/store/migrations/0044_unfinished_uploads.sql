-- oldest program: 41
-- Files that come in parts. How much of one is there, its bytes say, which lie in the data folder until it is complete.

CREATE TABLE unfinished_uploads (
  pk %row_key%,
  -- Which the file keeps when it is complete.
  id TEXT NOT NULL UNIQUE,
  user_pk BIGINT NOT NULL REFERENCES users (pk),
  -- No reference: it goes with the room, by what erases that.
  room_pk BIGINT NOT NULL,
  room_id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  content TEXT,
  size BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- 1: it is among the uploads.
  complete BIGINT NOT NULL
);
CREATE INDEX unfinished_uploads_by_user ON unfinished_uploads (user_pk, expires_at);
CREATE INDEX unfinished_uploads_by_room ON unfinished_uploads (room_pk);
CREATE INDEX unfinished_uploads_by_expiry ON unfinished_uploads (expires_at);
