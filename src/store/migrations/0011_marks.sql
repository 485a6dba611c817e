-- oldest program: 10
-- What people put on messages: reactions, stars, pins; what they report; and whom they ignore in a room. All of it goes
-- with the message, the membership or the person that it is about.

-- What a message has, or once had, as a sum (store/marks.h): most have nothing, and are read without a look elsewhere.
ALTER TABLE messages ADD COLUMN marks BIGINT NOT NULL DEFAULT 0;

-- One row per person and emoji, so that nobody's reaction overwrites another's. `emoji` is the name without colons.
CREATE TABLE reactions (
  position BIGINT NOT NULL REFERENCES messages (position) ON DELETE CASCADE,
  emoji TEXT NOT NULL,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  reacted_at BIGINT NOT NULL,
  PRIMARY KEY (position, emoji, user_pk)
-- sqlite: ) WITHOUT ROWID;
-- postgres: );
CREATE INDEX reactions_by_user ON reactions (user_pk, position);

CREATE TABLE stars (
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  position BIGINT NOT NULL REFERENCES messages (position) ON DELETE CASCADE,
  starred_at BIGINT NOT NULL,
  PRIMARY KEY (user_pk, position)
-- sqlite: ) WITHOUT ROWID;
-- postgres: );
CREATE INDEX stars_by_message ON stars (position);

CREATE TABLE pins (
  position BIGINT PRIMARY KEY REFERENCES messages (position) ON DELETE CASCADE,
  user_pk BIGINT REFERENCES users (pk) ON DELETE SET NULL,
  pinned_at BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
-- postgres: );
CREATE INDEX pins_by_user ON pins (user_pk);

-- Open until a moderator closes it. `user_pk` is whom it is about: the person, or who wrote the message.
CREATE TABLE reports (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  position BIGINT REFERENCES messages (position) ON DELETE CASCADE,
  description TEXT NOT NULL,
  reported_by_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  reported_at BIGINT NOT NULL,
  closed_at BIGINT,
  closed_by_pk BIGINT REFERENCES users (pk) ON DELETE SET NULL,
  action TEXT,
  reason TEXT
);
CREATE INDEX reports_by_message ON reports (position) WHERE position IS NOT NULL;
CREATE INDEX reports_by_user ON reports (user_pk);
CREATE INDEX reports_by_reporter ON reports (reported_by_pk);
CREATE INDEX reports_by_closer ON reports (closed_by_pk) WHERE closed_by_pk IS NOT NULL;
CREATE INDEX reports_open ON reports (reported_at) WHERE closed_at IS NULL;

-- Whose messages somebody does not want to see in a room.
CREATE TABLE ignored_users (
  room_pk BIGINT NOT NULL,
  user_pk BIGINT NOT NULL,
  ignored_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  PRIMARY KEY (room_pk, ignored_pk, user_pk),
  FOREIGN KEY (room_pk, user_pk) REFERENCES subscriptions (room_pk, user_pk) ON DELETE CASCADE
-- sqlite: ) WITHOUT ROWID;
-- postgres: );
CREATE INDEX ignored_users_by_user ON ignored_users (user_pk, room_pk);
CREATE INDEX ignored_users_by_ignored ON ignored_users (ignored_pk);
