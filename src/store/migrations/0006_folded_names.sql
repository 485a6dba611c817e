-- oldest program: 6
-- then: fold_names
-- Names as they are compared and looked for, without regard to case in any script: folded by the program, for the engines
-- do it differently. user_names holds every end of a user's names, so that a part of a name is found by an index.

ALTER TABLE users ADD COLUMN name_key TEXT;
ALTER TABLE rooms ADD COLUMN fname_key TEXT;
ALTER TABLE rooms ADD COLUMN topic_key TEXT;

CREATE TABLE user_names (
-- sqlite:   key TEXT NOT NULL,
-- postgres:   key TEXT COLLATE "C" NOT NULL,
  user_pk BIGINT NOT NULL,
  PRIMARY KEY (key, user_pk)
)
-- sqlite: WITHOUT ROWID
;
