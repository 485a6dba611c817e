-- oldest program: 25
-- Polls: what is asked in a message, and who voted for what.

-- A poll is its message's and goes with it. What the message shows of it stands in the message.
CREATE TABLE polls (
  position BIGINT PRIMARY KEY REFERENCES messages (position) ON DELETE CASCADE,
  -- Stays when the message moves.
  id TEXT NOT NULL UNIQUE,
  options BIGINT NOT NULL,
  multiple BIGINT NOT NULL,
  anonymous BIGINT NOT NULL,
  ends_at BIGINT,
  closed_at BIGINT
-- sqlite: ) WITHOUT ROWID;
-- postgres: );

-- One row per person and option. Also of an anonymous poll, so that nobody votes twice; it is shown to nobody then.
CREATE TABLE poll_votes (
  position BIGINT NOT NULL REFERENCES polls (position) ON DELETE CASCADE,
  choice BIGINT NOT NULL,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  voted_at BIGINT NOT NULL,
  PRIMARY KEY (position, choice, user_pk)
-- sqlite: ) WITHOUT ROWID;
-- postgres: );
CREATE INDEX poll_votes_by_user ON poll_votes (user_pk, position);
