-- oldest program: 25
-- The pictures of people and rooms: whose they are, and which blob. An older program would leave the bytes of those
-- that it removes.

ALTER TABLE users ADD COLUMN avatar_origin TEXT;
ALTER TABLE rooms ADD COLUMN avatar_etag TEXT;

CREATE TABLE avatars (
  -- u: of a person, r: of a room.
  kind TEXT NOT NULL,
  owner_pk BIGINT NOT NULL,
  blob_pk BIGINT NOT NULL,
  etag TEXT NOT NULL,
  type TEXT NOT NULL,
  uploaded_at BIGINT NOT NULL,
  PRIMARY KEY (kind, owner_pk)
);
