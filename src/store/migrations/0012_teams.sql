-- oldest program: 12
-- Teams. A team is a room that hosts others, its main room, and what is known of it besides: it is called what that room
-- is called, private where that room is, and whoever is in that room belongs to it, with the roles that they have there.
-- So there is nothing to keep in step. An older program would let anybody into the channels of a private team.

CREATE TABLE teams (
  room_pk BIGINT PRIMARY KEY REFERENCES rooms (pk) ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,
  creator_pk BIGINT REFERENCES users (pk) ON DELETE SET NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX teams_by_creator ON teams (creator_pk);

-- The main room of the team that hosts the room: the room itself, where it is one.
ALTER TABLE rooms ADD COLUMN team_pk BIGINT;
-- Whoever joins the team joins the room.
ALTER TABLE rooms ADD COLUMN team_default BIGINT NOT NULL DEFAULT 0;
CREATE INDEX rooms_of_teams ON rooms (team_pk) WHERE team_pk IS NOT NULL;
-- Teams by the name that people see.
CREATE INDEX main_rooms_by_fname ON rooms (fname_key) WHERE team_pk = pk;

-- Of members of a team: who brought them in. NULL: they came by themselves.
ALTER TABLE subscriptions ADD COLUMN added_by BIGINT REFERENCES users (pk) ON DELETE SET NULL;
CREATE INDEX subscriptions_by_adder ON subscriptions (added_by) WHERE added_by IS NOT NULL;
