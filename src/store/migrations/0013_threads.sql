-- oldest program: 12
-- Threads. A reply carries the place of its thread's first message, which is in the same room, and that message its
-- counts: nothing of it costs a message outside of threads an index entry.

-- Of a reply: the first message's seq and id, and 1 where it shows in the room as well.
ALTER TABLE messages ADD COLUMN thread_seq BIGINT;
ALTER TABLE messages ADD COLUMN tmid TEXT;
ALTER TABLE messages ADD COLUMN tshow BIGINT;
-- Of a first message: how many replies there are (0: it is followed, but nobody has answered), and when the last came.
ALTER TABLE messages ADD COLUMN tcount BIGINT;
ALTER TABLE messages ADD COLUMN tlm BIGINT;
CREATE INDEX messages_of_threads ON messages (room_pk, thread_seq, seq, user_pk) WHERE thread_seq IS NOT NULL;
CREATE INDEX messages_with_threads ON messages (room_pk, tlm) WHERE tlm IS NOT NULL;

ALTER TABLE deleted_messages ADD COLUMN thread_seq BIGINT;
ALTER TABLE deleted_messages ADD COLUMN tcount BIGINT;

-- Who follows which thread, and how far they have read it: unread are the replies of others above read_seq.
CREATE TABLE thread_follows (
  user_pk BIGINT NOT NULL,
  room_pk BIGINT NOT NULL,
  thread_seq BIGINT NOT NULL,
  read_seq BIGINT NOT NULL,
  PRIMARY KEY (user_pk, room_pk, thread_seq)
)
-- sqlite: WITHOUT ROWID
;
CREATE INDEX thread_follows_by_thread ON thread_follows (room_pk, thread_seq);

-- In which thread somebody is named (0: in none), and whether the room shows it, for the room's counts.
ALTER TABLE mentions ADD COLUMN thread_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mentions ADD COLUMN in_room BIGINT NOT NULL DEFAULT 1;
ALTER TABLE group_mentions ADD COLUMN thread_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE group_mentions ADD COLUMN in_room BIGINT NOT NULL DEFAULT 1;
