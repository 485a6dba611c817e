-- oldest program: 25
-- Emoji and sounds of the workspace's own; their bytes are blobs.

CREATE TABLE custom_emoji (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  extension TEXT NOT NULL,
  etag TEXT,
  updated_at BIGINT NOT NULL,
  -- NULL: the picture has not come yet.
  blob_pk BIGINT,
  type TEXT NOT NULL
);
CREATE INDEX custom_emoji_by_time ON custom_emoji (updated_at, id);
-- Names and aliases, each once.
CREATE TABLE custom_emoji_names (
  name TEXT PRIMARY KEY,
  emoji_id TEXT NOT NULL
);
CREATE INDEX custom_emoji_names_by_emoji ON custom_emoji_names (emoji_id);
CREATE TABLE deleted_emoji (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  extension TEXT NOT NULL,
  deleted_at BIGINT NOT NULL
);
CREATE INDEX deleted_emoji_by_time ON deleted_emoji (deleted_at, id);

CREATE TABLE custom_sounds (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  extension TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  blob_pk BIGINT
);
