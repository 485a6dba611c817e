-- oldest program: 30
-- then: fold_texts
-- What people say of themselves, as it is looked for: user_texts holds the ends of nicknames, and what begins with each
-- word of an about text.

ALTER TABLE users ADD COLUMN nickname_key TEXT;
ALTER TABLE users ADD COLUMN bio_key TEXT;

CREATE TABLE user_texts (
-- sqlite:   key TEXT NOT NULL,
-- postgres:   key TEXT COLLATE "C" NOT NULL,
  user_pk BIGINT NOT NULL,
  PRIMARY KEY (key, user_pk)
)
-- sqlite: WITHOUT ROWID
;
