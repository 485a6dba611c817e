-- oldest program: 1
-- When a user's username or display name changed last: messages and rooms join names, and count as changed then.

ALTER TABLE users ADD COLUMN renamed_at BIGINT;
CREATE INDEX users_by_rename ON users (renamed_at) WHERE renamed_at IS NOT NULL;

-- Tells whose names the messages of a room show without reading them, and gives sync its whole order. It takes the place
-- of the index on room and time: a further one would cost every message another page to write.
DROP INDEX messages_by_update;
CREATE INDEX messages_by_update ON messages (room_no, updated_at, position, user_no, edited_by_no);
