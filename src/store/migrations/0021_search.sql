-- oldest program: 21
-- The index of search (docs/decisions/0018-search.md): for each room how far it goes, and its rows.

CREATE TABLE search_rooms (
-- sqlite:   room_pk INTEGER PRIMARY KEY REFERENCES rooms (pk) ON DELETE CASCADE,
-- postgres:   room_pk BIGINT PRIMARY KEY REFERENCES rooms (pk) ON DELETE CASCADE,
  -- The messages up to this seq are indexed, ...
  indexed BIGINT NOT NULL,
  -- ... by these rules (search/text.h).
  version BIGINT NOT NULL,
  -- How often the room's index was written: who read before that writes nothing.
  writes BIGINT NOT NULL
);

-- position = room number * 2^32 + the segment's first seq + the bucket's number (search/segments.h).
CREATE TABLE search_postings (
-- sqlite:   position INTEGER PRIMARY KEY,
-- postgres:   position BIGINT PRIMARY KEY,
  data TEXT NOT NULL
);

-- Messages that were edited or deleted since they may have been indexed, and how often.
CREATE TABLE search_stale (
-- sqlite:   position INTEGER PRIMARY KEY,
-- postgres:   position BIGINT PRIMARY KEY,
  changes BIGINT NOT NULL
);
