-- oldest program: 16
-- Discussions: rooms that belong to another one, to which they are open as that one is. An older program would let
-- anybody into the public ones.

ALTER TABLE rooms ADD COLUMN parent_pk BIGINT;
-- Where in the parent stands the message that announces it; it may be gone.
ALTER TABLE rooms ADD COLUMN announced_seq BIGINT;
CREATE INDEX discussions_by_parent ON rooms (parent_pk, announced_seq) WHERE parent_pk IS NOT NULL;
