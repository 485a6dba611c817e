-- oldest program: 14
-- Links that let people into a room, people who must not come back to one, and statuses that a workspace has made up.
-- An older program would let those back, and show the accounts that were removed.

CREATE TABLE invites (
  id TEXT PRIMARY KEY,
  room_pk BIGINT NOT NULL REFERENCES rooms (pk) ON DELETE CASCADE,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  days BIGINT NOT NULL,
  max_uses BIGINT NOT NULL,
  uses BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  updated_at BIGINT NOT NULL
);
CREATE INDEX invites_by_room ON invites (room_pk, user_pk, days, max_uses);
CREATE INDEX invites_by_user ON invites (user_pk);
CREATE INDEX invites_by_time ON invites (created_at, id);

CREATE TABLE room_bans (
  room_pk BIGINT NOT NULL REFERENCES rooms (pk) ON DELETE CASCADE,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  banned_at BIGINT NOT NULL,
  PRIMARY KEY (room_pk, user_pk)
);
CREATE INDEX room_bans_by_user ON room_bans (user_pk);

CREATE TABLE custom_statuses (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  status_type TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
