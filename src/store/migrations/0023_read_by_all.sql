-- oldest program: 22
-- How far everybody has read, where read receipts are on: of a room (thread_seq 0), and of each of its threads.

CREATE TABLE read_by_all (
  room_pk BIGINT NOT NULL REFERENCES rooms (pk) ON DELETE CASCADE,
  thread_seq BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (room_pk, thread_seq)
);
