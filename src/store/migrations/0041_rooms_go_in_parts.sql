-- oldest program: 41
-- foreign keys: off
-- What hangs on a room in large numbers goes after it, in small transactions: nobody gets to it without the room's row.
-- So memberships outlive that row for a moment. A room that is listed here has some left; clients that sync are told
-- that these are gone.
CREATE TABLE erased_rooms (
  room_pk BIGINT PRIMARY KEY,
  id TEXT NOT NULL,
  erased_at BIGINT NOT NULL
);

-- postgres: ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_room_no_fkey;

-- sqlite: CREATE TABLE anew_subscriptions (
-- sqlite:   pk INTEGER PRIMARY KEY AUTOINCREMENT,
-- sqlite:   id TEXT NOT NULL UNIQUE,
-- sqlite:   room_pk BIGINT NOT NULL,
-- sqlite:   user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
-- sqlite:   open BIGINT NOT NULL DEFAULT 1,
-- sqlite:   favorite BIGINT NOT NULL DEFAULT 0,
-- sqlite:   forced_alert BIGINT NOT NULL DEFAULT 0,
-- sqlite:   read_seq BIGINT NOT NULL DEFAULT 0,
-- sqlite:   read_countable BIGINT NOT NULL DEFAULT 0,
-- sqlite:   own_unread BIGINT NOT NULL DEFAULT 0,
-- sqlite:   last_seen_at BIGINT,
-- sqlite:   last_reply_at BIGINT,
-- sqlite:   preferences TEXT NOT NULL DEFAULT '{}',
-- sqlite:   desktop_notifications TEXT,
-- sqlite:   blocked BIGINT NOT NULL DEFAULT 0,
-- sqlite:   blocker BIGINT NOT NULL DEFAULT 0,
-- sqlite:   joined_at BIGINT NOT NULL,
-- sqlite:   updated_at BIGINT NOT NULL,
-- sqlite:   attention BIGINT NOT NULL DEFAULT 0,
-- sqlite:   added_by BIGINT REFERENCES users (pk) ON DELETE SET NULL
-- sqlite: );
-- sqlite: INSERT INTO anew_subscriptions (pk, id, room_pk, user_pk, open, favorite, forced_alert,
-- sqlite:   read_seq, read_countable, own_unread, last_seen_at, last_reply_at, preferences,
-- sqlite:   desktop_notifications, blocked, blocker, joined_at, updated_at, attention, added_by) SELECT
-- sqlite:   pk, id, room_pk, user_pk, open, favorite, forced_alert, read_seq, read_countable,
-- sqlite:   own_unread, last_seen_at, last_reply_at, preferences, desktop_notifications, blocked,
-- sqlite:   blocker, joined_at, updated_at, attention, added_by FROM subscriptions;
-- sqlite: DELETE FROM sqlite_sequence WHERE name = 'anew_subscriptions';
-- sqlite: INSERT INTO sqlite_sequence (name, seq)
-- sqlite:   SELECT 'anew_subscriptions', seq FROM sqlite_sequence WHERE name = 'subscriptions';
-- sqlite: DROP TABLE subscriptions;
-- sqlite: ALTER TABLE anew_subscriptions RENAME TO subscriptions;
-- sqlite: CREATE UNIQUE INDEX subscriptions_by_room ON subscriptions (room_pk, user_pk);
-- sqlite: CREATE INDEX subscriptions_by_user ON subscriptions (user_pk, room_pk);
-- sqlite: CREATE INDEX subscriptions_closed ON subscriptions (room_pk) WHERE open = 0;
-- sqlite: CREATE INDEX subscriptions_by_attention ON subscriptions (room_pk, attention) WHERE attention > 0;
-- sqlite: CREATE INDEX subscriptions_by_adder ON subscriptions (added_by) WHERE added_by IS NOT NULL;
