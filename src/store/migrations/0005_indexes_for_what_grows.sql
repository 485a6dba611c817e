-- oldest program: 3
-- What is asked of tables that grow has an index each time.

-- Mentions go with their room. On SQLite the rows lie in their key instead of being stored twice.
-- sqlite: CREATE TABLE ordered_mentions (
-- sqlite:   user_pk BIGINT NOT NULL,
-- sqlite:   room_pk BIGINT NOT NULL,
-- sqlite:   seq BIGINT NOT NULL,
-- sqlite:   PRIMARY KEY (user_pk, room_pk, seq)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO ordered_mentions (user_pk, room_pk, seq) SELECT user_pk, room_pk, seq FROM mentions;
-- sqlite: DROP TABLE mentions;
-- sqlite: ALTER TABLE ordered_mentions RENAME TO mentions;
CREATE INDEX mentions_by_room ON mentions (room_pk, seq);

-- Unread counts take the deleted messages of others above a read position, without a look at the rows; sync takes them
-- in its order.
DROP INDEX deleted_messages_by_countable;
CREATE INDEX deleted_messages_by_countable ON deleted_messages (room_pk, countable, user_pk);
DROP INDEX deleted_messages_by_time;
CREATE INDEX deleted_messages_by_time ON deleted_messages (room_pk, deleted_at, seq);

-- What is over is removed by its time.
CREATE INDEX failed_logins_by_time ON failed_logins (at);
CREATE INDEX login_tokens_by_expiry ON login_tokens (expires_at) WHERE expires_at IS NOT NULL;

-- Whether a role is in use; whose rooms lose their creator.
CREATE INDEX room_roles_by_role ON room_roles (role_id);
CREATE INDEX rooms_by_creator ON rooms (creator_pk);

-- Few rooms have people who are muted, and only those care who is renamed.
CREATE INDEX rooms_with_mutes ON rooms (pk) WHERE muted IS NOT NULL OR unmuted IS NOT NULL;
