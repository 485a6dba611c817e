-- oldest program: 41
-- What somebody's second factor rests on. A row is there once they began to set one up.

CREATE TABLE second_factors (
  user_pk BIGINT PRIMARY KEY REFERENCES users (pk) ON DELETE CASCADE,
  -- In base32: the one that counts, NULL while there is none, and one that is not confirmed yet.
  secret TEXT,
  offered TEXT,
  -- Of the last code that was accepted: it and all before it are refused from then on.
  last_step BIGINT NOT NULL DEFAULT 0,
  wrong BIGINT NOT NULL DEFAULT 0,
  wrong_since BIGINT NOT NULL DEFAULT 0
);
-- SHA-256 in hex; a row goes when its code is used.
CREATE TABLE backup_codes (
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  PRIMARY KEY (user_pk, hash)
);
-- Whether there is such a secret: said with the account, so that a log-in looks for none where there is none.
ALTER TABLE users ADD COLUMN has_totp BIGINT NOT NULL DEFAULT 0;
-- When who calls with the token last proved that it is them, and from where: SHA-256 of address and program.
ALTER TABLE login_tokens ADD COLUMN proved_at BIGINT;
ALTER TABLE login_tokens ADD COLUMN proved_from TEXT;
