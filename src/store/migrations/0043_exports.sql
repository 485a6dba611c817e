-- oldest program: 41
-- What people have asked to have as a file: what concerns themselves, or the messages of a room.

CREATE TABLE exports (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  user_pk BIGINT NOT NULL REFERENCES users (pk),
  -- NULL: what concerns the user. No reference: the export goes with the room, by what erases that.
  room_pk BIGINT,
  format TEXT NOT NULL,
  from_at BIGINT,
  before_at BIGINT,
  state TEXT NOT NULL,
  revision BIGINT NOT NULL,
  requested_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT,
  -- The archive, once it is made.
  blob_pk BIGINT REFERENCES blobs (pk),
  name TEXT,
  size BIGINT NOT NULL,
  messages BIGINT NOT NULL
);
CREATE INDEX exports_by_user ON exports (user_pk, requested_at);
CREATE INDEX exports_by_room ON exports (room_pk) WHERE room_pk IS NOT NULL;
CREATE INDEX exports_by_blob ON exports (blob_pk) WHERE blob_pk IS NOT NULL;
CREATE INDEX exports_by_expiry ON exports (expires_at) WHERE expires_at IS NOT NULL;
