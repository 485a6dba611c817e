-- oldest program: 25
-- Files that people send into rooms; their bytes are blobs.

CREATE TABLE uploads (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  blob_pk BIGINT NOT NULL REFERENCES blobs (pk),
  -- No reference: a room that is gone leaves its files to a job, and nobody gets to them without the room.
  room_pk BIGINT NOT NULL,
  user_pk BIGINT NOT NULL REFERENCES users (pk),
  -- That it was sent with; NULL: not sent yet, it goes at expires_at.
  message_id TEXT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type TEXT NOT NULL,
  -- What stands in front of the slash of the type; `thumb` for smaller pictures made of others.
  type_group TEXT NOT NULL,
  size BIGINT NOT NULL,
  uploaded_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT,
  -- Its message is gone, and kept: the file is read by whoever has its address, and listed nowhere.
  hidden BIGINT NOT NULL DEFAULT 0,
  details TEXT NOT NULL
);
CREATE INDEX uploads_by_room ON uploads (room_pk, uploaded_at);
CREATE INDEX uploads_by_message ON uploads (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX uploads_by_blob ON uploads (blob_pk);
CREATE INDEX uploads_by_user ON uploads (user_pk);
CREATE INDEX uploads_hidden ON uploads (message_id) WHERE hidden = 1;
CREATE INDEX uploads_unsent ON uploads (expires_at) WHERE expires_at IS NOT NULL;
