-- oldest program: 16
-- Sections of people's sidebars, and which of their rooms stand in them. A room that was left keeps its place, for when
-- one comes back.

CREATE TABLE sidebar_sections (
  id TEXT PRIMARY KEY,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  name TEXT NOT NULL,
  emoji TEXT,
  position BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX sidebar_sections_by_user ON sidebar_sections (user_pk, position);

CREATE TABLE sidebar_rooms (
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  room_id TEXT NOT NULL,
  section_id TEXT NOT NULL REFERENCES sidebar_sections (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  PRIMARY KEY (user_pk, room_id)
);
CREATE INDEX sidebar_rooms_by_section ON sidebar_rooms (section_id, position);
