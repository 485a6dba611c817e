-- oldest program: 21
-- How long rooms keep their messages, where they say so themselves; and what messages were before they were changed or
-- deleted, where the workspace keeps that.

-- JSON, as clients know it.
ALTER TABLE rooms ADD COLUMN retention TEXT;

CREATE TABLE message_versions (
  pk %row_key%,
  message_id TEXT NOT NULL,
  room_pk BIGINT NOT NULL,
  user_pk BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  -- When it was changed or deleted, and by whom.
  replaced_at BIGINT NOT NULL,
  replaced_by_pk BIGINT,
  deleted BIGINT NOT NULL,
  text TEXT NOT NULL,
  body TEXT
);
CREATE INDEX message_versions_by_message ON message_versions (message_id, pk);
CREATE INDEX message_versions_by_room ON message_versions (room_pk, sent_at);
CREATE INDEX message_versions_by_user ON message_versions (user_pk);
